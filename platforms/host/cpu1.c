/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's contexts. Built without ThreadSanitizer's instrumentation: CPU0 resets them from outside. */
#include "platforms/host/cpu1.h"

#include <stdlib.h>

#include "platforms/host/machine.h"
#include "platforms/host/memory_map.h"
#include "platforms/host/saved.h"

enum context_state { CONTEXT_FREE = 0, CONTEXT_READY, CONTEXT_BLOCKED };

struct context {
    enum context_state state;
    uint32_t reason; /* why it is blocked */
    int32_t client_id;
    void (*function)(void *argument);
    void *argument;
    struct fiber fiber;
};

static struct {
    struct context context[HOST_MAP_CPU1_CONTEXTS];
    uint8_t running;
    void (*on_doorbell)(void);
} cpu1;

static void context_switch(uint8_t to)
{
    const uint8_t from = cpu1.running;

    if (to != from) {
        cpu1.running = to;
        machine_cpu1_switch(&cpu1.context[from].fiber, &cpu1.context[to].fiber);
    }
}

static void ring_take(void)
{
    if (machine_cpu1_take_ring() && (cpu1.on_doorbell != NULL)) {
        cpu1.on_doorbell();
    }
}

/* The next context that can run after the running one, which comes last. */
static bool context_next(uint8_t *out)
{
    for (uint8_t i = 1u; i <= (uint8_t)HOST_MAP_CPU1_CONTEXTS; i++) {
        const uint8_t candidate = (uint8_t)((cpu1.running + i) % (uint8_t)HOST_MAP_CPU1_CONTEXTS);
        if (cpu1.context[candidate].state == CONTEXT_READY) {
            *out = candidate;
            return true;
        }
    }
    return false;
}

static void others_run(void)
{
    uint8_t next = 0u;

    ring_take();
    while (!context_next(&next)) {
        machine_cpu1_sleep();
        ring_take();
    }
    context_switch(next);
}

static void context_main(void)
{
    struct context *context = &cpu1.context[cpu1.running];

    context->function(context->argument);
    context->state = CONTEXT_FREE;
    others_run();
    abort();
}

static void context_prepare(uint8_t index, int32_t client_id, void (*entry)(void))
{
    struct context *context = &cpu1.context[index];

    context->state = CONTEXT_READY;
    context->client_id = client_id;
    fiber_prepare(&context->fiber, HOST_MAP_CPU1_STACKS + ((uintptr_t)index * HOST_MAP_CPU1_STACK_STRIDE),
                  HOST_MAP_CPU1_STACK_BYTES, entry);
}

bool host_cpu1_spawn(int32_t client_id, void (*function)(void *argument), void *argument)
{
    for (uint8_t i = 1u; i < (uint8_t)HOST_MAP_CPU1_CONTEXTS; i++) {
        if (cpu1.context[i].state == CONTEXT_FREE) {
            cpu1.context[i].function = function;
            cpu1.context[i].argument = argument;
            context_prepare(i, client_id, context_main);
            return true;
        }
    }
    return false;
}

void host_cpu1_join(void)
{
    uint8_t next = 0u;

    /* The running one is found last: it is alone when it is found first and nobody is blocked. */
    for (;;) {
        bool alone = true;
        for (uint8_t i = 0u; i < (uint8_t)HOST_MAP_CPU1_CONTEXTS; i++) {
            alone = alone && ((i == cpu1.running) || (cpu1.context[i].state == CONTEXT_FREE));
        }
        if (alone) {
            return;
        }
        ring_take();
        if (context_next(&next) && (next == cpu1.running)) {
            machine_cpu1_sleep();
        } else {
            context_switch(next);
        }
    }
}

/* Whoever yields polls: if no other context can run, CPU0 does. */
void host_cpu1_yield(void)
{
    uint8_t next = 0u;

    ring_take();
    if (context_next(&next) && (next != cpu1.running)) {
        machine_point();
        context_switch(next);
    } else {
        machine_pause();
        ring_take();
    }
}

int32_t host_cpu1_client_id(void)
{
    return cpu1.context[cpu1.running].client_id;
}

void host_cpu1_set_client_id(int32_t client_id)
{
    cpu1.context[cpu1.running].client_id = client_id;
}

void host_cpu1_on_doorbell(void (*handler)(void))
{
    cpu1.on_doorbell = handler;
}

void host_cpu1_block(uint32_t reason)
{
    struct context *context = &cpu1.context[cpu1.running];

    context->state = CONTEXT_BLOCKED;
    context->reason = reason;
    others_run();
}

void host_cpu1_wake(uint32_t reason)
{
    for (size_t i = 0u; i < (size_t)HOST_MAP_CPU1_CONTEXTS; i++) {
        if ((cpu1.context[i].state == CONTEXT_BLOCKED) && (cpu1.context[i].reason == reason)) {
            cpu1.context[i].state = CONTEXT_READY;
        }
    }
}

void host_cpu1_ring(void)
{
    machine_cpu1_ring();
}

void host_cpu1_lock_up(void)
{
    machine_cpu1_halt(true);
}

void host_cpu1_restart(void)
{
    cpu1_begin(0u);
    abort();
}

void host_cpu1_point(void)
{
    machine_point();
}

void host_cpu1_give_way(void)
{
    machine_cpu1_give_way();
}

/* Reset vector: variables as they were linked, as start-up code makes them; then main. */
static void reset_vector(void)
{
    const struct host_cpu1 *code = machine_life()->cpu1;

    saved_restore(&code->data);
    code->main();
    machine_cpu1_halt(false);
}

void cpu1_begin(uint64_t delay)
{
    if (machine_life()->cpu1 == NULL) {
        return;
    }
    for (size_t i = 0u; i < (size_t)HOST_MAP_CPU1_CONTEXTS; i++) {
        cpu1.context[i].state = CONTEXT_FREE;
    }
    cpu1.running = 0u;
    cpu1.on_doorbell = NULL;
    context_prepare(0u, -1, reset_vector);
    machine_cpu1_start(&cpu1.context[0].fiber, delay);
}
