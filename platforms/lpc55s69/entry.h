/* SPDX-License-Identifier: Apache-2.0 */
/* What an entry file gives to the platform's handlers. There is one entry file for each backend; it owns the one
 * struct spm and says in which order the system comes up. */
#ifndef PLATFORMS_LPC55S69_ENTRY_H
#define PLATFORMS_LPC55S69_ENTRY_H

#include <stdbool.h>
#include <stdint.h>

#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The reset handler goes here, on the main stack, with RAM initialised and interrupts masked. */
BH_NORETURN void entry_start(void);

/* Resets CPU1: holds it at once; it starts again when its calls have been abandoned. From a handler of the lowest
 * priority. */
void entry_reset_ns_cpu(void);

/* Once in a while, as long as the secure main thread waits for CPU1. */
void entry_while_waiting(void);

/* In the handler of a line: gives the interrupt to the backend; false: the line is no partition's. */
BH_MUST_USE bool entry_interrupt(uint32_t line);

/* What the main stack must have, seal aside, if first-level handlers run on it: cpu0_image(first_level = True). */
extern const uint32_t entry_first_level_stack_bytes;

/* Vectors whose owner is the backend. */
void mailbox_handler(void);
void svcall_handler(void);
void pendsv_handler(void);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_ENTRY_H */
