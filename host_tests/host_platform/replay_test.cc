/* SPDX-License-Identifier: Apache-2.0 */
/* The same input gives the same run, whatever ran before it; another input another one. Linked once with each backend.
 * */
#include <cstdint>
#include <set>
#include <vector>

#include "gtest/gtest.h"
#include "host_tests/host_platform/twin_code.h"
#include "host_tests/host_platform/twin_harness.h"

namespace {

struct Result {
    uint64_t hash;
    uint64_t points;
    uint32_t changes;

    bool operator==(const Result &other) const
    {
        return hash == other.hash && points == other.points && changes == other.changes;
    }
};

/* An input: bytes for the schedule, and a reset in the middle for every third. */
Result RunInput(uint32_t number)
{
    std::vector<uint8_t> bytes;
    uint32_t state = number * 2654435761u + 1;
    for (size_t i = 0; i < 64; i++) {
        state = state * 1664525u + 1013904223u;
        bytes.push_back(static_cast<uint8_t>(state >> 27));
    }
    host_schedule schedule = host_schedule_from_bytes(bytes.data(), bytes.size());
    const host_stimulus reset = {100 + number % 500, HOST_STIMULUS_RESET_CPU1, 0};
    host_life life = {};
    life.schedule = &schedule;
    life.stimuli = &reset;
    life.stimuli_count = (number % 3 == 0) ? 1 : 0;
    const TwinRun run = RunTwin((number % 5 == 0) ? cpu1_twin_small_main : cpu1_twin_main, life);
    EXPECT_TRUE(IsGood(run)) << Describe(run);
    return {host_state_hash(), run.outcome.points, run.outcome.changes};
}

TEST(Replay, OfOneInputAThousandTimesAmongOthers)
{
    const Result first = RunInput(42);

    for (uint32_t i = 0; i < 1000; i++) {
        RunInput(1000 + i);
        ASSERT_TRUE(first == RunInput(42)) << "replay " << i;
    }
}

TEST(Replay, OfDifferentInputsDiffers)
{
    std::set<uint64_t> hashes;

    for (uint32_t i = 1; i < 60; i++) {
        hashes.insert(RunInput(i * 3).points);
    }
    EXPECT_GT(hashes.size(), 20u);
}

/* The hash sees what a run leaves: one byte of non-secure memory is enough. */
TEST(Replay, HashSeesMemory)
{
    RunInput(42);
    const uint64_t before = host_state_hash();
    auto *byte = reinterpret_cast<uint8_t *>(uintptr_t{0x20031234});
    *byte = static_cast<uint8_t>(*byte ^ 1u);
    EXPECT_NE(before, host_state_hash());
}

}  // namespace
