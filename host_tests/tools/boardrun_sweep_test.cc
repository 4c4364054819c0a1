/* SPDX-License-Identifier: Apache-2.0 */
/* boardrun over many seeds: which seeds a process runs, and how it counts. */
#include <cstdlib>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "tools/boardrun_sweep.h"

namespace
{

std::vector<uint64_t> Seeds(uint64_t first, uint64_t last)
{
    boardrun_sweep sweep;
    std::vector<uint64_t> seeds;
    uint64_t seed;
    EXPECT_TRUE(boardrun_sweep_start(&sweep, first, last));
    while (boardrun_sweep_next(&sweep, &seed)) {
        seeds.push_back(seed);
        boardrun_sweep_note(&sweep, seed % 3, true);
    }
    EXPECT_EQ(sweep.count, seeds.size());
    boardrun_sweep_end(&sweep);
    return seeds;
}

class BoardrunSweep : public testing::Test
{
  protected:
    void SetUp() override
    {
        TearDown();
    }

    void TearDown() override
    {
        (void)unsetenv("TEST_TOTAL_SHARDS");
        (void)unsetenv("TEST_SHARD_INDEX");
        (void)unsetenv("TEST_SHARD_STATUS_FILE");
    }
};

TEST_F(BoardrunSweep, RunsEverySeedOnce)
{
    EXPECT_EQ(Seeds(3, 6), (std::vector<uint64_t>{3, 4, 5, 6}));
    EXPECT_EQ(Seeds(7, 7), (std::vector<uint64_t>{7}));
    EXPECT_EQ(Seeds(UINT64_MAX - 1, UINT64_MAX), (std::vector<uint64_t>{UINT64_MAX - 1, UINT64_MAX}));
}

TEST_F(BoardrunSweep, SharesTheSeedsAmongShards)
{
    std::multiset<uint64_t> all;
    (void)setenv("TEST_TOTAL_SHARDS", "4", 1);
    for (const char *index : {"0", "1", "2", "3"}) {
        (void)setenv("TEST_SHARD_INDEX", index, 1);
        const std::vector<uint64_t> seeds = Seeds(1, 10);
        all.insert(seeds.begin(), seeds.end());
    }
    EXPECT_EQ(all, (std::multiset<uint64_t>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
    (void)setenv("TEST_SHARD_INDEX", "3", 1);
    EXPECT_TRUE(Seeds(1, 2).empty()) << "more shards than seeds";
}

TEST_F(BoardrunSweep, CountsDifferentInterleavings)
{
    boardrun_sweep sweep;
    ASSERT_TRUE(boardrun_sweep_start(&sweep, 1, 5));
    EXPECT_EQ(boardrun_sweep_distinct(&sweep), 0u);
    for (const uint64_t interleaving : {9u, 2u, 9u, 9u, 5u}) {
        boardrun_sweep_note(&sweep, interleaving, interleaving != 2u);
    }
    EXPECT_EQ(boardrun_sweep_distinct(&sweep), 3u);
    EXPECT_EQ(sweep.passed, 4u);
    EXPECT_EQ(sweep.count, 5u);
    boardrun_sweep_end(&sweep);
}

TEST_F(BoardrunSweep, RefusesMoreThanFitIntoMemory)
{
    boardrun_sweep sweep;
    EXPECT_FALSE(boardrun_sweep_start(&sweep, 0, UINT64_MAX));
    boardrun_sweep_end(&sweep);
}

} /* namespace */
