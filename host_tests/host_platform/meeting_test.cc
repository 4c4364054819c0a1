/* SPDX-License-Identifier: Apache-2.0 */
/* The meeting of the CPUs: either may be early, late, absent or restarted, whatever the shared words held before
 * (design, "What it is", steps 2 to 5; FFM-298 to FFM-302). Linked once with each backend. */
#include <cstdint>
#include <cstring>
#include <string>

#include "gtest/gtest.h"
#include "host_tests/host_platform/twin_code.h"
#include "host_tests/host_platform/twin_harness.h"
#include "platforms/host/memory_map.h"

namespace {

size_t Count(const std::string &text, const std::string &part)
{
    size_t count = 0;
    for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        count++;
    }
    return count;
}

TEST(Meeting, WorksWhicheverCpuIsLate_FFM_300)
{
    static const uint32_t delays[] = {0, 1, 2, 5, 40};

    for (const uint32_t cpu0 : delays) {
        for (const uint32_t cpu1 : delays) {
            for (uint64_t seed = 0; seed < 8; seed++) {
                host_schedule schedule = host_schedule_from_seed(seed);
                host_life life = {};
                life.schedule = &schedule;
                life.cpu0_delay_ticks = cpu0;
                life.cpu1_delay_ticks = cpu1;
                const TwinRun run = RunTwin(cpu1_twin_small_main, life);
                ASSERT_TRUE(IsGood(run)) << cpu0 << " " << cpu1 << " " << seed << " " << Describe(run);
                ASSERT_STREQ("", host_console());
            }
        }
    }
}

TEST(Meeting, ReportsALateCpu1OnceAndGoesOn)
{
    host_life life = {};
    life.cpu1_delay_ticks = 300;
    const TwinRun run = RunTwin(cpu1_twin_small_main, life);

    ASSERT_TRUE(IsGood(run)) << Describe(run);
    EXPECT_EQ(1u, Count(host_console(), "absent")) << host_console();
    EXPECT_GE(run.outcome.ticks, 300u);
}

TEST(Meeting, WaitsForEverIfCpu1NeverComes)
{
    const TwinRun run = RunTwin(nullptr, {});

    EXPECT_EQ(HOST_END_NO_CPU1, run.outcome.end) << Describe(run);
    EXPECT_EQ(1u, Count(host_console(), "absent")) << host_console();
}

/* What a former life of the chip has left in RAM. */
void SoilSharedPages(uint32_t pattern)
{
    auto *words = reinterpret_cast<uint32_t *>(static_cast<uintptr_t>(HOST_MAP_MAILBOX_PAGE));
    for (size_t i = 0; i < 0x2000 / sizeof(uint32_t); i++) {
        words[i] = pattern;
        pattern = pattern * 1664525u + 1013904223u;
    }
    std::memcpy(reinterpret_cast<void *>(static_cast<uintptr_t>(HOST_MAP_READY_WORD_CPU0)), &pattern, sizeof(pattern));
}

TEST(Meeting, IsNotSatisfiedByStaleWords_FFM_301)
{
    for (uint32_t pattern = 1; pattern < 40; pattern++) {
        host_life life = {};
        ASSERT_TRUE(IsGood(RunTwin(cpu1_twin_small_main, life))); /* maps memory */
        SoilSharedPages(pattern);
        life.keep_ns_memory = true;
        TwinRun run = RunTwin(nullptr, life);
        ASSERT_EQ(HOST_END_NO_CPU1, run.outcome.end) << Describe(run);

        SoilSharedPages(pattern);
        life.cpu0_delay_ticks = 20;
        run = RunTwin(cpu1_twin_early_main, life);
        ASSERT_TRUE(IsGood(run)) << Describe(run);

        SoilSharedPages(pattern);
        life.cpu0_delay_ticks = 0;
        life.cpu1_delay_ticks = 20;
        run = RunTwin(cpu1_twin_small_main, life);
        ASSERT_TRUE(IsGood(run)) << Describe(run);
    }
}

TEST(Meeting, OpensTheMailboxAndNoEarlier_FFM_302)
{
    for (uint64_t seed = 0; seed < 20; seed++) {
        host_schedule schedule = host_schedule_from_seed(seed);
        host_life life = {};
        life.schedule = &schedule;
        const TwinRun run = RunTwin(cpu1_twin_hasty_main, life);
        ASSERT_TRUE(IsGood(run)) << seed << " " << Describe(run);
    }
}

/* ---- New lives of CPU1 ------------------------------------------------------------------------------------------- */

