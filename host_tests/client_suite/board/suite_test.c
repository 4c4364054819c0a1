/* SPDX-License-Identifier: Apache-2.0 */
/* The client suite on the virtual board: CPU1 has run the table of cases and printed a line for each (main.c, lines.h).
 * The same table is linked here, and every case of it must have been run, in its order, and passed. Only what the table
 * says may be left out, and only with --mode=sfn, where no partition of the image is in the IPC model.
 *
 * A failure in CPU1's program, a panic or a run that does not end is a failure: then the last line is missing, or the
 * end is no idleness. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host_tests/board/events.h"
#include "host_tests/board/runner.h"
#include "host_tests/client_suite/board/lines.h"
#include "host_tests/client_suite/suite.h"
#include "host_tests/client_suite/suite_port.h"

enum { SEEDS = 4, TIMEOUT_S = 60, COMPLAINTS_MAX = 40, COMPLAINT_BYTES = 400 };

struct progress {
    uint32_t table; /* of the case whose line comes next */
    uint32_t index;
    bool again;     /* the case in turn comes once more, run by a partition */
    bool by_partition;
    uint32_t passed;
    uint32_t left_out;
    bool finished;
    bool ended_idle;
    uint32_t complaint_count;
    char complaint[COMPLAINTS_MAX][COMPLAINT_BYTES];
};

static void complain(struct progress *progress, const char *what, const char *detail)
{
    if (progress->complaint_count < (uint32_t)COMPLAINTS_MAX) {
        (void)snprintf(progress->complaint[progress->complaint_count], COMPLAINT_BYTES, "%s%s", what, detail);
    }
    progress->complaint_count++;
}

static const struct suite_case *next_case(struct progress *progress)
{
    if (progress->again) {
        progress->again = false;
        progress->by_partition = true;
        return &suite_tables[progress->table]->cases[progress->index - 1u];
    }
    while ((progress->table < (uint32_t)SUITE_TABLE_COUNT)
           && (progress->index == suite_tables[progress->table]->count)) {
        progress->table++;
        progress->index = 0u;
    }
    if (progress->table == (uint32_t)SUITE_TABLE_COUNT) {
        return NULL;
    }
    progress->again = suite_tables[progress->table]->cases[progress->index].partition_too;
    progress->by_partition = suite_tables[progress->table]->by_partition;
    return &suite_tables[progress->table]->cases[progress->index++];
}

/* What follows `prefix`, NULL if the line begins otherwise. */
static const char *behind(const char *line, const char *prefix)
{
    const size_t length = strlen(prefix);

    return (strncmp(line, prefix, length) == 0) ? &line[length] : NULL;
}

static bool is_reason_of(const char *text, const struct suite_case *the_case)
{
    const char *because = behind(text, the_case->name);
    const char *reason = (because != NULL) ? behind(because, LINE_BECAUSE) : NULL;

    return (reason != NULL) && (the_case->otherwise != NULL) && (strcmp(reason, the_case->otherwise) == 0);
}

static void take_left_out(struct progress *progress, const struct suite_case *expected, const char *text, bool may)
{
    if (!may || !is_reason_of(text, expected)) {
        complain(progress, "must not be left out: ", text);
    }
    progress->left_out++;
}

/* For the table of conformance (tools/conformance/results.h): who asked, and in whose name. */
static void result_print(const char *how, const struct progress *progress, const char *name)
{
    (void)printf("%s by %s: ClientSuite.%s\n", how, progress->by_partition ? "s" : "m", name);
}

static void take_line(struct progress *progress, const char *line, bool may_leave_out)
{
    const char *const passed = behind(line, LINE_PASSED);
    const char *const failed = behind(line, LINE_FAILED);
    const char *const left_out = behind(line, LINE_LEFT_OUT);

    if (strcmp(line, LINE_FINISHED) == 0) {
        progress->finished = true;
        return;
    }
    if ((passed == NULL) && (failed == NULL) && (left_out == NULL)) {
        complain(progress, line, "");
        return;
    }
    const struct suite_case *expected = next_case(progress);
    if (expected == NULL) {
        complain(progress, "is more than the table has: ", line);
    } else if (left_out != NULL) {
        take_left_out(progress, expected, left_out, may_leave_out);
    } else if ((passed != NULL) && (strcmp(passed, expected->name) == 0)) {
        progress->passed++;
        result_print("passed", progress, passed);
        if (may_leave_out && (expected->can_exist != NULL)) {
            complain(progress, "cannot have been run: ", line);
        }
    } else {
        result_print("failed", progress, expected->name);
        complain(progress, line, "");
    }
}

static void take(struct progress *progress, const struct boardrun_event *event, bool may_leave_out)
{
    if ((event->kind == BOARDRUN_EVENT_CONSOLE) && (event->source == BOARDRUN_CPU1)) {
        take_line(progress, event->text, may_leave_out);
    }
    if ((event->kind == BOARDRUN_EVENT_CONSOLE) && (event->source == BOARDRUN_CPU0)
        && (strstr(event->text, "panic") != NULL)) {
        complain(progress, "CPU0: ", event->text);
    }
    if (event->kind == BOARDRUN_EVENT_END) {
        progress->ended_idle = strncmp(event->text, "idle", strlen("idle")) == 0;
        if (!progress->ended_idle) {
            complain(progress, "the run ended by ", event->text);
        }
    }
}

static uint32_t cases_in_table(void)
{
    uint32_t count = 0u;

    for (size_t i = 0u; i < (size_t)SUITE_TABLE_COUNT; i++) {
        count += suite_tables[i]->count;
        for (uint32_t k = 0u; k < suite_tables[i]->count; k++) {
            count += suite_tables[i]->cases[k].partition_too ? 1u : 0u;
        }
    }
    return count;
}

static bool run(const struct runner *runner, unsigned int seed)
{
    static struct runner_options options;
    static struct runner_result result;
    static struct events events;
    static struct progress progress;
    struct boardrun_event event;

    runner_options_start(runner, &options);
    runner_option_number(&options, "--seed=", seed);
    runner_option_number(&options, "--timeout=", (uint64_t)TIMEOUT_S);
    (void)memset(&progress, 0, sizeof(progress));
    events_start(&events, runner_run_for_events(runner, &options, &result));
    while (events_next(&events, &event)) {
        take(&progress, &event, strcmp(runner->mode, "sfn") == 0);
    }
    events_end(&events);
    const bool all = next_case(&progress) == NULL;
    (void)printf("%s seed %u: %" PRIu32 " cases in the table, %" PRIu32 " passed, %" PRIu32 " left out\n", runner->mode,
                 seed, cases_in_table(), progress.passed, progress.left_out);
    if (all && progress.finished && progress.ended_idle && (progress.complaint_count == 0u)
        && ((progress.passed + progress.left_out) == cases_in_table())) {
        return true;
    }
    for (uint32_t i = 0u; (i < progress.complaint_count) && (i < (uint32_t)COMPLAINTS_MAX); i++) {
        (void)fprintf(stderr, "  %s\n", progress.complaint[i]);
    }
    runner_complain(runner, &options, &result,
                    all ? "a case of the suite has failed" : "not every case of the suite has been run");
    return false;
}

int main(int argc, char **argv)
{
    static struct runner runner;
    bool good = true;

    runner_start(&runner, argc, argv);
    for (unsigned int seed = 1u; seed <= (unsigned int)SEEDS; seed++) {
        if (runner_is_mine(&runner, seed)) {
            good = run(&runner, seed) && good;
        }
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
