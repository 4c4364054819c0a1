/* SPDX-License-Identifier: Apache-2.0 */
/* Double of hal/interrupt.h: remembers what each line was told, and in which order. */
#ifndef HOST_TESTS_DOUBLES_INTERRUPT_DOUBLE_H
#define HOST_TESTS_DOUBLES_INTERRUPT_DOUBLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hal/interrupt.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { INTERRUPT_DOUBLE_LINES = 64, INTERRUPT_DOUBLE_STEPS = 64 };

enum interrupt_double_verb { LINE_PREPARED = 1, LINE_ENABLED, LINE_DISABLED, LINE_REARMED, LINE_PENDED };

struct interrupt_double_line {
    bool enabled;
    bool first_level;
    size_t prepared;
    size_t rearmed;
    size_t rearmed_while_enabled; /* each one is a breach of hal_irq_rearm()'s contract */
    size_t pended;
};

struct interrupt_double_step {
    enum interrupt_double_verb verb;
    uint32_t line;
};

struct interrupt_double {
    struct interrupt_double_line line[INTERRUPT_DOUBLE_LINES];
    struct interrupt_double_step step[INTERRUPT_DOUBLE_STEPS]; /* the first ones since the reset */
    size_t steps;
    /* Called at the beginning of each function; may be NULL. Plays what happens at that moment. */
    void (*before)(void *context, enum interrupt_double_verb verb, uint32_t line);
    void *context;
};

extern struct interrupt_double interrupt_double;

void interrupt_double_reset(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_DOUBLES_INTERRUPT_DOUBLE_H */
