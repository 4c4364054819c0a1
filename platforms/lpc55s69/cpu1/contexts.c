/* SPDX-License-Identifier: Apache-2.0 */
/* Cooperative contexts on the main stack pointer, with the stack limit switched along. See contexts.h; sheet 3.3
 * (MSPLIM). */
#include "platforms/lpc55s69/cpu1/contexts.h"

#include <stddef.h>

#include "platforms/lpc55s69/cpu1/core.h"
#include "spm/base/attributes.h"

enum { STACK_WORDS = 512, SAVED_WORDS = 10 };

struct context {
    uint32_t sp; /* while it does not run */
    uint32_t stack_limit;
    void (*entry)(void);
    context_condition condition; /* NULL: can run */
    uint8_t argument;
    bool ended;
};

static struct context contexts[CONTEXT_COUNT];
static uint8_t current = CONTEXT_MAIN;
static BH_ALIGNED(8) uint32_t stacks[CONTEXT_MAIN][STACK_WORDS];

extern const uint8_t main_stack_limit[];

/* switch.S: saves r4 to r11 and the return address on the running stack, stores the stack pointer, goes on with another
 * one. */
void context_switch(uint32_t *old_sp, uint32_t new_sp, uint32_t new_limit);

void contexts_start(void)
{
    contexts[CONTEXT_FIRST].ended = true;
    contexts[CONTEXT_SECOND].ended = true;
    contexts[CONTEXT_MAIN].stack_limit = (uint32_t)(uintptr_t)main_stack_limit;
    current = CONTEXT_MAIN;
}

uint8_t context_current(void)
{
    return current;
}

/* The next context in turn that can go on; the running one comes last. */
static bool find_ready(uint8_t *out)
{
    for (uint8_t step = 1; step <= CONTEXT_COUNT; step++) {
        const uint8_t index = (uint8_t)((current + step) % CONTEXT_COUNT);
        const struct context *context = &contexts[index];
        if (!context->ended && ((context->condition == NULL) || context->condition(context->argument))) {
            *out = index;
            return true;
        }
    }
    return false;
}

/* Sleeps unless a context can go on. Between the test and the sleep interrupts are masked: one that would change the
 * result of the test stays pending and ends the sleep (WFI wakes with PRIMASK set). */
static void sleep_unless_ready(void)
{
    uint8_t ignored;
    core_mask_interrupts();
    if (!find_ready(&ignored)) {
        core_wait_for_interrupt();
    }
    core_unmask_interrupts();
}

static void run_next(void)
{
    uint8_t next;
    while (!find_ready(&next)) {
        sleep_unless_ready();
    }
    contexts[next].condition = NULL;
    const uint8_t previous = current;
    if (next != previous) {
        current = next;
        context_switch(&contexts[previous].sp, contexts[next].sp, contexts[next].stack_limit);
    }
}

void context_wait(context_condition condition, uint8_t argument)
{
    contexts[current].condition = condition;
    contexts[current].argument = argument;
    run_next();
}

static void first_step(void)
{
    contexts[current].entry();
    contexts[current].ended = true;
    run_next(); /* main never ends, so this does not return */
}

void context_begin(uint8_t context, void (*entry)(void))
{
    struct context *fresh = &contexts[context];
    uint32_t *const stack = stacks[context];
    uint32_t *const frame = &stack[STACK_WORDS - SAVED_WORDS];
    for (size_t i = 0; i < (SAVED_WORDS - 1u); i++) {
        frame[i] = 0u;
    }
    frame[SAVED_WORDS - 1] = (uint32_t)(uintptr_t)&first_step;
    fresh->sp = (uint32_t)(uintptr_t)frame;
    fresh->stack_limit = (uint32_t)(uintptr_t)stack;
    fresh->entry = entry;
    fresh->condition = NULL;
    fresh->ended = false;
}

static bool has_ended(uint8_t context)
{
    return contexts[context].ended;
}

void context_join(uint8_t context)
{
    if (!has_ended(context)) {
        context_wait(has_ended, context);
    }
}
