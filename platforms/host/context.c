/* SPDX-License-Identifier: Apache-2.0 */
/* hal/context.h by fibers. The words of a context hold the number of its fiber and the result of its blocked call; what was running when the
 * first switch came is the main context and keeps its fiber. Built without ThreadSanitizer's instrumentation, like the machine. */
#include "hal/context.h"

#include "platforms/host/context.h"
#include "platforms/host/machine.h"
#include "spm/model.h"

enum { WORD_FIBER = 0, WORD_RESULT, WORD_ENTRY }; /* the fiber's number is counted from 1 */

static struct {
    struct fiber fiber[SPM_PARTITION_MAX + 1];
    uint32_t fiber_count;
    struct hal_context *running; /* NULL: the main context before the first switch */
    bool switch_wanted;
} contexts;

void contexts_reset(void)
{
    contexts.fiber_count = 0u;
    contexts.running = NULL;
    contexts.switch_wanted = false;
}

/* Where fresh contexts begin. */
static void context_first(void)
{
    void (*entry)(void) = (void (*)(void))contexts.running->word[WORD_ENTRY];

    entry();
    contexts_entry_returned();
}

void hal_context_prepare(struct hal_context *context, uintptr_t stack_base, size_t stack_bytes, void (*entry)(void))
{
    if (context->word[WORD_FIBER] == 0u) {
        contexts.fiber_count++;
        context->word[WORD_FIBER] = contexts.fiber_count;
    }
    context->word[WORD_ENTRY] = (uintptr_t)entry;
    context->word[WORD_RESULT] = 0u;
    fiber_prepare(&contexts.fiber[context->word[WORD_FIBER] - 1u], stack_base, stack_bytes, context_first);
}

void hal_context_set_result(struct hal_context *context, uint32_t value)
{
    context->word[WORD_RESULT] = value;
}

void hal_context_request_switch(void)
{
    contexts.switch_wanted = true;
}

bool contexts_take_request(void)
{
    const bool wanted = contexts.switch_wanted;

    contexts.switch_wanted = false;
    return wanted;
}

uint32_t contexts_result(void)
{
    return (uint32_t)contexts.running->word[WORD_RESULT];
}

/* The main context has no fiber of its own until it is discarded: it goes on with the one that CPU0 was started on. */
static struct fiber *fiber_of(const struct hal_context *context, struct fiber *main)
{
    return (context->word[WORD_FIBER] == 0u) ? main : &contexts.fiber[context->word[WORD_FIBER] - 1u];
}

void contexts_switch(struct hal_context *from, struct hal_context *to)
{
    static struct fiber *main;
    struct fiber *before = machine_cpu0_fiber();

    if (contexts.running == NULL) {
        main = before;
    }
    struct fiber *after = fiber_of(to, main);
    contexts.running = to;
    machine_set_cpu0_fiber(after);
    if (from == NULL) {
        fiber_abandon(after, true);
    }
    fiber_switch(before, after, true);
}
