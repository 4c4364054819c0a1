/*
 * Virtual LPCXpresso55S69: clock tree of SYSCON, ANACTRL, flash wait states.
 *
 * Sheet 7.2 to 7.7. The PLLs, the crystal and the 32 kHz sources are not
 * modelled, so a selector that chooses one stops the run; so does the choice
 * of a source that is switched off, and a clock above what the flash wait
 * states allow.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "qemu/osdep.h"
#include "lpc55s69.h"

enum {
    SYSTICKCLKSEL0 = 0x260,
    SYSTICKCLKSEL1 = 0x264,
    CTIMERCLKSEL0 = 0x26c,
    MAINCLKSELA = 0x280,
    MAINCLKSELB = 0x284,
    FCCLKSEL0 = 0x2b0,
    SYSTICKCLKDIV0 = 0x300,
    SYSTICKCLKDIV1 = 0x304,
    FLEXFRG0CTRL = 0x320,
    AHBCLKDIV = 0x380,
    FROHFDIV = 0x388,
    WDTCLKDIV = 0x38c,
    FMCCR = 0x400,
    FMCFLUSH = 0x41c,
    CLOCK_CTRL = 0xa18,
    AUTOCLKGATEOVERRIDE = 0xe04,
    ANALOG_CTRL_STATUS = 0x04,
    FRO192M_CTRL = 0x10,
    FRO192M_STATUS = 0x14,
};

#define DIV_RESET       (1u << 29)
#define DIV_HALT        (1u << 30)
#define FRO_ENA_12MHZ   (1u << 14)
#define FRO_ENA_48MHZ   (1u << 15)
#define FRO_ENA_96MHZ   (1u << 30)
#define FRO_ENABLES     (FRO_ENA_12MHZ | FRO_ENA_48MHZ | FRO_ENA_96MHZ)
#define FMCCR_BITS      0xf07fu

#define HZ_12M          12000000u
#define HZ_96M          96000000u
#define HZ_1M           1000000u

#define REG(s, offset)  ((s)->syscon[(offset) / 4])

/* Highest system clock for each FLASHTIM, in MHz (sheet 7.5) */
static const uint8_t flashtim_mhz[] = { 11, 22, 33, 44, 55, 66, 77, 88, 100,
                                        115, 130, 150 };

static uint64_t fro_12m(Lpc55 *s, const char *user)
{
    if (!(s->fro192m & FRO_ENA_12MHZ)) {
        lpc55_strict(s, "%s runs from FRO 12 MHz, which is off", user);
    }
    return HZ_12M;
}

static uint64_t fro_96m(Lpc55 *s, const char *user)
{
    if (!(s->fro192m & FRO_ENA_96MHZ)) {
        lpc55_strict(s, "%s runs from FRO 96 MHz, which is off", user);
    }
    return HZ_96M;
}

static uint64_t fro_1m(Lpc55 *s, const char *user)
{
    if (!(REG(s, CLOCK_CTRL) & (1u << 6))) {
        lpc55_strict(s, "%s runs from FRO 1 MHz, which is off", user);
    }
    return HZ_1M;
}

uint64_t lpc55_main_hz(Lpc55 *s)
{
    if (REG(s, MAINCLKSELB) != 0) {
        lpc55_strict(s, "MAINCLKSELB %u is not modelled",
                     REG(s, MAINCLKSELB));
    }
    switch (REG(s, MAINCLKSELA)) {
    case 0:
        return fro_12m(s, "main clock");
    case 2:
        return fro_1m(s, "main clock");
    case 3:
        return fro_96m(s, "main clock");
    default:
        lpc55_strict(s, "MAINCLKSELA %u is not modelled",
                     REG(s, MAINCLKSELA));
    }
}

uint64_t lpc55_system_hz(Lpc55 *s)
{
    return lpc55_main_hz(s) / ((REG(s, AHBCLKDIV) & 0xff) + 1);
}

static uint64_t divided(uint64_t hz, uint32_t div)
{
    return div & (DIV_HALT | DIV_RESET) ? 0 : hz / ((div & 0xff) + 1);
}

