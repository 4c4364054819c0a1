/* SPDX-License-Identifier: Apache-2.0 */
/* Weak empty defaults of the three twin-CPU functions: a platform with one CPU starts nobody and waits for nobody (FFM-303).
 * The only weak symbols of the project; host_tests prove that twin-CPU images hold none of them. */
#include "hal/twin_cpu.h"

BH_WEAK void tfm_spm_hal_boot_ns_cpu(uintptr_t start_addr)
{
    (void)start_addr;
}

BH_WEAK void tfm_spm_hal_wait_for_ns_cpu_ready(void)
{
}

BH_WEAK void tfm_spm_hal_wait_for_s_cpu_ready(void)
{
}
