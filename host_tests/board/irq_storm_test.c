/* SPDX-License-Identifier: Apache-2.0 */
/* A partition's own interrupts in a storm do not keep CPU1's clients from another partition: in 5 ms they get nearly as
 * many answers as without. Both are counted by who gets or takes them, and every change of a counter stands in the
 * board's trace. --with= names the CPU1 that has the storm begun.
 *
 * Modes: "first-level": a first-level function every 2 us. "unhandled": a source that is never quieted, and a partition
 * that never takes the signal: one interrupt, and the line is masked. "never-quiet": the same source, and a partition
 * below all others that ends each interrupt at once; without the storm it works without interrupts, for CPU1 is slower
 * on the virtual board while CPU0 does not sleep. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "host_tests/board/events.h"
#include "host_tests/board/firmware/published.h"
#include "host_tests/board/runner.h"

enum { SEEDS = 2, TIMEOUT_US = 8000 };

/* The CPUs take turns this often, or CPU1 would find its answers long after they were given. */
enum { SLICE_INSTRUCTIONS = 400 };

#define WINDOW_NS UINT64_C(5000000)

struct mode {
    const char *name;
    uint64_t interrupts;      /* at least so many make a storm   */
    uint64_t interrupts_most; /* and so many at most belong to it */
    uint64_t percent;         /* of the answers without it       */
};

static const struct mode modes[] = {
    {"first-level", 1000u, UINT64_MAX, 80u},
    {"unhandled", 1u, 1u, 95u},
    {"never-quiet", 1000u, UINT64_MAX, 90u},
};

struct measurement {
    bool began;
    bool full;
    uint64_t begin_ns;
    uint64_t answers;
    uint64_t interrupts; /* until the end of the run */
};

static const struct mode *find_mode(const char *name)
{
    for (size_t i = 0; i < (sizeof(modes) / sizeof(modes[0])); i++) {
        if (strcmp(modes[i].name, name) == 0) {
            return &modes[i];
        }
    }
    runner_die(name, "no such mode");
}

/* The window begins with CPU1's first answer, which is behind the call that begins the storm. */
static void take(struct measurement *m, const struct boardrun_event *event)
{
    const bool answer = events_stores(event, BOARDRUN_CPU1, PUBLISHED_ANSWERS);

    m->interrupts += events_stores(event, BOARDRUN_CPU0, PUBLISHED_STORM) ? 1u : 0u;
    if (answer && !m->began) {
        m->began = true;
        m->begin_ns = event->time_ns;
    }
    if (!m->began) {
        return;
    }
    if (event->time_ns >= (m->begin_ns + WINDOW_NS)) {
        m->full = true;
        return;
    }
    m->answers += answer ? 1u : 0u;
}

static bool measure(const struct runner *runner, unsigned int seed, bool storm, struct measurement *m)
{
    static struct runner_options options;
    static struct runner_result result;
    static struct events events;
    struct boardrun_event event;
    bool timed_out = false;

    runner_options_start(runner, &options);
    runner_option_number(&options, "--seed=", seed);
    runner_property_number(&options, "timeout=", TIMEOUT_US);
    runner_property_number(&options, "quantum=", SLICE_INSTRUCTIONS);
    if (storm) {
        runner_option_with(runner, &options);
    }
    (void)memset(m, 0, sizeof(*m));
    events_start(&events, runner_run_for_events(runner, &options, &result));
    while (events_next(&events, &event)) {
        take(m, &event);
        if (event.kind == BOARDRUN_EVENT_END) {
            timed_out = strncmp(event.text, "timeout", strlen("timeout")) == 0;
        }
    }
    events_end(&events);
    if (!m->full || !timed_out) {
        runner_complain(runner, &options, &result, "CPU1 got no answer, or the board stopped before its time");
        return false;
    }
    return true;
}

static bool compare(const struct runner *runner, const struct mode *mode, unsigned int seed)
{
    struct measurement calm;
    struct measurement storm;
    if (!measure(runner, seed, false, &calm) || !measure(runner, seed, true, &storm)) {
        return false;
    }
    const uint64_t percent = (100u * storm.answers) / calm.answers;
    (void)printf("%s %s seed %u: %" PRIu64 " answers in 5 ms without, %" PRIu64 " in the storm, %" PRIu64
                 " %%; interrupts taken in all: %" PRIu64 "\n",
                 runner->backend, mode->name, seed, calm.answers, storm.answers, percent, storm.interrupts);
    if ((storm.interrupts < mode->interrupts) || (storm.interrupts > mode->interrupts_most)
        || (calm.interrupts != 0u)) {
        (void)printf("FAILED: that was no such storm\n");
        return false;
    }
    if (percent < mode->percent) {
        (void)printf("FAILED: wanted at least %" PRIu64 " %%\n", mode->percent);
        return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    struct runner runner;
    bool good = true;
    runner_start(&runner, argc, argv);
    const struct mode *mode = find_mode(runner.mode);
    for (unsigned int seed = 1u; seed <= (unsigned int)SEEDS; seed++) {
        good = compare(&runner, mode, seed) && good;
    }
    return good ? 0 : 1;
}
