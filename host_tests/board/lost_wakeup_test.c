/* SPDX-License-Identifier: Apache-2.0 */
/* A lost wake-up that was planted is found: runs of the patched image fail for some of the seeds 1 to 200, for the
 * right reason, and the image as it is passes with the same seeds.
 *
 * Mode "CPU0": it goes to sleep with a request waiting; its 1 ms tick would hide that from everybody but the judge.
 * Mode "CPU1": nothing wakes it, and the board stops because nothing happens any more. --with= names the patched image. */
#include <stdio.h>
#include <string.h>

#include "host_tests/board/runner.h"

enum { SEEDS = 200, ENOUGH = 3 };

static void describe(const struct runner *runner, unsigned int seed, bool patched, struct runner_options *options)
{
    runner_options_start(runner, options);
    runner_option_number(options, "--seed=", seed);
    if (patched) {
        runner_option_with(runner, options);
    }
}

static bool lost_a_wakeup(const struct runner *runner, const struct runner_result *result)
{
    const char *symptom = (strcmp(runner->mode, "CPU0") == 0) ? "  CPU0 went to sleep " : ": idle\n";
    return (result->status == 1) && (strstr(result->output, "FAIL: ") != NULL)
           && (strstr(result->output, symptom) != NULL);
}

int main(int argc, char **argv)
{
    static struct runner_options options;
    static struct runner_result result;
    struct runner runner;
    unsigned int found = 0;
    unsigned int failed = 0;
    unsigned int seed;

    runner_start(&runner, argc, argv);
    for (seed = 1u; (seed <= (unsigned int)SEEDS) && (found < (unsigned int)ENOUGH); seed++) {
        describe(&runner, seed, true, &options);
        runner_run(&runner, &options, &result);
        if (result.status == 0) {
            continue;
        }
        if (!lost_a_wakeup(&runner, &result)) {
            runner_complain(&runner, &options, &result, "the patched image failed, but not by a lost wake-up");
            failed++;
            continue;
        }
        found++;
        (void)printf("seed %u finds the lost wake-up of %s\n", seed, runner.mode);
        describe(&runner, seed, false, &options);
        runner_run(&runner, &options, &result);
        if (result.status != 0) {
            runner_complain(&runner, &options, &result, "the image without the patch failed as well");
            failed++;
        }
    }
    (void)printf("%s %s: %u of %u seeds found the lost wake-up\n", runner.backend, runner.mode, found, seed - 1u);
    if (found == 0u) {
        (void)printf("FAILED: no seed found it\n");
    }
    return ((found != 0u) && (failed == 0u)) ? 0 : 1;
}
