/* SPDX-License-Identifier: Apache-2.0 */
/* A platform with one CPU: the three twin-CPU functions are their weak empty defaults, and the code that a single-core
 * system goes on with is reached when the partitions are up (FFM-303). Linked once with each backend. */
#include "gtest/gtest.h"
#include "platforms/host/host.h"
#include "platforms/host/image/memory.h"

namespace {

int reached;

void NonSecureCode()
{
    reached++;
}

TEST(SingleCpu, ReachesNonSecureCodeWithAllDefaults_FFM_303)
{
    host_load(&image_on_host);
    for (int i = 1; i <= 3; i++) {
        host_life life = {};
        life.ns_code = NonSecureCode;
        const host_outcome outcome = host_run(&life);
        EXPECT_EQ(HOST_END_IDLE, outcome.end) << outcome.reason;
        EXPECT_EQ(i, reached);
        EXPECT_EQ(0u, outcome.cpu1_starts);
        EXPECT_EQ(0u, outcome.ticks);
    }
}

}  // namespace
