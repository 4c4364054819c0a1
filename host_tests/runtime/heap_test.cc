/* SPDX-License-Identifier: Apache-2.0 */
/* The heap of a partition: FFM-311, FFM-312, FFM-342. */
#include <array>
#include <csetjmp>
#include <cstdint>
#include <cstring>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "host_tests/runtime/area.h"
#include "partitions/runtime/heap_area.h"
#include "psa/service.h"

static std::jmp_buf back;
static bool panic_expected;

void psa_panic(void)
{
    if (!panic_expected) {
        ADD_FAILURE() << "the heap has ended the partition";
        std::abort();
    }
    panic_expected = false;
    std::longjmp(back, 1);
}

namespace {

constexpr size_t kGranule = HEAP_GRANULE_BYTES;

/* `action` has nothing to destroy. */
template <class Action> bool Panics(const Action &action)
{
    panic_expected = true;
    if (setjmp(back) == 0) {
        action();
        panic_expected = false;
        return false;
    }
    return true;
}

bool IsZero(const void *bytes, size_t len)
{
    const uint8_t *byte = static_cast<const uint8_t *>(bytes);
    return (len == 0) || ((byte[0] == 0) && (std::memcmp(byte, byte + 1, len - 1) == 0));
}

size_t AreaBytes()
{
    return HEAP_GRANULES(heap_area.bytes) * kGranule;
}

uint8_t *Allocate(size_t bytes)
{
    return static_cast<uint8_t *>(partition_malloc(bytes));
}

class Heap : public testing::Test {
protected:
    void SetUp() override
    {
        std::memset(heap_area.base, 0, AreaBytes());
        std::memset(heap_area.granules, 0, HEAP_GRANULES(heap_area.bytes));
    }
};

TEST_F(Heap, FFM_342_OneAllocationOfTheWholeHeapSucceedsAndNoneBesideIt_D_17)
{
    for (int again = 0; again < 2; again++) {
        uint8_t *all = Allocate(AREA_BYTES);
        ASSERT_NE(all, nullptr);
        EXPECT_EQ(partition_malloc(1), nullptr);
        std::memset(all, 0xFF, AREA_BYTES);
        partition_free(all);
    }
}

TEST_F(Heap, FFM_311_AllocationsBeyondTheHeapReturnNull)
{
    for (const size_t bytes : {size_t{AREA_BYTES} + 1, AreaBytes(), AreaBytes() + 1,
                               SIZE_MAX / 2, SIZE_MAX - kGranule, SIZE_MAX - 1, SIZE_MAX}) {
        EXPECT_EQ(partition_malloc(bytes), nullptr) << bytes;
    }
    EXPECT_EQ(partition_malloc(0), nullptr);
    EXPECT_NE(partition_malloc(AREA_BYTES), nullptr);
}

TEST_F(Heap, FFM_311_BlocksLieInTheOwnHeapAlignedAndApart)
{
    std::vector<uint8_t *> blocks;
    for (uint8_t *block = Allocate(5); block != nullptr; block = Allocate(5)) {
        EXPECT_EQ(reinterpret_cast<uintptr_t>(block) % kGranule, 0u);
        EXPECT_GE(block, heap_area.base);
        EXPECT_LE(block + kGranule, heap_area.base + AreaBytes());
        std::memset(block, static_cast<int>(blocks.size()), 5);
        blocks.push_back(block);
    }
    EXPECT_EQ(blocks.size(), HEAP_GRANULES(AREA_BYTES));
    for (size_t i = 0; i < blocks.size(); i++) {
        EXPECT_EQ(blocks[i][0], static_cast<uint8_t>(i));
        EXPECT_EQ(blocks[i][4], static_cast<uint8_t>(i));
    }
}

TEST_F(Heap, FFM_311_NewMemoryIsZeroAlsoWhereThePartitionWroteAfterFree)
{
    uint8_t *block = Allocate(64);
    partition_free(block);
    std::memset(block, 0x77, 64);
    EXPECT_TRUE(IsZero(Allocate(64), 64));
}

TEST_F(Heap, FFM_342_FreeWipes)
{
    uint8_t *block = Allocate(100);
    std::memset(block, 0x77, HEAP_GRANULES(100) * kGranule); /* over its end as well */
    partition_free(block);
    EXPECT_TRUE(IsZero(heap_area.base, AreaBytes()));
}

TEST_F(Heap, FFM_342_GrowingReallocMovesZeroesAndWipes)
{
    for (const size_t more : {size_t{1}, size_t{2}, kGranule, size_t{300}}) {
        uint8_t *block = Allocate(5);
        std::memset(block, 0x77, kGranule); /* what it wrote behind its five bytes does not come along */
        uint8_t *moved = static_cast<uint8_t *>(partition_realloc(block, 5 + more));
        ASSERT_NE(moved, nullptr);
        EXPECT_NE(moved, block);
        EXPECT_EQ(std::string(reinterpret_cast<char *>(moved), 5), "wwwww");
        EXPECT_TRUE(IsZero(moved + 5, more));
        EXPECT_TRUE(IsZero(block, kGranule));
        EXPECT_TRUE(Panics([&] { partition_free(block); }));
        partition_free(moved);
    }
}

TEST_F(Heap, FFM_342_ReallocThatFindsNoRoomLeavesTheBlockAsItIs)
{
    uint8_t *block = Allocate(AREA_BYTES - 64);
    std::memset(block, 0x77, AREA_BYTES - 64);
    EXPECT_EQ(partition_realloc(block, AREA_BYTES - 63), nullptr); /* beside the old one */
    EXPECT_EQ(partition_realloc(block, SIZE_MAX), nullptr);
    EXPECT_EQ(block[AREA_BYTES - 65], 0x77);
    partition_free(block);
    EXPECT_NE(partition_malloc(AREA_BYTES), nullptr);
}

TEST_F(Heap, FFM_342_ShrinkingReallocStaysAndWipesWhatItCutsOff)
{
    uint8_t *block = Allocate(200);
    std::memset(block, 0x77, 200);
    EXPECT_EQ(partition_realloc(block, 200), block);
    EXPECT_EQ(partition_realloc(block, 21), block);
    EXPECT_EQ(block[20], 0x77);
    EXPECT_TRUE(IsZero(block + 21, 200 - 21));
    uint8_t *next = Allocate(100); /* in what was cut off */
    EXPECT_EQ(next, block + (HEAP_GRANULES(21u) * kGranule));
    uint8_t *moved = static_cast<uint8_t *>(partition_realloc(block, 22));
    EXPECT_NE(moved, block);
    EXPECT_EQ(moved[20], 0x77);
    EXPECT_EQ(moved[21], 0);
}

TEST_F(Heap, ReallocOfNothingAllocatesAndToNothingFrees_FFM_311)
{
    void *block = partition_realloc(nullptr, AREA_BYTES);
    ASSERT_NE(block, nullptr);
    EXPECT_EQ(partition_realloc(block, 0), nullptr);
    EXPECT_EQ(partition_realloc(nullptr, 0), nullptr);
    EXPECT_NE(partition_malloc(AREA_BYTES), nullptr);
    partition_free(nullptr);
}

TEST_F(Heap, FFM_311_WhatIsNoBlockEndsThePartition)
{
    static uint8_t elsewhere[64];
    uint8_t *first = Allocate(3 * kGranule);
    uint8_t *second = Allocate(kGranule);
    partition_free(second);
    const std::array<void *, 9> wrong = {second, /* free already */
                                         first + 1,
                                         first + kGranule,
                                         first - 1,
                                         first - kGranule,
                                         heap_area.base + AreaBytes(),
                                         heap_area.base + AreaBytes() - kGranule,
                                         elsewhere,
                                         reinterpret_cast<void *>(UINTPTR_MAX)};
    const std::string before(reinterpret_cast<char *>(heap_area.granules), HEAP_GRANULES(AREA_BYTES));
    for (void *address : wrong) {
        EXPECT_TRUE(Panics([&] { partition_free(address); })) << address;
        EXPECT_TRUE(Panics([&] { (void)partition_realloc(address, 1); })) << address;
        EXPECT_TRUE(Panics([&] { (void)partition_realloc(address, 0); })) << address;
    }
    EXPECT_EQ(std::string(reinterpret_cast<char *>(heap_area.granules), before.size()), before);
    partition_free(first);
}

TEST_F(Heap, BlocksThatOverflowDoNotBreakTheBookkeeping_FFM_311)
{
    uint8_t *first = Allocate(16);
    uint8_t *second = Allocate(16);
    std::memset(first, 0xFF, AreaBytes() - static_cast<size_t>(first - heap_area.base));
    partition_free(first);
    partition_free(second);
    EXPECT_TRUE(IsZero(Allocate(AREA_BYTES), AREA_BYTES));
}

/* ---- Any sequence -----------------------------------------------------------------------------------------------
 *
 * Against a model: contents, zeros, no overlap, and NULL exactly where no row of free granules is long enough. The seed
 * is the parameter; one of them again:
 * bazel test //host_tests/runtime:heap_test --test_arg='--gtest_filter=Seeds/AnySequence.*SEED' */

struct Block {
    size_t bytes;
    uint8_t fill;
};

class AnySequence : public Heap, public testing::WithParamInterface<unsigned int> {
protected:
    size_t Below(size_t bound) { return random_() % bound; }

