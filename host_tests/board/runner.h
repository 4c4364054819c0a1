/* SPDX-License-Identifier: Apache-2.0 */
/* Runs boardrun, as a user would, for the tests of the whole system: builds its command line, reads what it prints, and
 * says how a failed run is repeated by hand.
 *
 * Command line of every test here: OPTION... -- BOARDRUN ARGUMENT...  What follows "--" starts the same images as
 * "bazel run LABEL", where LABEL is what --repeat=LABEL says. */
#ifndef HOST_TESTS_BOARD_RUNNER_H
#define HOST_TESTS_BOARD_RUNNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "spm/base/attributes.h"

enum { RUNNER_WITH = 4, RUNNER_OPTIONS = 12, RUNNER_OPTION_BYTES = 512, RUNNER_OUTPUT_BYTES = 32768 };

/* What this test was started with. */
struct runner {
    const char *repeat;       /* label for "bazel run"                                    */
    const char *backend;      /* "IPC" or "SFN"                                           */
    const char *mode;         /* what --mode= says, or ""                                 */
    const char *part;         /* --part=N: every N-th run of what there is; NULL: all     */
    const char *list;         /* file that --list= names, or NULL                         */
    const char *with[RUNNER_WITH]; /* what each --with= says: options of some runs         */
    size_t with_count;
    unsigned int shard;       /* of `shards`, by the variables that Bazel sets            */
    unsigned int shards;
    char *const *command;     /* boardrun and the build's arguments for it                */
    size_t command_count;
};

/* Options of one run. */
struct runner_options {
    char text[RUNNER_OPTIONS][RUNNER_OPTION_BYTES];
    size_t count;
    char properties[RUNNER_OPTION_BYTES]; /* of the board, "name=value,name=value" */
};

struct runner_result {
    int status; /* exit status of boardrun */
    bool has_interleaving;
    uint64_t interleaving;
    char output[RUNNER_OUTPUT_BYTES]; /* what it printed, as far as there is room */
};

/* Ends the program with one line and status 2 if the arguments are wrong. */
void runner_start(struct runner *runner, int argc, char *const *argv);

/* Whether the case with this number is this shard's. */
bool runner_is_mine(const struct runner *runner, size_t number);

/* No options but the backend. */
void runner_options_start(const struct runner *runner, struct runner_options *options);

/* Adds "name" and the value, as in runner_option_number(&options, "--seed=", 7). These end the program if there is no
 * room: the numbers above are wrong then. */
void runner_option_text(struct runner_options *options, const char *name, const char *value);
void runner_option_number(struct runner_options *options, const char *name, uint64_t value);

/* Adds what --with= says. */
void runner_option_with(const struct runner *runner, struct runner_options *options);

/* Adds a property of the board, "name=" and the value. */
void runner_property_text(struct runner_options *options, const char *name, const char *value);
void runner_property_number(struct runner_options *options, const char *name, uint64_t value);

/* Runs boardrun to its end. Ends the program if it could not be started. */
void runner_run(const struct runner *runner, const struct runner_options *options, struct runner_result *result);

/* Prints why a run is taken as failed, the command that repeats it, and what boardrun printed. */
void runner_complain(const struct runner *runner, const struct runner_options *options,
                     const struct runner_result *result, const char *why);

/* Runs boardrun with the event stream saved, and opens that stream. Whoever calls closes it. */
FILE *runner_run_for_events(const struct runner *runner, const struct runner_options *options,
                            struct runner_result *result);

/* One line on standard error, then the end of the program with status 2: the test itself cannot go on. */
BH_NORETURN void runner_die(const char *what, const char *detail);

#endif /* HOST_TESTS_BOARD_RUNNER_H */
