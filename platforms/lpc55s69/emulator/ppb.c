/*
 * Virtual LPCXpresso55S69: strictness in front of a core's private
 * peripherals.
 *
 * QEMU models NVIC, SysTick, SCB, MPU and SAU; this stands before them, so
 * that a register that does not exist, a wrong width, a missing key or a
 * priority bit that is not implemented stops the run, the locks of the secure
 * controller hold, and a write can be dropped. Sheet sections 3 and 6.6.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "qemu/osdep.h"
#include "exec/exec-all.h"
#include "hw/sysbus.h"
#include "lpc55s69.h"

#define PPB_BASE        0xe0000000u
#define PPB_SIZE        0x100000u
#define SCS             0x0e000u     /* offsets into the PPB */
#define SCS_NS          0x2e000u

/* Offsets into the SCS */
enum {
    SYST = 0x010,
    SYST_END = 0x020,
    NVIC_IPR = 0x400,
    NVIC_IPR_END = NVIC_IPR + LPC55_IRQS,
    VTOR = 0xd08,
    AIRCR = 0xd0c,
    SCR = 0xd10,
    SHPR1 = 0xd18,
    SHPR3_END = 0xd24,
    MPU_TYPE = 0xd90,
    MPU_RNR = 0xd98,
    MPU_RLAR = 0xda0,
    MPU_END = 0xdc8,
    SAU_CTRL = 0xdd0,
    SAU_END = 0xde4,
    SFAR_END = 0xdec,
};

/* Fields of CPU0_LOCK_REG and CPU1_LOCK_REG, sheet 6.6 */
enum {
    CPU0_LOCK_REG = 0xfec,
    CPU1_LOCK_REG = 0xff0,
    LOCK_NS_VTOR = 0,
    LOCK_NS_MPU = 2,
    LOCK_S_VTAIRCR = 4,
    LOCK_S_MPU = 6,
    LOCK_SAU = 8,
};

#define AIRCR_KEY           0x05fau
#define AIRCR_PRIS_BFHFNMINS 0x6000u

/* Word registers of the SCS that the sheet names: [from, to) */
static const struct {
    uint16_t from, to;
} scs_words[] = {
    { 0x004, 0x010 },                   /* ICTR, ACTLR, CPPWR */
    { SYST, SYST_END },
    { 0x100, 0x108 }, { 0x180, 0x188 }, /* ISER, ICER */
    { 0x200, 0x208 }, { 0x280, 0x288 }, /* ISPR, ICPR */
    { 0x300, 0x308 }, { 0x380, 0x388 }, /* IABR, ITNS */
    { NVIC_IPR, NVIC_IPR_END },
    { 0xd00, 0xd84 }, { 0xd88, 0xd90 }, /* SCB, ID registers, CPACR, NSACR */
    { MPU_TYPE, MPU_END },
    { SAU_CTRL, SFAR_END },
    { 0xf00, 0xf04 },                   /* STIR */
    { 0xf34, 0xf4c },                   /* FPCCR to MVFR2 */
};

static bool scs_register(uint32_t offset)
{
    unsigned i;

    for (i = 0; i < ARRAY_SIZE(scs_words); i++) {
        if (offset >= scs_words[i].from && offset < scs_words[i].to) {
            return true;
        }
    }
    return false;
}

static bool narrow_allowed(uint32_t offset)
{
    return (offset >= NVIC_IPR && offset < NVIC_IPR_END) ||
           (offset >= SHPR1 && offset < SHPR3_END) ||
           (offset >= 0xd28 && offset < 0xd2c);      /* CFSR */
}

/* Where QEMU implements the register */
static MemoryRegion *behind(ARMv7MState *v7m, uint32_t addr, hwaddr *offset)
{
    bool ns = (addr & ~0xfffu) == SCS_NS;
    uint32_t scs = addr & 0xfff;

    if (scs >= SYST && scs < SYST_END) {
        *offset = scs - SYST;
        return ns ? &v7m->systick_ns_mem : &v7m->systickmem;
    }
    *offset = scs;
    return ns ? &v7m->sysreg_ns_mem :
           sysbus_mmio_get_region(SYS_BUS_DEVICE(&v7m->nvic), 0);
}

static void check(Lpc55Gate *g, uint32_t addr, unsigned size)
{
    uint32_t page = addr & ~0xfffu, offset = addr & 0xfff;

    if (!(page == SCS || (page == SCS_NS && g->cpu == 0)) ||
        !scs_register(offset)) {
        lpc55_strict(g->soc, "PPB register 0x%08x is not modelled",
                     PPB_BASE + addr);
    }
    if ((offset & (size - 1)) || (size != 4 && !narrow_allowed(offset))) {
        lpc55_strict(g->soc, "PPB register 0x%08x accessed with %u bytes",
                     PPB_BASE + addr, size);
    }
}

/* Bits [4:0] of each priority byte do not exist: 3 bits, sheet 2.1 */
static void check_priorities(Lpc55Gate *g, uint32_t addr, uint32_t offset,
                             uint32_t value)
{
    if (((offset >= NVIC_IPR && offset < NVIC_IPR_END) ||
         (offset >= SHPR1 && offset < SHPR3_END)) && (value & 0x1f1f1f1f)) {
        lpc55_strict(g->soc, "priority 0x%08x written to 0x%08x uses bits that"
                     " do not exist", value, PPB_BASE + addr);
    }
}

