/* SPDX-License-Identifier: Apache-2.0 */
/* Programmer errors of a partition on the virtual board: CPU1 asks for one in each life of the chip (deaths_main.c).
 * The same table is linked here. For each error in its order: the secure side was sound before, CPU0 names partition,
 * API and rule, and resets the chip. After the last one the secure side is sound once more. With --mode=sfn no
 * partition is in the IPC model, and what only such a one can do is left out. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host_tests/board/events.h"
#include "host_tests/board/runner.h"
#include "host_tests/client_suite/board/lines.h"
#include "host_tests/client_suite/death_table.h"

enum { TIMEOUT_S = 60, EXPECTED_BYTES = 160 };

/* What must happen next, for the error in turn. */
enum stage { STAGE_SOUND = 1, STAGE_ASKS, STAGE_PANIC, STAGE_RESET, STAGE_OVER };

struct progress {
    uint32_t done;  /* place in the table */
    uint32_t deaths;
    bool has_ipc;
    enum stage stage;
    bool finished;
    bool ended_idle;
    char unexpected[EVENTS_LINE_BYTES]; /* the first event that was not what had to come */
};

static void expect(struct progress *progress, bool as_expected, const char *text)
{
    if (!as_expected && (progress->unexpected[0] == '\0')) {
        (void)snprintf(progress->unexpected, sizeof(progress->unexpected), "%s", text);
    }
}

/* The next error of the table that can be committed. */
static uint32_t in_turn(const struct progress *progress)
{
    uint32_t at = progress->done;

    while ((at < (uint32_t)SUITE_DEATH_COUNT) && suite_deaths[at].ipc_only && !progress->has_ipc) {
        at++;
    }
    return at;
}

static void take_cpu1(struct progress *progress, const char *line)
{
    const size_t asks = strlen(LINE_ASKS);

    if (strcmp(line, LINE_SOUND) == 0) {
        expect(progress, progress->stage == STAGE_SOUND, line);
        progress->stage = STAGE_ASKS;
    } else if (strcmp(line, LINE_FINISHED) == 0) {
        expect(progress, (in_turn(progress) == (uint32_t)SUITE_DEATH_COUNT) && (progress->stage == STAGE_ASKS), line);
        progress->finished = true;
        progress->stage = STAGE_OVER;
    } else if ((strncmp(line, LINE_ASKS, asks) == 0) && (in_turn(progress) < (uint32_t)SUITE_DEATH_COUNT)) {
        progress->done = in_turn(progress);
        const bool as_named = strcmp(&line[asks], suite_deaths[progress->done].name) == 0;
        expect(progress, as_named && (progress->stage == STAGE_ASKS), line);
        progress->stage = STAGE_PANIC;
    } else {
        expect(progress, false, line);
    }
}

/* Of CPU0's lines only those about partitions matter. */
static void take_cpu0(struct progress *progress, const char *line)
{
    char expected[EXPECTED_BYTES] = "";

    if ((strstr(line, "partition ") == NULL) && (strstr(line, "panic") == NULL)) {
        return;
    }
    if (progress->done < (uint32_t)SUITE_DEATH_COUNT) {
        (void)snprintf(expected, sizeof(expected), "partition %s: %s breaks FFM-%03" PRIu32,
                       suite_deaths[progress->done].partition, suite_deaths[progress->done].api,
                       suite_deaths[progress->done].rule);
    }
    expect(progress, (progress->stage == STAGE_PANIC) && (strstr(line, expected) != NULL), line);
    progress->stage = STAGE_RESET;
}

static void take(struct progress *progress, const struct boardrun_event *event)
{
    if (event->kind == BOARDRUN_EVENT_CONSOLE) {
        if (event->source == BOARDRUN_CPU1) {
            take_cpu1(progress, event->text);
        } else {
            take_cpu0(progress, event->text);
        }
    } else if (event->kind == BOARDRUN_EVENT_END) {
        progress->ended_idle = strncmp(event->text, "idle", strlen("idle")) == 0;
        expect(progress, progress->ended_idle, event->text);
    }
}

/* The event stream says of a reset that the chip goes on by the line "board reset cpu=0". */
static void take_line(struct progress *progress, const char *line)
{
    if (strstr(line, " board reset cpu=") != NULL) {
        expect(progress, (progress->stage == STAGE_RESET) && (strstr(line, " cpu=0") != NULL), line);
        if (progress->unexpected[0] == '\0') {
            (void)printf("passed: ProgrammerError.%s\n", suite_deaths[progress->done].name);
        }
        progress->done++;
        progress->deaths++;
        progress->stage = STAGE_SOUND;
    }
}

int main(int argc, char **argv)
{
    static struct runner runner;
    static struct runner_options options;
    static struct runner_result result;
    static struct events events;
    static struct progress progress = {.stage = STAGE_SOUND};
    struct boardrun_event event;

    runner_start(&runner, argc, argv);
    progress.has_ipc = strcmp(runner.mode, "sfn") != 0;
    runner_options_start(&runner, &options);
    runner_option_number(&options, "--seed=", 1u);
    runner_option_number(&options, "--timeout=", (uint64_t)TIMEOUT_S);
    runner_property_text(&options, "reset=", "continue");
    events_start(&events, runner_run_for_events(&runner, &options, &result));
    while (events_next(&events, &event)) {
        take_line(&progress, events.line);
        take(&progress, &event);
    }
    events_end(&events);
    (void)printf("%s: %d programmer errors in the table, %" PRIu32 " ended the partition and the life of the chip\n",
                 runner.mode, (int)SUITE_DEATH_COUNT, progress.deaths);
    if (progress.finished && progress.ended_idle && (in_turn(&progress) == (uint32_t)SUITE_DEATH_COUNT)
        && (progress.unexpected[0] == '\0')) {
        return EXIT_SUCCESS;
    }
    (void)fprintf(stderr, "  after %" PRIu32 " errors, not as it must be: %s\n", progress.deaths, progress.unexpected);
    runner_complain(&runner, &options, &result, "a programmer error had another outcome");
    return EXIT_FAILURE;
}
