/* SPDX-License-Identifier: Apache-2.0 */
/* Interrupts of partitions on the virtual board: CTIMERs of the chip interrupt an SFN-model partition and, with the IPC
 * backend, an IPC-model partition too, while CPU1 calls a third one. Each scene of firmware/irq_scenes.c publishes one
 * word; firmware/irq.h says which is right and which rules of the framework that proves. Claims are printed for the
 * table of conformance. */
#include <inttypes.h>
#include <stdio.h>

#include "host_tests/board/events.h"
#include "host_tests/board/firmware/irq.h"
#include "host_tests/board/firmware/published.h"
#include "host_tests/board/runner.h"

enum { SEEDS = 6, TIMEOUT_US = 300000, PARTS = 2 };

/* So many answers CPU1 must get while the partitions play: with the SFN backend only what it asks for in between. */
enum { ANSWERS_WANTED = 50, ANSWERS_WANTED_MEANWHILE = 10 };

struct check {
    const char *claim;
    uint32_t right;
};

#define CHECK_ENTRY(name, result, claim) {(claim), (result)},
static const struct check checks[IRQ_CHECK_COUNT] = {IRQ_CHECKS(CHECK_ENTRY)};

struct part {
    const char *name;
    uint32_t said; /* so many checks have been published, each as `checks` wants it */
    uint64_t answers; /* that CPU1 got between its first check and its last but one, while its scenes were played */
};

struct outcome {
    struct part part[PARTS];
    uint64_t answers;
    bool in_order; /* nothing was published that is not to be there */
    bool finished;
};

static void take_check(struct outcome *outcome, uint32_t word)
{
    const uint32_t who = word >> 24;

    if ((who != (uint32_t)IRQ_OF_TIMERS) && (who != (uint32_t)IRQ_OF_WAITER)) {
        outcome->in_order = false;
        return;
    }
    struct part *const part = &outcome->part[who - 1u];
    const uint32_t right = (part->said < (uint32_t)IRQ_CHECK_COUNT)
                               ? IRQ_WORD(who, part->said, checks[part->said].right)
                               : 0u;
    if (word != right) {
        (void)printf("%s says 0x%08" PRIx32 " instead of 0x%08" PRIx32 "\n", part->name, word, right);
        outcome->in_order = false;
        return;
    }
    part->said++;
}

static void take(struct outcome *outcome, const struct boardrun_event *event)
{
    if (events_stores(event, BOARDRUN_CPU0, PUBLISHED_IRQ)) {
        take_check(outcome, (uint32_t)event->value);
    } else if (events_stores(event, BOARDRUN_CPU1, PUBLISHED_ANSWERS)) {
        outcome->answers = event->value;
        for (uint32_t i = 0u; i < (uint32_t)PARTS; i++) {
            struct part *const part = &outcome->part[i];
            const bool plays = (part->said != 0u) && (part->said < ((uint32_t)IRQ_CHECK_COUNT - 1u));
            part->answers += plays ? 1u : 0u;
        }
    } else if (events_stores(event, BOARDRUN_CPU1, PUBLISHED_STAGE)) {
        outcome->finished = event->value == (uint64_t)PUBLISHED_FINISHED;
    } else {
        /* nothing of these tests */
    }
}

static bool is_ipc(const struct runner *runner)
{
    return runner->backend[0] == 'I';
}

static bool good(const struct runner *runner, const struct outcome *outcome)
{
    const uint32_t playing = is_ipc(runner) ? (uint32_t)PARTS : 1u;
    bool good = outcome->in_order && outcome->finished && (outcome->answers >= (uint64_t)ANSWERS_WANTED);

    for (uint32_t i = 0u; i < playing; i++) {
        good = good && (outcome->part[i].said == (uint32_t)IRQ_CHECK_COUNT);
        good = good && (!is_ipc(runner) || (outcome->part[i].answers >= (uint64_t)ANSWERS_WANTED_MEANWHILE));
    }
    return good;
}

static bool plays(const struct runner *runner, unsigned int seed, struct outcome *outcome)
{
    static struct runner_options options;
    static struct runner_result result;
    static struct events events;
    struct boardrun_event event;

    *outcome = (struct outcome){.part = {{.name = "timers"}, {.name = "waiter"}}, .in_order = true};
    runner_options_start(runner, &options);
    runner_option_number(&options, "--seed=", seed);
    runner_property_number(&options, "timeout=", TIMEOUT_US);
    events_start(&events, runner_run_for_events(runner, &options, &result));
    while (events_next(&events, &event)) {
        take(outcome, &event);
    }
    events_end(&events);
    (void)printf("%s, seed %u: timers %" PRIu32 " checks, waiter %" PRIu32 " of %d; CPU1 got %" PRIu64
                 " answers, %" PRIu64 " and %" PRIu64 " of them during the scenes\n",
                 runner->backend, seed, outcome->part[0].said, outcome->part[1].said, (int)IRQ_CHECK_COUNT,
                 outcome->answers, outcome->part[0].answers, outcome->part[1].answers);
    if (!good(runner, outcome)) {
        runner_complain(runner, &options, &result, "a scene went wrong, or CPU1 was not served meanwhile");
        return false;
    }
    return true;
}

/* For the table of conformance: the claims that the fewest of all runs have shown. */
static void print_claims(uint32_t shown)
{
    for (uint32_t i = 0u; i < (uint32_t)IRQ_CHECK_COUNT; i++) {
        (void)printf("%s by s: Interrupts.%s\n", (i < shown) ? "passed" : "failed", checks[i].claim);
    }
}

int main(int argc, char **argv)
{
    static struct outcome outcome;
    struct runner runner;
    uint32_t shown = (uint32_t)IRQ_CHECK_COUNT;
    bool all_good = true;
    runner_start(&runner, argc, argv);
    for (unsigned int seed = 1u; seed <= (unsigned int)SEEDS; seed++) {
        all_good = plays(&runner, seed, &outcome) && all_good;
        for (uint32_t i = 0u; i < (is_ipc(&runner) ? (uint32_t)PARTS : 1u); i++) {
            shown = (outcome.part[i].said < shown) ? outcome.part[i].said : shown;
        }
    }
    print_claims(shown);
    return all_good ? 0 : 1;
}
