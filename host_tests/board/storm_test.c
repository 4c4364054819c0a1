/* SPDX-License-Identifier: Apache-2.0 */
/* A partition that ranks above the mailbox keeps its time in a storm from CPU1: in 100 ms it gets at least nine tenths
 * of the work done that it does while CPU1 is as busy with itself, or asleep if the storm ends with CPU1 in reset. Both
 * numbers come from the partition's own counter, whose every change stands in the board's trace. --with= names the
 * CPU1 that storms.
 *
 * Modes "violations" and "lockups": CPU0 has put CPU1 into reset, and says so. Mode "calls": afterwards CPU0 refuses
 * the flood, and lives. Modes "felt-rings" and "felt-calls" are controls: with a partition that ranks below the mailbox
 * the same storms and the same measurement must show less than nine tenths. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "host_tests/board/events.h"
#include "host_tests/board/firmware/published.h"
#include "host_tests/board/firmware/worker.h"
#include "host_tests/board/runner.h"
#include "mailbox/wire.h"
#include "platforms/lpc55s69/memory_map.h"

enum { SEEDS = 2, WANTED_PERCENT = 90, TIMEOUT_US = 240000, HEALTHY_ANSWERS = 100, LOCKUP_LIMIT = 8 };

/* The CPUs take turns this often, or CPU1 could ring only between long stretches of CPU0. */
enum { SLICE_INSTRUCTIONS = 400 };

#define WINDOW_NS UINT64_C(100000000)

/* Names of the storms, behind FELT for a control. */
#define FELT "felt-"

struct measurement {
    bool began;
    uint64_t begin_ns;
    uint64_t rounds; /* in the window                                     */
    bool window_full;
    uint64_t rings;  /* of CPU1, in the window                            */
    uint64_t requests;
    uint64_t violations; /* in all                                        */
    uint64_t releases; /* of CPU1 from reset                              */
    uint64_t answers; /* of CPU0, after the window                        */
    bool said_stop;
    bool ended_well;
};

static bool in_slots(const struct boardrun_event *event, size_t member)
{
    const uint32_t offset = event->address - MAP_MAILBOX_PAGE;
    return (event->kind == BOARDRUN_EVENT_WRITE) && (offset < MAP_MAILBOX_BYTES)
           && ((offset % (uint32_t)sizeof(struct mailbox_slot)) == (uint32_t)member);
}

static void in_window(struct measurement *m, const struct boardrun_event *event)
{
    m->rings += ((event->kind == BOARDRUN_EVENT_RING) && (event->source == BOARDRUN_CPU1)) ? 1u : 0u;
    m->releases += (event->kind == BOARDRUN_EVENT_RELEASE_CPU1) ? 1u : 0u;
    const bool request = (event->source == BOARDRUN_CPU1)
                         && in_slots(event, offsetof(struct mailbox_slot, request_seq));
    m->requests += request ? 1u : 0u;
    m->rounds += events_stores(event, BOARDRUN_CPU0, PUBLISHED_WORK) ? 1u : 0u;
}

static void take(struct measurement *m, const struct boardrun_event *event)
{
    m->violations += (event->kind == BOARDRUN_EVENT_VIOLATION) ? 1u : 0u; /* some come before the first round */
    if (!m->began && events_stores(event, BOARDRUN_CPU0, PUBLISHED_WORK)) {
        m->began = true;
        m->begin_ns = event->time_ns;
    }
    if (m->began && (event->time_ns < (m->begin_ns + WINDOW_NS))) {
        in_window(m, event);
    } else if (m->began) {
        m->window_full = true;
        const bool answer = (event->source == BOARDRUN_CPU0)
                            && in_slots(event, offsetof(struct mailbox_slot, reply_seq));
        m->answers += answer ? 1u : 0u;
    }
    if ((event->kind == BOARDRUN_EVENT_CONSOLE) && (event->source == BOARDRUN_CPU0)) {
        m->said_stop = m->said_stop || (strstr(event->text, "CPU1 stays in reset: ") != NULL);
    }
    if (event->kind == BOARDRUN_EVENT_END) {
        m->ended_well = (strncmp(event->text, "timeout", 7u) == 0) || (strncmp(event->text, "idle", 4u) == 0);
    }
}

