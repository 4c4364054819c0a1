/* SPDX-License-Identifier: Apache-2.0 */
/* hal/atomic.h with the core's exclusive access, whose monitor every exception clears; nothing is masked but the
 * sleep itself. */
#include "hal/atomic.h"

void hal_pending_set(struct hal_pending *pending, uint32_t bits)
{
    (void)__atomic_fetch_or(&pending->bits, bits, __ATOMIC_ACQ_REL);
}

uint32_t hal_pending_take(struct hal_pending *pending)
{
    return __atomic_exchange_n(&pending->bits, 0u, __ATOMIC_ACQ_REL);
}

void hal_pending_sleep(const struct hal_pending *pending)
{
    __asm__ volatile("cpsid i" ::: "memory");
    if (__atomic_load_n(&pending->bits, __ATOMIC_ACQUIRE) == 0u) {
        /* Wakes for an interrupt that is masked only here; its handler runs behind `cpsie`. */
        __asm__ volatile("dsb 0xF\n\twfi" ::: "memory");
    }
    __asm__ volatile("cpsie i\n\tisb 0xF" ::: "memory");
}
