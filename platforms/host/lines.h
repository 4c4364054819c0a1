/* SPDX-License-Identifier: Apache-2.0 */
/* Interrupt lines of partitions: what a source, the interrupt controller and the partition's owner make of them
 * (hal/interrupt.h).
 *
 * A line's source is level-sensitive or an edge (host_life.level_lines). A rising source latches a request; taking it
 * clears the latch; a level that is still high asks again. First-level lines are taken at every point of CPU0, in
 * handlers too, but neither in an API call of the IPC backend nor in another first-level handler; second-level ones
 * where the other handlers are. Inside the platform only. */
#ifndef PLATFORMS_HOST_LINES_H
#define PLATFORMS_HOST_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* All held back, nothing asked for. Bit n of level_lines: line n is level-sensitive. */
void lines_reset(uint64_t level_lines);

/* Whether a line is let through and asks for something. */
BH_MUST_USE bool lines_ask(void);

/* Takes the lowest second-level line that asks, or the first-level ones. */
void lines_take_second_level(void);

/* A point of CPU0: takes what first-level lines ask for, unless an API call or a first-level handler is under way. */
void lines_take_first_level(void);

/* An API call of the IPC backend, or another masked stretch, begins or ends; they nest. */
void lines_hold_first_level(bool hold);

/* Whether a first-level handler is under way. */
BH_MUST_USE bool lines_in_first_level(void);

/* An additional point of the schedule, only if a first-level line is let through: more places for it to come. */
void lines_point(void);

/* For the state hash. */
const void *lines_state(size_t *bytes);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_LINES_H */