    size_t LongestFreeRow() const
    {
        std::vector<bool> used(HEAP_GRANULES(AREA_BYTES), false);
        for (const auto &entry : blocks_) {
            const size_t first = static_cast<size_t>(entry.first - heap_area.base) / kGranule;
            for (size_t i = 0; i < HEAP_GRANULES(entry.second.bytes); i++) {
                EXPECT_FALSE(used[first + i]) << "two blocks overlap";
                used[first + i] = true;
            }
        }
        size_t longest = 0;
        size_t row = 0;
        for (const bool granule : used) {
            row = granule ? 0 : (row + 1);
            longest = std::max(longest, row);
        }
        return longest;
    }

    void Fill(uint8_t *address, size_t bytes)
    {
        const Block block = {bytes, static_cast<uint8_t>(1 + Below(255))};
        std::memset(address, block.fill, bytes);
        blocks_[address] = block;
    }

    void ExpectContent(const uint8_t *address, size_t bytes, uint8_t fill)
    {
        EXPECT_TRUE((bytes == 0) || ((address[0] == fill) && (std::memcmp(address, address + 1, bytes - 1) == 0)));
    }

    std::map<uint8_t *, Block>::iterator Any()
    {
        return std::next(blocks_.begin(), static_cast<std::ptrdiff_t>(Below(blocks_.size())));
    }

