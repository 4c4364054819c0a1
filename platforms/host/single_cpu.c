/* SPDX-License-Identifier: Apache-2.0 */
/* A host with one CPU: there is no other one to hold, release or look at. The three twin-CPU functions are not here: the weak empty
 * defaults of hal/twin_cpu_default.c serve such a platform (FFM-303). */
#include "hal/twin_cpu.h"

#include "platforms/host/machine.h"

void hal_ns_cpu_hold(void)
{
}

void hal_ns_cpu_release(void)
{
}

uint32_t hal_ns_cpu_ready_word(void)
{
    return 0u;
}

bool hal_ns_cpu_locked_up(void)
{
    return false;
}

void cpu1_begin(uint64_t delay)
{
    (void)delay;
}
