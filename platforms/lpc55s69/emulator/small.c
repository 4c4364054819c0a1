/*
 * Virtual LPCXpresso55S69: PMC, IOCON, MAILBOX, RNG, and WWDT as long as it
 * is off.
 *
 * Sheet 7.9, 8.2, 5, 11.2 and 12.1.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "qemu/osdep.h"
#include "lpc55s69.h"

/* PMC, sheet 7.9 and 12.2 */
enum {
    PMC_STATUS = 0x04,
    PMC_RESETCTRL = 0x08,
    PMC_AOREG1 = 0x84,
    PMC_PDRUNCFG0 = 0xb8,
    PMC_PDRUNCFGSET0 = 0xc0,
    PMC_PDRUNCFGCLR0 = 0xc8,
};

#define PDRUNCFG_BITS       0x00defffcu
#define PDRUNCFG_RNG        (1u << 22)
/* Blocks that the sheet lets firmware switch; the others keep the board up */
#define PDRUNCFG_SWITCHED   (0x3fu << 8 | 1u << 20 | 1u << 22 | 1u << 23)

uint32_t lpc55_pmc_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset)
{
    switch (offset) {
    case PMC_STATUS:
        return 0;
    case PMC_RESETCTRL:
        return s->pmc_resetctrl;
    case PMC_AOREG1:
        return s->pmc_aoreg1;
    case PMC_PDRUNCFG0:
        return s->pmc_pdruncfg;
    default:
        lpc55_bad_register(s, b, offset, false);
    }
}

void lpc55_pmc_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                     uint32_t value)
{
    lpc55_activity(s);
    switch (offset) {
    case PMC_AOREG1:
        s->pmc_aoreg1 = value;
        break;
    case PMC_PDRUNCFGSET0:
        lpc55_reserved_bits(s, b, offset, value, PDRUNCFG_SWITCHED);
        s->pmc_pdruncfg |= value;
        break;
    case PMC_PDRUNCFGCLR0:
        lpc55_reserved_bits(s, b, offset, value, PDRUNCFG_SWITCHED);
        s->pmc_pdruncfg &= ~value;
        break;
    default:
        lpc55_bad_register(s, b, offset, true);
    }
}

/* IOCON, sheet 8.2: PIO0_n at 4n, PIO1_n at 0x80 + 4n */
#define IOCON_DIGIMODE      (1u << 8)

uint32_t lpc55_iocon_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset)
{
    if (offset >= sizeof(s->iocon)) {
        lpc55_bad_register(s, b, offset, false);
    }
    return s->iocon[offset / 4];
}

void lpc55_iocon_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                       uint32_t value)
{
    /* PIO0_13 and PIO0_14 are the I2C-type pads */
    bool i2c = offset / 4 == 13 || offset / 4 == 14;

    lpc55_activity(s);
    if (offset >= sizeof(s->iocon)) {
        lpc55_bad_register(s, b, offset, true);
    }
    lpc55_reserved_bits(s, b, offset, value, i2c ? 0xffff : 0x7ff);
    s->iocon[offset / 4] = value;
}

bool lpc55_pin_is(Lpc55 *s, unsigned pin, unsigned function)
{
    return (s->iocon[pin] & (0xf | IOCON_DIGIMODE)) ==
           (function | IOCON_DIGIMODE);
}

/* MAILBOX, sheet 5: bank 0 interrupts CPU1, bank 1 CPU0 */
enum {
    IRQ0 = 0x00,
    IRQ0SET = 0x04,
    IRQ0CLR = 0x08,
    IRQ1 = 0x10,
    IRQ1SET = 0x14,
    IRQ1CLR = 0x18,
    MUTEX = 0xf8,
};

static uint32_t *mailbox_flags(Lpc55 *s, uint32_t offset)
{
    return &s->mailbox[offset < IRQ1 ? 1 : 0];
}

/* Who rang or cleared whose bell */
static void trace_doorbell(Lpc55 *s, uint32_t offset, const char *what,
                           uint32_t value)
{
    if (s->trace_sleep) {
        lpc55_event(s, lpc55_current_cpu(s) == 0 ? "cpu0" : "cpu1",
                    "doorbell-%s cpu=%d value=0x%08x", what, offset < IRQ1,
                    value);
    }
}

uint32_t lpc55_mailbox_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset)
{
    uint32_t value;

    switch (offset) {
    case IRQ0:
    case IRQ1:
        return *mailbox_flags(s, offset);
    case MUTEX:
        value = s->mutex;
        s->mutex = false;
        return value;
    default:
        lpc55_bad_register(s, b, offset, false);
    }
}