/* Counts until the run's end; false: it was no measurement. */
static bool measure(const struct runner *runner, unsigned int seed, bool storm, struct measurement *m)
{
    static struct runner_options options;
    static struct runner_result result;
    static struct events events;
    struct boardrun_event event;

    runner_options_start(runner, &options);
    runner_option_number(&options, "--seed=", seed);
    runner_property_number(&options, "timeout=", TIMEOUT_US);
    runner_property_number(&options, "quantum=", SLICE_INSTRUCTIONS);
    runner_property_number(&options, "uart-byte-ns=", 0u); /* as slow as the line is: CPU0 has much to say */
    if (storm) {
        runner_option_with(runner, &options);
    }
    (void)memset(m, 0, sizeof(*m));
    events_start(&events, runner_run_for_events(runner, &options, &result));
    while (events_next(&events, &event)) {
        take(m, &event);
    }
    events_end(&events);
    if (!m->window_full || !m->ended_well) {
        runner_complain(runner, &options, &result, "there was no window of 100 ms to measure in");
        return false;
    }
    return true;
}

static bool is_control(const struct runner *runner)
{
    return strncmp(runner->mode, FELT, strlen(FELT)) == 0;
}

static bool was_a_storm(const struct runner *runner, const struct measurement *m)
{
    const char *kind = &runner->mode[is_control(runner) ? strlen(FELT) : 0u];

    if (strcmp(kind, "rings") == 0) {
        return m->rings > 100000u;
    }
    if (strcmp(kind, "calls") == 0) {
        return (m->requests > 100000u) && (m->rings > 100000u) && (m->answers > (uint64_t)HEALTHY_ANSWERS);
    }
    if (strcmp(kind, "lockups") == 0) {
        return (m->releases == (uint64_t)LOCKUP_LIMIT) && m->said_stop;
    }
    return (m->violations > 8u) && m->said_stop;
}

static bool compare(const struct runner *runner, unsigned int seed)
{
    static struct measurement calm;
    static struct measurement storm;
    if (!measure(runner, seed, false, &calm) || !measure(runner, seed, true, &storm)) {
        return false;
    }
    const uint64_t percent = (calm.rounds != 0u) ? ((100u * storm.rounds) / calm.rounds) : 0u;
    (void)printf("%s seed %u: %" PRIu64 " rounds of %d instructions in 100 ms without, %" PRIu64
                 " in the storm, %" PRIu64 " %%; the storm: %" PRIu64 " rings, %" PRIu64 " requests, %" PRIu64
                 " violations, %" PRIu64 " resets; afterwards %" PRIu64
                 " answers\n",
                 runner->mode, seed, calm.rounds, (int)WORKER_ROUND_INSTRUCTIONS, storm.rounds, percent, storm.rings,
                 storm.requests, storm.violations, storm.releases, storm.answers);
    if (!was_a_storm(runner, &storm)) {
        (void)printf("FAILED: that was no storm, or CPU0 did not cope with it\n");
        return false;
    }
    if ((percent < (uint64_t)WANTED_PERCENT) != is_control(runner)) {
        (void)printf("FAILED: wanted %s %d %%\n", is_control(runner) ? "less than" : "at least", (int)WANTED_PERCENT);
        return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    struct runner runner;
    bool good = true;
    runner_start(&runner, argc, argv);
    const unsigned int seeds = is_control(&runner) ? 1u : (unsigned int)SEEDS;
    for (unsigned int seed = 1u; seed <= seeds; seed++) {
        good = compare(&runner, seed) && good;
    }
    return good ? 0 : 1;
}
