/* SPDX-License-Identifier: Apache-2.0 */
/* See offence.h. */
#include "host_tests/board/firmware/offence.h"

#include "hal/shared.h"
#include "host_tests/board/firmware/published.h"

void offender_publish(uintptr_t address)
{
    hal_shared_store((struct hal_shared_u32 *)PUBLISHED_TARGET, (uint32_t)address);
}

void offender_store(uintptr_t address)
{
    offender_publish(address);
    *(volatile uint32_t *)address = 0x4770BF00u;
    __asm__ volatile("dsb 0xF" ::: "memory");
}

void offender_call(uintptr_t address)
{
    offender_publish(address & ~(uintptr_t)1u);
    __asm__ volatile("blx %0" ::"r"(address | 1u) : "r0", "r1", "r2", "r3", "r12", "lr", "memory");
}