void lpc55_mailbox_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                         uint32_t value)
{
    lpc55_activity(s);
    switch (offset) {
    case IRQ0:
    case IRQ1:
        trace_doorbell(s, offset, "write", value);
        *mailbox_flags(s, offset) = value;
        break;
    case IRQ0SET:
    case IRQ1SET:
        trace_doorbell(s, offset, "set", value);
        *mailbox_flags(s, offset) |= value;
        break;
    case IRQ0CLR:
    case IRQ1CLR:
        trace_doorbell(s, offset, "clear", value);
        *mailbox_flags(s, offset) &= ~value;
        break;
    case MUTEX:
        s->mutex = true;
        break;
    default:
        lpc55_bad_register(s, b, offset, true);
    }
    lpc55_set_irq(s, LPC55_IRQ_MAILBOX, false);
}

void lpc55_mailbox_reset(Lpc55 *s, const Lpc55Block *b)
{
    s->mailbox[0] = s->mailbox[1] = 0;
    s->mutex = true;
    lpc55_set_irq(s, LPC55_IRQ_MAILBOX, false);
}

/* RNG, sheet 11.2 */
enum {
    RANDOM_NUMBER = 0x00,
    COUNTER_VAL = 0x08,
    COUNTER_CFG = 0x0c,
    ONLINE_TEST_CFG = 0x10,
    ONLINE_TEST_VAL = 0x14,
    MODULEID = 0xffc,
};

#define REFRESH_NS          1000
#define REFRESH_MAX         31

static void rng_powered(Lpc55 *s)
{
    if (s->pmc_pdruncfg & PDRUNCFG_RNG) {
        lpc55_strict(s, "RNG used while powered down (PDRUNCFG0 bit 22)");
    }
}

static uint32_t chi(Lpc55 *s)
{
    bool bad = g_str_equal(s->rng_mode, "bad");

    if (!(s->rng.test & 1)) {
        return 0;
    }
    if (s->rng.reads < 4) {
        s->rng.reads++;
        return 0;
    }
    return 2 | 1 << 4 | (bad ? 9 : 3) << 8;
}

uint32_t lpc55_rng_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset)
{
    int64_t now = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);

    rng_powered(s);
    switch (offset) {
    case RANDOM_NUMBER:
        s->rng.since = now;
        return lpc55_draw(&s->device_stream);
    case COUNTER_VAL:
        return MIN((now - s->rng.since) / REFRESH_NS, REFRESH_MAX) << 8;
    case COUNTER_CFG:
        return s->rng.cfg;
    case ONLINE_TEST_CFG:
        return s->rng.test;
    case ONLINE_TEST_VAL:
        return chi(s);
    case MODULEID:
        return 0xa0b83200;
    default:
        lpc55_bad_register(s, b, offset, false);
    }
}

void lpc55_rng_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                     uint32_t value)
{
    rng_powered(s);
    lpc55_activity(s);
    switch (offset) {
    case COUNTER_CFG:
        lpc55_reserved_bits(s, b, offset, value, 0xff);
        s->rng.cfg = value;
        break;
    case ONLINE_TEST_CFG:
        lpc55_reserved_bits(s, b, offset, value, 7);
        s->rng.test = value;
        s->rng.reads = 0;
        break;
    default:
        lpc55_bad_register(s, b, offset, true);
    }
}

void lpc55_rng_reset(Lpc55 *s, const Lpc55Block *b)
{
    s->rng.cfg = s->rng.test = 0;
    s->rng.reads = 0;
    s->rng.since = 0;
}

/* WWDT, sheet 12.1: the values of a watchdog that was never started */
enum {
    WDT_MOD = 0x00,
    WDT_TC = 0x04,
    WDT_TV = 0x0c,
    WDT_WARNINT = 0x14,
    WDT_WINDOW = 0x18,
};

uint32_t lpc55_wwdt_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset)
{
    switch (offset) {
    case WDT_MOD:
    case WDT_WARNINT:
        return 0;
    case WDT_TC:
    case WDT_TV:
        return 0xff;
    case WDT_WINDOW:
        return 0xffffff;
    default:
        lpc55_bad_register(s, b, offset, false);
    }
}

void lpc55_wwdt_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                      uint32_t value)
{
    lpc55_strict(s, "WWDT register 0x%02x written (0x%08x): a running"
                 " watchdog is not modelled", offset, value);
}
