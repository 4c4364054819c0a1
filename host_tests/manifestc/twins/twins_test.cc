/* SPDX-License-Identifier: Apache-2.0 */
/* An image built by secure_image() of two partitions that define the same names and use the same library: it links only
 * if these are local to each, and works only if each has variables of its own. */
#include <vector>

#include "gtest/gtest.h"
#include "host_tests/manifestc/twins/client.h"
#include "platforms/host/image/memory.h"

HOST_CPU1_REGION_DECLARE(twins);

extern "C" void cpu1_twins_main(void);

namespace {

struct Answer {
    int32_t status;
    uint32_t calls;
    uint32_t library;
    uint32_t name;
    bool operator==(const Answer &other) const
    {
        return (status == other.status) && (calls == other.calls) && (library == other.library) && (name == other.name);
    }
};

std::vector<Answer> answers;

host_outcome OneLife()
{
    const host_cpu1 cpu1 = {cpu1_twins_main, twins_cpu1_region};
    host_life life = {};
    life.cpu1 = &cpu1;
    answers.clear();
    host_load(&image_on_host);
    return host_run(&life);
}

const std::vector<Answer> kExpected = {{0, 1, 1, 0x1EF7}, {0, 2, 2, 0x1EF7}, {0, 3, 3, 0x1EF7}, {0, 1, 1, 0x2167}};

} // namespace

extern "C" void twins_seen(int32_t status, uint32_t calls, uint32_t library, uint32_t name)
{
    answers.push_back({status, calls, library, name});
}

TEST(Twins, FFM_249_KeepTheirSymbolsVariablesAndLibrariesApart)
{
    EXPECT_EQ(OneLife().end, HOST_END_IDLE) << host_console();
    EXPECT_EQ(answers, kExpected);
}

TEST(Twins, AVirtualResetRestoresTheVariablesOfPartitionsAndTheirLibraries)
{
    (void)OneLife();
    const uint64_t first = host_state_hash();
    EXPECT_EQ(OneLife().end, HOST_END_IDLE);
    EXPECT_EQ(answers, kExpected);
    EXPECT_EQ(host_state_hash(), first);
}