/* The same stimulus at every point of a run that has none. */
void StimulusAtEveryPoint(host_stimulus_kind kind, void (*program)(), uint64_t seed, uint32_t step)
{
    host_schedule schedule = host_schedule_from_seed(seed);
    host_life life = {};
    life.schedule = &schedule;
    const TwinRun quiet = RunTwin(program, life);
    ASSERT_TRUE(IsGood(quiet)) << Describe(quiet);
    ASSERT_EQ(1u, quiet.lives);

    for (uint64_t point = 1; point <= quiet.outcome.points; point += step) {
        const host_stimulus stimulus = {point, kind, 0};
        schedule = host_schedule_from_seed(seed);
        life.stimuli = &stimulus;
        life.stimuli_count = 1;
        const TwinRun run = RunTwin(program, life);
        ASSERT_TRUE(IsGood(run)) << "at point " << point << ", seed " << seed << ": " << Describe(run);
        ASSERT_LE(run.lives, 2u);
        ASSERT_GE(run.requests, (run.lives == 2u) ? quiet.requests : 0u);
    }
}

TEST(NewLife, FindsASoundSystemAfterAResetAtAnyPoint)
{
    StimulusAtEveryPoint(HOST_STIMULUS_RESET_CPU1, cpu1_twin_main, 1, 1);
    for (uint64_t seed = 2; seed < 8; seed++) {
        StimulusAtEveryPoint(HOST_STIMULUS_RESET_CPU1, cpu1_twin_main, seed, 7);
    }
}

TEST(NewLife, FindsASoundSystemAfterARestartAtAnyPoint)
{
    StimulusAtEveryPoint(HOST_STIMULUS_RESTART_CPU1, cpu1_twin_restart_main, 1, 1);
    for (uint64_t seed = 2; seed < 8; seed++) {
        StimulusAtEveryPoint(HOST_STIMULUS_RESTART_CPU1, cpu1_twin_restart_main, seed, 7);
    }
}

TEST(NewLife, FindsASoundSystemAfterManyResets)
{
    for (uint64_t seed = 0; seed < 150; seed++) {
        host_schedule schedule = host_schedule_from_seed(seed);
        host_stimulus stimuli[4];
        uint64_t point = 0;
        for (host_stimulus &stimulus : stimuli) {
            point += 1 + host_schedule_draw(&schedule, 900);
            stimulus.point = point;
            stimulus.kind = HOST_STIMULUS_RESET_CPU1;
        }
        host_life life = {};
        life.schedule = &schedule;
        life.stimuli = stimuli;
        life.stimuli_count = 4;
        life.cpu1_delay_ticks = static_cast<uint32_t>(seed % 3);
        const TwinRun run = RunTwin(cpu1_twin_main, life);
        ASSERT_TRUE(IsGood(run)) << "seed " << seed << ": " << Describe(run);
    }
}

/* Restarts before CPU0 has noticed the last one, mixed with resets. */
TEST(NewLife, FindsASoundSystemAfterManyRestarts)
{
    for (uint64_t seed = 0; seed < 4000; seed++) {
        host_schedule schedule = host_schedule_from_seed(seed);
        host_stimulus stimuli[5];
        uint64_t point = 0;
        for (host_stimulus &stimulus : stimuli) {
            point += 1 + host_schedule_draw(&schedule, (seed % 2 == 0) ? 80 : 300);
            stimulus.point = point;
            stimulus.kind = (seed % 3 != 0 || host_schedule_draw(&schedule, 3) != 0) ? HOST_STIMULUS_RESTART_CPU1
                                                                                    : HOST_STIMULUS_RESET_CPU1;
        }
        host_life life = {};
        life.schedule = &schedule;
        life.stimuli = stimuli;
        life.stimuli_count = 5;
        const TwinRun run = RunTwin(cpu1_twin_small_lives_main, life);
        ASSERT_TRUE(IsGood(run)) << "seed " << seed << ": " << Describe(run);
    }
}

TEST(NewLife, FollowsALockup)
{
    for (uint64_t seed = 0; seed < 30; seed++) {
        host_schedule schedule = host_schedule_from_seed(seed);
        host_life life = {};
        life.schedule = &schedule;
        const TwinRun run = RunTwin(cpu1_twin_lockup_main, life);
        ASSERT_TRUE(IsGood(run)) << "seed " << seed << ": " << Describe(run);
        ASSERT_EQ(2u, run.lives);
    }
}

}  // namespace
