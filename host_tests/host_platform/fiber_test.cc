/* SPDX-License-Identifier: Apache-2.0 */
/* Fibers: values survive switches, stacks can be taken again, also by who stands on them. */
#include <cstdint>
#include <vector>

#include "gtest/gtest.h"
#include "platforms/host/fiber.h"

namespace {

constexpr size_t kStackBytes = 65536;

fiber root;
fiber fibers[3];
alignas(4096) uint8_t stacks[3][kStackBytes];
std::vector<int> steps;

uintptr_t StackOf(int index)
{
    return reinterpret_cast<uintptr_t>(stacks[index]);
}

void CountAndReturn()
{
    for (int i = 0;; i++) {
        /* Enough values at once that some live in registers that a callee must preserve. */
        int a = i + 1, b = i + 2, c = i + 3, d = i + 4, e = i + 5, f = i + 6;
        steps.push_back(i);
        fiber_switch(&fibers[0], &root, true);
        EXPECT_EQ(6 * i + 21, a + b + c + d + e + f);
    }
}

TEST(Fiber, KeepsItsPlaceAndItsValues)
{
    steps.clear();
    fiber_root(&root);
    fiber_prepare(&fibers[0], StackOf(0), kStackBytes, CountAndReturn);
    for (int i = 0; i < 100; i++) {
        fiber_switch(&root, &fibers[0], true);
        ASSERT_EQ(static_cast<size_t>(i + 1), steps.size());
        ASSERT_EQ(i, steps.back());
    }
}

void Third()
{
    steps.push_back(3);
    fiber_abandon(&root, true);
}

void Second()
{
    steps.push_back(2);
    fiber_switch(&fibers[1], &fibers[2], false);
    steps.push_back(-1);
}

void First()
{
    steps.push_back(1);
    fiber_switch(&fibers[0], &fibers[1], true);
    steps.push_back(-1);
}

TEST(Fiber, CanBeAbandonedFromADepthOfOthers)
{
    steps.clear();
    for (int i = 0; i < 50; i++) {
        fiber_root(&root);
        fiber_prepare(&fibers[0], StackOf(0), kStackBytes, First);
        fiber_prepare(&fibers[1], StackOf(1), kStackBytes, Second);
        fiber_prepare(&fibers[2], StackOf(2), kStackBytes, Third);
        fiber_switch(&root, &fibers[0], true);
    }
    ASSERT_EQ(150u, steps.size());
    EXPECT_EQ((std::vector<int>{1, 2, 3}), std::vector<int>(steps.end() - 3, steps.end()));
}

int lives;

void TakesItsOwnStackAgain()
{
    volatile uint8_t deep[2000];
    deep[0] = static_cast<uint8_t>(lives);
    deep[1999] = deep[0];
    lives++;
    if (lives == 20) {
        fiber_abandon(&root, true);
    }
    fiber_prepare(&fibers[0], StackOf(0), kStackBytes, TakesItsOwnStackAgain);
    fiber_abandon(&fibers[0], true);
}

TEST(Fiber, CanBeginAnewOnTheStackItStandsOn)
{
    lives = 0;
    fiber_root(&root);
    fiber_prepare(&fibers[0], StackOf(0), kStackBytes, TakesItsOwnStackAgain);
    fiber_switch(&root, &fibers[0], true);
    EXPECT_EQ(20, lives);
}

}  // namespace
