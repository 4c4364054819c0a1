/* SPDX-License-Identifier: Apache-2.0 */
/* Prints what a switch of fibers costs, as ratios to a call through a pointer and to swapcontext(), which also saves
 * signal masks. */
#define _XOPEN_SOURCE 700
#include <stdio.h>
#include <time.h>
#include <ucontext.h>

#include "platforms/host/fiber.h"

enum { ROUNDS = 2000000, SLOW_ROUNDS = 200000, STACK_BYTES = 65536, REPEATS = 5 };

static struct fiber root;
static struct fiber other;
static ucontext_t root_context;
static ucontext_t other_context;
static uint8_t stack[STACK_BYTES] BH_ALIGNED(4096);
static uint8_t context_stack[STACK_BYTES] BH_ALIGNED(4096);

static double now_ns(void)
{
    struct timespec time;

    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return ((double)time.tv_sec * 1e9) + (double)time.tv_nsec;
}

static void fiber_back(void)
{
    for (;;) {
        fiber_switch(&other, &root, true);
    }
}

static void context_back(void)
{
    for (;;) {
        (void)swapcontext(&other_context, &root_context);
    }
}

static void nothing(void)
{
}

static double time_calls(void)
{
    void (*volatile function)(void) = nothing;
    const double begin = now_ns();

    for (int i = 0; i < ROUNDS; i++) {
        function();
    }
    return (now_ns() - begin) / (double)ROUNDS;
}

static double time_fibers(void)
{
    fiber_root(&root);
    fiber_prepare(&other, (uintptr_t)stack, sizeof(stack), fiber_back);
    const double begin = now_ns();
    for (int i = 0; i < ROUNDS; i++) {
        fiber_switch(&root, &other, true);
    }
    return (now_ns() - begin) / (double)ROUNDS;
}

static double time_contexts(void)
{
    (void)getcontext(&other_context);
    other_context.uc_stack.ss_sp = context_stack;
    other_context.uc_stack.ss_size = sizeof(context_stack);
    other_context.uc_link = NULL;
    makecontext(&other_context, context_back, 0);
    const double begin = now_ns();
    for (int i = 0; i < SLOW_ROUNDS; i++) {
        (void)swapcontext(&root_context, &other_context);
    }
    return (now_ns() - begin) / (double)SLOW_ROUNDS;
}

static double best_of(double (*measure)(void))
{
    double best = measure();

    for (int i = 1; i < REPEATS; i++) {
        const double next = measure();
        best = (next < best) ? next : best;
    }
    return best;
}

int main(void)
{
    const double call = best_of(time_calls);
    const double fibers = best_of(time_fibers);
    const double contexts = best_of(time_contexts);

    (void)printf("round trip between two fibers: %.0f ns\n", fibers);
    (void)printf("  calls through a pointer in that time: %.1f\n", fibers / call);
    (void)printf("  a round trip with swapcontext() takes %.1f times as long\n", contexts / fibers);
    return 0;
}
