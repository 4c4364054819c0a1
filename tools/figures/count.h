/* SPDX-License-Identifier: Apache-2.0 */
/* Counts instructions and exceptions of calls in the log of a run of the images cpu0_calls_* and cpu1_calls.
 *
 * Through the mailbox: all that CPU0 executes from the mailbox interrupt until it sleeps again. Secure to secure: all
 * that it executes while a function of host_tests/figures/firmware/ask.c waits. Which call it was shows in the
 * functions that ran. A call that another interrupt came into does not count; each is made several times. */
#ifndef TOOLS_FIGURES_COUNT_H
#define TOOLS_FIGURES_COUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "tools/figures/log.h"
#include "tools/figures/mask.h"
#include "tools/figures/program.h"

enum count_case {
    COUNT_SECURE_EMPTY = 0, /* secure to secure */
    COUNT_SECURE_SMALL,
    COUNT_SECURE_LARGE,
    COUNT_SECURE_EXCHANGE,
    COUNT_SECURE_VECTORS,
    COUNT_SECURE_CONNECTION,
    COUNT_MAILBOX_EMPTY, /* through the mailbox */
    COUNT_MAILBOX_SMALL,
    COUNT_MAILBOX_LARGE,
    COUNT_MAILBOX_EXCHANGE,
    COUNT_MAILBOX_VERSION,
    COUNT_MAILBOX_CONNECT,
    COUNT_MAILBOX_CLOSE,
    COUNT_MAILBOX_REFUSED,
    COUNT_CASES
};

struct count_amount {
    uint64_t instructions;
    unsigned int exceptions;
};

struct count {
    const struct program *program;
    struct mask mask;
    uint64_t executed;
    struct count_amount result[COUNT_CASES];
    bool has_result[COUNT_CASES];
    size_t mark[COUNT_CASES]; /* function that shows which case it is */
    /* The call under way. */
    bool open;
    bool disturbed;
    bool seen[COUNT_CASES];
    struct count_amount call;
    bool asked;                   /* secure to secure: a function of ask.c has begun     */
    struct count_amount waiting;  /* since it was left last                              */
    struct count_amount answered; /* all that ran between its instructions              */
};

void count_start(struct count *count, const struct program *program);
void count_take(struct count *count, const struct log_entry *entry);

#endif /* TOOLS_FIGURES_COUNT_H */
