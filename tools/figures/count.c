/* SPDX-License-Identifier: Apache-2.0 */
/* See count.h. */
#include "tools/figures/count.h"

#include <string.h>

enum { EXCEPTION_SVCALL = 11, EXCEPTION_PENDSV = 14, EXCEPTION_MAILBOX = 16 + 31 };

/* Most telling first: a call of client also runs server's functions, and any call runs psa_call's. */
static const char *const functions[COUNT_CASES] = {
    [COUNT_SECURE_EMPTY] = "ask_empty",
    [COUNT_SECURE_SMALL] = "ask_small",
    [COUNT_SECURE_LARGE] = "ask_large",
    [COUNT_SECURE_EXCHANGE] = "ask_exchange",
    [COUNT_SECURE_VECTORS] = "ask_vectors",
    [COUNT_SECURE_CONNECTION] = "ask_connection",
    [COUNT_MAILBOX_EMPTY] = "serve_empty",
    [COUNT_MAILBOX_SMALL] = "serve_small",
    [COUNT_MAILBOX_LARGE] = "serve_large",
    [COUNT_MAILBOX_EXCHANGE] = "serve_exchange",
    [COUNT_MAILBOX_VERSION] = "spm_psa_framework_version",
    [COUNT_MAILBOX_CONNECT] = "spm_psa_connect",
    [COUNT_MAILBOX_CLOSE] = "spm_psa_close",
    [COUNT_MAILBOX_REFUSED] = "spm_psa_call",
};

void count_start(struct count *count, const struct program *program)
{
    (void)memset(count, 0, sizeof(*count));
    count->program = program;
    mask_start(&count->mask, program);
    for (int i = 0; i < (int)COUNT_CASES; i++) {
        count->mark[i] = program_function(program, functions[i]);
    }
}

static void call_begin(struct count *count)
{
    const struct count_amount nothing = {0u, 0u};
    count->open = true;
    count->disturbed = false;
    (void)memset(count->seen, 0, sizeof(count->seen));
    count->call = nothing;
    count->asked = false;
    count->waiting = nothing;
    count->answered = nothing;
}

static void call_end(struct count *count)
{
    count->open = false;
    for (int i = 0; (i < (int)COUNT_CASES) && !count->disturbed; i++) {
        if (count->seen[i]) {
            count->result[i] = (i < (int)COUNT_MAILBOX_EMPTY) ? count->answered : count->call;
            count->has_result[i] = true;
            return;
        }
    }
}

static void note_function(struct count *count, size_t function)
{
    bool is_ask = false;
    for (int i = 0; i < (int)COUNT_CASES; i++) {
        if (count->mark[i] == function) {
            count->seen[i] = true;
            is_ask = is_ask || (i < (int)COUNT_MAILBOX_EMPTY);
        }
    }
    if (is_ask) {
        count->asked = true;
        count->answered.instructions += count->waiting.instructions;
        count->answered.exceptions += count->waiting.exceptions;
        count->waiting.instructions = 0u;
        count->waiting.exceptions = 0u;
    } else if (count->asked) {
        count->waiting.instructions++;
    } else {
        /* on the way to client */
    }
}

static void take_exception(struct count *count, unsigned int exception)
{
    if (!count->open) {
        if (exception == (unsigned int)EXCEPTION_MAILBOX) {
            call_begin(count);
            count->call.exceptions = 1u;
        }
        return;
    }
    count->call.exceptions++;
    count->waiting.exceptions += count->asked ? 1u : 0u;
    if ((exception != (unsigned int)EXCEPTION_SVCALL) && (exception != (unsigned int)EXCEPTION_PENDSV)) {
        count->disturbed = true;
    }
}

void count_take(struct count *count, const struct log_entry *entry)
{
    mask_take(&count->mask, entry);
    if (entry->kind == LOG_TAKEN) {
        take_exception(count, entry->exception);
    }
    if (entry->kind != LOG_INSTRUCTION) {
        return;
    }
    count->executed++;
    if (!count->open) {
        return;
    }
    if (!mask_in_handler(&count->mask) && (program_mark_at(count->program, entry->pc) == PROGRAM_SLEEP)) {
        call_end(count);
        return;
    }
    count->call.instructions++;
    note_function(count, program_function_at(count->program, entry->pc));
}
