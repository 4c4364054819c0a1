/*
 * Virtual LPCXpresso55S69: the AHB secure controller.
 *
 * Sheet section 6: rules, masters' levels with their complement, locks, the
 * duplicate of MISC_CTRL_REG, and the latch behind interrupt 53. Only the
 * field values 01 and 10 are documented; any other acts as the restrictive
 * one, and so does a field that differs from its duplicate.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "qemu/osdep.h"
#include "lpc55s69.h"

#define R(s, offset)        ((s)->ahb[(offset) / 4])

/* Sheet 6.4 and 6.5 */
enum {
    FLASH_ROM_SLAVE_RULE = 0x000,
    FLASH_MEM_RULE0 = 0x010,
    ROM_MEM_RULE0 = 0x020,
    RAMX_SLAVE_RULE = 0x030,
    RAMX_MEM_RULE0 = 0x040,
    RAM0_SLAVE_RULE = 0x050,
    RAM0_MEM_RULE0 = 0x060,
    RAM_STEP = 0x020,
    APB_BRIDGE_SLAVE_RULE = 0x0f0,
    APB0_MEM_CTRL0 = 0x100,
    APB1_MEM_CTRL0 = 0x110,
    AHB_PORT8_SLAVE0 = 0x120,
    AHB_PORT8_SLAVE1 = 0x124,
    AHB_PORT9_SLAVE0 = 0x130,
    AHB_PORT10_SLAVE0 = 0x140,
    AHB_PORT10_SLAVE1 = 0x144,
    AHB_SEC_CTRL_MEM_RULE = 0x150,
    USB_HS_SLAVE_RULE = 0x160,
    USB_HS_MEM_RULE = 0x170,
    RULES_END = 0x174,
    SEC_VIO_ADDR0 = 0xe00,
    SEC_VIO_MISC_INFO0 = 0xe80,
    SEC_VIO_INFO_VALID = 0xf00,
    SEC_GPIO_MASK0 = 0xf80,
    SEC_GPIO_MASK1 = 0xf84,
    SEC_CPU_INT_MASK0 = 0xf90,
    SEC_CPU_INT_MASK1 = 0xf94,
    SEC_MASK_LOCK = 0xfbc,
    MASTER_SEC_LEVEL = 0xfd0,
    MASTER_SEC_ANTI_POL = 0xfd4,
    CPU0_LOCK_REG = 0xfec,
    CPU1_LOCK_REG = 0xff0,
    MISC_CTRL_DP_REG = 0xff8,
    MISC_CTRL_REG = 0xffc,
};

/* MISC_CTRL_REG, sheet 6.7: the low bit of each two-bit field */
enum {
    WRITE_LOCK = 0,
    ENABLE_SECURE_CHECKING = 2,
    ENABLE_S_PRIV_CHECK = 4,
    ENABLE_NS_PRIV_CHECK = 6,
    DISABLE_VIOLATION_ABORT = 8,
    SIMPLE_MASTER_TIER = 10,
    SMART_MASTER_TIER = 12,
    IDAU_ALL_NS = 14,
};

#define PORTS               12
#define MASTER_LOCK_SHIFT   30

