/* SPDX-License-Identifier: Apache-2.0 */
/* Programmer errors of a partition: each ends the partition, names partition, API and rule, and the next life of the
 * chip is sound. */
#include <cstdint>
#include <ostream>
#include <string>

#include "gtest/gtest.h"
#include "host_tests/client_suite/death_table.h"
#include "host_tests/client_suite/host_deaths.h"
#include "host_tests/client_suite/secure_cases.h"
#include "host_tests/client_suite/services.h"
#include "platforms/host/host.h"
#include "platforms/host/image/memory.h"
#include "platforms/host/partition.h"
#include "spm/model.h"

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
    host_load(&image_on_host);
    life.cpu1 = &cpu1;
    return host_run(&life);
}

class ProgrammerError : public testing::TestWithParam<suite_death_case>
{
};

bool ServerIsInIpcModel()
{
    const spm_image *tables = image_on_host.tables;

    for (size_t i = 0; i < tables->partition_count; i++) {
        if (tables->partitions[i].model == SPM_MODEL_IPC) {
            return true;
        }
    }
    return false;
}

TEST_P(ProgrammerError, EndsThePartitionAndNamesTheRule)
{
    const suite_death_case &death = GetParam();

    if (death.ipc_only && !ServerIsInIpcModel()) {
        GTEST_SKIP() << "no partition of this image is in the IPC model";
    }
    const host_outcome outcome = RunWith(death.type);
    ASSERT_EQ(HOST_END_PARTITION_PANIC, outcome.end) << outcome.reason;
    EXPECT_STREQ(death.partition, outcome.partition);
    EXPECT_STREQ(death.api, outcome.api);
    EXPECT_EQ(death.rule, outcome.rule);
    const std::string line = std::string(death.partition) + " has broken FFM-";
    EXPECT_NE(std::string::npos, std::string(host_console()).find(line)) << host_console();
    /* A life after it: a call that is in order comes back. */
    const host_outcome after = RunWith(0);
    EXPECT_EQ(HOST_END_STOPPED, after.end);
    EXPECT_STREQ("sound", after.reason);
}

INSTANTIATE_TEST_SUITE_P(Partition, ProgrammerError, testing::ValuesIn(suite_deaths),
                         [](const testing::TestParamInfo<suite_death_case> &info) {
                             return std::string(info.param.name);
                         });

}  // namespace

extern "C" int32_t deaths_wanted()
{
    return wanted;
}
