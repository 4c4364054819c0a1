/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The firmware's memory functions (mem.c) against what C99 7.21 says of them, for every alignment and for lengths
 * around the word size.  They are called under other names here, beside the C library's own.
 */
#include <cstddef>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

extern "C" {
void *firmware_memcpy(void *to, const void *from, std::size_t len);
void *firmware_memmove(void *to, const void *from, std::size_t len);
void *firmware_memset(void *to, int value, std::size_t len);
int firmware_memcmp(const void *left, const void *right, std::size_t len);
void __aeabi_memset(void *to, std::size_t len, int value);
void __aeabi_memclr(void *to, std::size_t len);
}

namespace {

constexpr std::size_t kMargin = 16;
constexpr std::size_t kLongest = 41;

std::vector<std::uint8_t> Counting(std::size_t len)
{
    std::vector<std::uint8_t> bytes(len);
    for (std::size_t i = 0; i < len; i++) {
        bytes[i] = static_cast<std::uint8_t>(i + 1);
    }
    return bytes;
}

TEST(FirmwareMem, FFM_310_MemcpyCopiesTheRangeAndNothingElse)
{
    for (std::size_t len = 0; len <= kLongest; len++) {
        for (std::size_t to = 0; to < 8; to++) {
            for (std::size_t from = 0; from < 8; from++) {
                const std::vector<std::uint8_t> source = Counting(kLongest + kMargin);
                std::vector<std::uint8_t> target(kLongest + kMargin, 0xEE);
                std::vector<std::uint8_t> expected = target;
                for (std::size_t i = 0; i < len; i++) {
                    expected[to + i] = source[from + i];
                }
                EXPECT_EQ(firmware_memcpy(&target[to], &source[from], len), &target[to]);
                ASSERT_EQ(target, expected) << len << " bytes from " << from << " to " << to;
            }
        }
    }
}

TEST(FirmwareMem, FFM_310_MemmoveCopiesOverlappingRangesBothWays)
{
    for (std::size_t len = 0; len <= kLongest; len++) {
        for (std::size_t to = 0; to < kMargin; to++) {
            for (std::size_t from = 0; from < kMargin; from++) {
                const std::vector<std::uint8_t> before = Counting(kLongest + kMargin);
                std::vector<std::uint8_t> target = before;
                std::vector<std::uint8_t> expected = before;
                for (std::size_t i = 0; i < len; i++) {
                    expected[to + i] = before[from + i];
                }
                EXPECT_EQ(firmware_memmove(&target[to], &target[from], len), &target[to]);
                ASSERT_EQ(target, expected) << len << " bytes from " << from << " to " << to;
            }
        }
    }
}

TEST(FirmwareMem, FFM_310_MemsetTakesTheValueAsUnsignedChar)
{
    for (std::size_t len = 0; len <= kLongest; len++) {
        for (std::size_t to = 0; to < 8; to++) {
            std::vector<std::uint8_t> target(kLongest + kMargin, 0xEE);
            std::vector<std::uint8_t> expected = target;
            for (std::size_t i = 0; i < len; i++) {
                expected[to + i] = 0xA5;
            }
            EXPECT_EQ(firmware_memset(&target[to], 0x7FFFFFA5, len), &target[to]);
            ASSERT_EQ(target, expected) << len << " bytes at " << to;
        }
    }
}

TEST(FirmwareMem, FFM_310_MemcmpComparesAsUnsignedChar)
{
    const std::uint8_t low[] = {1, 2, 0x7F};
    const std::uint8_t high[] = {1, 2, 0x80};
    EXPECT_LT(firmware_memcmp(low, high, 3), 0);
    EXPECT_GT(firmware_memcmp(high, low, 3), 0);
    EXPECT_EQ(firmware_memcmp(low, high, 2), 0);
    EXPECT_EQ(firmware_memcmp(low, high, 0), 0);
}

TEST(FirmwareMem, RunTimeAbiTakesLengthBeforeValue)
{
    std::uint8_t bytes[] = {1, 2, 3, 4, 5};
    __aeabi_memset(bytes, 3, 9);
    EXPECT_EQ(bytes[2], 9);
    EXPECT_EQ(bytes[3], 4);
    __aeabi_memclr(bytes, 2);
    EXPECT_EQ(bytes[1], 0);
    EXPECT_EQ(bytes[2], 9);
}

}  // namespace
