/* SPDX-License-Identifier: Apache-2.0 */
/* A platform's own twin-CPU functions, linked whole, win over the weak defaults that the same program links. */
#include "gtest/gtest.h"
#include "hal/twin_cpu.h"
#include "host_tests/unit/twin_cpu_strong.h"

TEST(TwinCpuStrong, PlatformsOwnFunctionsWinOverTheDefaults)
{
    tfm_spm_hal_boot_ns_cpu(0x00020200u);
    tfm_spm_hal_wait_for_ns_cpu_ready();
    tfm_spm_hal_wait_for_s_cpu_ready();
    EXPECT_EQ(twin_cpu_strong.boots, 1);
    EXPECT_EQ(twin_cpu_strong.start_addr, 0x00020200u);
    EXPECT_EQ(twin_cpu_strong.waits_for_ns, 1);
    EXPECT_EQ(twin_cpu_strong.waits_for_s, 1);
}
