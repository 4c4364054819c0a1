/* SPDX-License-Identifier: Apache-2.0 */
/* Vectors on erased and torn flash: a programmer error of the client, never a fault of the SPM (design, "Concurrency on
 * the chip"). Linked once with each backend. */
#include <cstdint>
#include <vector>

#include "gtest/gtest.h"
#include "host_tests/host_platform/twin_code.h"
#include "host_tests/host_platform/twin_harness.h"

namespace {

TEST(Flash, ErasedAndTornWordsAreTheClientsError)
{
    const std::vector<uint8_t> page(0x100, 0x5A);

    host_flash_erase();
    host_flash_program(0x200, page.data(), page.size());
    host_flash_program(0x400, page.data(), page.size());
    host_flash_tear(0x440);
    for (uint64_t seed = 0; seed < 20; seed++) {
        host_schedule schedule = host_schedule_from_seed(seed);
        host_life life = {};
        life.schedule = &schedule;
        const TwinRun run = RunTwin(cpu1_twin_flash_main, life);
        ASSERT_TRUE(IsGood(run)) << "seed " << seed << ": " << Describe(run);
    }
}

}  // namespace
