/* SPDX-License-Identifier: Apache-2.0 */
/* The client suite on the host: each case in a life of its own under many schedules, and all cases in one life. Linked
 * once with each backend. */
#include <cstdint>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "host_tests/client_suite/host_failure.h"
#include "host_tests/client_suite/host_harness.h"
#include "platforms/host/host.h"
#include "platforms/host/image/memory.h"
#include "platforms/host/partition.h"

HOST_CPU1_REGION_DECLARE(suite);

namespace {

constexpr uint64_t kSeeds = 24;

/* A case and who runs it. */
struct Run {
    const suite_case *the_case;
    bool in_partition;
};

// What googletest prints of a parameter.
void PrintTo(const Run &run, std::ostream *stream)
{
    *stream << run.the_case->name << (run.in_partition ? " in a partition" : "");
}

std::vector<Run> to_run;
size_t next_case;
size_t done_cases;
bool left_out;

/* by_partition: who asks in the end. */
std::vector<Run> Runs(bool by_partition)
{
    std::vector<Run> runs;
    for (size_t i = 0; i < SUITE_TABLE_COUNT; i++) {
        const suite_table &table = *cpu1_suite_tables[i];
        for (uint32_t k = 0; k < table.count; k++) {
            if (table.by_partition == by_partition) {
                runs.push_back({&table.cases[k], false});
            } else if (by_partition && table.cases[k].partition_too) {
                runs.push_back({&table.cases[k], true});
            }
        }
    }
    return runs;
}

std::vector<Run> AllRuns()
{
    std::vector<Run> runs = Runs(false);
    const std::vector<Run> others = Runs(true);
    runs.insert(runs.end(), others.begin(), others.end());
    return runs;
}

const char *EndName(host_end end)
{
    switch (end) {
    case HOST_END_IDLE:
        return "idle";
    case HOST_END_STUCK:
        return "stuck";
    case HOST_END_NO_CPU1:
        return "no CPU1";
    case HOST_END_LIMIT:
        return "limit";
    case HOST_END_STOPPED:
        return "stopped";
    case HOST_END_PARTITION_PANIC:
        return "partition panic";
    case HOST_END_PANIC:
        return "panic of the SPM";
    case HOST_END_UNSET:
        break;
    }
    return "?";
}

void RunCases(const std::vector<Run> &cases, host_schedule *schedule, uint32_t cpu1_delay, uint32_t cpu0_delay)
{
    const host_cpu1 cpu1 = {cpu1_suite_main, suite_cpu1_region};
    host_life life = {};

    to_run = cases;
    next_case = 0;
    done_cases = 0;
    left_out = false;
    host_load(&image_on_host);
    life.cpu1 = &cpu1;
    life.schedule = schedule;
    life.cpu1_delay_ticks = cpu1_delay;
    life.cpu0_delay_ticks = cpu0_delay;
    life.ns_fill = 0xA5;
    const host_outcome outcome = host_run(&life);
    EXPECT_EQ(HOST_END_IDLE, outcome.end) << EndName(outcome.end) << ": " << outcome.reason << "\n" << host_console();
    EXPECT_TRUE(outcome.cpu1_finished);
    EXPECT_EQ(cases.size() + 1, next_case);
    EXPECT_EQ(cases.size(), done_cases);
}

/* Only what needs a service in the IPC model may be left out, and only by an image without one. */
void CaseIsDone(const suite_case &the_case, bool existed)
{
    const spm_image *tables = image_on_host.tables;
    bool has_ipc = false;

    for (size_t i = 0; i < tables->partition_count; i++) {
        has_ipc = has_ipc || (tables->partitions[i].model == SPM_MODEL_IPC);
    }
    EXPECT_EQ((the_case.can_exist == nullptr) || has_ipc, existed) << the_case.name;
    EXPECT_EQ(the_case.can_exist == nullptr, the_case.otherwise == nullptr) << the_case.name;
    left_out = left_out || !existed;
    done_cases++;
}

class ClientSuite : public testing::TestWithParam<Run>
{
};

TEST_P(ClientSuite, HoldsUnderEverySchedule)
{
    RunCases({GetParam()}, nullptr, 0, 0);
    for (uint64_t seed = 0; seed < kSeeds && !HasFailure(); seed++) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        host_schedule schedule = host_schedule_from_seed(seed);
        RunCases({GetParam()}, &schedule, static_cast<uint32_t>(seed % 3), static_cast<uint32_t>(seed % 5));
    }
    if (left_out) {
        GTEST_SKIP() << GetParam().the_case->otherwise;
    }
}

std::string NameOf(const testing::TestParamInfo<Run> &info)
{
    return info.param.the_case->name;
}

INSTANTIATE_TEST_SUITE_P(Mailbox, ClientSuite, testing::ValuesIn(Runs(false)), NameOf);
INSTANTIATE_TEST_SUITE_P(Partition, ClientSuite, testing::ValuesIn(Runs(true)), NameOf);

TEST(ClientSuiteAsAWhole, HoldsInOneLife)
{
    for (uint64_t seed = 0; seed < 8 && !HasFailure(); seed++) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        host_schedule schedule = host_schedule_from_seed(seed);
        RunCases(AllRuns(), &schedule, 0, 0);
    }
}

}  // namespace

extern "C" const suite_case *suite_harness_next()
{
    const size_t index = next_case++;
    return (index < to_run.size()) ? to_run[index].the_case : nullptr;
}

extern "C" bool suite_harness_in_partition()
{
    return to_run.at(next_case - 1).in_partition;
}

extern "C" void suite_harness_done(bool existed)
{
    CaseIsDone(*to_run.at(next_case - 1).the_case, existed);
}

extern "C" void suite_host_failure(const char *file, uint32_t line, int64_t expected, int64_t actual)
{
    ADD_FAILURE_AT(file, static_cast<int>(line)) << "expected " << expected << ", got " << actual;
}
