/* SPDX-License-Identifier: Apache-2.0 */
/* Command line of boardrun. See boardrun_options.h. */
#include "tools/boardrun_options.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TIMEOUT_DEFAULT_S = 60, TIMEOUT_MAX_S = 3600 };

/* 1 000 s: beyond any useful run, and far from overflow in nanoseconds. */
#define DELAY_MAX_US UINT64_C(1000000000)

#define USER_OPTIONS                                                                                    \
    "--backend=IPC|SFN, --seed=N, --seeds=FIRST-LAST, --distinct=N, --cpu0-delay=US, --cpu1-delay=US, " \
    "--cpu1-reset-at=US, --timeout=SECONDS, "                                                           \
    "--board=PROPERTIES, "                                                                              \
    "--save-events=FILE, --quiet, --watch"

struct message {
    char *text;
    size_t bytes;
};

static bool refuse(struct message message, const char *argument, const char *what)
{
    (void)snprintf(message.text, message.bytes, "%s: %s", argument, what);
    return false;
}

/* Value of "--name=value", or NULL if the argument is another option. */
static const char *value_of(const char *argument, const char *name)
{
    const size_t len = strlen(name);
    return ((strncmp(argument, name, len) == 0) && (argument[len] == '=')) ? &argument[len + 1u] : NULL;
}

static bool parse_number(const char *text, uint64_t max, uint64_t *out)
{
    if (isdigit((unsigned char)text[0]) == 0) {
        return false;
    }
    char *end = NULL;
    errno = 0;
    const unsigned long long value = strtoull(text, &end, 10);
    if ((errno != 0) || (*end != '\0') || (value > max)) {
        return false;
    }
    *out = value;
    return true;
}

struct number_option {
    const char *name;
    uint64_t max;
    const char *wanted;
    uint64_t *out;
};

static bool parse_number_option(struct boardrun_options *options, const char *argument, struct message message,
                                bool *known)
{
    static const char microseconds[] = "wants virtual microseconds, a number from 0 to 1000000000";
    const struct number_option numbers[] = {
        {"--seed", UINT64_MAX, "wants a number from 0 to 18446744073709551615", &options->seed},
        {"--cpu0-delay", DELAY_MAX_US, microseconds, &options->cpu0_delay_us},
        {"--cpu1-delay", DELAY_MAX_US, microseconds, &options->cpu1_delay_us},
        {"--cpu1-reset-at", DELAY_MAX_US, microseconds, &options->cpu1_reset_at_us},
        {"--distinct", UINT32_MAX, "wants a number from 0 to 4294967295", &options->distinct},
        {"--timeout", TIMEOUT_MAX_S, "wants virtual seconds, a number from 1 to 3600", &options->timeout_s},
    };
    for (size_t i = 0; i < (sizeof(numbers) / sizeof(numbers[0])); i++) {
        const char *value = value_of(argument, numbers[i].name);
        if (value != NULL) {
            *known = true;
            options->cpu1_reset = options->cpu1_reset || (numbers[i].out == &options->cpu1_reset_at_us);
            return (parse_number(value, numbers[i].max, numbers[i].out) && (options->timeout_s != 0u))
                   || refuse(message, argument, numbers[i].wanted);
        }
    }
    *known = false;
    return true;
}

struct text_option {
    const char *name;
    const char **out;
};

static bool parse_text_option(struct boardrun_options *options, const char *argument, struct message message,
                              bool *known)
{
    const struct text_option texts[] = {
        {"--board", &options->board},       {"--save-events", &options->save},
        {"--qemu", &options->qemu},         {"--symbolizer", &options->symbolizer},
        {"--cpu0-ipc", &options->cpu0_ipc}, {"--cpu0-sfn", &options->cpu0_sfn},
        {"--cpu1", &options->cpu1},         {"--cpu1-bin", &options->cpu1_bin},
    };
    for (size_t i = 0; i < (sizeof(texts) / sizeof(texts[0])); i++) {
        const char *value = value_of(argument, texts[i].name);
        if (value != NULL) {
            *known = true;
            *texts[i].out = value;
            return (value[0] != '\0') || refuse(message, argument, "wants a value behind the =");
        }
    }
    *known = false;
    return true;
}

static bool parse_seeds(struct boardrun_options *options, const char *text)
{
    char first[24];
    const size_t len = strcspn(text, "-");
    if ((len >= sizeof(first)) || (text[len] != '-')) {
        return false;
    }
    (void)memcpy(first, text, len);
    first[len] = '\0';
    options->sweep = true;
    return parse_number(first, UINT64_MAX, &options->seed)
           && parse_number(&text[len + 1u], UINT64_MAX, &options->seed_last) && (options->seed <= options->seed_last);
}

static bool parse_argument(struct boardrun_options *options, const char *argument, struct message message)
{
    bool known = false;
    if (!parse_number_option(options, argument, message, &known)) {
        return false;
    }
    if (!known && !parse_text_option(options, argument, message, &known)) {
        return false;
    }
    if (known) {
        return true;
    }
    const char *seeds = value_of(argument, "--seeds");
    if (seeds != NULL) {
        return parse_seeds(options, seeds)
               || refuse(message, argument, "wants FIRST-LAST, two numbers in ascending order");
    }
    const char *backend = value_of(argument, "--backend");
    if (backend != NULL) {
        options->backend = (strcmp(backend, "IPC") == 0) ? BOARDRUN_IPC : BOARDRUN_SFN;
        return (options->backend == BOARDRUN_IPC) || (strcmp(backend, "SFN") == 0)
               || refuse(message, argument, "wants IPC or SFN");
    }
    if (strcmp(argument, "--quiet") == 0) {
        options->quiet = true;
        return true;
    }
    if (strcmp(argument, "--watch") == 0) {
        options->watch = true;
        return true;
    }
    return refuse(message, argument, "no such option; there are " USER_OPTIONS);
}

const char *boardrun_options_cpu0(const struct boardrun_options *options)
{
    return (options->backend == BOARDRUN_IPC) ? options->cpu0_ipc : options->cpu0_sfn;
}

bool boardrun_options_parse(struct boardrun_options *options, int argc, char *const *argv, char *message,
                            size_t message_bytes)
{
    const struct message out = {message, message_bytes};
    bool chosen = false;
    *options = (struct boardrun_options){.backend = BOARDRUN_IPC, .timeout_s = TIMEOUT_DEFAULT_S};
    for (int i = 1; i < argc; i++) {
        chosen = chosen || (value_of(argv[i], "--backend") != NULL);
        if (!parse_argument(options, argv[i], out)) {
            return false;
        }
    }
    if (!chosen && (options->cpu0_ipc == NULL)) {
        options->backend = BOARDRUN_SFN;
    }
    if ((options->backend == BOARDRUN_IPC) && (options->cpu0_ipc == NULL)) {
        return refuse(out, "--backend=IPC", "not built yet; use --backend=SFN");
    }
    if ((options->qemu == NULL) || (boardrun_options_cpu0(options) == NULL) || (options->cpu1 == NULL)
        || (options->cpu1_bin == NULL)) {
        return refuse(out, "boardrun", "needs the build's files; start it with bazel run //platforms/lpc55s69:emulate");
    }
    return true;
}
