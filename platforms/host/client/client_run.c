/* SPDX-License-Identifier: Apache-2.0 */
/* client_run [SEED]: runs a client program against an image under the fair schedule and under those of 40 seeds, or of the
 * one seed that is named. Exit status 0: client_main() has returned 0 each time, and nobody waits or has panicked. */
#include "platforms/host/client/client_run.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "platforms/host/host.h"
#include "platforms/host/image/memory.h"
#include "platforms/host/partition.h"

HOST_CPU1_REGION_DECLARE(client);

enum { SEEDS = 40 };

static struct {
    bool returned;
    int result;
} client;

void client_run_returned(int result)
{
    client.returned = true;
    client.result = result;
}

static void complain(const struct host_outcome *outcome)
{
    if (outcome->end == HOST_END_PARTITION_PANIC) {
        (void)printf("partition %s has panicked in %s: rule FFM-%03u\n", outcome->partition, outcome->api, outcome->rule);
    } else if (!client.returned) {
        (void)printf("client_main has not returned: %s\n", outcome->reason);
    } else {
        (void)printf("client_main has returned %d\n", client.result);
    }
}

/* schedule: NULL for the fair one. */
static bool run(struct host_schedule *schedule)
{
    const struct host_cpu1 cpu1 = {cpu1_client_start, client_cpu1_region};
    const struct host_life life = {.cpu1 = &cpu1, .schedule = schedule, .echo_console = schedule == NULL};
    client.returned = false;
    const struct host_outcome outcome = host_run(&life);
    if ((outcome.end == HOST_END_IDLE) && client.returned && (client.result == 0)) {
        return true;
    }
    complain(&outcome);
    return false;
}

static bool run_seed(uint64_t seed)
{
    struct host_schedule schedule = host_schedule_from_seed(seed);
    if (!run(&schedule)) {
        (void)printf("under the schedule of seed %" PRIu64 "; to repeat it: add the argument %" PRIu64 "\n", seed, seed);
        return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    host_load(&image_on_host);
    if (argc > 1) {
        char *end = NULL;
        const uint64_t seed = strtoull(argv[1], &end, 10);
        if ((argc > 2) || (*end != '\0') || (argv[1][0] == '\0')) {
            (void)fprintf(stderr, "%s: wants nothing, or the number of one seed\n", argv[0]);
            return EXIT_FAILURE;
        }
        return run_seed(seed) ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    bool good = run(NULL);
    for (uint64_t seed = 1u; good && (seed <= (uint64_t)SEEDS); seed++) {
        good = run_seed(seed);
    }
    if (good) {
        (void)printf("client_main has returned 0 under %d schedules\n", (int)SEEDS + 1);
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
