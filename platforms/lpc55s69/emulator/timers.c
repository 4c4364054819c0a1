/*
 * Virtual LPCXpresso55S69: CTIMER0 to 4 and MRT.
 *
 * Sheet 7.2, 12.3, 12.4. Counts are derived from virtual time; the lines are
 * levels. CTIMER: timer mode with match registers; capture, outputs and reload
 * are not modelled. MRT: repeat and one-shot.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "qemu/osdep.h"
#include "qemu/host-utils.h"
#include "lpc55s69.h"

enum {
    IR = 0x00,
    TCR = 0x04,
    TC = 0x08,
    PR = 0x0c,
    PC = 0x10,
    MCR = 0x14,
    MR0 = 0x18,
    MR3 = 0x24,
    CCR = 0x28,
    CR0 = 0x2c,
    CR3 = 0x38,
    EMR = 0x3c,
    CTCR = 0x70,
    PWMC = 0x74,
};

#define TCR_CEN         1u
#define TCR_CRST        2u
#define MCR_MATCHES     0xfffu
#define MCR_RELOADS     0xf000000u

enum { MATCH_INTERRUPT = 1, MATCH_RESET = 2, MATCH_STOP = 4 };

static const uint8_t ctimer_irqs[LPC55_CTIMERS] = {
    LPC55_IRQ_CTIMER0, LPC55_IRQ_CTIMER1, LPC55_IRQ_CTIMER2,
    LPC55_IRQ_CTIMER3, LPC55_IRQ_CTIMER4,
};

/* Gate and reset bits of CTIMERn, sheet 12.3 */
static const struct {
    uint8_t word, bit;
} ctimer_gates[LPC55_CTIMERS] = {
    { 1, 26 }, { 1, 27 }, { 1, 22 }, { 2, 21 }, { 2, 22 },
};

static int64_t virtual_ns(void)
{
    return qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
}

static unsigned match_action(const Lpc55Ctimer *t, unsigned n)
{
    return t->mcr >> (3 * n) & 7;
}

/* Input clocks per second; 0: it stands */
static uint64_t ctimer_rate(Lpc55Ctimer *t)
{
    Lpc55 *s = t->soc;
    bool clocked = s->ahbclk[ctimer_gates[t->index].word] >>
                   ctimer_gates[t->index].bit & 1;

    if ((t->tcr & (TCR_CEN | TCR_CRST)) != TCR_CEN || !clocked) {
        return 0;
    }
    return lpc55_ctimer_hz(s, t->index);
}

/* TC starts again from 0 behind a match with reset (sheet 12.3: the period is
 * MRn + 1 steps) */
static bool turns_at(const Lpc55Ctimer *t, uint32_t tc)
{
    unsigned n;

    for (n = 0; n < 4; n++) {
        if (t->mr[n] == tc && (match_action(t, n) & MATCH_RESET)) {
            return true;
        }
    }
    return false;
}

/* Steps of TC until it is next equal to a match register that does anything */
static uint64_t steps_to_match(const Lpc55Ctimer *t)
{
    uint64_t around = turns_at(t, t->tc) ? 1 : (UINT64_C(1) << 32) - t->tc;
    bool turns = around == 1;
    uint64_t best = UINT64_MAX;
    unsigned n;

    for (n = 0; n < 4; n++) {
        if (match_action(t, n)) {
            best = MIN(best, !turns && t->mr[n] > t->tc ?
                             t->mr[n] - t->tc : around + t->mr[n]);
        }
    }
    return best;
}

static void match(Lpc55Ctimer *t)
{
    unsigned n;

    for (n = 0; n < 4; n++) {
        if (t->tc != t->mr[n]) {
            continue;
        }
        if (match_action(t, n) & MATCH_INTERRUPT) {
            t->ir |= 1u << n;
            lpc55_activity(t->soc);
        }
        if (match_action(t, n) & MATCH_STOP) {
            t->tcr &= ~TCR_CEN;
        }
    }
}

