/* SPDX-License-Identifier: Apache-2.0 */
/* Schedules: what the explorer walks is exactly the set of all choices within its bound. */
#include <cstdint>
#include <set>
#include <vector>

#include "gtest/gtest.h"
#include "platforms/host/schedule.h"

namespace {

using Choices = std::vector<bool>;

/* Asks `questions` times; every change makes the run longer by `more`, as it does in a program. */
Choices Ask(host_schedule *schedule, size_t questions, size_t more)
{
    Choices run;
    schedule_begin(schedule);
    for (size_t i = 0; i < questions; i++) {
        run.push_back(schedule_changes_over(schedule));
        questions += run.back() ? more : 0;
    }
    return run;
}

uint64_t Binomial(uint64_t n, uint64_t k)
{
    uint64_t result = 1;
    for (uint64_t i = 1; i <= k; i++) {
        result = result * (n - k + i) / i;
    }
    return result;
}

TEST(Explorer, WalksEveryChoiceOnce)
{
    uint32_t changes[2 * 3 + 1];
    for (uint32_t bound = 0; bound <= 3; bound++) {
        host_schedule schedule = host_schedule_explorer(changes, bound);
        std::set<Choices> seen;
        do {
            ASSERT_TRUE(seen.insert(Ask(&schedule, 9, 0)).second);
        } while (host_schedule_next(&schedule));
        uint64_t expected = 0;
        for (uint32_t k = 0; k <= bound; k++) {
            expected += Binomial(9, k);
        }
        EXPECT_EQ(expected, seen.size());
    }
}

TEST(Explorer, FollowsRunsThatGrowAndShrink)
{
    uint32_t changes[2 * 2 + 1];
    host_schedule schedule = host_schedule_explorer(changes, 2);
    std::set<Choices> seen;
    do {
        ASSERT_TRUE(seen.insert(Ask(&schedule, 5, 2)).second);
    } while (host_schedule_next(&schedule));
    /* No change: 1. One: 5. Two: after the first at i there are 5 + 2 - (i + 1) more questions. */
    EXPECT_EQ(1u + 5u + (6u + 5u + 4u + 3u + 2u), seen.size());
}

TEST(Schedule, OfASeedIsAlwaysTheSame)
{
    std::set<Choices> runs;
    for (uint64_t seed = 0; seed < 200; seed++) {
        host_schedule first = host_schedule_from_seed(seed);
        host_schedule second = host_schedule_from_seed(seed);
        const Choices run = Ask(&first, 5000, 0);
        ASSERT_EQ(run, Ask(&second, 5000, 0));
        runs.insert(run);
    }
    EXPECT_GT(runs.size(), 190u);
}

TEST(Schedule, OfBytesTakesOneForEachSlice)
{
    const uint8_t bytes[] = {2, 0, 1};
    host_schedule schedule = host_schedule_from_bytes(bytes, sizeof(bytes));

    EXPECT_EQ((Choices{false, false, true, true, false, true}), Ask(&schedule, 6, 0));
}

}  // namespace
