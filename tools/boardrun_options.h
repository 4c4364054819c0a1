/* SPDX-License-Identifier: Apache-2.0 */
/* Command line of boardrun: what the user chooses, and the files that the build passes. */
#ifndef TOOLS_BOARDRUN_OPTIONS_H
#define TOOLS_BOARDRUN_OPTIONS_H

#include <stddef.h>

#include "tools/boardrun_judge.h"

#ifdef __cplusplus
extern "C" {
#endif

struct boardrun_options {
    /* The user's. */
    enum boardrun_backend backend;
    uint64_t seed; /* with `sweep` the first one */
    bool sweep;    /* all seeds up to the last one */
    uint64_t seed_last;
    uint64_t distinct; /* with `sweep`: so many different interleavings are wanted */
    uint64_t cpu0_delay_us;
    uint64_t cpu1_delay_us;
    bool cpu1_reset;
    uint64_t cpu1_reset_at_us;
    uint64_t timeout_s;
    const char *board; /* further properties of the machine, or NULL */
    const char *save;  /* file that gets a copy of the event stream, or NULL */
    bool quiet;        /* only the last line */
    bool watch;        /* any firmware: consoles and how it ended; no job is judged */
    /* The build's. */
    const char *qemu;
    const char *symbolizer; /* or NULL */
    const char *cpu0_ipc;   /* or NULL: not built */
    const char *cpu0_sfn;
    const char *cpu1;
    const char *cpu1_bin;
};

/* Reads the arguments after argv[0]; the last of several that say the same counts. On failure one line that says what
 * to do is in `message`. */
BH_MUST_USE bool boardrun_options_parse(struct boardrun_options *options, int argc, char *const *argv, char *message,
                                        size_t message_bytes);

/* The ELF file of CPU0 for the chosen backend. */
const char *boardrun_options_cpu0(const struct boardrun_options *options);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_BOARDRUN_OPTIONS_H */
