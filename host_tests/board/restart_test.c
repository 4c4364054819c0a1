/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1 survives its own restarts, wherever in its start-up CPU0's ring for a reply to its former life arrives
 * (firmware/restart.c). CPU0 sees each of them by the ready word alone, and serves the last life. */
#include <stdio.h>

#include "host_tests/board/events.h"
#include "host_tests/board/firmware/published.h"
#include "host_tests/board/runner.h"

enum { SEEDS = 4, TIMEOUT_US = 100000 };

static bool survives(const struct runner *runner, unsigned int seed)
{
    static struct runner_options options;
    static struct runner_result result;
    static struct events events;
    struct boardrun_event event;
    unsigned int restarts = 0;
    unsigned int rings = 0;
    bool finished = false;

    runner_options_start(runner, &options);
    runner_option_number(&options, "--seed=", seed);
    runner_property_number(&options, "timeout=", TIMEOUT_US);
    events_start(&events, runner_run_for_events(runner, &options, &result));
    while (events_next(&events, &event)) {
        if (events_stores(&event, BOARDRUN_CPU1, PUBLISHED_STAGE)) {
            restarts += (event.value > (uint64_t)PUBLISHED_AGAIN) ? 1u : 0u;
            finished = event.value == (uint64_t)PUBLISHED_FINISHED;
        }
        rings += ((event.kind == BOARDRUN_EVENT_RING) && (event.source == BOARDRUN_CPU1)) ? 1u : 0u;
    }
    events_end(&events);
    (void)printf("%s, seed %u: CPU1 restarted itself %u times, %u rings\n", runner->backend, seed, restarts, rings);
    if (!finished || (restarts != (unsigned int)PUBLISHED_RESTARTS)) {
        runner_complain(runner, &options, &result, "CPU1 did not come to its last life, or got no answer there");
        return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    struct runner runner;
    bool good = true;
    runner_start(&runner, argc, argv);
    for (unsigned int seed = 1u; seed <= (unsigned int)SEEDS; seed++) {
        good = survives(&runner, seed) && good;
    }
    return good ? 0 : 1;
}
