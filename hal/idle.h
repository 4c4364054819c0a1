/* SPDX-License-Identifier: Apache-2.0 */
/* What the secure CPU does when no context is ready. */
#ifndef HAL_IDLE_H
#define HAL_IDLE_H

#ifdef __cplusplus
extern "C" {
#endif

/* Sleeps until an interrupt comes, for ever. All work is done in handlers, so there is nothing to look at in between. Runs as a
 * context of its own; never returns. */
void hal_idle(void);

#ifdef __cplusplus
}
#endif
#endif /* HAL_IDLE_H */
