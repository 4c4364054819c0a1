/* SPDX-License-Identifier: Apache-2.0 */
/* FFM-307: all secure stacks are sealed when CPU1 is let go for the first time, whatever the boot ROM has left in RAM.
 * firmware/seals.c counts them. */
#include <stdio.h>

#include "host_tests/board/events.h"
#include "host_tests/board/firmware/published.h"
#include "host_tests/board/runner.h"

enum { SEEDS = 4, ALL_SHIFT = 16, TIMEOUT_US = 2000 };

#define SEALED_MASK 0xffffu

static bool sealed(const struct runner *runner, unsigned int seed)
{
    static struct runner_options options;
    static struct runner_result result;
    static struct events events;
    struct boardrun_event event;
    uint32_t counts = 0;
    bool released = false;

    runner_options_start(runner, &options);
    runner_option_number(&options, "--seed=", seed);
    runner_property_number(&options, "timeout=", TIMEOUT_US);
    events_start(&events, runner_run_for_events(runner, &options, &result));
    while (!released && events_next(&events, &event)) {
        counts = events_stores(&event, BOARDRUN_CPU0, PUBLISHED_SEALS) ? (uint32_t)event.value : counts;
        released = event.kind == BOARDRUN_EVENT_RELEASE_CPU1;
    }
    events_end(&events);
    (void)printf("FFM-307, %s, seed %u: %u of %u secure stacks sealed before CPU1 runs\n", runner->backend, seed,
                 (unsigned int)(counts & SEALED_MASK), (unsigned int)(counts >> ALL_SHIFT));
    if (!released || (counts == 0u) || ((counts & SEALED_MASK) != (counts >> ALL_SHIFT))) {
        runner_complain(runner, &options, &result, "not all of them, or CPU1 was not let go");
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
        good = sealed(&runner, seed) && good;
    }
    return good ? 0 : 1;
}