/* Lets that many input clocks pass, through every match on the way */
static void pass(Lpc55Ctimer *t, uint64_t clocks)
{
    uint64_t step = (uint64_t)t->pr + 1;

    while (clocks && (t->tcr & TCR_CEN)) {
        uint64_t first = step - t->pc;
        uint64_t steps = clocks < first ? 0 : 1 + (clocks - first) / step;
        uint64_t to_match = steps_to_match(t);

        if (steps < to_match) {
            t->pc = steps ? (clocks - first) % step : t->pc + clocks;
            t->tc = steps && turns_at(t, t->tc) ? steps - 1 : t->tc + steps;
            return;
        }
        clocks -= first + (to_match - 1) * step;
        t->pc = 0;
        t->tc = turns_at(t, t->tc) ? to_match - 1 : t->tc + to_match;
        match(t);
    }
}

static void ctimer_irq(Lpc55Ctimer *t)
{
    lpc55_set_irq(t->soc, ctimer_irqs[t->index], t->ir != 0);
}

/* Brings the registers up to now. Clocks are counted from one origin, so that
 * it does not matter how often somebody looks. */
static void ctimer_sync(Lpc55Ctimer *t)
{
    uint64_t clocks;

    if (t->hz) {
        clocks = muldiv64(virtual_ns() - t->origin, t->hz,
                          NANOSECONDS_PER_SECOND);
        pass(t, clocks - t->passed);
        t->passed = clocks;
        ctimer_irq(t);
    }
}

/* Goes on from now, at the rate that registers and clocks say */
static void ctimer_go_on(Lpc55Ctimer *t)
{
    uint64_t hz = ctimer_rate(t), to_match = steps_to_match(t), clocks;
    uint64_t step = (uint64_t)t->pr + 1;
    int64_t when;

    if (hz != t->hz) {
        t->hz = hz;
        t->origin = virtual_ns();
        t->passed = 0;
    }
    timer_del(t->timer);
    if (!hz || to_match == UINT64_MAX || to_match > UINT64_MAX / step / 2) {
        return;
    }
    clocks = t->passed + step - t->pc +
             (to_match - 1) * step;
    if (clocks / hz < INT64_MAX / NANOSECONDS_PER_SECOND / 2) {
        when = muldiv64(clocks, NANOSECONDS_PER_SECOND, hz);
        while (muldiv64(when, hz, NANOSECONDS_PER_SECOND) < clocks) {
            when++;
        }
        timer_mod(t->timer, t->origin + when);
    }
}

static void ctimer_due(void *opaque)
{
    Lpc55Ctimer *t = opaque;

    ctimer_sync(t);
    ctimer_go_on(t);
}

uint32_t lpc55_ctimer_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset)
{
    Lpc55Ctimer *t = &s->ctimer[b->index];

    ctimer_sync(t);
    ctimer_go_on(t);
    switch (offset) {
    case IR:
        return t->ir;
    case TCR:
        return t->tcr;
    case TC:
        return t->tc;
    case PR:
        return t->pr;
    case PC:
        return t->pc;
    case MCR:
        return t->mcr;
    case MR0 ... MR3:
        return t->mr[(offset - MR0) / 4];
    case CCR:
    case CR0 ... CR3:
    case EMR:
    case CTCR:
    case PWMC:
        return 0;
    default:
        lpc55_bad_register(s, b, offset, false);
    }
}