/* Every rule register: bits that exist, and nibbles that must hold 3 */
static const struct {
    uint16_t offset;
    uint32_t bits, reserved;
} rule_registers[] = {
    { FLASH_ROM_SLAVE_RULE, 0x33, 0 },
    { 0x010, 0x33333333, 0 }, { 0x014, 0x33333333, 0 }, { 0x018, 0x3333, 0 },
    { 0x020, 0x33333333, 0 }, { 0x024, 0x33333333, 0 },
    { 0x028, 0x33333333, 0 }, { 0x02c, 0x33333333, 0 },
    { RAMX_SLAVE_RULE, 0x3, 0 }, { RAMX_MEM_RULE0, 0x33333333, 0 },
    { 0x050, 0x3, 0 }, { 0x060, 0x33333333, 0 }, { 0x064, 0x33333333, 0 },
    { 0x070, 0x3, 0 }, { 0x080, 0x33333333, 0 }, { 0x084, 0x33333333, 0 },
    { 0x090, 0x3, 0 }, { 0x0a0, 0x33333333, 0 }, { 0x0a4, 0x33333333, 0 },
    { 0x0b0, 0x3, 0 }, { 0x0c0, 0x33333333, 0 }, { 0x0c4, 0x33333333, 0 },
    { 0x0d0, 0x3, 0 }, { 0x0e0, 0x3333, 0 },
    { APB_BRIDGE_SLAVE_RULE, 0x33, 0 },
    { 0x100, 0x33333333, 0x30000000 }, { 0x104, 0x33333333, 0x30003300 },
    { 0x108, 0x33333333, 0x33330333 },
    { 0x110, 0x33333333, 0x33330330 }, { 0x114, 0x33333333, 0x33003000 },
    { 0x118, 0x33333333, 0x33003333 }, { 0x11c, 0x33333333, 0x33030030 },
    { 0x120, 0x33333333, 0x00003033 }, { 0x124, 0x00333333, 0x00300000 },
    { 0x130, 0x33333333, 0x00003333 }, { 0x134, 0x33333333, 0x03300330 },
    { 0x140, 0x33333333, 0x00000030 }, { 0x144, 0x33, 0 },
    { AHB_SEC_CTRL_MEM_RULE, 0x3333, 0 },
    { USB_HS_SLAVE_RULE, 0x3, 0 }, { USB_HS_MEM_RULE, 0x3333, 0 },
};

static unsigned field(uint32_t value, unsigned shift)
{
    return value >> shift & 3;
}

/* 10 in both copies: off, writable. Anything else is the restrictive way. */
static bool misc_is_10(Lpc55 *s, unsigned shift)
{
    return field(R(s, MISC_CTRL_REG), shift) == 2 &&
           field(R(s, MISC_CTRL_DP_REG), shift) == 2;
}

/* 01 in both copies: the permissive way of fields that reset to 10 */
static bool misc_is_01(Lpc55 *s, unsigned shift)
{
    return field(R(s, MISC_CTRL_REG), shift) == 1 &&
           field(R(s, MISC_CTRL_DP_REG), shift) == 1;
}

bool lpc55_lock_field(Lpc55 *s, uint32_t offset, unsigned shift)
{
    return field(R(s, offset), shift) != 2;
}

bool lpc55_cpu1_sees_irq(Lpc55 *s, unsigned irq)
{
    return R(s, SEC_CPU_INT_MASK0 + irq / 32 * 4) >> (irq % 32) & 1;
}

static unsigned nibble(Lpc55 *s, uint32_t offset, unsigned index)
{
    return R(s, offset + index / 8 * 4) >> (index % 8 * 4) & 3;
}

/* How a port's coarse rule and the sector's own combine is open (sheet 6.4) */
static unsigned combine(Lpc55 *s, unsigned slave, unsigned sector)
{
    if (g_str_equal(s->slave_rule, "stricter")) {
        return MAX(slave, sector);
    }
    return slave ? slave : sector;
}

static void peripheral_rule(Lpc55 *s, uint32_t addr, Lpc55Target *t)
{
    uint32_t page = addr >> 12 & 0x1f;

    switch (addr >> 16) {
    case 0x4000:
    case 0x4001:
        t->port = 7;
        t->rule = combine(s, field(R(s, APB_BRIDGE_SLAVE_RULE), 0),
                          nibble(s, APB0_MEM_CTRL0, page));
        break;
    case 0x4002:
    case 0x4003:
        t->port = 7;
        t->rule = combine(s, field(R(s, APB_BRIDGE_SLAVE_RULE), 4),
                          nibble(s, APB1_MEM_CTRL0, page));
        break;
    case 0x4008:
        /* GPIO has 16 KiB and one nibble, sheet 6.5 */
        t->port = 8;
        t->rule = nibble(s, AHB_PORT8_SLAVE0, MIN(page & 0xf, 12));
        break;
    case 0x4009:
        t->port = 9;
        t->rule = nibble(s, AHB_PORT9_SLAVE0, page & 0xf);
        break;
    case 0x400a:
        t->port = 10;
        page &= 0xf;
        if (page < 8) {
            t->rule = nibble(s, AHB_PORT10_SLAVE0, page);
        } else if (page < 12) {
            t->rule = nibble(s, AHB_PORT10_SLAVE1, 0);
        } else {
            t->rule = MAX(nibble(s, AHB_PORT10_SLAVE1, 1),
                          nibble(s, AHB_SEC_CTRL_MEM_RULE, page - 12));
        }
        break;
    default:
        g_assert_not_reached();
    }
}

