/* SPDX-License-Identifier: Apache-2.0 */
/* Running boardrun. See runner.h. */
#define _POSIX_C_SOURCE 200809L

#include "host_tests/board/runner.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/boardrun_child.h"

enum { STATUS_CANNOT_GO_ON = 2, ARGUMENTS = 64, PATH_BYTES = 4096, DECIMAL = 10, HEXADECIMAL = 16 };

/* ---- Arguments of the test ------------------------------------------------------------------ */

BH_NORETURN void runner_die(const char *what, const char *detail)
{
    (void)fflush(stdout);
    (void)fprintf(stderr, "%s: %s\n", what, detail);
    exit(STATUS_CANNOT_GO_ON);
}

static const char *value_of(const char *argument, const char *name)
{
    const size_t len = strlen(name);
    return ((strncmp(argument, name, len) == 0) && (argument[len] == '=')) ? &argument[len + 1u] : NULL;
}

static void take_option(struct runner *runner, const char *argument)
{
    const struct {
        const char *name;
        const char **out;
    } options[] = {
        {"--repeat", &runner->repeat},
        {"--backend", &runner->backend},
        {"--mode", &runner->mode},
        {"--list", &runner->list},
        {"--part", &runner->part},
    };
    const char *with = value_of(argument, "--with");
    if ((with != NULL) && (runner->with_count < (size_t)RUNNER_WITH)) {
        runner->with[runner->with_count++] = with;
        return;
    }
    for (size_t i = 0; i < (sizeof(options) / sizeof(options[0])); i++) {
        const char *value = value_of(argument, options[i].name);
        if (value != NULL) {
            *options[i].out = value;
            return;
        }
    }
    runner_die(argument, "no such option; there are --repeat=, --backend=, --mode=, --list=, --part= and --with=");
}

static unsigned int number_from_environment(const char *name, unsigned int otherwise)
{
    const char *text = getenv(name);
    return (text != NULL) ? (unsigned int)strtoul(text, NULL, DECIMAL) : otherwise;
}

/* The protocol of Bazel's sharded tests: the file tells it that the test knows about its shards. */
static void take_shard(struct runner *runner)
{
    const char *path = getenv("TEST_SHARD_STATUS_FILE");
    runner->shards = number_from_environment("TEST_TOTAL_SHARDS", 1u);
    runner->shard = number_from_environment("TEST_SHARD_INDEX", 0u);
    if (runner->part != NULL) {
        const unsigned int parts = (unsigned int)strtoul(runner->part, NULL, DECIMAL);
        if (parts == 0u) {
            runner_die(runner->part, "--part= wants a number of parts, of which one is run");
        }
        runner->shards *= parts;
    }
    if (path != NULL) {
        FILE *file = fopen(path, "w");
        if ((file == NULL) || (fclose(file) != 0)) {
            runner_die(path, strerror(errno));
        }
    }
}

void runner_start(struct runner *runner, int argc, char *const *argv)
{
    int at = 1;
    (void)memset(runner, 0, sizeof(*runner));
    runner->repeat = "//platforms/lpc55s69:emulate";
    runner->backend = "IPC";
    runner->mode = "";
    while ((at < argc) && (strcmp(argv[at], "--") != 0)) {
        take_option(runner, argv[at]);
        at++;
    }
    if ((at + 1) >= argc) {
        runner_die(argv[0], "wants OPTION... -- BOARDRUN ARGUMENT...; start it with bazel test");
    }
    runner->command = &argv[at + 1];
    runner->command_count = (size_t)(argc - at - 1);
    if ((runner->command_count + (size_t)RUNNER_OPTIONS + 2u) > (size_t)ARGUMENTS) {
        runner_die(argv[0], "too many arguments behind --");
    }
    take_shard(runner);
}

bool runner_is_mine(const struct runner *runner, size_t number)
{
    return (number % runner->shards) == runner->shard;
}

/* ---- Options of a run ----------------------------------------------------------------------- */

void runner_options_start(const struct runner *runner, struct runner_options *options)
{
    (void)memset(options, 0, sizeof(*options));
    runner_option_text(options, "--backend=", runner->backend);
}

void runner_option_text(struct runner_options *options, const char *name, const char *value)
{
    if (options->count == (size_t)RUNNER_OPTIONS) {
        runner_die(name, "one option too many");
    }
    const int len = snprintf(options->text[options->count], sizeof(options->text[0]), "%s%s", name, value);
    if ((len < 0) || ((size_t)len >= sizeof(options->text[0]))) {
        runner_die(name, "option too long");
    }
    options->count++;
}

