/* SPDX-License-Identifier: Apache-2.0 */
/* Cooperative contexts: main, on the stack on which CPU1 starts, and two more with stacks of their own. A context gives
 * up the processor only by waiting or ending; no context is ever switched in an interrupt handler. */
#ifndef PLATFORMS_LPC55S69_CPU1_CONTEXTS_H
#define PLATFORMS_LPC55S69_CPU1_CONTEXTS_H

#include <stdbool.h>
#include <stdint.h>

enum { CONTEXT_FIRST = 0, CONTEXT_SECOND = 1, CONTEXT_MAIN = 2, CONTEXT_COUNT = 3 };

/* Whether a wait is over. Called with interrupts masked too, so it only looks. */
typedef bool (*context_condition)(uint8_t argument);

/* Makes the caller the main context; the two others have ended. */
void contexts_start(void);

/* Lets one of the two others begin at `entry` when the caller next waits. It ends when `entry` returns. */
void context_begin(uint8_t context, void (*entry)(void));

uint8_t context_current(void);

/* Lets other contexts run until condition(argument) holds; sleeps while no context can go on. */
void context_wait(context_condition condition, uint8_t argument);

/* Waits until the context has ended. */
void context_join(uint8_t context);

#endif /* PLATFORMS_LPC55S69_CPU1_CONTEXTS_H */