void lpc55_ahb_rule(Lpc55 *s, uint32_t addr, Lpc55Target *t)
{
    unsigned bank;

    if (t->kind == LPC55_FLASH) {
        t->port = 0;
        t->rule = combine(s, field(R(s, FLASH_ROM_SLAVE_RULE), 0),
                          nibble(s, FLASH_MEM_RULE0, t->offset >> 15));
    } else if (t->kind == LPC55_ROM) {
        t->port = 0;
        t->rule = combine(s, field(R(s, FLASH_ROM_SLAVE_RULE), 4),
                          nibble(s, ROM_MEM_RULE0, t->offset >> 12));
    } else if (t->kind == LPC55_PERIPHERAL) {
        peripheral_rule(s, addr, t);
    } else if (addr >= LPC55_USBRAM_BASE) {
        t->port = 11;
        t->rule = combine(s, field(R(s, USB_HS_SLAVE_RULE), 0),
                          nibble(s, USB_HS_MEM_RULE, t->offset >> 12));
    } else if (addr < LPC55_RAM_BASE) {
        t->port = 1;
        t->rule = combine(s, field(R(s, RAMX_SLAVE_RULE), 0),
                          nibble(s, RAMX_MEM_RULE0, t->offset >> 12));
    } else {
        bank = t->offset >> 16;
        t->port = 2 + bank;
        t->rule = combine(s, field(R(s, RAM0_SLAVE_RULE + bank * RAM_STEP), 0),
                          nibble(s, RAM0_MEM_RULE0 + bank * RAM_STEP,
                                 t->offset >> 12 & 0xf));
    }
}

/* Code bus below 0x20000000 and system bus above, sheet 2.1 and 6.6 */
unsigned lpc55_cpu1_level(Lpc55 *s, uint32_t addr, bool *tampered)
{
    unsigned shift = (addr & ~LPC55_SECURE_BIT) < 0x20000000u ? 4 : 6;
    unsigned level = field(R(s, MASTER_SEC_LEVEL), shift);
    unsigned anti = field(R(s, MASTER_SEC_ANTI_POL), shift);

    *tampered = level != (~anti & 3);
    return level;
}

bool lpc55_ahb_allows(Lpc55 *s, const Lpc55Access *a, const Lpc55Target *t)
{
    unsigned level = a->level;
    bool tampered = false, tier;

    if (a->cpu == 1) {
        level = lpc55_cpu1_level(s, a->addr, &tampered);
        if (tampered && g_str_equal(s->antipole, "deny")) {
            return false;
        }
    }
    if (misc_is_10(s, ENABLE_SECURE_CHECKING)) {
        return true;
    }
    if (a->cpu == 1 && (a->addr & LPC55_SECURE_BIT) && !(level & 2) &&
        g_str_equal(s->secure_alias, "violation")) {
        return false;
    }
    if (!(level & 2) && (t->rule & 2)) {
        return false;
    }
    if ((level & 2) && !(t->rule & 2)) {
        if (a->cpu == 1) {
            tier = misc_is_01(s, SIMPLE_MASTER_TIER);
        } else {
            tier = misc_is_01(s, SMART_MASTER_TIER) ||
                   g_str_equal(s->strict_mode, "tier");
        }
        if (!tier) {
            return false;
        }
    }
    if ((t->rule & 1) && !(level & 1) &&
        !misc_is_10(s, level & 2 ? ENABLE_S_PRIV_CHECK :
                    ENABLE_NS_PRIV_CHECK)) {
        return false;
    }
    return true;
}

/* The order of ports 0 to 7 is inferred (sheet 6.8) */
static unsigned vio_port(Lpc55 *s, const Lpc55Target *t)
{
    return t->port < 8 && g_str_equal(s->vio_ports, "reversed") ?
           7 - t->port : t->port;
}

