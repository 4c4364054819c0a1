/* SPDX-License-Identifier: Apache-2.0 */
/* Uses more stack than there is. */
#include "host_tests/board/firmware/offence.h"

#include "platforms/lpc55s69/memory_map.h"

void offender_offend(void)
{
    /* Two kilobytes at a time, until something stops it; no stack of an image is that deep. */
    offender_publish(0u);
    for (uint32_t i = 0u; i < ((uint32_t)MAP_SECURE_RAM_BYTES / 0x800u); i++) {
        __asm__ volatile("sub sp, sp, #0x800\n\tstr r0, [sp]" ::: "memory");
    }
}
