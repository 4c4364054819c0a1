/* SPDX-License-Identifier: Apache-2.0 */
/* Programmer errors of a partition: each ends the partition, names partition, API and rule, and the next life of the
 * chip is sound. */
#include <cstdint>
#include <ostream>
#include <string>

#include "gtest/gtest.h"
#include "host_tests/client_suite/death_table.h"
#include "host_tests/client_suite/host_deaths.h"
#include "host_tests/client_suite/host_image.h"
#include "host_tests/client_suite/secure_cases.h"
#include "host_tests/client_suite/services.h"
#include "platforms/host/host.h"
#include "platforms/host/partition.h"

HOST_CPU1_REGION_DECLARE(deaths);

// What googletest prints of a parameter.
void PrintTo(const suite_death_case &death, std::ostream *stream)
{
    *stream << death.name;
}

namespace {

int32_t wanted;

host_outcome RunWith(int32_t type)
{
    const host_cpu1 cpu1 = {cpu1_deaths_main, deaths_cpu1_region};
    host_life life = {};

    wanted = type;
    host_load(&suite_host_image);
    life.cpu1 = &cpu1;
    return host_run(&life);
}

class ProgrammerError : public testing::TestWithParam<suite_death_case>
{
};

TEST_P(ProgrammerError, EndsThePartitionAndNamesTheRule)
{
    const suite_death_case &death = GetParam();
    const host_outcome outcome = RunWith(death.type);

    ASSERT_EQ(HOST_END_PARTITION_PANIC, outcome.end) << outcome.reason;
    EXPECT_STREQ("suite_client", outcome.partition);
    EXPECT_STREQ(death.api, outcome.api);
    EXPECT_EQ(death.rule, outcome.rule);
    const std::string line = std::string("suite_client has broken FFM-");
    EXPECT_NE(std::string::npos, std::string(host_console()).find(line)) << host_console();
    /* A life after it: a call that is in order comes back. */
    EXPECT_EQ(HOST_END_STOPPED, RunWith(SECURE_VERSIONS).end);
}

INSTANTIATE_TEST_SUITE_P(All, ProgrammerError, testing::ValuesIn(suite_deaths),
                         [](const testing::TestParamInfo<suite_death_case> &info) { return std::string(info.param.name); });

}  // namespace

extern "C" int32_t deaths_wanted()
{
    return wanted;
}
