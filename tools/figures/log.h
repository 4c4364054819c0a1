/* SPDX-License-Identifier: Apache-2.0 */
/* What CPU0 executed on the virtual board, instruction by instruction, out of QEMU's log (-singlestep -d
 * exec,nochain,int).
 *
 * QEMU logs an instruction before it executes it, and says so when it then did not: because an interrupt came first, or
 * because a device access starts it again. Such lines are taken back here, so that the count is that of the board. */
#ifndef TOOLS_FIGURES_LOG_H
#define TOOLS_FIGURES_LOG_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "spm/base/attributes.h"

enum log_kind {
    LOG_INSTRUCTION = 1, /* pc                                                      */
    LOG_TAKEN,           /* exception: its number; 16 and more: interrupt lines     */
    LOG_RETURN           /* the end of an exception, perhaps straight into the next */
};

struct log_entry {
    enum log_kind kind;
    uint32_t pc;
    unsigned int exception;
};

struct log {
    FILE *stream;
    char line[256];
    struct log_entry held; /* the last instruction: not yet sure that it was executed */
    bool has_held;
    struct log_entry next; /* what comes behind it */
    bool has_next;
    bool of_cpu0; /* what is said about an exception now is said about CPU0 */
};

void log_start(struct log *log, FILE *stream);

/* false: the log is over. */
BH_MUST_USE bool log_next(struct log *log, struct log_entry *out);

#endif /* TOOLS_FIGURES_LOG_H */
