/* SPDX-License-Identifier: Apache-2.0 */
/* Contexts of execution for the IPC backend: what a partition's thread leaves behind when another one runs.
 *
 * On the LPC55S69 the words hold PSP, PSPLIM, EXC_RETURN and r4 to r11, saved by PendSV into the SPM's memory and never through the
 * partition's stack pointer (sheet 3.4); on the host a fiber. */
#ifndef HAL_CONTEXT_H
#define HAL_CONTEXT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { HAL_CONTEXT_WORDS = 16 };

struct hal_context {
    uintptr_t word[HAL_CONTEXT_WORDS];
};

/* Makes `context` start at `entry` on an empty, sealed stack when it is switched to. If `entry` returns, the
 * thread calls SPM_API_RETURNED. stack_base: multiple of 8; stack_bytes: multiple of 8. */
void hal_context_prepare(struct hal_context *context, uintptr_t stack_base, size_t stack_bytes, void (*entry)(void));

/* The blocked call of `context` returns `value` when the context goes on. Only stores: the platform applies it at the switch, also if the
 * context is still the running one. */
void hal_context_set_result(struct hal_context *context, uint32_t value);

/* Asks for a switch as soon as no handler runs; the platform then calls ipc_switch(). May be called any number of times. */
void hal_context_request_switch(void);

#ifdef __cplusplus
}
#endif
#endif /* HAL_CONTEXT_H */
