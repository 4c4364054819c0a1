/* SPDX-License-Identifier: Apache-2.0 */
/* Interrupt lines. See lines.h. */
#include "platforms/host/lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hal/interrupt.h"
#include "platforms/host/machine.h"

/* Sets of lines, a bit each. */
static struct {
    uint64_t level; /* sensitivity; the others are edges */
    uint64_t first; /* first-level handling */
    uint64_t enabled;
    uint64_t high; /* sources of level lines */
    uint64_t latched;
    uint32_t held; /* API calls under way */
    bool in_first_level;
} lines;

void lines_reset(uint64_t level_lines)
{
    memset(&lines, 0, sizeof(lines));
    lines.level = level_lines;
}

static uint64_t bit(uint32_t line)
{
    if (line >= (uint32_t)HOST_LINES) {
        (void)fprintf(stderr, "bulkhead host platform: there is no interrupt line %u\n", line);
        abort();
    }
    return (uint64_t)1u << line;
}

static uint64_t asking(void)
{
    return (lines.latched | lines.high) & lines.enabled;
}

bool lines_ask(void)
{
    return asking() != 0u;
}

void host_set_line(uint32_t line, bool high)
{
    const uint64_t mask = bit(line);

    if (high) {
        lines.latched |= mask;
        lines.high |= mask & lines.level;
    } else {
        lines.high &= ~mask;
    }
    machine_cpu0_asked();
}

static void take_lowest(uint64_t of)
{
    const uint32_t line = (uint32_t)__builtin_ctzll(of);

    lines.latched &= ~((uint64_t)1u << line);
    entry_interrupt(line);
}

void lines_take_second_level(void)
{
    const uint64_t second = asking() & ~lines.first;

    lines_take_first_level();
    if (second != 0u) {
        take_lowest(second);
    }
}

void lines_take_first_level(void)
{
    if ((lines.held != 0u) || lines.in_first_level) {
        return;
    }
    while ((asking() & lines.first) != 0u) {
        machine_handler_enter();
        lines.in_first_level = true;
        take_lowest(asking() & lines.first);
        machine_point(); /* of the handler: a source that never gives way costs points, and no stack */
        lines.in_first_level = false;
        machine_handler_leave();
    }
}

void lines_hold_first_level(bool hold)
{
    if (hold) {
        lines.held++;
    } else {
        lines.held--;
    }
}

bool lines_in_first_level(void)
{
    return lines.in_first_level;
}

void lines_point(void)
{
    if ((lines.enabled & lines.first) != 0u) {
        machine_point();
    }
}

const void *lines_state(size_t *bytes)
{
    *bytes = sizeof(lines);
    return &lines;
}

/* ---- hal/interrupt.h --------------------------------------------------------------------------------------------- */

void hal_irq_prepare(uint32_t line, bool first_level)
{
    const uint64_t mask = bit(line);

    lines.enabled &= ~mask;
    lines.latched &= ~mask;
    lines.first = first_level ? (lines.first | mask) : (lines.first & ~mask);
}

void hal_irq_enable(uint32_t line)
{
    lines.enabled |= bit(line);
    lines_point();
}

void hal_irq_disable(uint32_t line)
{
    lines_point();
    lines.enabled &= ~bit(line);
}

void hal_irq_rearm(uint32_t line)
{
    lines.latched &= ~(bit(line) & lines.level);
}

void hal_irq_pend(uint32_t line)
{
    lines.latched |= bit(line);
}

/* ---- For tests --------------------------------------------------------------------------------------------------- */

bool host_line_is_enabled(uint32_t line)
{
    return (lines.enabled & bit(line)) != 0u;
}
