/* SPDX-License-Identifier: Apache-2.0 */
/* All schedules of a small scenario with at most so many changes of the CPU that nothing forces. Linked once with each backend. */
#include <cstdint>
#include <cstdio>
#include <set>

#include "gtest/gtest.h"
#include "host_tests/host_platform/twin_code.h"
#include "host_tests/host_platform/twin_harness.h"

namespace {

uint64_t Walk(uint32_t changes_max, uint64_t runs_max)
{
    uint32_t changes[2 * 4 + 1];
    host_schedule schedule = host_schedule_explorer(changes, changes_max);
    uint64_t runs = 0;
    bool more = true;

    for (; more && runs < runs_max; runs++) {
        host_life life = {};
        life.schedule = &schedule;
        life.keep_stacks = true;
        const TwinRun run = RunTwin(cpu1_twin_small_main, life);
        if (!IsGood(run)) {
            ADD_FAILURE() << "run " << runs << ": " << Describe(run);
            return runs;
        }
        more = host_schedule_next(&schedule);
    }
    return runs;
}

TEST(Explorer, FindsEveryScheduleOfOneCallSound)
{
    const uint64_t one = Walk(1, UINT64_MAX);
    const uint64_t two = Walk(2, 20000);

    RecordProperty("runs_with_one_change", static_cast<int>(one));
    RecordProperty("runs_with_two_changes", static_cast<int>(two));
    EXPECT_GT(one, 100u);
    EXPECT_GT(two, one);
}

}  // namespace
