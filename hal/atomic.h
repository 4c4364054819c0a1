/* SPDX-License-Identifier: Apache-2.0 */
/* Words that a thread and interrupt handlers of the same CPU change. Every function is one indivisible step on this CPU. */
#ifndef HAL_ATOMIC_H
#define HAL_ATOMIC_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct hal_pending {
    uint32_t bits;
};

void hal_pending_set(struct hal_pending *pending, uint32_t bits);

/* Returns all bits and clears them. */
uint32_t hal_pending_take(struct hal_pending *pending);

/* Clears those bits and returns all bits as they were before. */
uint32_t hal_pending_clear(struct hal_pending *pending, uint32_t bits);

static inline uint32_t hal_pending_read(const struct hal_pending *pending)
{
    return __atomic_load_n(&pending->bits, __ATOMIC_ACQUIRE);
}

/* Sleeps until an interrupt arrives, but not if a bit is set already: the test and the sleep are one step towards the handlers of
 * this CPU, so that no wake-up is lost between them. */
void hal_pending_sleep(const struct hal_pending *pending);

#ifdef __cplusplus
}
#endif
#endif /* HAL_ATOMIC_H */
