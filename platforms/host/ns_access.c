/* SPDX-License-Identifier: Apache-2.0 */
/* Accesses of CPU0 to non-secure memory. See ns_access.h. */
#include "platforms/host/ns_access.h"

uint8_t ns_load_byte(uintptr_t address)
{
    return __atomic_load_n((const uint8_t *)address, __ATOMIC_RELAXED);
}

uint32_t ns_load_word(uintptr_t address)
{
    return __atomic_load_n((const uint32_t *)address, __ATOMIC_RELAXED);
}

void ns_store_byte(uintptr_t address, uint8_t byte)
{
    __atomic_store_n((uint8_t *)address, byte, __ATOMIC_RELAXED);
}

void ns_store_word(uintptr_t address, uint32_t word)
{
    __atomic_store_n((uint32_t *)address, word, __ATOMIC_RELAXED);
}
