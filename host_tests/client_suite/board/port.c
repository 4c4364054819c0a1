/* SPDX-License-Identifier: Apache-2.0 */
/* suite_port.h on CPU1 of the LPC55S69: its cooperative contexts, and RAM of its own for vectors. */
#include "host_tests/client_suite/board/port.h"

#include <stddef.h>

#include "host_tests/client_suite/suite_port.h"
#include "ns_client/ns_hooks.h"
#include "platforms/lpc55s69/cpu1/console.h"
#include "platforms/lpc55s69/cpu1/contexts.h"

static struct {
    void (*function)(void *argument);
    void *argument;
    bool started;
} spawned[CONTEXT_MAIN];

static BH_ALIGNED(8) uint8_t memory[SUITE_PORT_MEMORY_BYTES];
static int32_t client_ids[CONTEXT_COUNT];
static uint32_t failures;

uint32_t port_failures(void)
{
    return failures;
}

/* In the place of platforms/lpc55s69/cpu1/client_id.c, where a context's id is always the same. */
int32_t ns_hook_client_id(void)
{
    return client_ids[context_current()];
}

void suite_port_set_client_id(int32_t client_id)
{
    client_ids[context_current()] = client_id;
}

uint8_t *suite_port_memory(void)
{
    return memory;
}

static void print_number(int64_t value)
{
    const uint64_t magnitude = (value < 0) ? (0u - (uint64_t)value) : (uint64_t)value;

    console_text((value < 0) ? "-" : "");
    if ((magnitude >> 32) != 0u) {
        console_hex((uint32_t)(magnitude >> 32));
        console_text(" ");
        console_hex((uint32_t)magnitude);
    } else {
        console_decimal((uint32_t)magnitude);
    }
}

/* A context gives way only where it waits, so nothing comes between the parts of the line. */
void suite_port_fail(const char *file, uint32_t line, int64_t expected, int64_t actual)
{
    failures++;
    console_text("check: ");
    console_text(file);
    console_text(":");
    console_decimal(line);
    console_text(": expected ");
    print_number(expected);
    console_text(", got ");
    print_number(actual);
    console_end();
}

static void spawned_run(void)
{
    const uint8_t context = context_current();

    spawned[context].function(spawned[context].argument);
    spawned[context].started = false;
}

bool suite_port_spawn(int32_t client_id, void (*function)(void *argument), void *argument)
{
    for (uint8_t i = 0u; i < (uint8_t)CONTEXT_MAIN; i++) {
        if (!spawned[i].started) {
            spawned[i].started = true;
            spawned[i].function = function;
            spawned[i].argument = argument;
            client_ids[i] = client_id;
            context_begin(i, spawned_run);
            return true;
        }
    }
    return false;
}

void suite_port_join(void)
{
    for (uint8_t i = 0u; i < (uint8_t)CONTEXT_MAIN; i++) {
        context_join(i);
    }
}

static bool at_once(uint8_t unused)
{
    (void)unused;
    return true;
}

void suite_port_yield(void)
{
    context_wait(at_once, 0u);
}

void suite_port_ring(void)
{
    ns_hook_notify();
}

bool suite_port_is_me(int32_t client_id)
{
    return client_id < 0;
}