static void check_write(Lpc55Gate *g, uint32_t addr, uint32_t value)
{
    Lpc55 *s = g->soc;
    uint32_t offset = addr & 0xfff;

    check_priorities(g, addr, offset, value);
    if (offset == AIRCR && value >> 16 != AIRCR_KEY) {
        lpc55_strict(s, "AIRCR written without its key (0x%08x)", value);
    }
    if (offset == VTOR && (value & 0x1ff)) {
        lpc55_strict(s, "VTOR 0x%08x is not a multiple of 512", value);
    }
    if (offset == SCR && (value & 0x1e)) {
        lpc55_strict(s, "SCR 0x%08x: deep sleep, SLEEPONEXIT and SEVONPEND are"
                     " not modelled", value);
    }
    if (offset == MPU_RNR && value > 7) {
        lpc55_strict(s, "MPU_RNR %u: there are 8 regions", value);
    }
    if (offset >= MPU_RLAR && offset < 0xdc0 && (offset & 4) == 0 &&
        (value & 0x10)) {
        lpc55_strict(s, "MPU_RLAR 0x%08x: bit 4 does not exist", value);
    }
    if (g->cpu == 1 && offset >= MPU_TYPE && offset < MPU_END) {
        lpc55_strict(s, "CPU1 has no MPU (write to 0x%08x)", PPB_BASE + addr);
    }
}

/* Lines 23, 25, 26, 30, 39 to 41 and 43 to 45 have no source (sheet 2.2) */
static uint32_t existing_irqs(Lpc55 *s, uint32_t offset)
{
    static const uint32_t absent[2] = { 0x46800000, 0x00003b80 };

    if (g_str_equal(s->reserved_irqs, "absent") && offset >= 0x100 &&
        offset < 0x300) {
        return ~absent[offset / 4 & 1];
    }
    return 0xffffffff;
}

/* Sheet 6.6: what a lock field freezes. AIRCR loses two bits only. */
static bool frozen(Lpc55Gate *g, uint32_t addr, bool secure, uint32_t *value)
{
    Lpc55 *s = g->soc;
    uint32_t offset = addr & 0xfff;
    bool ns = g->cpu == 1 || !secure || (addr & ~0xfffu) == SCS_NS;
    uint32_t reg = g->cpu == 0 ? CPU0_LOCK_REG : CPU1_LOCK_REG;
    uint32_t aircr;

    if (offset == VTOR) {
        return lpc55_lock_field(s, reg, ns ? LOCK_NS_VTOR : LOCK_S_VTAIRCR);
    }
    if (offset >= MPU_TYPE && offset < MPU_END) {
        return lpc55_lock_field(s, reg, ns ? LOCK_NS_MPU : LOCK_S_MPU);
    }
    if (g->cpu == 0 && offset >= SAU_CTRL && offset < SAU_END) {
        return lpc55_lock_field(s, reg, LOCK_SAU);
    }
    if (offset == AIRCR && !ns && lpc55_lock_field(s, reg, LOCK_S_VTAIRCR)) {
        aircr = s->armv7m[0].cpu->env.v7m.aircr;
        *value = (*value & ~AIRCR_PRIS_BFHFNMINS) |
                 (aircr & AIRCR_PRIS_BFHFNMINS);
    }
    return false;
}

static void done(void)
{
    if (current_cpu) {
        current_cpu->mem_io_pc = 1;
    }
}

static MemTxResult ppb_read(void *opaque, hwaddr addr, uint64_t *data,
                            unsigned size, MemTxAttrs attrs)
{
    Lpc55Gate *g = opaque;
    MemTxResult result;
    MemoryRegion *mr;
    hwaddr offset;

    check(g, addr, size);
    mr = behind(&g->soc->armv7m[g->cpu], addr, &offset);
    result = memory_region_dispatch_read(mr, offset, data,
                                         size_memop(size) | MO_LE, attrs);
    done();
    return result;
}

static MemTxResult ppb_write(void *opaque, hwaddr addr, uint64_t data,
                             unsigned size, MemTxAttrs attrs)
{
    Lpc55Gate *g = opaque;
    MemTxResult result = MEMTX_OK;
    uint32_t value = data;
    MemoryRegion *mr;
    hwaddr offset;

    check(g, addr, size);
    if (attrs.user && (addr & 0xfff) != 0xf00) {
        /* BusFault, whatever the value (sheet 3.1) */
        done();
        return MEMTX_ERROR;
    }
    if (lpc55_drop_write(g->soc, g->cpu, PPB_BASE + addr, value)) {
        done();
        return MEMTX_OK;
    }
    check_write(g, addr, value);
    value &= existing_irqs(g->soc, addr & 0xfff);
    if (frozen(g, addr, attrs.secure, &value)) {
        lpc55_event(g->soc, "board", "locked-write addr=0x%08x",
                    PPB_BASE + (uint32_t)addr);
    } else {
        mr = behind(&g->soc->armv7m[g->cpu], addr, &offset);
        result = memory_region_dispatch_write(mr, offset, value,
                                              size_memop(size) | MO_LE, attrs);
    }
    done();
    return result;
}

static const MemoryRegionOps ppb_ops = {
    .read_with_attrs = ppb_read,
    .write_with_attrs = ppb_write,
    .endianness = DEVICE_LITTLE_ENDIAN,
    .valid = { .min_access_size = 1, .max_access_size = 4, .unaligned = true },
    .impl = { .min_access_size = 1, .max_access_size = 4, .unaligned = true },
};

void lpc55_ppb_init(Lpc55 *s, int cpu)
{
    Lpc55Gate *g = &s->gate[cpu];

    memory_region_init_io(&g->ppb, OBJECT(s), &ppb_ops, g, "lpc55s69-ppb",
                          PPB_SIZE);
    memory_region_add_subregion_overlap(&s->armv7m[cpu].container, PPB_BASE,
                                        &g->ppb, 10);
}
