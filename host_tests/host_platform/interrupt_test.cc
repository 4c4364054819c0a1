/* SPDX-License-Identifier: Apache-2.0 */
/* Interrupts of partitions at every point and under many schedules: none is lost, none changes what others get.
 * Linked once with each backend; both partition models with the IPC one. */
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "host_tests/client_suite/host_failure.h"
#include "host_tests/host_platform/irq_code.h"
#include "platforms/host/image/memory.h"
#include "platforms/host/partition.h"

HOST_CPU1_REGION_DECLARE(irq);

namespace {

std::string failed;

/* Bit n: line n is a level. */
constexpr uint64_t kLevels = (uint64_t{1} << IRQ_LINE(IRQ_DEVICE, IRQ_LEVEL)) | (uint64_t{1} << IRQ_LINE(IRQ_SENSOR, IRQ_LEVEL));

struct Life {
    host_outcome outcome;
    uint64_t hash;
    std::string failed;
    uint64_t points; /* since lines were ready */
};

/* A life without interrupts, by its points: lines are ready from one on (what they asked for before is forgotten, as at
 * a reset), and up to another one interrupts are not disabled again. A life with the same schedule is the same up to
 * its first interrupt. */
struct Quiet {
    uint64_t ready;
    uint64_t work_done;
    uint64_t now;
};

Quiet quiet;

void LiveQuietly(host_life life, const host_schedule *schedule)
{
    host_schedule copy = {};
    quiet = {0, UINT64_MAX, 0};

    if (schedule != nullptr) {
        copy = *schedule;
        life.schedule = &copy;
    }
    life.observe = [](void *, uint64_t point, bool) {
        quiet.now = point;
        if (quiet.ready == 0 && host_line_is_enabled(IRQ_LINE(IRQ_SENSOR, IRQ_OLD))) {
            quiet.ready = point;
        }
    };
    (void)host_run(&life);
    quiet.now = 0;
}

/* Framework 1.0 enables a partition's interrupts from the start, 1.1 none; no manifest has both. Here each partition has, so that the same
 * schedules meet them side by side. */
const host_image *Image()
{
    static spm_image tables = *image_on_host.tables;
    static std::vector<spm_irq> irqs(tables.irqs, tables.irqs + tables.irq_count);
    static const host_image image = {&tables, image_on_host.partitions};

    for (spm_irq &irq : irqs) {
        irq.enabled_at_start = irq.signal == IRQ_SIGNAL(IRQ_OLD);
    }
    tables.irqs = irqs.data();
    return &image;
}

/* Points of the stimuli are counted from the one at which lines are ready; later ones than `work_done` are moved
 * there. */
Life RunProgram(void (*program)(), std::vector<host_stimulus> stimuli, host_schedule *schedule)
{
    const host_cpu1 cpu1 = {program, irq_cpu1_region};
    host_life life = {};

    host_load(Image());
    life.cpu1 = &cpu1;
    life.level_lines = kLevels;
    LiveQuietly(life, schedule);
    for (host_stimulus &stimulus : stimuli) {
        stimulus.point = quiet.ready + std::min(stimulus.point, quiet.work_done - quiet.ready);
    }
    life.schedule = schedule;
    life.stimuli = stimuli.data();
    life.stimuli_count = stimuli.size();
    failed.clear();
    const host_outcome outcome = host_run(&life);
    return {outcome, host_state_hash(), failed, outcome.points - quiet.ready};
}

testing::AssertionResult IsGood(const Life &run)
{
    if (run.outcome.end == HOST_END_IDLE && run.outcome.cpu1_finished && run.failed.empty()) {
        return testing::AssertionSuccess();
    }
    return testing::AssertionFailure() << run.outcome.reason << ", " << run.outcome.points << " points; " << run.failed
                                       << "\n" << host_console();
}

host_stimulus Up(uint64_t point, int partition, int irq)
{
    return {point, HOST_STIMULUS_LINE_UP, IRQ_LINE(partition, irq)};
}

std::vector<host_stimulus> Edges(uint64_t device, uint64_t sensor)
{
    const host_stimulus first = Up(device, IRQ_DEVICE, IRQ_EDGE);
    const host_stimulus second = Up(sensor, IRQ_SENSOR, IRQ_EDGE);
    return (device <= sensor) ? std::vector<host_stimulus>{first, second} : std::vector<host_stimulus>{second, first};
}

/* Both partitions' edges come once: early, latched until they are enabled. All other lives must end as this one. */
Life Reference()
{
    const Life run = RunProgram(cpu1_irq_work_main, Edges(0, 0), nullptr);
    EXPECT_TRUE(IsGood(run));
    return run;
}

TEST(Interrupts, FFM_189_FFM_200_FFM_202_FirstLevelAtEveryPointOfEveryCallChangesNothing)
{
    const Life reference = Reference();

    for (uint64_t point = 0; point <= reference.points && !testing::Test::HasFailure(); point++) {
        const Life run = RunProgram(cpu1_irq_work_main, Edges(point, reference.points - point), nullptr);
        EXPECT_TRUE(IsGood(run)) << "edge before point " << point;
        EXPECT_EQ(run.hash, reference.hash) << "edge before point " << point;
    }
}

TEST(Interrupts, FFM_202_FirstLevelAnywhereInManySchedulesChangesNothing)
{
    const Life reference = Reference();

    for (uint64_t seed = 0; seed < 400 && !testing::Test::HasFailure(); seed++) {
        host_schedule schedule = host_schedule_from_seed(seed);
        /* Both at once: behind the first one the schedule, and with it the end of the program, is another. */
        const uint64_t point = host_schedule_draw(&schedule, static_cast<uint32_t>(reference.points));
        const Life run = RunProgram(cpu1_irq_work_main, Edges(point, point), &schedule);
        EXPECT_TRUE(IsGood(run)) << "seed " << seed;
        EXPECT_EQ(run.hash, reference.hash) << "seed " << seed;
    }
}

/* A signal that was lost would leave CPU1 asleep for ever. */
TEST(Interrupts, FFM_181_FFM_183_FFM_332_FFM_333_SignalsFromBeforeOrDuringAWaitAreNotLost)
{
    const std::vector<host_stimulus> early = {Up(0, IRQ_DEVICE, IRQ_LEVEL), Up(0, IRQ_DEVICE, IRQ_EDGE),
                                              Up(0, IRQ_SENSOR, IRQ_LEVEL), Up(0, IRQ_SENSOR, IRQ_EDGE)};
    const Life reference = RunProgram(cpu1_irq_wait_main, early, nullptr);
    ASSERT_TRUE(IsGood(reference));

    for (uint64_t point = 0; point <= reference.points && !testing::Test::HasFailure(); point++) {
        for (int late = 0; late < 4; late++) {
            std::vector<host_stimulus> stimuli = early;
            stimuli.erase(stimuli.begin() + late);
            stimuli.push_back(early[static_cast<size_t>(late)]);
            stimuli.back().point = point;
            EXPECT_TRUE(IsGood(RunProgram(cpu1_irq_wait_main, stimuli, nullptr))) << late << " before point " << point;
        }
    }
}

TEST(Interrupts, FFM_332_FFM_333_SignalsAreNotLostInManySchedules)
{
    for (uint64_t seed = 0; seed < 600 && !testing::Test::HasFailure(); seed++) {
        host_schedule schedule = host_schedule_from_seed(seed);
        std::vector<host_stimulus> stimuli;
        uint64_t point = 0;
        for (const int first : {0, 1}) {
            for (const int irq : {IRQ_LEVEL, IRQ_EDGE}) {
                point += host_schedule_draw(&schedule, 400);
                const bool device = (first + static_cast<int>(seed)) % 2 == 0;
                stimuli.push_back(Up(point, device ? IRQ_DEVICE : IRQ_SENSOR, irq));
            }
        }
        EXPECT_TRUE(IsGood(RunProgram(cpu1_irq_wait_main, stimuli, &schedule))) << "seed " << seed;
    }
}

TEST(Interrupts, FFM_182_FFM_350_LevelThatIsNotQuietedAssertsItsSignalAgainAfterEoi)
{
    for (uint64_t point = 1; point <= 400; point += 3) {
        const Life run = RunProgram(cpu1_irq_twice_main, {Up(point, IRQ_DEVICE, IRQ_LEVEL), Up(point, IRQ_SENSOR, IRQ_LEVEL)},
                                   nullptr);
        EXPECT_TRUE(IsGood(run)) << "before point " << point;
    }
}

TEST(Interrupts, FFM_194_FFM_328_RequestsFromBeforeTheyAreEnabledAreTakenThenAndOnce)
{
    std::vector<host_stimulus> stimuli;
    for (const int partition : {IRQ_DEVICE, IRQ_SENSOR}) {
        for (const int irq : {IRQ_LEVEL, IRQ_EDGE, IRQ_OLD}) {
            stimuli.push_back(Up(0, partition, irq));
        }
    }
    EXPECT_TRUE(IsGood(RunProgram(cpu1_irq_latched_main, stimuli, nullptr)));
    for (uint64_t seed = 0; seed < 100; seed++) {
        host_schedule schedule = host_schedule_from_seed(seed);
        EXPECT_TRUE(IsGood(RunProgram(cpu1_irq_latched_main, stimuli, &schedule))) << "seed " << seed;
    }
}

/* As many edges as there are points: work goes on, and the handler ran once for each that was not merged with one
 * before it. */
TEST(Interrupts, StormOfEdgesLetsEveryCallComeToItsEnd)
{
    std::vector<host_stimulus> stimuli;
    for (uint64_t point = 1; point < 3000; point++) {
        stimuli.push_back(Up(point, (point % 2 == 0) ? IRQ_DEVICE : IRQ_SENSOR, IRQ_EDGE));
    }
    const Life run = RunProgram(cpu1_irq_work_main, stimuli, nullptr);
    EXPECT_EQ(run.outcome.end, HOST_END_IDLE);
    EXPECT_TRUE(run.outcome.cpu1_finished);
    EXPECT_NE(run.failed.find("expected 16"), std::string::npos) << "the counts are what differs: " << run.failed;
}

TEST(Interrupts, SameLifeGivesTheSameRun)
{
    host_schedule schedule = host_schedule_from_seed(7);
    const Life first = RunProgram(cpu1_irq_work_main, Edges(90, 300), &schedule);
    for (int i = 0; i < 20; i++) {
        (void)RunProgram(cpu1_irq_twice_main, {Up(5, IRQ_DEVICE, IRQ_LEVEL), Up(6, IRQ_SENSOR, IRQ_LEVEL)}, nullptr);
        schedule = host_schedule_from_seed(7);
        const Life again = RunProgram(cpu1_irq_work_main, Edges(90, 300), &schedule);
        EXPECT_EQ(again.hash, first.hash);
        EXPECT_EQ(again.outcome.points, first.outcome.points);
        EXPECT_EQ(again.outcome.changes, first.outcome.changes);
    }
}

/* What a line still asks for is part of the state. */
TEST(Interrupts, HashSeesLines)
{
    const std::vector<host_stimulus> none;
    const std::vector<host_stimulus> one = {Up(0, IRQ_LEAF, IRQ_LEVEL)}; /* nobody's line */
    EXPECT_NE(RunProgram(cpu1_irq_work_main, none, nullptr).hash, RunProgram(cpu1_irq_work_main, one, nullptr).hash);
}

}  // namespace

extern "C" void irq_work_done()
{
    if (quiet.now != 0) {
        quiet.work_done = quiet.now;
    }
}

extern "C" void suite_host_failure(const char *file, uint32_t line, int64_t expected, int64_t actual)
{
    if (failed.empty()) {
        failed = std::string(file) + ":" + std::to_string(line) + ": expected " + std::to_string(expected) + ", got " +
                 std::to_string(actual);
    }
}
