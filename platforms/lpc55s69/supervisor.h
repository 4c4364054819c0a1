/* SPDX-License-Identifier: Apache-2.0 */
/* CPU0 watches CPU1: a tick of 1 ms, the reset command on the console, lockups, violations.
 *
 * Only this file decides that CPU1 is reset. How: hal/twin_cpu.h. What becomes of CPU1's calls: the entry file. */
#ifndef PLATFORMS_LPC55S69_SUPERVISOR_H
#define PLATFORMS_LPC55S69_SUPERVISOR_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Before CPU1 is started: what is pending from before the reset of the blocks is forgotten, and violations of the AHB
 * rules are seen. */
void supervisor_prepare(void);

/* When the backend is ready for a reset of CPU1: the tick, and bytes from the console. */
void supervisor_start(void);

/* Milliseconds since supervisor_start(). */
uint32_t supervisor_milliseconds(void);

/* Whether CPU1 has been stopped for its lockups or violations. It stays in reset then, whoever is about to let it go,
 * until the next reset command. */
bool supervisor_ns_cpu_stopped(void);

/* Vectors: SysTick, FLEXCOMM0, SEC_VIO. */
void supervisor_tick(void);
void supervisor_receive(void);
void violation_handler(void);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_SUPERVISOR_H */
