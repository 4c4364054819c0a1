/* SPDX-License-Identifier: Apache-2.0 */
/* What the IPC backend's entry file needs of contexts beyond hal/context.h. */
#ifndef PLATFORMS_LPC55S69_CONTEXT_H
#define PLATFORMS_LPC55S69_CONTEXT_H

#include <stdint.h>

#include "hal/context.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The call of the running context blocks; its stacked frame is at `frame`. From now on hal_context_set_result()
 * reaches it, also before PendSV has saved the rest. */
void context_blocks(struct hal_context *context, uintptr_t frame);

/* svc.S: return address of every entry point, and the end of the secure main thread. */
void context_returned(void);
void context_main_done(void);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_CONTEXT_H */
