/* SPDX-License-Identifier: Apache-2.0 */
#include "host_tests/doubles/interrupt_double.h"

#include <string.h>

struct interrupt_double interrupt_double;

void interrupt_double_reset(void)
{
    memset(&interrupt_double, 0, sizeof(interrupt_double));
}

/* NULL for a line that is none of the double's. */
static struct interrupt_double_line *line_of(uint32_t line)
{
    if (line >= (uint32_t)INTERRUPT_DOUBLE_LINES) {
        interrupt_double.unknown_lines++;
        return NULL;
    }
    return &interrupt_double.line[line];
}

static void record(enum interrupt_double_verb verb, uint32_t line)
{
    const struct interrupt_double_step step = {verb, line};

    if (interrupt_double.steps < (size_t)INTERRUPT_DOUBLE_STEPS) {
        interrupt_double.step[interrupt_double.steps] = step;
    }
    interrupt_double.steps++;
    if (interrupt_double.after != NULL) {
        interrupt_double.after(interrupt_double.context, verb, line);
    }
}

void hal_irq_prepare(uint32_t line, bool first_level)
{
    struct interrupt_double_line *const state = line_of(line);

    if (state != NULL) {
        state->enabled = false;
        state->first_level = first_level;
        state->prepared++;
    }
    record(LINE_PREPARED, line);
}

void hal_irq_enable(uint32_t line)
{
    struct interrupt_double_line *const state = line_of(line);

    if (state != NULL) {
        state->enabled = true;
    }
    record(LINE_ENABLED, line);
}

void hal_irq_disable(uint32_t line)
{
    struct interrupt_double_line *const state = line_of(line);

    if (state != NULL) {
        state->enabled = false;
    }
    record(LINE_DISABLED, line);
}

void hal_irq_rearm(uint32_t line)
{
    struct interrupt_double_line *const state = line_of(line);

    if (state != NULL) {
        state->rearmed++;
        state->rearmed_while_enabled += state->enabled ? 1u : 0u;
    }
    record(LINE_REARMED, line);
}

void hal_irq_pend(uint32_t line)
{
    struct interrupt_double_line *const state = line_of(line);

    if (state != NULL) {
        state->pended++;
    }
    record(LINE_PENDED, line);
}
