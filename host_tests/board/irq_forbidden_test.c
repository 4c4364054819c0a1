/* SPDX-License-Identifier: Apache-2.0 */
/* A first-level function on the virtual board that calls what it may not (psa_wait) ends its partition: CPU0 names it,
 * the call and the rule, and resets the chip (FFM-201, FFM-308). The call comes from handler mode: with the IPC backend
 * it is an SVC that pre-empts the handler. */
#include <stdio.h>
#include <string.h>

#include "host_tests/board/events.h"
#include "host_tests/board/runner.h"

enum { SEEDS = 3, TIMEOUT_US = 20000 };

static bool is_stopped(const struct runner *runner, unsigned int seed)
{
    static struct runner_options options;
    static struct runner_result result;
    static struct events events;
    struct boardrun_event event;
    bool named = false;
    bool reset = false;

    runner_options_start(runner, &options);
    runner_option_number(&options, "--seed=", seed);
    runner_property_number(&options, "timeout=", TIMEOUT_US);
    events_start(&events, runner_run_for_events(runner, &options, &result));
    while (events_next(&events, &event)) {
        if ((event.kind == BOARDRUN_EVENT_CONSOLE) && (event.source == BOARDRUN_CPU0)) {
            named = named || (strstr(event.text, "partition irq_timers: psa_wait breaks FFM-201") != NULL);
        } else if (event.kind == BOARDRUN_EVENT_END) {
            reset = strncmp(event.text, "reset cpu=0", strlen("reset cpu=0")) == 0;
        } else {
            /* nothing of this test */
        }
    }
    events_end(&events);
    if (!named || !reset) {
        runner_complain(runner, &options, &result, "CPU0 has not ended the partition for that call");
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
        good = is_stopped(&runner, seed) && good;
    }
    (void)printf("%s by s: Interrupts.FlihFunctionThatCallsPsaWaitIsTheEnd_FFM_201_308\n", good ? "passed" : "failed");
    return good ? 0 : 1;
}
