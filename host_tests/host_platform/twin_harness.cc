/* SPDX-License-Identifier: Apache-2.0 */
/* See twin_harness.h. */
#include "host_tests/host_platform/twin_harness.h"

#include "host_tests/client_suite/host_failure.h"
#include "host_tests/host_platform/twin_code.h"
#include "platforms/host/image/memory.h"
#include "platforms/host/partition.h"

HOST_CPU1_REGION_DECLARE(twin);

namespace {

TwinRun *running;

}  // namespace

TwinRun RunTwin(void (*program)(), host_life life)
{
    const host_cpu1 cpu1 = {program, twin_cpu1_region};
    TwinRun run = {};

    running = &run;
    host_load(&image_on_host);
    life.cpu1 = (program != nullptr) ? &cpu1 : nullptr;
    run.outcome = host_run(&life);
    running = nullptr;
    return run;
}

std::string Describe(const TwinRun &run)
{
    return std::to_string(run.outcome.end) + ": " + run.outcome.reason + ", " + std::to_string(run.outcome.points) +
           " points, " + std::to_string(run.lives) + " lives, " + std::to_string(run.requests) + " requests; " + run.failed +
           "\n" + host_console();
}

bool IsGood(const TwinRun &run)
{
    return run.outcome.end == HOST_END_IDLE && run.outcome.cpu1_finished && run.failed.empty();
}

extern "C" uint32_t twin_life_begins()
{
    return ++running->lives;
}

extern "C" void twin_request_done()
{
    running->requests++;
}

extern "C" void suite_host_failure(const char *file, uint32_t line, int64_t expected, int64_t actual)
{
    if (running->failed.empty()) {
        running->failed = std::string(file) + ":" + std::to_string(line) + ": expected " + std::to_string(expected) + ", got " +
                          std::to_string(actual);
    }
}