/* Records a violation; returns whether the transfer is aborted */
bool lpc55_ahb_violation(Lpc55 *s, const Lpc55Access *a, const Lpc55Target *t)
{
    bool code_bus = (a->addr & ~LPC55_SECURE_BIT) < 0x20000000u;
    unsigned master = a->cpu * 2 + !code_bus;
    unsigned level = a->level;
    unsigned port = vio_port(s, t);
    bool tampered;

    if (a->cpu == 1) {
        level = lpc55_cpu1_level(s, a->addr, &tampered);
    }
    lpc55_event(s, "board", "violation master=%u addr=0x%08x write=%d",
                master, a->addr, a->write);
    lpc55_activity(s);
    if (!(R(s, SEC_VIO_INFO_VALID) & (1u << port))) {
        R(s, SEC_VIO_ADDR0 + 4 * port) = a->addr;
        R(s, SEC_VIO_MISC_INFO0 + 4 * port) =
            a->write | !a->fetch << 1 | level << 4 | (~level & 3) << 6 |
            master << 8;
        R(s, SEC_VIO_INFO_VALID) |= 1u << port;
    }
    lpc55_set_irq(s, LPC55_IRQ_SEC_VIO, true);
    return !misc_is_01(s, DISABLE_VIOLATION_ABORT);
}

static bool is_rule(uint32_t offset, uint32_t *bits)
{
    unsigned i;

    for (i = 0; i < ARRAY_SIZE(rule_registers); i++) {
        if (rule_registers[i].offset == offset) {
            *bits = rule_registers[i].bits;
            return true;
        }
    }
    return false;
}

/* The manual is said to demand 3 in reserved nibbles (sheet 6.5, 16) */
static void check_reserved_rules(Lpc55 *s)
{
    unsigned i;

    if (misc_is_10(s, ENABLE_SECURE_CHECKING) ||
        !g_str_equal(s->reserved_rules, "required")) {
        return;
    }
    for (i = 0; i < ARRAY_SIZE(rule_registers); i++) {
        uint32_t reserved = rule_registers[i].reserved;

        if ((R(s, rule_registers[i].offset) & reserved) != reserved) {
            lpc55_strict(s, "checking enabled while a reserved nibble of the"
                         " secure controller's register 0x%03x is not 3",
                         rule_registers[i].offset);
        }
    }
}

uint32_t lpc55_ahb_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset)
{
    uint32_t bits;

    if (is_rule(offset, &bits)) {
        return R(s, offset);
    }
    if (offset >= SEC_VIO_ADDR0 && offset < SEC_VIO_ADDR0 + 4 * PORTS) {
        return R(s, offset);
    }
    if (offset >= SEC_VIO_MISC_INFO0 &&
        offset < SEC_VIO_MISC_INFO0 + 4 * PORTS) {
        return R(s, offset);
    }
    switch (offset) {
    case SEC_VIO_INFO_VALID:
    case SEC_GPIO_MASK0:
    case SEC_GPIO_MASK1:
    case SEC_CPU_INT_MASK0:
    case SEC_CPU_INT_MASK1:
    case SEC_MASK_LOCK:
    case MASTER_SEC_LEVEL:
    case MASTER_SEC_ANTI_POL:
    case CPU0_LOCK_REG:
    case CPU1_LOCK_REG:
    case MISC_CTRL_DP_REG:
    case MISC_CTRL_REG:
        return R(s, offset);
    default:
        lpc55_bad_register(s, b, offset, false);
    }
}

/* Writes to what is locked are lost, as on the chip; the stream shows them */
static bool locked(Lpc55 *s, uint32_t offset, bool by_field)
{
    bool rules = !misc_is_10(s, WRITE_LOCK);
    bool all = rules && g_str_equal(s->lock_scope, "all");

    if (by_field || all) {
        lpc55_event(s, "board", "locked-write addr=0x%08x", 0x500ac000 + offset);
        return true;
    }
    return false;
}

static bool rules_locked(Lpc55 *s, uint32_t offset)
{
    return locked(s, offset, !misc_is_10(s, WRITE_LOCK));
}

