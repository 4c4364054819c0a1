/* SPDX-License-Identifier: Apache-2.0 */
/* Rings CPU0's doorbell without end, much faster than CPU0 could take the interrupts. Source: LPC55S69 sheet section 5. */
#include <stdint.h>

#include "host_tests/board/firmware/storm.h"
#include "ns_client/ns_hooks.h"

/* Between two rings, so that the trace keeps to a sane size. One interrupt takes CPU0 longer. */
enum { PAUSE_STEPS = 16 };

void storm_step(void)
{
    ns_hook_notify();
    for (uint32_t i = 0u; i < (uint32_t)PAUSE_STEPS; i++) {
        __asm__ volatile("");
    }
}