    void MallocOne()
    {
        const size_t bytes = 1 + Below((Below(8) == 0) ? AREA_BYTES + 10u : 100u);
        const bool fits = (bytes <= AREA_BYTES) && (HEAP_GRANULES(bytes) <= LongestFreeRow());
        uint8_t *address = Allocate(bytes);
        EXPECT_EQ(address != nullptr, fits);
        if (address != nullptr) {
            EXPECT_TRUE(IsZero(address, bytes));
            Fill(address, bytes);
        }
    }

    void FreeOne()
    {
        const auto entry = Any();
        ExpectContent(entry->first, entry->second.bytes, entry->second.fill);
        partition_free(entry->first);
        EXPECT_TRUE(IsZero(entry->first, HEAP_GRANULES(entry->second.bytes) * kGranule));
        blocks_.erase(entry);
    }

    void ReallocOne()
    {
        const auto entry = Any();
        uint8_t *const address = entry->first;
        const Block block = entry->second;
        const size_t bytes = 1 + Below(150);
        const bool grows = bytes > block.bytes;
        const bool fits = !grows || (HEAP_GRANULES(bytes) <= LongestFreeRow());
        uint8_t *got = static_cast<uint8_t *>(partition_realloc(address, bytes));
        EXPECT_EQ(got != nullptr, fits);
        if (got == nullptr) {
            ExpectContent(address, block.bytes, block.fill);
            return;
        }
        EXPECT_EQ(got != address, grows);
        ExpectContent(got, std::min(bytes, block.bytes), block.fill);
        if (grows) {
            EXPECT_TRUE(IsZero(got + block.bytes, bytes - block.bytes));
            EXPECT_TRUE(IsZero(address, HEAP_GRANULES(block.bytes) * kGranule));
        }
        blocks_.erase(entry);
        Fill(got, bytes);
    }

    std::minstd_rand random_{GetParam() + 1};
    std::map<uint8_t *, Block> blocks_;
};

TEST_P(AnySequence, FFM_311_FFM_342_HoldsToTheModel)
{
    for (int step = 0; (step < 1500) && !HasFailure(); step++) {
        const size_t what = Below(5);
        if (blocks_.empty() || (what < 2)) {
            MallocOne();
        } else if (what < 4) {
            ReallocOne();
        } else {
            FreeOne();
        }
    }
    while (!blocks_.empty()) {
        FreeOne();
    }
    EXPECT_TRUE(IsZero(heap_area.base, AreaBytes()));
    EXPECT_TRUE(IsZero(heap_area.granules, HEAP_GRANULES(AREA_BYTES)));
}
INSTANTIATE_TEST_SUITE_P(Seeds, AnySequence, testing::Range(0u, 40u));

} // namespace