void lpc55_ahb_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                     uint32_t value)
{
    uint32_t bits;

    lpc55_activity(s);
    if (is_rule(offset, &bits)) {
        lpc55_reserved_bits(s, b, offset, value, bits);
        if (!rules_locked(s, offset)) {
            R(s, offset) = value;
            check_reserved_rules(s);
        }
        lpc55_gate_changed(s);
        return;
    }
    switch (offset) {
    case SEC_VIO_INFO_VALID:
        lpc55_reserved_bits(s, b, offset, value, (1u << PORTS) - 1);
        R(s, offset) &= ~value;
        lpc55_set_irq(s, LPC55_IRQ_SEC_VIO, R(s, offset) != 0);
        return;
    case SEC_GPIO_MASK0:
    case SEC_GPIO_MASK1:
        if (!locked(s, offset, lpc55_lock_field(s, SEC_MASK_LOCK,
                                                offset & 4 ? 2 : 0))) {
            R(s, offset) = value;
        }
        return;
    case SEC_CPU_INT_MASK0:
    case SEC_CPU_INT_MASK1:
        if (!locked(s, offset, lpc55_lock_field(s, SEC_MASK_LOCK,
                                                offset & 4 ? 10 : 8))) {
            R(s, offset) = value;
            lpc55_update_irqs(s);
        }
        return;
    case SEC_MASK_LOCK:
        lpc55_reserved_bits(s, b, offset, value, 0xfff);
        /* Each field locks what it names; none unlocks again */
        if (!locked(s, offset, false)) {
            unsigned shift;

            for (shift = 0; shift < 12; shift += 2) {
                if (!lpc55_lock_field(s, offset, shift)) {
                    R(s, offset) = deposit32(R(s, offset), shift, 2,
                                             field(value, shift));
                }
            }
        }
        return;
    case MASTER_SEC_LEVEL:
    case MASTER_SEC_ANTI_POL:
        if (offset == MASTER_SEC_LEVEL) {
            lpc55_reserved_bits(s, b, offset, value, 0xc3ff0ff0);
        }
        if (!locked(s, offset, lpc55_lock_field(s, offset,
                                                MASTER_LOCK_SHIFT))) {
            R(s, offset) = value;
        }
        lpc55_gate_changed(s);
        return;
    case CPU0_LOCK_REG:
    case CPU1_LOCK_REG:
        lpc55_reserved_bits(s, b, offset, value, offset == CPU0_LOCK_REG ?
                            0xc00003ff : 0xc000000f);
        if (!locked(s, offset, lpc55_lock_field(s, offset,
                                                MASTER_LOCK_SHIFT))) {
            R(s, offset) = value;
        }
        return;
    case MISC_CTRL_DP_REG:
    case MISC_CTRL_REG:
        lpc55_reserved_bits(s, b, offset, value, 0xffff);
        if (field(value, IDAU_ALL_NS) != 2) {
            lpc55_strict(s, "IDAU_ALL_NS is not modelled (value 0x%08x)",
                         value);
        }
        if (!rules_locked(s, offset)) {
            R(s, offset) = value;
            check_reserved_rules(s);
        }
        lpc55_gate_changed(s);
        return;
    default:
        lpc55_bad_register(s, b, offset, true);
    }
}

void lpc55_ahb_reset(Lpc55 *s)
{
    memset(s->ahb, 0, sizeof(s->ahb));
    R(s, SEC_GPIO_MASK0) = 0xffffffff;
    R(s, SEC_GPIO_MASK1) = 0xffffffff;
    R(s, SEC_CPU_INT_MASK0) = 0xffffffff;
    R(s, SEC_CPU_INT_MASK1) = 0xffffffff;
    R(s, SEC_MASK_LOCK) = 0xaaa;
    R(s, MASTER_SEC_LEVEL) = 0x80000000;
    R(s, MASTER_SEC_ANTI_POL) = 0xbfffffff;
    R(s, CPU0_LOCK_REG) = 0x800002aa;
    R(s, CPU1_LOCK_REG) = 0x8000000a;
    R(s, MISC_CTRL_DP_REG) = 0xaaaa;
    R(s, MISC_CTRL_REG) = 0xaaaa;
}
