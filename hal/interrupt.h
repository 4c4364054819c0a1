/* SPDX-License-Identifier: Apache-2.0 */
/* Interrupt lines of partitions, by the number that the manifest names. None of these functions fails; all may be
 * called in a thread and in a handler, any number of times.
 *
 * A line has two settings: let through or not, and the priority of its kind. A request that comes while a line is held
 * back stays latched and is taken when the line is let through (FFM-328).
 * Source: design, "Concurrency on the chip"; framework sheet section 7. */
#ifndef HAL_INTERRUPT_H
#define HAL_INTERRUPT_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Once for each line, before it is let through for the first time: held back, nothing latched.
 * first_level: its handler interrupts whatever is not an API call of the IPC backend; otherwise it has the priority of
 * the mailbox and of context switches, and none of these interrupts another. */
void hal_irq_prepare(uint32_t line, bool first_level);

/* From the next instruction on. */
void hal_irq_enable(uint32_t line);
void hal_irq_disable(uint32_t line);

/* Forgets the latched request of a level-sensitive line, whose source asks again by itself if it still wants something.
 * Does nothing to an edge, which would be lost (framework sheet section 7, rule 10). The line is held back. */
void hal_irq_rearm(uint32_t line);

/* Latches a request, as if the line had not been taken: for a handler that finds its line held back in the meantime. */
void hal_irq_pend(uint32_t line);

#ifdef __cplusplus
}
#endif
#endif /* HAL_INTERRUPT_H */