void lpc55_ctimer_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                        uint32_t value)
{
    Lpc55Ctimer *t = &s->ctimer[b->index];

    ctimer_sync(t);
    switch (offset) {
    case IR:
        lpc55_reserved_bits(s, b, offset, value, 0xff);
        t->ir &= ~value;
        break;
    case TCR:
        lpc55_reserved_bits(s, b, offset, value, TCR_CEN | TCR_CRST);
        t->tcr = value;
        break;
    case TC:
        t->tc = value;
        break;
    case PR:
        t->pr = value;
        break;
    case PC:
        t->pc = value;
        break;
    case MCR:
        if (value & MCR_RELOADS) {
            lpc55_strict(s, "%s: reload from MSRn is not modelled (MCR 0x%08x)",
                         b->name, value);
        }
        lpc55_reserved_bits(s, b, offset, value, MCR_MATCHES);
        t->mcr = value;
        break;
    case MR0 ... MR3:
        t->mr[(offset - MR0) / 4] = value;
        break;
    case CCR:
    case EMR:
    case CTCR:
    case PWMC:
        if (value) {
            lpc55_strict(s, "%s register 0x%02x: only 0 is modelled (0x%08x)",
                         b->name, offset, value);
        }
        break;
    default:
        lpc55_bad_register(s, b, offset, true);
    }
    if (t->tcr & TCR_CRST) {
        t->tc = t->pc = 0;
    }
    if (t->pc > t->pr) {
        lpc55_strict(s, "%s: PC 0x%08x above PR 0x%08x is not modelled",
                     b->name, t->pc, t->pr);
    }
    ctimer_irq(t);
    ctimer_go_on(t);
}

void lpc55_ctimer_reset(Lpc55 *s, const Lpc55Block *b)
{
    Lpc55Ctimer *t = &s->ctimer[b->index];

    t->ir = t->tcr = t->tc = t->pr = t->pc = t->mcr = 0;
    memset(t->mr, 0, sizeof(t->mr));
    ctimer_irq(t);
    ctimer_go_on(t);
}

/* MRT */
enum {
    INTVAL = 0x00,
    TIMER = 0x04,
    CTRL = 0x08,
    STAT = 0x0c,
    MODCFG = 0xf0,
    IDLE_CH = 0xf4,
    IRQ_FLAG = 0xf8,
};

#define INTVAL_LOAD     (1u << 31)
#define MRT_MAX         0xffffffu

static void mrt_irq(Lpc55 *s)
{
    bool level = false;
    unsigned n;

    for (n = 0; n < ARRAY_SIZE(s->mrt); n++) {
        level = level || (s->mrt[n].flag && (s->mrt[n].ctrl & 1));
    }
    lpc55_set_irq(s, LPC55_IRQ_MRT, level);
}

static void mrt_start(Lpc55MrtChannel *c, uint32_t interval)
{
    c->interval = c->next = interval;
    c->running = interval != 0;
    c->since = virtual_ns();
    c->hz = lpc55_system_hz(c->soc);
    if (c->running) {
        timer_mod(c->timer, c->since +
                  muldiv64(interval, NANOSECONDS_PER_SECOND, c->hz));
    } else {
        timer_del(c->timer);
    }
}

static void mrt_end_of_interval(void *opaque)
{
    Lpc55MrtChannel *c = opaque;

    c->flag = true;
    lpc55_activity(c->soc);
    if ((c->ctrl >> 1 & 3) == 0) {
        mrt_start(c, c->next);
    } else {
        c->running = false;
    }
    mrt_irq(c->soc);
}

static uint32_t mrt_count(Lpc55MrtChannel *c)
{
    int64_t now = virtual_ns();
    uint64_t done;

    if (!c->running) {
        return MRT_MAX;
    }
    done = muldiv64(now - c->since, c->hz, NANOSECONDS_PER_SECOND);
    return done + 1 >= c->interval ? 0 : c->interval - 1 - done;
}

uint32_t lpc55_mrt_read(Lpc55 *s, const Lpc55Block *b, uint32_t offset)
{
    Lpc55MrtChannel *c = &s->mrt[offset >> 4 & 3];
    uint32_t value = 0;
    unsigned n;

    if (offset < 0x40) {
        switch (offset & 0xf) {
        case INTVAL:
            return c->next;
        case TIMER:
            return mrt_count(c);
        case CTRL:
            return c->ctrl;
        default:
            return c->flag | c->running << 1 | c->inuse << 2;
        }
    }
    switch (offset) {
    case MODCFG:
        return 0x173;
    case IDLE_CH:
        for (n = 0; n < 4; n++) {
            if (!s->mrt[n].running) {
                return n << 4;
            }
        }
        return 4 << 4;
    case IRQ_FLAG:
        for (n = 0; n < 4; n++) {
            value |= s->mrt[n].flag << n;
        }
        return value;
    default:
        lpc55_bad_register(s, b, offset, false);
    }
}

