/* SPDX-License-Identifier: Apache-2.0 */
/* A CPU1 that rings from its start on, as often as it can (firmware/ring_first.c), costs CPU0 time and nothing else:
 * CPU0 says that it is ready, takes the reset command while CPU1 rings, and then finds CPU1 absent. With IPC the
 * image has a partition that works from the start (firmware/worker.c), and it does all of its work.
 *
 * The CPUs take turns after every one or two instructions: with longer slices CPU0's handlers end between two rings. */
#include <stdio.h>
#include <string.h>

#include "host_tests/board/events.h"
#include "host_tests/board/firmware/published.h"
#include "host_tests/board/firmware/worker.h"
#include "host_tests/board/runner.h"

enum { SLICE_MAX = 2, TIMEOUT_US = 108000 };

/* Byte on CPU0's console that makes it reset CPU1, with its time. */
#define COMMAND "1000:52"

struct seen {
    bool rang;      /* CPU1 has begun */
    bool ready;     /* lines of CPU0; this one before the command */
    bool reset;
    bool absent;
    bool held;      /* between the command and the line about it */
    bool ended;     /* as it should */
    unsigned int rounds; /* of the partition */
};

static void take(struct seen *seen, const struct boardrun_event *event)
{
    if ((event->kind == BOARDRUN_EVENT_CONSOLE) && (event->source == BOARDRUN_CPU0)) {
        const bool ready = strcmp(event->text, "bulkhead: secure side ready") == 0;
        seen->ready = seen->ready || (ready && !seen->held);
        seen->reset = seen->reset || (seen->held && (strcmp(event->text, "bulkhead: CPU1 reset: command") == 0));
        seen->absent = seen->absent || (strstr(event->text, "CPU1 has not come up yet") != NULL);
    }
    seen->rang = seen->rang || (events_stores(event, BOARDRUN_CPU1, PUBLISHED_STAGE) && !seen->held);
    seen->held = seen->held || (event->kind == BOARDRUN_EVENT_HOLD_CPU1);
    seen->rounds += events_stores(event, BOARDRUN_CPU0, PUBLISHED_WORK) ? 1u : 0u;
    if (event->kind == BOARDRUN_EVENT_END) {
        seen->ended = (strncmp(event->text, "timeout", 7u) == 0) || (strncmp(event->text, "idle", 4u) == 0);
    }
}

static const char *complaint(const struct runner *runner, const struct seen *seen)
{
    if (!seen->rang) {
        return "CPU1 did not begin to ring";
    }
    if (!seen->ready) {
        return "CPU0 did not say that it is ready while CPU1 rang";
    }
    if (!seen->held || !seen->reset) {
        return "CPU0 did not carry out the reset command, or did not say so";
    }
    if (!seen->absent) {
        return "CPU0 did not say that CPU1 is absent";
    }
    if ((strcmp(runner->backend, "IPC") == 0) && (seen->rounds != (unsigned int)WORKER_ROUNDS_AT_ONCE)) {
        return "the partition did not do its work";
    }
    return seen->ended ? NULL : "the run did not end as it should";
}

static bool ring(const struct runner *runner, unsigned int slice)
{
    static struct runner_options options;
    static struct runner_result result;
    static struct events events;
    struct boardrun_event event;
    struct seen seen = {0};

    runner_options_start(runner, &options);
    runner_option_number(&options, "--seed=", slice);
    runner_property_number(&options, "quantum=", slice);
    runner_property_number(&options, "timeout=", TIMEOUT_US);
    runner_property_text(&options, "uart0-input=", COMMAND);
    events_start(&events, runner_run_for_events(runner, &options, &result));
    while (events_next(&events, &event)) {
        take(&seen, &event);
    }
    events_end(&events);
    const char *const why = complaint(runner, &seen);
    if (why != NULL) {
        runner_complain(runner, &options, &result, why);
        return false;
    }
    (void)printf("%s, slices of up to %u instructions: ready, reset by command, absent; %u rounds of a partition\n",
                 runner->backend, slice, seen.rounds);
    return true;
}

int main(int argc, char **argv)
{
    struct runner runner;
    bool good = true;
    runner_start(&runner, argc, argv);
    /* One failure is enough: a CPU0 that CPU1 has stopped needs the whole time limit of a run. */
    for (unsigned int slice = 1u; good && (slice <= (unsigned int)SLICE_MAX); slice++) {
        good = ring(&runner, slice);
    }
    return good ? 0 : 1;
}
