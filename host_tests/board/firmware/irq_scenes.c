/* SPDX-License-Identifier: Apache-2.0 */
/* See irq_scenes.h. Source of what is tried: framework sheet section 7 and FFM-181 to FFM-202. */
#include "host_tests/board/firmware/irq_scenes.h"

#include "hal/shared.h"
#include "host_tests/board/firmware/irq.h"
#include "host_tests/board/firmware/published.h"
#include "psa_manifest/sid.h"

/* A match comes SOON, and is over after A_WHILE, whatever the compiler makes of the loop. */
enum { SOON_US = 5, A_WHILE = 5000 };

enum { NEVER = 0x7FFFFFFF, TICKS_WANTED = 10 };

void irq_part_say_storm(uint32_t interrupts)
{
    hal_shared_store((struct hal_shared_u32 *)PUBLISHED_STORM, interrupts);
}

psa_flih_result_t irq_part_flih(struct irq_part *part)
{
    const uint32_t run = part->runs + 1u;

    irq_timer_quiet(part->flih);
    part->runs = run;
    if (part->forbidden) {
        return psa_wait(part->flih_signal, PSA_POLL);
    }
    if (part->storm) {
        irq_part_say_storm(run);
        return PSA_FLIH_SIGNAL;
    }
    if (run == part->reset_at) {
        psa_reset_signal(part->flih_signal);
        return PSA_FLIH_NO_SIGNAL;
    }
    if (run == part->disable_at) {
        (void)psa_irq_disable(part->flih_signal);
    }
    return (run > part->signal_from) ? PSA_FLIH_SIGNAL : PSA_FLIH_NO_SIGNAL;
}

static void say(const struct irq_part *part, enum irq_check check, uint32_t result)
{
    hal_shared_store((struct hal_shared_u32 *)PUBLISHED_IRQ, IRQ_WORD(part->who, check, result));
}

static void spin(uint32_t steps)
{
    __asm__ volatile("1: subs %0, %0, #1\n\tbne 1b" : "+r"(steps) : : "cc");
}

static uint32_t asserted(psa_signal_t signal)
{
    return ((psa_wait(signal, PSA_POLL) & signal) != 0u) ? 1u : 0u;
}

static uint32_t line_on(const struct irq_timer *timer)
{
    return irq_timer_line_on(timer) ? 1u : 0u;
}

/* One match, and time enough for what comes of it. */
static void fire(const struct irq_timer *timer)
{
    irq_timer_once(timer, SOON_US);
    spin(A_WHILE);
}

static void second_level(struct irq_part *part)
{
    const struct irq_timer *const timer = part->slih;
    const psa_signal_t signal = part->slih_signal;

    say(part, IRQ_CHECK_DISABLED_AT_START, psa_irq_disable(signal));
    fire(timer);
    say(part, IRQ_CHECK_LATCHED_ONLY, asserted(signal));
    psa_irq_enable(signal);
    say(part, IRQ_CHECK_TAKEN_AFTER_ENABLE, asserted(signal));
    say(part, IRQ_CHECK_MASKED, line_on(timer));
    irq_timer_quiet(timer);
    fire(timer);
    say(part, IRQ_CHECK_STAYS, asserted(signal));
    irq_timer_quiet(timer);
    psa_eoi(signal);
    say(part, IRQ_CHECK_CLEARED, asserted(signal));
    say(part, IRQ_CHECK_UNMASKED, line_on(timer));
    irq_timer_once(timer, SOON_US);
    say(part, IRQ_CHECK_DELIVERED_AGAIN, (psa_wait(signal, PSA_BLOCK) == signal) ? 1u : 0u);
    psa_eoi(signal);
    say(part, IRQ_CHECK_STILL_ACTIVE, asserted(signal));
    say(part, IRQ_CHECK_DISABLED_WHILE_MASKED, psa_irq_disable(signal));
    say(part, IRQ_CHECK_OUTLIVES_DISABLE, asserted(signal));
    irq_timer_quiet(timer);
    psa_eoi(signal);
    say(part, IRQ_CHECK_OFF_AFTER_EOI, line_on(timer));
    fire(timer);
    say(part, IRQ_CHECK_SILENT_AFTER_EOI, asserted(signal));
    psa_irq_enable(signal);
    say(part, IRQ_CHECK_TAKEN_LATER, asserted(signal));
    (void)psa_irq_disable(signal);
    irq_timer_quiet(timer);
    psa_eoi(signal);
}

