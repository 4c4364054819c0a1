/* SPDX-License-Identifier: Apache-2.0 */
/* Locks CPU1 up, at once also in each life after a reset (storm.c): a fault whose handler faults. */
#include <stddef.h>
#include <stdint.h>

#include "host_tests/board/firmware/storm.h"
#include "platforms/lpc55s69/cpu1/core.h"
#include "spm/base/attributes.h"

enum { EXCEPTIONS = 16, HARD_FAULT = 3 };

BH_NAKED static void fault(void)
{
    __asm__ volatile("udf #0");
}

static BH_ALIGNED(512) void (*const vectors[EXCEPTIONS])(void) = {[HARD_FAULT] = fault};

void storm_step(void)
{
    core_mask_interrupts(); /* UsageFault becomes HardFault */
    core_write(CORE_VTOR, (uint32_t)(uintptr_t)&vectors);
    core_barrier();
    fault();
}