uint64_t lpc55_flexcomm_hz(Lpc55 *s, unsigned n)
{
    uint32_t frg = s->syscon[FLEXFRG0CTRL / 4 + n];
    uint64_t hz;

    switch (s->syscon[FCCLKSEL0 / 4 + n]) {
    case 0:
        hz = lpc55_main_hz(s);
        break;
    case 2:
        hz = fro_12m(s, "FLEXCOMM");
        break;
    case 3:
        hz = divided(fro_96m(s, "FLEXCOMM"), REG(s, FROHFDIV));
        break;
    case 4:
        hz = fro_1m(s, "FLEXCOMM");
        break;
    default:
        hz = 0;
        break;
    }
    return hz * 256 / (256 + (frg >> 8 & 0xff));
}

uint64_t lpc55_ctimer_hz(Lpc55 *s, unsigned n)
{
    switch (s->syscon[CTIMERCLKSEL0 / 4 + n]) {
    case 0:
        return lpc55_main_hz(s);
    case 3:
        return fro_96m(s, "CTIMER");
    case 4:
        return fro_1m(s, "CTIMER");
    default:
        return 0;
    }
}

static uint64_t systick_hz(Lpc55 *s, unsigned cpu)
{
    switch (s->syscon[SYSTICKCLKSEL0 / 4 + cpu]) {
    case 0:
        return divided(lpc55_system_hz(s),
                       s->syscon[SYSTICKCLKDIV0 / 4 + cpu]);
    case 1:
        return fro_1m(s, "SysTick");
    default:
        return 0;
    }
}

void lpc55_check_wait_states(Lpc55 *s)
{
    uint64_t hz = lpc55_system_hz(s);
    unsigned tim = REG(s, FMCCR) >> 12;

    if (tim >= ARRAY_SIZE(flashtim_mhz) || hz > flashtim_mhz[tim] * HZ_1M) {
        lpc55_strict(s, "system clock %" PRIu64 " Hz is too fast for FLASHTIM"
                     " %u", hz, tim);
    }
    if (s->fl.read_waits >= ARRAY_SIZE(flashtim_mhz) ||
        hz > flashtim_mhz[s->fl.read_waits] * HZ_1M) {
        lpc55_strict(s, "system clock %" PRIu64 " Hz is too fast for the flash"
                     " controller's read mode (%u wait states)", hz,
                     s->fl.read_waits);
    }
}

void lpc55_clocks_changed(Lpc55 *s)
{
    unsigned n;

    lpc55_check_wait_states(s);
    clock_update_hz(s->sysclk, lpc55_system_hz(s));
    for (n = 0; n < LPC55_CPUS; n++) {
        clock_update_hz(s->refclk[n], systick_hz(s, n));
    }
}

static void write_divider(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                          uint32_t value)
{
    lpc55_reserved_bits(s, b, offset, value, 0xff | DIV_RESET | DIV_HALT);
    if (offset == AHBCLKDIV && (value & (DIV_RESET | DIV_HALT))) {
        lpc55_strict(s, "AHBCLKDIV halted: the cores would stop for ever");
    }
    /* Bit 31 (change pending) never shows: a change takes no time here */
    REG(s, offset) = value;
}

static bool is_clock_register(uint32_t offset)
{
    switch (offset) {
    case SYSTICKCLKSEL0:
    case SYSTICKCLKSEL1:
    case CTIMERCLKSEL0 ... CTIMERCLKSEL0 + 4 * (LPC55_CTIMERS - 1):
    case MAINCLKSELA:
    case MAINCLKSELB:
    case FCCLKSEL0 ... FCCLKSEL0 + 4 * 7:
    case SYSTICKCLKDIV0:
    case SYSTICKCLKDIV1:
    case FLEXFRG0CTRL ... FLEXFRG0CTRL + 4 * 7:
    case AHBCLKDIV:
    case FROHFDIV:
    case WDTCLKDIV:
    case FMCCR:
    case FMCFLUSH:
    case CLOCK_CTRL:
    case AUTOCLKGATEOVERRIDE:
        return true;
    default:
        return false;
    }
}