static void first_level(struct irq_part *part)
{
    const struct irq_timer *const timer = part->flih;
    const psa_signal_t signal = part->flih_signal;

    part->signal_from = NEVER;
    fire(timer);
    say(part, IRQ_CHECK_NOT_BEFORE_ENABLE, part->runs);
    psa_irq_enable(signal);
    spin(A_WHILE);
    say(part, IRQ_CHECK_RAN_ONCE, part->runs);
    say(part, IRQ_CHECK_NO_SIGNAL, asserted(signal));
    say(part, IRQ_CHECK_LINE_STAYS_ON, line_on(timer));
    part->signal_from = 1u;
    fire(timer);
    say(part, IRQ_CHECK_SIGNAL, asserted(signal));
    say(part, IRQ_CHECK_LINE_STAYS_ON_TOO, line_on(timer));
    fire(timer);
    say(part, IRQ_CHECK_ASSERTED_ONCE, asserted(signal) & ((part->runs == 3u) ? 1u : 0u));
    psa_reset_signal(signal);
    say(part, IRQ_CHECK_RESET, asserted(signal));
    part->disable_at = part->runs + 1u;
    irq_timer_once(timer, SOON_US);
    say(part, IRQ_CHECK_WOKEN, (psa_wait(signal, PSA_BLOCK) == signal) ? 1u : 0u);
    say(part, IRQ_CHECK_DISABLED_WHILE_IDLE, psa_irq_disable(signal));
    psa_irq_enable(signal);
    part->reset_at = part->runs + 1u;
    fire(timer);
    say(part, IRQ_CHECK_RESET_BY_FUNCTION, asserted(signal));
    part->signal_from = NEVER;
    part->disable_at = part->runs + 1u;
    fire(timer);
    say(part, IRQ_CHECK_DISABLED_BY_FUNCTION, line_on(timer) | psa_irq_disable(signal));
}

/* Echo works slowly while the first-level function of its client runs again and again. */
static void during_a_call(struct irq_part *part)
{
    const uint32_t question = 0x12345678u;
    const psa_invec in[] = {{&question, sizeof(question)}};
    uint32_t answer = 0u;
    psa_outvec out[] = {{&answer, sizeof(answer)}};
    const uint32_t before = part->runs;

    psa_irq_enable(part->flih_signal);
    irq_timer_again_and_again(part->flih, SOON_US);
    const psa_status_t status = psa_call(ECHO_HANDLE, IRQ_ECHO_SLOWLY, in, 1u, out, 1u);
    (void)psa_irq_disable(part->flih_signal);
    irq_timer_stop(part->flih);
    say(part, IRQ_CHECK_RAN_DURING_CALL, ((part->runs - before) > (uint32_t)TICKS_WANTED) ? 1u : 0u);
    say(part, IRQ_CHECK_CALL_GOES_ON, ((status == PSA_SUCCESS) && (answer == ~question)) ? 1u : 0u);
}

static void tick(struct irq_part *part, uint32_t microseconds)
{
    part->signal_from = 0u; /* always */
    part->ticking_from = part->runs;
    psa_irq_enable(part->slih_signal);
    psa_irq_enable(part->flih_signal);
    irq_timer_again_and_again(part->slih, microseconds);
    irq_timer_again_and_again(part->flih, microseconds);
}

static uint32_t stop(struct irq_part *part)
{
    (void)psa_irq_disable(part->slih_signal);
    (void)psa_irq_disable(part->flih_signal);
    irq_timer_stop(part->slih);
    irq_timer_stop(part->flih);
    const uint32_t runs = part->runs - part->ticking_from;
    const uint32_t both = asserted(part->slih_signal) & asserted(part->flih_signal);
    say(part, IRQ_CHECK_TICKED, (runs > (uint32_t)TICKS_WANTED) ? both : 0u);
    psa_eoi(part->slih_signal);
    psa_reset_signal(part->flih_signal);
    return runs;
}

psa_status_t irq_part_serve(struct irq_part *part, int32_t type, uint32_t *result)
{
    switch (type) {
    case IRQ_SCENES:
        irq_timer_set_up(part->slih);
        irq_timer_set_up(part->flih);
        say(part, IRQ_CHECK_PRIORITY_OF_SLIH, irq_timer_priority(part->slih));
        say(part, IRQ_CHECK_PRIORITY_OF_FLIH, irq_timer_priority(part->flih));
        second_level(part);
        first_level(part);
        during_a_call(part);
        *result = part->runs;
        return PSA_SUCCESS;
    case IRQ_TICK:
        tick(part, (uint32_t)IRQ_TICK_US);
        *result = part->runs;
        return PSA_SUCCESS;
    case IRQ_STOP:
        *result = stop(part);
        return PSA_SUCCESS;
    case IRQ_STORM_SLIH:
        irq_timer_set_up(part->slih);
        psa_irq_enable(part->slih_signal);
        irq_timer_again_and_again(part->slih, (uint32_t)IRQ_STORM_US);
        (void)psa_wait(part->slih_signal, PSA_BLOCK);
        irq_part_say_storm(1u);
        *result = 0u;
        return PSA_SUCCESS;
    case IRQ_STORM_FLIH:
        irq_timer_set_up(part->flih);
        part->storm = true;
        psa_irq_enable(part->flih_signal);
        irq_timer_again_and_again(part->flih, (uint32_t)IRQ_STORM_US);
        *result = 0u;
        return PSA_SUCCESS;
    case IRQ_FORBIDDEN:
        irq_timer_set_up(part->flih);
        part->forbidden = true;
        psa_irq_enable(part->flih_signal);
        fire(part->flih);
        return PSA_SUCCESS;
    case IRQ_BUSY:
        *result = 0u;
        return PSA_SUCCESS;
    default:
        return PSA_ERROR_NOT_SUPPORTED;
    }
}
