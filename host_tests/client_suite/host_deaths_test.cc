/* SPDX-License-Identifier: Apache-2.0 */
/* Programmer errors of a partition: each ends the partition, names partition, API and rule, and the next life of the
 * chip is sound. */
#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "host_tests/client_suite/host_deaths.h"
#include "host_tests/client_suite/host_image.h"
#include "host_tests/client_suite/secure_cases.h"
#include "host_tests/client_suite/services.h"
#include "platforms/host/host.h"
#include "platforms/host/partition.h"

HOST_CPU1_REGION_DECLARE(deaths);

namespace {

struct Death {
    const char *name;
    int32_t type;
    const char *api;
    unsigned int rule;
};

void PrintTo(const Death &death, std::ostream *stream)
{
    *stream << death.name;
}

#define DEATH(number, api, rule) {#number, number, api, rule}

const Death kDeaths[] = {
    DEATH(DEATH_CONNECT_UNKNOWN, "psa_connect", 29),
    DEATH(DEATH_CONNECT_VERSION, "psa_connect", 30),
    DEATH(DEATH_CONNECT_NO_DEPENDENCY, "psa_connect", 38),
    DEATH(DEATH_CONNECT_OWN_SERVICE, "psa_connect", 38),
    DEATH(DEATH_CONNECT_STATELESS, "psa_connect", 40),
    DEATH(DEATH_CALL_TYPE, "psa_call", 49),
    DEATH(DEATH_CALL_NULL_HANDLE, "psa_call", 51),
    DEATH(DEATH_CALL_CLOSED_HANDLE, "psa_call", 51),
    DEATH(DEATH_CALL_MESSAGE_HANDLE, "psa_call", 51),
    DEATH(DEATH_CALL_STATELESS_INDEX, "psa_call", 51),
    DEATH(DEATH_CALL_STATELESS_NO_DEPENDENCY, "psa_call", 38),
    DEATH(DEATH_CALL_OWN_STATELESS, "psa_call", 38),
    DEATH(DEATH_CALL_FIVE_VECTORS, "psa_call", 58),
    DEATH(DEATH_CALL_NO_ARRAY, "psa_call", 64),
    DEATH(DEATH_CALL_ARRAY_IN_NON_SECURE, "psa_call", 64),
    DEATH(DEATH_CALL_NULL_BASE, "psa_call", 67),
    DEATH(DEATH_CALL_CONSTANT_OUTPUT, "psa_call", 67),
    DEATH(DEATH_CALL_NON_SECURE_INPUT, "psa_call", 67),
    DEATH(DEATH_CALL_OVERLAP, "psa_call", 75),
    DEATH(DEATH_SERVICE_SAYS_SO, "psa_call", 91),
    DEATH(DEATH_CLOSE_INVALID, "psa_close", 51),
    DEATH(DEATH_CLOSE_STATELESS, "psa_close", 40),
    DEATH(DEATH_WAIT_NOTHING, "psa_wait", 112),
    DEATH(DEATH_WAIT_SERVICE_SIGNAL, "psa_wait", 112),
    DEATH(DEATH_GET, "psa_get", 240),
    DEATH(DEATH_REPLY, "psa_reply", 240),
    DEATH(DEATH_RHANDLE_STATELESS, "psa_set_rhandle", 40),
    DEATH(DEATH_RHANDLE_NULL, "psa_set_rhandle", 147),
    DEATH(DEATH_READ_NULL_HANDLE, "psa_read", 147),
    DEATH(DEATH_READ_INDEX, "psa_read", 146),
    DEATH(DEATH_READ_NON_SECURE, "psa_read", 151),
    DEATH(DEATH_READ_CONSTANT, "psa_read", 151),
    DEATH(DEATH_READ_NULL_BUFFER, "psa_read", 151),
    DEATH(DEATH_SKIP_INDEX, "psa_skip", 146),
    DEATH(DEATH_WRITE_TOO_LONG, "psa_write", 155),
    DEATH(DEATH_WRITE_HUGE, "psa_write", 155),
    DEATH(DEATH_WRITE_INDEX, "psa_write", 146),
    DEATH(DEATH_WRITE_NON_SECURE, "psa_write", 151),
    DEATH(DEATH_NOTIFY_NOBODY, "psa_notify", 178),
    DEATH(DEATH_CLEAR_NOTHING, "psa_clear", 177),
    DEATH(DEATH_PANIC, "psa_panic", 205),
};

static_assert(sizeof(kDeaths) / sizeof(kDeaths[0]) == SUITE_DEATHS_END - SUITE_DEATHS, "each death has its test");

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

class ProgrammerError : public testing::TestWithParam<Death>
{
};

TEST_P(ProgrammerError, EndsThePartitionAndNamesTheRule)
{
    const Death &death = GetParam();
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

INSTANTIATE_TEST_SUITE_P(All, ProgrammerError, testing::ValuesIn(kDeaths),
                         [](const testing::TestParamInfo<Death> &info) { return std::string(info.param.name); });

}  // namespace

extern "C" int32_t deaths_wanted()
{
    return wanted;
}
