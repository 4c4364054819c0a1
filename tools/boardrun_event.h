/* SPDX-License-Identifier: Apache-2.0 */
/* One line of the virtual board's event stream: "<virtual ns> <cpu0|cpu1|board> <event> <arguments>". */
#ifndef TOOLS_BOARDRUN_EVENT_H
#define TOOLS_BOARDRUN_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

enum boardrun_source { BOARDRUN_CPU0 = 0, BOARDRUN_CPU1 = 1, BOARDRUN_BOARD = 2 };

enum boardrun_event_kind {
    BOARDRUN_EVENT_OTHER = 1, /* nothing that this tool looks at */
    BOARDRUN_EVENT_CONSOLE,   /* text: one line of a CPU's console, as far as it got */
    BOARDRUN_EVENT_READ,      /* address, size, value: a CPU's access to a shared page */
    BOARDRUN_EVENT_WRITE,
    BOARDRUN_EVENT_RING,  /* a CPU rings CPU0's doorbell */
    BOARDRUN_EVENT_SLEEP, /* a CPU goes to sleep */
    BOARDRUN_EVENT_HOLD_CPU1,
    BOARDRUN_EVENT_RELEASE_CPU1,
    BOARDRUN_EVENT_VIOLATION, /* of the AHB rules */
    BOARDRUN_EVENT_END,       /* text: reason and its arguments */
    BOARDRUN_EVENT_STATE      /* state: where a CPU stood at the end */
};

struct boardrun_cpu_state {
    uint32_t pc;
    uint32_t lr;
    uint32_t exception;
    bool halted;
};

struct boardrun_event {
    uint64_t time_ns;
    enum boardrun_source source;
    enum boardrun_event_kind kind;
    uint32_t address;
    uint32_t size; /* bytes: 1, 2, 4 or 8 */
    uint64_t value;
    struct boardrun_cpu_state state;
    const char *text; /* in the line that was parsed: what follows the source; of CONSOLE, STATE and END what follows
                         the event */
};

/* false: the line has not the form of an event. `line` has no end-of-line and outlives `out`. */
BH_MUST_USE bool boardrun_event_parse(const char *line, struct boardrun_event *out);

/* Number behind "name=" in an event's arguments; false if it is not there. */
BH_MUST_USE bool boardrun_event_argument(const char *text, const char *name, uint64_t *out);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_BOARDRUN_EVENT_H */
