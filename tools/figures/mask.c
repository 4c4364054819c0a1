/* SPDX-License-Identifier: Apache-2.0 */
/* See mask.h. */
#include "tools/figures/mask.h"

#include <string.h>

#include "tools/figures/tool.h"

enum { EXCEPTION_USAGEFAULT = 6, EXCEPTION_SECUREFAULT = 7, EXCEPTION_SVCALL = 11 };

void mask_start(struct mask *mask, const struct program *program)
{
    (void)memset(mask, 0, sizeof(*mask));
    mask->program = program;
    mask->primask = true;
}

static bool outranks_interrupts(unsigned int exception)
{
    return (exception <= (unsigned int)EXCEPTION_SECUREFAULT) || (exception == (unsigned int)EXCEPTION_SVCALL);
}

static bool is_masked(const struct mask *mask)
{
    bool masked = mask->primask;
    for (unsigned int i = 0u; i < mask->depth; i++) {
        masked = masked || outranks_interrupts(mask->active[i]);
    }
    return masked;
}

static void stretch_take(struct mask_stretch *stretch, bool goes_on, uint32_t pc)
{
    if (!goes_on) {
        stretch->now = 0u;
        return;
    }
    if (stretch->now == 0u) {
        stretch->begin = pc;
    }
    stretch->now++;
    if (stretch->now > stretch->longest) {
        stretch->longest = stretch->now;
        stretch->longest_begin = stretch->begin;
    }
}

static void instruction(struct mask *mask, uint32_t pc)
{
    const enum program_mark mark = program_mark_at(mask->program, pc);

    if (mask->booted) {
        stretch_take(&mask->masked, is_masked(mask), pc);
        stretch_take(&mask->held, is_masked(mask) || (mask->depth != 0u), pc);
    }
    switch (mark) {
    case PROGRAM_MASK:
        mask->primask_before = mask->primask;
        mask->primask = true;
        break;
    case PROGRAM_UNMASK:
        mask->primask = false;
        mask->booted = true;
        break;
    case PROGRAM_RESTORE:
        mask->primask = mask->primask_before;
        break;
    case PROGRAM_SLEEP: /* whatever waits ends it, so what comes behind is another stretch */
        mask->masked.now = 0u;
        mask->held.now = 0u;
        break;
    case PROGRAM_PLAIN:
        break;
    }
}

void mask_take(struct mask *mask, const struct log_entry *entry)
{
    switch (entry->kind) {
    case LOG_INSTRUCTION:
        mask->returned = false;
        instruction(mask, entry->pc);
        return;
    case LOG_TAKEN:
        if (mask->depth == (unsigned int)MASK_DEPTH) {
            tool_die("the log", "exceptions nest too deep");
        }
        mask->active[mask->depth++] = entry->exception;
        /* What is taken right after a return was waiting for that handler; anything else was let through at once. */
        if ((mask->depth == 1u) && !mask->returned) {
            mask->masked.now = 0u;
            mask->held.now = 0u;
        }
        mask->returned = false;
        return;
    case LOG_RETURN:
        if (mask->depth == 0u) {
            tool_die("the log", "an exception returns that was never taken");
        }
        mask->depth--;
        mask->returned = true;
        if (!is_masked(mask)) {
            mask->masked.now = 0u;
        }
        return;
    }
}

bool mask_in_handler(const struct mask *mask)
{
    return mask->depth != 0u;
}