/* All of them read back as written */
bool lpc55_clocks_read(Lpc55 *s, uint32_t offset, uint32_t *value)
{
    if (!is_clock_register(offset) || offset == FMCFLUSH) {
        return false;
    }
    *value = REG(s, offset);
    return true;
}

bool lpc55_clocks_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                        uint32_t value)
{
    if (!is_clock_register(offset)) {
        return false;
    }
    lpc55_activity(s);
    switch (offset) {
    case SYSTICKCLKDIV0:
    case SYSTICKCLKDIV1:
    case AHBCLKDIV:
    case FROHFDIV:
    case WDTCLKDIV:
        write_divider(s, b, offset, value);
        break;
    case FLEXFRG0CTRL ... FLEXFRG0CTRL + 4 * 7:
        lpc55_reserved_bits(s, b, offset, value, 0xffff);
        if ((value & 0xff) != 0xff) {
            lpc55_strict(s, "FLEXFRGnCTRL: DIV must be 0xff (0x%08x)", value);
        }
        REG(s, offset) = value;
        break;
    case FMCCR:
        lpc55_reserved_bits(s, b, offset, value, FMCCR_BITS);
        REG(s, offset) = value;
        break;
    case FMCFLUSH:
        lpc55_reserved_bits(s, b, offset, value, 1);
        break;
    case CLOCK_CTRL:
        lpc55_reserved_bits(s, b, offset, value, 0xff);
        REG(s, offset) = value;
        break;
    case AUTOCLKGATEOVERRIDE:
        if (value >> 16 != 0xc0de) {
            lpc55_strict(s, "AUTOCLKGATEOVERRIDE written without its key"
                         " (0x%08x)", value);
        }
        REG(s, offset) = value & 0xffff;
        break;
    case CTIMERCLKSEL0 ... CTIMERCLKSEL0 + 4 * (LPC55_CTIMERS - 1):
        lpc55_reserved_bits(s, b, offset, value, 7);
        if (value != 0 && value != 3 && value != 4 && value != 7) {
            lpc55_strict(s, "CTIMERCLKSEL%u: clock %u is not modelled",
                         (offset - CTIMERCLKSEL0) / 4, value);
        }
        REG(s, offset) = value;
        break;
    case SYSTICKCLKSEL0:
    case SYSTICKCLKSEL1:
        lpc55_reserved_bits(s, b, offset, value, 7);
        if (value > 1 && value != 7) {
            lpc55_strict(s, "SYSTICKCLKSEL%u: clock %u is not modelled",
                         (offset - SYSTICKCLKSEL0) / 4, value);
        }
        REG(s, offset) = value;
        break;
    default:
        lpc55_reserved_bits(s, b, offset, value, 7);
        REG(s, offset) = value;
        break;
    }
    lpc55_timers_clock(s);
    lpc55_clocks_changed(s);
    return true;
}

uint32_t lpc55_anactrl_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset)
{
    switch (offset) {
    case ANALOG_CTRL_STATUS:
        return 0;
    case FRO192M_CTRL:
        return s->fro192m;
    case FRO192M_STATUS:
        return 1;
    default:
        lpc55_bad_register(s, b, offset, false);
    }
}

void lpc55_anactrl_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                         uint32_t value)
{
    lpc55_activity(s);
    if (offset != FRO192M_CTRL) {
        lpc55_bad_register(s, b, offset, true);
    }
    if ((value ^ s->fro192m) & ~FRO_ENABLES) {
        lpc55_strict(s, "FRO192M_CTRL: trims changed from 0x%08x to 0x%08x",
                     s->fro192m, value);
    }
    if (!(value & FRO_ENA_48MHZ)) {
        lpc55_strict(s, "FRO192M_CTRL: ENA_48MHZCLK, which feeds the flash"
                     " controller, switched off");
    }
    s->fro192m = value;
    lpc55_timers_clock(s);
    lpc55_clocks_changed(s);
}
