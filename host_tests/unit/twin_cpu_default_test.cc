/* SPDX-License-Identifier: Apache-2.0 */
/* FFM-303: a program in which the three twin-CPU functions are left at their weak empty defaults links, and nobody waits. */
#include "gtest/gtest.h"
#include "hal/twin_cpu.h"

TEST(TwinCpuDefault, FFM_303_ImageWithAllThreeDefaultsLinksAndPassesThem)
{
    tfm_spm_hal_boot_ns_cpu(0x00020200u);
    tfm_spm_hal_wait_for_ns_cpu_ready();
    tfm_spm_hal_wait_for_s_cpu_ready();
}
