/* SPDX-License-Identifier: Apache-2.0 */
/* The small interfaces of hal/: pending words, doorbells, idling, console, life cycle, panics. */
#include <stdio.h>
#include <string.h>

#include "hal/atomic.h"
#include "hal/console.h"
#include "hal/doorbell.h"
#include "hal/idle.h"
#include "hal/lifecycle.h"
#include "hal/panic.h"
#include "platforms/host/console.h"
#include "platforms/host/lines.h"
#include "platforms/host/machine.h"

enum { CONSOLE_BYTES = 4096 };

/* Handlers come at points only, so these are atomic by themselves. */
void hal_pending_set(struct hal_pending *pending, uint32_t bits)
{
    lines_point();
    pending->bits |= bits;
}

uint32_t hal_pending_take(struct hal_pending *pending)
{
    lines_point();
    const uint32_t bits = pending->bits;
    pending->bits = 0u;
    return bits;
}

uint32_t hal_pending_clear(struct hal_pending *pending, uint32_t bits)
{
    lines_point();
    const uint32_t before = pending->bits;
    pending->bits &= ~bits;
    return before;
}

void hal_pending_sleep(const struct hal_pending *pending)
{
    machine_interrupt_point();
    if (pending->bits == 0u) {
        machine_wait_for_interrupt();
    }
}

void hal_idle(void)
{
    for (;;) {
        machine_wait_for_interrupt();
    }
}

void hal_doorbell_ring_ns(void)
{
    machine_doorbell_ring_ns();
}

void hal_doorbell_clear(void)
{
    machine_doorbell_clear();
}

void hal_doorbell_enable(bool enable)
{
    lines_point();
    machine_doorbell_enable(enable);
}

bool hal_lifecycle_read(uint32_t *out)
{
    if ((machine_life() == NULL) || machine_life()->lifecycle_unreadable) {
        return false;
    }
    *out = machine_life()->lifecycle;
    return true;
}

/* ---- Console ----------------------------------------------------------------------------------------------------------- */

static struct {
    size_t len;
    char text[CONSOLE_BYTES];
} console;

void console_reset(void)
{
    memset(&console, 0, sizeof(console));
}

const char *host_console(void)
{
    return console.text;
}

/* What does not fit is dropped; the text always ends in a terminator. */
static void console_append(const char *text)
{
    const size_t room = sizeof(console.text) - 1u - console.len;
    const size_t len = strlen(text);
    const size_t taken = (len < room) ? len : room;

    memcpy(&console.text[console.len], text, taken);
    console.len += taken;
}

void hal_console_line(const char *text)
{
    console_append(text);
    console_append("\n");
    if ((machine_life() != NULL) && machine_life()->echo_console) {
        (void)fprintf(stderr, "cpu0: %s\n", text);
    }
}

void hal_console_line_u32(const char *text, unsigned int value)
{
    char line[160];

    (void)snprintf(line, sizeof(line), "%s%u", text, value);
    hal_console_line(line);
}

/* ---- Panics: the run ends; the test decides whether the chip starts again ------------------------------------------------ */

void hal_panic(enum hal_panic_reason reason)
{
    machine_outcome()->panic = reason;
    machine_end(HOST_END_PANIC, "the SPM has panicked");
}

void hal_partition_panic(const char *partition, const char *api, unsigned int rule)
{
    char line[160];

    (void)snprintf(line, sizeof(line), "bulkhead: partition %s has broken FFM-%03u in %s", partition, rule, api);
    hal_console_line(line);
    machine_outcome()->partition = partition;
    machine_outcome()->api = api;
    machine_outcome()->rule = rule;
    machine_end(HOST_END_PARTITION_PANIC, "a partition has panicked");
}