void runner_option_number(struct runner_options *options, const char *name, uint64_t value)
{
    char digits[24];
    (void)snprintf(digits, sizeof(digits), "%" PRIu64, value);
    runner_option_text(options, name, digits);
}

void runner_option_with(const struct runner *runner, struct runner_options *options)
{
    for (size_t i = 0; i < runner->with_count; i++) {
        runner_option_text(options, "", runner->with[i]);
    }
}

void runner_property_text(struct runner_options *options, const char *name, const char *value)
{
    const size_t used = strlen(options->properties);
    const size_t room = sizeof(options->properties) - used;
    const int len = snprintf(&options->properties[used], room, "%s%s%s", (used != 0u) ? "," : "", name, value);
    if ((len < 0) || ((size_t)len >= room)) {
        runner_die(name, "no room for another property");
    }
}

void runner_property_number(struct runner_options *options, const char *name, uint64_t value)
{
    char digits[24];
    (void)snprintf(digits, sizeof(digits), "%" PRIu64, value);
    runner_property_text(options, name, digits);
}

/* ---- Runs ----------------------------------------------------------------------------------- */

static void take_line(struct runner_result *result, const char *line, size_t *used)
{
    const size_t len = strlen(line);
    const char *hash = value_of(line, "interleaving");
    if ((hash == NULL) && (strncmp(line, "interleaving ", strlen("interleaving ")) == 0)) {
        hash = &line[strlen("interleaving ")];
    }
    if (hash != NULL) {
        result->interleaving = strtoull(hash, NULL, HEXADECIMAL);
        result->has_interleaving = true;
    }
    if (len < (sizeof(result->output) - *used)) {
        (void)memcpy(&result->output[*used], line, len + 1u);
        *used += len;
    }
}

static void read_output(FILE *stream, struct runner_result *result)
{
    size_t used = 0;
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, stream) >= 0) {
        take_line(result, line, &used);
    }
    free(line);
}

void runner_run(const struct runner *runner, const struct runner_options *options, struct runner_result *result)
{
    struct runner_options own = *options;
    char board[RUNNER_OPTION_BYTES + 16];
    char *argv[ARGUMENTS];
    size_t count = 0;
    struct boardrun_child child;

    for (size_t i = 0; i < runner->command_count; i++) {
        argv[count++] = runner->command[i];
    }
    for (size_t i = 0; i < own.count; i++) {
        argv[count++] = own.text[i];
    }
    if (own.properties[0] != '\0') {
        (void)snprintf(board, sizeof(board), "--board=%s", own.properties);
        argv[count++] = board;
    }
    argv[count] = NULL;

    (void)memset(result, 0, sizeof(*result));
    if (!boardrun_child_start(&child, argv, true)) {
        runner_die(argv[0], strerror(errno));
    }
    read_output(child.stream, result);
    result->status = boardrun_child_wait(&child);
}

void runner_complain(const struct runner *runner, const struct runner_options *options,
                     const struct runner_result *result, const char *why)
{
    (void)printf("FAILED: %s (exit status %d). To repeat it:\n  bazel run %s --", why, result->status, runner->repeat);
    for (size_t i = 0; i < options->count; i++) {
        if ((strncmp(options->text[i], "--save-events=", strlen("--save-events=")) != 0)
            && (strcmp(options->text[i], "--quiet") != 0)) {
            (void)printf(" %s", options->text[i]);
        }
    }
    if (options->properties[0] != '\0') {
        (void)printf(" --board=%s", options->properties);
    }
    (void)printf("\n%s\n", result->output);
    (void)fflush(stdout);
}

static const char *events_path(void)
{
    static char path[PATH_BYTES];
    const char *folder = getenv("TEST_TMPDIR");
    if ((size_t)snprintf(path, sizeof(path), "%s/events", (folder != NULL) ? folder : "/tmp") >= sizeof(path)) {
        runner_die("TEST_TMPDIR", "too long");
    }
    return path;
}

FILE *runner_run_for_events(const struct runner *runner, const struct runner_options *options,
                            struct runner_result *result)
{
    struct runner_options saving = *options;
    runner_option_text(&saving, "--save-events=", events_path());
    runner_option_text(&saving, "--quiet", "");
    runner_run(runner, &saving, result);
    FILE *stream = fopen(events_path(), "r");
    if (stream == NULL) {
        runner_die(events_path(), strerror(errno));
    }
    return stream;
}
