/* SPDX-License-Identifier: Apache-2.0 */
#include "host_tests/doubles/interrupt_double.h"

#include <string.h>

struct interrupt_double interrupt_double;

void interrupt_double_reset(void)
{
    memset(&interrupt_double, 0, sizeof(interrupt_double));
}

/* Where a line that is none of the double's is kept. */
static struct interrupt_double_line unknown_line;

static struct interrupt_double_line *record(enum interrupt_double_verb verb, uint32_t line)
{
    const struct interrupt_double_step step = {verb, line};

    if (interrupt_double.before != NULL) {
        interrupt_double.before(interrupt_double.context, verb, line);
    }
    if (interrupt_double.steps < (size_t)INTERRUPT_DOUBLE_STEPS) {
        interrupt_double.step[interrupt_double.steps] = step;
    }
    interrupt_double.steps++;
    if (line < (uint32_t)INTERRUPT_DOUBLE_LINES) {
        return &interrupt_double.line[line];
    }
    return &unknown_line;
}

void hal_irq_prepare(uint32_t line, bool first_level)
{
    struct interrupt_double_line *const state = record(LINE_PREPARED, line);

    state->enabled = false;
    state->first_level = first_level;
    state->prepared++;
}

void hal_irq_enable(uint32_t line)
{
    record(LINE_ENABLED, line)->enabled = true;
}

void hal_irq_disable(uint32_t line)
{
    record(LINE_DISABLED, line)->enabled = false;
}

void hal_irq_rearm(uint32_t line)
{
    struct interrupt_double_line *const state = record(LINE_REARMED, line);

    state->rearmed++;
    state->rearmed_while_enabled += state->enabled ? 1u : 0u;
}

void hal_irq_pend(uint32_t line)
{
    record(LINE_PENDED, line)->pended++;
}
