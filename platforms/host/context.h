/* SPDX-License-Identifier: Apache-2.0 */
/* The platform's side of hal/context.h: what the entry file of the IPC backend needs to switch. Inside the platform only. */
#ifndef PLATFORMS_HOST_CONTEXT_H
#define PLATFORMS_HOST_CONTEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "hal/context.h"
#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Before anything else in a life of the chip. */
void contexts_reset(void);

/* Whether a switch was asked for since the last call. */
BH_MUST_USE bool contexts_take_request(void);

/* Goes on with `to`. from: the running context; NULL: it is never returned to. */
void contexts_switch(struct hal_context *from, struct hal_context *to);

/* Result of the running context's blocked call, after it has gone on. */
uint32_t contexts_result(void);

/* Supplied by the entry file: the entry point of the running context has returned. */
BH_NORETURN void contexts_entry_returned(void);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_CONTEXT_H */
