/* SPDX-License-Identifier: Apache-2.0 */
/* One run of the virtual board: starts it, follows its event stream while it runs, shows the consoles, keeps what is
 * needed for the judgement. */
#ifndef TOOLS_BOARDRUN_RUN_H
#define TOOLS_BOARDRUN_RUN_H

#include <stdio.h>

#include "tools/boardrun_judge.h"
#include "tools/boardrun_options.h"
#include "tools/reader.h"

enum { BOARDRUN_END_BYTES = 512, BOARDRUN_REAL_TIME_LIMIT_S = 900 };

struct boardrun_run {
    const struct boardrun_options *options;
    FILE *show; /* where console lines go, or NULL                    */
    FILE *save; /* where a copy of the event stream goes, or NULL     */
    struct boardrun_judge judge;
    struct boardrun_cpu_state state[2];
    bool has_state[2];
    bool has_begun;               /* the board said something                           */
    bool good_stream;             /* every line was an event                            */
    bool command_lost;            /* the command to reset CPU1 came before CPU0's console was on */
    char end[BOARDRUN_END_BYTES]; /* why the board stopped; empty: it did not say       */
    uint64_t end_ns;
    int board_status; /* exit status of the board's process                 */
};

/* Runs the board with options->seed until it ends. image: cpu1.bin. false: the run could not start; one line says why
 * on standard error. */
BH_MUST_USE bool boardrun_run(struct boardrun_run *run, struct bytes image);

/* The job was done, checked, and the board came to rest. With `watch`: CPU1's program, whatever
 * it is, has ended well, and the board came to rest. */
bool boardrun_run_passed(const struct boardrun_run *run);

#endif /* TOOLS_BOARDRUN_RUN_H */
