/*
 * Virtual LPCXpresso55S69: SYSCON without its clock tree (clocks.c).
 *
 * Gates and resets (sheet 7.1), start and stop of CPU1 (4.1), priorities,
 * identification. A register that is not listed here stops the run.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "qemu/osdep.h"
#include "lpc55s69.h"

enum {
    AHBMATPRIO = 0x010,
    CPU0STCKCAL = 0x038,
    CPU0NSTCKCAL = 0x03c,
    CPU1STCKCAL = 0x040,
    NMISRC = 0x048,
    PRESETCTRL0 = 0x100,
    PRESETCTRLSET0 = 0x120,
    PRESETCTRLCLR0 = 0x140,
    SWR_RESET = 0x160,
    AHBCLKCTRL0 = 0x200,
    AHBCLKCTRLSET0 = 0x220,
    AHBCLKCTRLCLR0 = 0x240,
    CPUCTRL = 0x800,
    CPBOOT = 0x804,
    CPSTAT = 0x80c,
    CPUCFG = 0xfd4,
    DEBUG_LOCK_EN = 0xfa0,
    DEBUG_FEATURES = 0xfa4,
    DEBUG_FEATURES_DP = 0xfa8,
    DEVICE_ID0 = 0xff8,
    DIEID = 0xffc,
};

#define CPUCTRL_KEY     0xc0c4u
#define CPUCTRL_BITS    0x802cu    /* bit 15 is what NXP's manager writes */
#define CPUCTRL_READ    0x002cu

/* Bits that sheet 7.1 names; the others are reserved */
static const uint32_t gate_bits[3] = {
    1u << 1 | 0xfu << 3 | 1u << 7 | 1u << 8 | 1u << 11 | 0x1ffu << 13 |
        1u << 22 | 1u << 23 | 1u << 26 | 1u << 27,
    7u | 1u << 10 | 0xffu << 11 | 1u << 22 | 1u << 25 | 1u << 26 | 1u << 27,
    0xfeu | 1u << 1 | 1u << 8 | 1u << 13 | 1u << 15 | 1u << 16 | 1u << 17 |
        0xfu << 18 | 1u << 22 | 1u << 23 | 1u << 24 | 1u << 27 | 1u << 28 |
        1u << 29 | 1u << 30,
};

static void set_preset(Lpc55 *s, int n, uint32_t value)
{
    uint32_t risen = value & ~s->preset[n];

    s->preset[n] = value;
    lpc55_blocks_preset(s, n, risen);
    lpc55_gate_changed(s);
}

static void set_ahbclk(Lpc55 *s, int n, uint32_t value)
{
    s->ahbclk[n] = value;
    lpc55_timers_clock(s);
    lpc55_gate_changed(s);
}

/* PRESETCTRLn, AHBCLKCTRLn and their SET and CLR registers */
static bool gates_read(Lpc55 *s, uint32_t offset, uint32_t *value)
{
    int n = (offset & 0x1f) / 4;

    if (n > 2) {
        return false;
    }
    switch (offset & ~0x1fu) {
    case PRESETCTRL0:
        *value = s->preset[n];
        return true;
    case AHBCLKCTRL0:
        *value = s->ahbclk[n];
        return true;
    case PRESETCTRLSET0:
    case PRESETCTRLCLR0:
    case AHBCLKCTRLSET0:
    case AHBCLKCTRLCLR0:
        *value = 0;
        return true;
    default:
        return false;
    }
}

static bool gates_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                        uint32_t value)
{
    int n = (offset & 0x1f) / 4;

    if (n > 2 || offset < PRESETCTRL0 || offset >= AHBCLKCTRLCLR0 + 0x20 ||
        (offset >= SWR_RESET && offset < AHBCLKCTRL0)) {
        return false;
    }
    lpc55_reserved_bits(s, b, offset, value, gate_bits[n]);
    lpc55_activity(s);
    switch (offset & ~0x1fu) {
    case PRESETCTRL0:
        set_preset(s, n, value);
        return true;
    case PRESETCTRLSET0:
        set_preset(s, n, s->preset[n] | value);
        return true;
    case PRESETCTRLCLR0:
        set_preset(s, n, s->preset[n] & ~value);
        return true;
    case AHBCLKCTRL0:
        set_ahbclk(s, n, value);
        return true;
    case AHBCLKCTRLSET0:
        set_ahbclk(s, n, s->ahbclk[n] | value);
        return true;
    case AHBCLKCTRLCLR0:
        set_ahbclk(s, n, s->ahbclk[n] & ~value);
        return true;
    default:
        return false;
    }
}