static void write_intval(Lpc55 *s, const Lpc55Block *b, Lpc55MrtChannel *c,
                         uint32_t value)
{
    uint32_t interval = value & MRT_MAX;

    lpc55_reserved_bits(s, b, INTVAL, value, INTVAL_LOAD | MRT_MAX);
    if (!c->running || (value & INTVAL_LOAD)) {
        mrt_start(c, interval);
    } else {
        c->next = interval;
    }
}

void lpc55_mrt_write(Lpc55 *s, const Lpc55Block *b, uint32_t offset,
                     uint32_t value)
{
    Lpc55MrtChannel *c = &s->mrt[offset >> 4 & 3];
    unsigned n;

    if (offset < 0x40 && (offset & 0xf) == INTVAL) {
        write_intval(s, b, c, value);
    } else if (offset < 0x40 && (offset & 0xf) == CTRL) {
        lpc55_reserved_bits(s, b, offset, value, 7);
        if ((value >> 1 & 3) > 1) {
            lpc55_strict(s, "MRT: mode %u is not modelled", value >> 1 & 3);
        }
        c->ctrl = value;
    } else if (offset < 0x40 && (offset & 0xf) == STAT) {
        lpc55_reserved_bits(s, b, offset, value, 7);
        c->flag = c->flag && !(value & 1);
    } else if (offset == IRQ_FLAG) {
        lpc55_reserved_bits(s, b, offset, value, 0xf);
        for (n = 0; n < 4; n++) {
            s->mrt[n].flag = s->mrt[n].flag && !(value >> n & 1);
        }
    } else {
        lpc55_bad_register(s, b, offset, true);
    }
    mrt_irq(s);
}

void lpc55_mrt_reset(Lpc55 *s, const Lpc55Block *b)
{
    unsigned n;

    for (n = 0; n < ARRAY_SIZE(s->mrt); n++) {
        timer_del(s->mrt[n].timer);
        s->mrt[n].running = s->mrt[n].flag = s->mrt[n].inuse = false;
        s->mrt[n].ctrl = s->mrt[n].interval = s->mrt[n].next = 0;
    }
    mrt_irq(s);
}

/* After each change of clocks and gates: until now the old ones counted */
void lpc55_timers_clock(Lpc55 *s)
{
    unsigned n;

    for (n = 0; n < LPC55_CTIMERS; n++) {
        ctimer_sync(&s->ctimer[n]);
        ctimer_go_on(&s->ctimer[n]);
    }
    for (n = 0; n < ARRAY_SIZE(s->mrt); n++) {
        if (!s->mrt[n].running) {
            continue;
        }
        if (!(s->ahbclk[1] & 1)) {
            lpc55_strict(s, "MRT: its clock is switched off while channel %u"
                         " runs, which is not modelled", n);
        }
        if (s->mrt[n].hz != lpc55_system_hz(s)) {
            lpc55_strict(s, "MRT: the system clock changes while channel %u"
                         " runs, which is not modelled", n);
        }
    }
}

void lpc55_timers_init(Lpc55 *s)
{
    unsigned n;

    for (n = 0; n < LPC55_CTIMERS; n++) {
        s->ctimer[n].soc = s;
        s->ctimer[n].index = n;
        s->ctimer[n].timer = timer_new_ns(QEMU_CLOCK_VIRTUAL, ctimer_due,
                                          &s->ctimer[n]);
    }
    for (n = 0; n < ARRAY_SIZE(s->mrt); n++) {
        s->mrt[n].soc = s;
        s->mrt[n].timer = timer_new_ns(QEMU_CLOCK_VIRTUAL,
                                       mrt_end_of_interval, &s->mrt[n]);
    }
}
