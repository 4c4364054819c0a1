/* SPDX-License-Identifier: Apache-2.0 */
/* Strong definitions of the twin-CPU functions, linked whole as the design asks of a platform. */
#include "host_tests/unit/twin_cpu_strong.h"

#include "hal/twin_cpu.h"

struct twin_cpu_strong twin_cpu_strong;

void tfm_spm_hal_boot_ns_cpu(uintptr_t start_addr)
{
    twin_cpu_strong.boots++;
    twin_cpu_strong.start_addr = start_addr;
}

void tfm_spm_hal_wait_for_ns_cpu_ready(void)
{
    twin_cpu_strong.waits_for_ns++;
}

void tfm_spm_hal_wait_for_s_cpu_ready(void)
{
    twin_cpu_strong.waits_for_s++;
}
