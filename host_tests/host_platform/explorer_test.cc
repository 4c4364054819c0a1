/* SPDX-License-Identifier: Apache-2.0 */
/* All schedules of small scenarios with at most so many changes of the CPU that nothing forces. Linked once with each
 * backend. */
#include <cstdint>
#include <cstdio>
#include <set>
#include <vector>

#include "gtest/gtest.h"
#include "host_tests/host_platform/twin_code.h"
#include "host_tests/host_platform/twin_harness.h"

namespace {

struct Walk {
    uint64_t runs;
    uint64_t points;             /* of the first run, which has no change that nothing forces */
    std::set<uint64_t> outcomes; /* state hashes and lengths of all runs */
};

/* Runs the program under every schedule with at most `changes_max` changes; stops at the first failure. */
Walk WalkAll(void (*program)(), uint32_t changes_max, const std::vector<host_stimulus> &stimuli)
{
    std::vector<uint32_t> changes(2 * changes_max + 1);
    host_schedule schedule = host_schedule_explorer(changes.data(), changes_max);
    Walk walk = {};

    do {
        host_life life = {};
        life.schedule = &schedule;
        life.keep_stacks = true;
        life.stimuli = stimuli.data();
        life.stimuli_count = stimuli.size();
        const TwinRun run = RunTwin(program, life);
        walk.points = (walk.runs == 0) ? run.outcome.points : walk.points;
        walk.outcomes.insert(host_state_hash() ^ (run.outcome.points << 32));
        walk.runs++;
        if (!IsGood(run)) {
            std::string where;
            for (uint32_t i = 0; i < schedule.changes_count; i++) {
                where += " " + std::to_string(changes[i]);
            }
            for (const host_stimulus &stimulus : stimuli) {
                where += ", stimulus " + std::to_string(stimulus.kind) + " at point " + std::to_string(stimulus.point);
            }
            ADD_FAILURE() << "changes at questions" << where << ": " << Describe(run);
            return walk;
        }
    } while (host_schedule_next(&schedule));
    return walk;
}

TEST(Explorer, FindsEveryScheduleOfOneCallSound)
{
    const Walk none = WalkAll(cpu1_twin_small_main, 0, {});
    const Walk one = WalkAll(cpu1_twin_small_main, 1, {});
    const Walk two = WalkAll(cpu1_twin_small_main, 2, {});
    const Walk three = WalkAll(cpu1_twin_small_main, 3, {});

    EXPECT_EQ(1u, none.runs);
    /* Each further change is one more dimension. */
    EXPECT_GT(one.runs, 20u);
    EXPECT_GT(two.runs, one.runs * 10u);
    EXPECT_GT(three.runs, two.runs * 5u);
    EXPECT_GT(three.outcomes.size(), one.outcomes.size());
    std::printf("schedules: %ju, %ju, %ju\n", static_cast<uintmax_t>(one.runs), static_cast<uintmax_t>(two.runs),
                static_cast<uintmax_t>(three.runs));
}

/* CPU1 starts anew at every point of its first life, under every schedule before and after it: what CPU0 does about the
 * former life may land anywhere in the new one. */
void WalkAround(host_stimulus_kind kind)
{
    const uint64_t points = WalkAll(cpu1_twin_small_lives_main, 0, {}).points;
    uint64_t runs = 0;

    for (uint64_t point = 1; point <= points && !testing::Test::HasFailure(); point++) {
        runs += WalkAll(cpu1_twin_small_lives_main, 1, {{point, kind, 0}}).runs;
    }
    EXPECT_GT(runs, points * 20u);
    std::printf("%ju points, %ju runs\n", static_cast<uintmax_t>(points), static_cast<uintmax_t>(runs));
}

TEST(Explorer, FindsEveryScheduleAroundARestartSound)
{
    WalkAround(HOST_STIMULUS_RESTART_CPU1);
}

TEST(Explorer, FindsEveryScheduleAroundAResetSound)
{
    WalkAround(HOST_STIMULUS_RESET_CPU1);
}

}  // namespace
