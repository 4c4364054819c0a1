/* SPDX-License-Identifier: Apache-2.0 */
/* What the virtual board shows of interrupts that are not to go on: CPU0's console says why, and the chip is reset.
 *
 * Mode "forbidden": a first-level function calls what it may not (psa_wait), which ends its partition, with its name,
 * the call and the rule (FFM-201, FFM-308). The call comes from handler mode: with the IPC backend it is an SVC that
 * pre-empts the handler. Mode "small-stack": an image with first-level functions and without first_level = True. */
#include <stdio.h>
#include <string.h>

#include "host_tests/board/events.h"
#include "host_tests/board/runner.h"

enum { SEEDS = 3, TIMEOUT_US = 20000 };

struct mode {
    const char *name;
    const char *console; /* says this     */
    const char *claim;   /* and proves it */
};

static const struct mode modes[] = {
    {"forbidden", "partition irq_timers: psa_wait breaks FFM-201", "FlihFunctionThatCallsPsaWaitIsTheEnd_FFM_201_308"},
    {"small-stack", "first-level handlers need cpu0_image(first_level = True)", "FirstLevelNeedsItsStack"},
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

static bool is_stopped(const struct runner *runner, const struct mode *mode, unsigned int seed)
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
            named = named || (strstr(event.text, mode->console) != NULL);
        } else if (event.kind == BOARDRUN_EVENT_END) {
            reset = strncmp(event.text, "reset cpu=0", strlen("reset cpu=0")) == 0;
        } else {
            /* nothing of this test */
        }
    }
    events_end(&events);
    if (!named || !reset) {
        runner_complain(runner, &options, &result, "CPU0 has not said why and reset the chip");
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
        good = is_stopped(&runner, mode, seed) && good;
    }
    (void)printf("%s by s: Interrupts.%s\n", good ? "passed" : "failed", mode->claim);
    return good ? 0 : 1;
}
