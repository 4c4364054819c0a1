/* SPDX-License-Identifier: Apache-2.0 */
/* Rings between the CPUs may be lost, doubled or spurious (design, "Mailbox"; FFM-292, FFM-293). Linked once with each
 * backend. */
#include <cstdint>
#include <vector>

#include "gtest/gtest.h"
#include "host_tests/host_platform/twin_code.h"
#include "host_tests/host_platform/twin_harness.h"

namespace {

std::vector<host_stimulus> SpuriousRings(uint64_t every)
{
    std::vector<host_stimulus> rings;
    for (uint64_t i = 1; i <= 4000; i++) {
        rings.push_back({i * every, (i % 2 == 0) ? HOST_STIMULUS_RING : HOST_STIMULUS_RING_NS, 0});
    }
    return rings;
}

host_ring_fault AllLost(void *context, bool to_cpu0, uint32_t number)
{
    (void)context;
    (void)to_cpu0;
    (void)number;
    return HOST_RING_LOST;
}

host_ring_fault AllDoubled(void *context, bool to_cpu0, uint32_t number)
{
    (void)context;
    (void)to_cpu0;
    (void)number;
    return HOST_RING_DOUBLED;
}

host_ring_fault Mixed(void *context, bool to_cpu0, uint32_t number)
{
    const uint64_t seed = *static_cast<uint64_t *>(context);
    return static_cast<host_ring_fault>(((seed >> ((number * 2 + (to_cpu0 ? 1 : 0)) % 60)) & 3) % 3);
}

void RunWith(uint64_t seed, host_ring_fault (*fault)(void *, bool, uint32_t), const std::vector<host_stimulus> &rings)
{
    uint64_t bits = (seed + 1) * 0x9E3779B97F4A7C15u;
    host_schedule schedule = host_schedule_from_seed(seed);
    host_life life = {};

    life.schedule = &schedule;
    life.ring_fault = fault;
    life.context = &bits;
    life.stimuli = rings.data();
    life.stimuli_count = rings.size();
    const TwinRun run = RunTwin(cpu1_twin_main, life);
    ASSERT_TRUE(IsGood(run)) << "seed " << seed << ": " << Describe(run);
}

TEST(Doorbell, MayRingTwice)
{
    for (uint64_t seed = 0; seed < 60; seed++) {
        RunWith(seed, AllDoubled, {});
    }
}

TEST(Doorbell, MayRingWithoutReason_FFM_293)
{
    for (uint64_t seed = 0; seed < 20; seed++) {
        for (const uint64_t every : {3, 17, 101}) {
            RunWith(seed, nullptr, SpuriousRings(every));
        }
    }
}

/* A lost ring delays what it was for until the next one, and loses nothing. */
TEST(Doorbell, MayBeLostIfAnotherComes_FFM_292)
{
    for (uint64_t seed = 0; seed < 20; seed++) {
        for (const uint64_t every : {7, 60}) {
            RunWith(seed, AllLost, SpuriousRings(every));
            RunWith(seed, Mixed, SpuriousRings(every));
        }
    }
}

/* The machine tells a lost wake-up from an end: without any ring CPU1 waits for ever. */
TEST(Doorbell, LostForGoodIsSeenAsStuck)
{
    host_life life = {};
    life.ring_fault = AllLost;
    const TwinRun run = RunTwin(cpu1_twin_small_main, life);

    EXPECT_EQ(HOST_END_STUCK, run.outcome.end) << Describe(run);
}

}  // namespace
