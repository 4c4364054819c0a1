/* SPDX-License-Identifier: Apache-2.0 */
/* Words of both CPUs: each access is a point of the schedule. Built with ThreadSanitizer's instrumentation where there is any, so that
 * acquire and release are what orders the CPUs' accesses. */
#include "hal/shared.h"

#include "platforms/host/machine.h"

uint32_t hal_shared_load(const struct hal_shared_u32 *word)
{
    machine_point();
    return __atomic_load_n(&word->raw, __ATOMIC_ACQUIRE);
}

void hal_shared_store(struct hal_shared_u32 *word, uint32_t value)
{
    machine_point();
    __atomic_store_n(&word->raw, value, __ATOMIC_RELEASE);
}

void hal_shared_copy_in(uint32_t *to, const struct hal_shared_u32 *from, size_t count)
{
    for (size_t i = 0u; i < count; i++) {
        machine_point();
        to[i] = __atomic_load_n(&from[i].raw, __ATOMIC_RELAXED);
    }
}

void hal_shared_copy_out(struct hal_shared_u32 *to, const uint32_t *from, size_t count)
{
    for (size_t i = 0u; i < count; i++) {
        machine_point();
        __atomic_store_n(&to[i].raw, from[i], __ATOMIC_RELAXED);
    }
}
