/* SPDX-License-Identifier: Apache-2.0 */
/* Starting and meeting the non-secure CPU.
 *
 * The first three functions have weak empty defaults (hal/twin_cpu_default.c), so that a platform with one CPU needs nothing. A
 * platform with two defines all of them. The meeting uses two ready words in shared memory and never the mailbox.
 * Source: design, "What it is", steps 2 to 5; LPC55S69 sheet section 4. */
#ifndef HAL_TWIN_CPU_H
#define HAL_TWIN_CPU_H

#include <stdbool.h>
#include <stdint.h>

#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Starts the non-secure CPU.
 *
 * start_addr: address of its vector table, aligned as VTOR requires (512 bytes on the LPC55S69), non-secure alias.
 * Called once per chip reset, on the secure CPU, after all protection is in place (FFM-298, FFM-299). Does not wait. */
void tfm_spm_hal_boot_ns_cpu(uintptr_t start_addr);

/* On the secure CPU: says "secure side ready", then waits until the other CPU has said the same. Reports an absent CPU once and
 * goes on waiting. Interrupts, and with the IPC backend partitions, run meanwhile (FFM-300). */
void tfm_spm_hal_wait_for_ns_cpu_ready(void);

/* On the non-secure CPU: says "non-secure side ready", then waits until the secure side has said the same. */
void tfm_spm_hal_wait_for_s_cpu_ready(void);

/* Puts the non-secure CPU into reset and keeps it there. Safe in a handler. */
void hal_ns_cpu_hold(void);

/* Clears ready words, mailbox slots and doorbells, then lets the non-secure CPU start again where
 * tfm_spm_hal_boot_ns_cpu() started it. Legal only while it is held. */
void hal_ns_cpu_release(void);

/* The non-secure CPU's ready word: 0 until it has started, another value after each of its own restarts. */
uint32_t hal_ns_cpu_ready_word(void);

/* Whether the non-secure CPU has locked up and must be reset to run again. */
BH_MUST_USE bool hal_ns_cpu_locked_up(void);

#ifdef __cplusplus
}
#endif
#endif /* HAL_TWIN_CPU_H */