uint32_t lpc55_syscon_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset)
{
    uint32_t value;

    if (gates_read(s, offset, &value)) {
        return value;
    }
    switch (offset) {
    case AHBMATPRIO:
    case CPU0STCKCAL:
    case CPU0NSTCKCAL:
    case CPU1STCKCAL:
    case NMISRC:
    case DEBUG_LOCK_EN:
    case DEBUG_FEATURES:
    case DEBUG_FEATURES_DP:
    case DEVICE_ID0:
        return s->syscon[offset / 4];
    case CPUCTRL:
        return s->cpuctrl & CPUCTRL_READ;
    case CPBOOT:
        return s->cpboot;
    case CPSTAT:
        return lpc55_cpstat(s);
    case CPUCFG:
        return s->cpucfg;
    case DIEID:
        return 0x426b1;       /* silicon 1B, sheet 15 */
    default:
        if (lpc55_clocks_read(s, offset, &value)) {
            return value;
        }
        break;
    }
    lpc55_bad_register(s, b, offset, false);
}

static void write_cpuctrl(Lpc55 *s, const Lpc55Block *b, uint32_t value)
{
    bool was_held = lpc55_cpu1_held(s);

    if (value >> 16 != CPUCTRL_KEY) {
        lpc55_strict(s, "CPUCTRL written without its key (0x%08x)", value);
    }
    lpc55_reserved_bits(s, b, CPUCTRL, value & 0xffff, CPUCTRL_BITS);
    s->cpuctrl = value & CPUCTRL_BITS;
    lpc55_cpu1_update(s, was_held);
}

void lpc55_syscon_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                        uint32_t value)
{
    bool was_held = lpc55_cpu1_held(s);

    if (gates_write(s, b, offset, value) ||
        lpc55_clocks_write(s, b, offset, value)) {
        return;
    }
    lpc55_activity(s);
    switch (offset) {
    case AHBMATPRIO:
        lpc55_reserved_bits(s, b, offset, value, 0x03ff0fff);
        s->syscon[offset / 4] = value;
        break;
    case CPU0STCKCAL:
    case CPU0NSTCKCAL:
    case CPU1STCKCAL:
        lpc55_reserved_bits(s, b, offset, value, 0x03ffffff);
        s->syscon[offset / 4] = value;
        break;
    case NMISRC:
        if (value) {
            lpc55_strict(s, "NMISRC is not modelled (0x%08x)", value);
        }
        break;
    case CPUCTRL:
        write_cpuctrl(s, b, value);
        break;
    case CPBOOT:
        s->cpboot = value;
        break;
    case CPUCFG:
        lpc55_reserved_bits(s, b, offset, value, 0x6);
        s->cpucfg = value | 0x2;
        lpc55_cpu1_update(s, was_held);
        break;
    default:
        lpc55_bad_register(s, b, offset, true);
    }
}

/* Values at reset, sheet 4.1 and 7.2 */
void lpc55_syscon_reset(Lpc55 *s)
{
    unsigned i;

    memset(s->syscon, 0, sizeof(s->syscon));
    memset(s->preset, 0, sizeof(s->preset));
    memset(s->ahbclk, 0, sizeof(s->ahbclk));
    s->ahbclk[0] = 0x180;
    s->cpuctrl = 0x2c;
    s->cpboot = 0;
    s->cpucfg = 0x2;
    s->syscon[0x260 / 4] = 7;
    s->syscon[0x264 / 4] = 7;
    for (i = 0; i < LPC55_CTIMERS; i++) {
        s->syscon[0x26c / 4 + i] = 7;
    }
    for (i = 0; i < 8; i++) {
        s->syscon[0x2b0 / 4 + i] = 7;
        s->syscon[0x320 / 4 + i] = 0xff;
    }
    s->syscon[0x300 / 4] = 0x40000000;
    s->syscon[0x304 / 4] = 0x40000000;
    s->syscon[0x388 / 4] = 0x40000000;
    s->syscon[0x38c / 4] = 0x40000000;
    s->syscon[0x400 / 4] = 0x2000;
    s->syscon[0xa18 / 4] = 1;
    s->syscon[0xe04 / 4] = 0xffff;
    s->syscon[DEBUG_LOCK_EN / 4] = 5;
    s->syscon[DEBUG_FEATURES_DP / 4] = 0x555;
    s->fro192m = 0x0080d01a;
}
