/* SPDX-License-Identifier: Apache-2.0 */
/* The job of both CPUs passes on the virtual board, whatever the schedule, the boot ROM's leavings, the delays of
 * either CPU, and resets of CPU1. The mode says which of them; each run is judged by boardrun.
 *
 * interleavings: the ROM's leavings are the same in all runs, and enough runs differ in the order in which the CPUs
 * touched shared words. reset: enough resets hit CPU1 in the middle of a call. These two count over all their runs, so
 * they know no shards. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "host_tests/board/runner.h"

enum { SEEDS = 200, DISTINCT_WANTED = 150, ROM_SEED = 1, DELAYS = 5, RESET_TIMES = 40, FEW = 16, NUMBER_BYTES = 64 };

/* Virtual microseconds: less than a call, about a call, longer than all of start-up, longer than CPU0's patience. */
static const unsigned int delay_us[DELAYS] = {1, 25, 400, 5000, 130000};

struct mode {
    const char *name;
    size_t runs;
    void (*describe)(struct runner_options *options, size_t number);
};

/* ---- What the runs are ---------------------------------------------------------------------- */

static void describe_seed(struct runner_options *options, size_t number)
{
    runner_option_number(options, "--seed=", number + 1u);
}

static void describe_interleaving(struct runner_options *options, size_t number)
{
    describe_seed(options, number);
    runner_property_number(options, "rom-seed=", ROM_SEED);
}

/* Both CPUs take turns after every few instructions. */
static void describe_short_slices(struct runner_options *options, size_t number)
{
    describe_seed(options, number);
    runner_property_number(options, "quantum=", 8u << (number % 4u));
}

static void describe_cpu0_delay(struct runner_options *options, size_t number)
{
    describe_seed(options, number);
    runner_option_number(options, "--cpu0-delay=", delay_us[number % DELAYS]);
}

static void describe_cpu1_delay(struct runner_options *options, size_t number)
{
    describe_seed(options, number);
    runner_option_number(options, "--cpu1-delay=", delay_us[number % DELAYS]);
}

static void describe_both_delays(struct runner_options *options, size_t number)
{
    describe_seed(options, number);
    runner_option_number(options, "--cpu0-delay=", delay_us[number % DELAYS]);
    runner_option_number(options, "--cpu1-delay=", delay_us[(number / DELAYS) % DELAYS]);
}

static uint64_t reset_us(size_t number)
{
    return 150u + (31u * (number % (size_t)RESET_TIMES));
}

static void describe_reset(struct runner_options *options, size_t number)
{
    describe_seed(options, number);
    runner_option_number(options, "--cpu1-reset-at=", reset_us(number));
}

/* Three resets, each with some progress in between; the board's property replaces the one that boardrun makes. */
static void describe_resets(struct runner_options *options, size_t number)
{
    char bytes[NUMBER_BYTES];
    describe_reset(options, number);
    const uint64_t first = reset_us(number);
    (void)snprintf(bytes, sizeof(bytes), "%" PRIu64 ":52+%" PRIu64 ":52+%" PRIu64 ":52", first, first + 300u,
                   first + 317u + (7u * number));
    runner_property_text(options, "uart0-input=", bytes);
}

static void describe_reset_and_delays(struct runner_options *options, size_t number)
{
    describe_both_delays(options, number);
    runner_option_number(options, "--cpu1-reset-at=", 200000u + (23u * number));
}

static const struct mode modes[] = {
    {"seeds", SEEDS, describe_seed},
    {"few-seeds", FEW, describe_seed},
    {"few-resets", FEW, describe_reset},
    {"interleavings", SEEDS, describe_interleaving},
    {"short-slices", 40, describe_short_slices},
    {"cpu0-delay", 8 * DELAYS, describe_cpu0_delay},
    {"cpu1-delay", 8 * DELAYS, describe_cpu1_delay},
    {"both-delays", 2 * DELAYS *DELAYS, describe_both_delays},
    {"reset", RESET_TIMES, describe_reset},
    {"resets", RESET_TIMES, describe_resets},
    {"reset-and-delays", DELAYS *DELAYS, describe_reset_and_delays},
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

/* ---- What they give ------------------------------------------------------------------------- */

struct tally {
    size_t runs;
    size_t failed;
    size_t distinct;
    size_t in_the_middle;
    uint64_t seen[SEEDS];
};

static void count_interleaving(struct tally *tally, uint64_t interleaving)
{
    for (size_t i = 0; i < tally->distinct; i++) {
        if (tally->seen[i] == interleaving) {
            return;
        }
    }
    if (tally->distinct < (size_t)SEEDS) {
        tally->seen[tally->distinct++] = interleaving;
    }
}

static void run_one(const struct runner *runner, const struct mode *mode, size_t number, struct tally *tally)
{
    static struct runner_options options;
    static struct runner_result result;
    runner_options_start(runner, &options);
    mode->describe(&options, number);
    runner_run(runner, &options, &result);
    tally->runs++;
    if ((result.status != 0) || !result.has_interleaving) {
        tally->failed++;
        runner_complain(runner, &options, &result, "the job was not done");
        return;
    }
    count_interleaving(tally, result.interleaving);
    if (strstr(result.output, "seen     CPU1 was reset, in the middle of a call") != NULL) {
        tally->in_the_middle++;
    }
}

static bool enough(const struct mode *mode, const struct tally *tally)
{
    if (tally->failed != 0u) {
        return false;
    }
    if ((strcmp(mode->name, "interleavings") == 0) && (tally->distinct < (size_t)DISTINCT_WANTED)) {
        (void)printf("FAILED: that is less than %d distinct interleavings\n", (int)DISTINCT_WANTED);
        return false;
    }
    if ((strcmp(mode->name, "reset") == 0) && ((3u * tally->in_the_middle) < tally->runs)) {
        (void)printf("FAILED: that is less than a third of the resets in the middle of a call\n");
        return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    static struct tally tally;
    struct runner runner;
    runner_start(&runner, argc, argv);
    const struct mode *mode = find_mode(runner.mode);
    for (size_t number = 0; number < mode->runs; number++) {
        if (runner_is_mine(&runner, number)) {
            run_one(&runner, mode, number, &tally);
        }
    }
    (void)printf("%s %s: %zu runs, %zu failed, %zu distinct interleavings", runner.backend, mode->name, tally.runs,
                 tally.failed, tally.distinct);
    if (tally.in_the_middle != 0u) {
        (void)printf(", CPU1 reset in the middle of a call in %zu", tally.in_the_middle);
    }
    (void)printf("\n");
    return enough(mode, &tally) ? 0 : 1;
}
