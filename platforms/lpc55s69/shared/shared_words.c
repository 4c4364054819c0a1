/* SPDX-License-Identifier: Apache-2.0 */
/* hal/shared.h for both CPUs of the LPC55S69: the shared RAM is not cached on either side, and DMB orders accesses to
 * it (sheet 1.3), which is what acquire and release become on this processor. Every word is one aligned access. */
#include "hal/shared.h"

uint32_t hal_shared_load(const struct hal_shared_u32 *word)
{
    return __atomic_load_n(&word->raw, __ATOMIC_ACQUIRE);
}

void hal_shared_store(struct hal_shared_u32 *word, uint32_t value)
{
    __atomic_store_n(&word->raw, value, __ATOMIC_RELEASE);
}

void hal_shared_copy_in(uint32_t *to, const struct hal_shared_u32 *from, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        to[i] = __atomic_load_n(&from[i].raw, __ATOMIC_RELAXED);
    }
}

void hal_shared_copy_out(struct hal_shared_u32 *to, const uint32_t *from, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        __atomic_store_n(&to[i].raw, from[i], __ATOMIC_RELAXED);
    }
}
