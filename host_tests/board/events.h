/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the event stream of a run, and keeps the two shared pages as the CPUs have left them. */
#ifndef HOST_TESTS_BOARD_EVENTS_H
#define HOST_TESTS_BOARD_EVENTS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "spm/base/attributes.h"
#include "tools/boardrun_event.h"

enum { EVENTS_LINE_BYTES = 1024, EVENTS_SHARED_BYTES = 0x2000 };

struct events {
    FILE *stream;
    char line[EVENTS_LINE_BYTES];
    uint8_t shared[EVENTS_SHARED_BYTES]; /* from MAP_MAILBOX_PAGE on */
};

/* Takes the stream over. */
void events_start(struct events *events, FILE *stream);

/* The next event, until there is none. Ends the program if a line is no event. `out` lives until the next call. */
BH_MUST_USE bool events_next(struct events *events, struct boardrun_event *out);

/* Reads on to the end and closes the stream. */
void events_end(struct events *events);

/* Whether this event stores to that word. */
BH_MUST_USE bool events_stores(const struct boardrun_event *event, enum boardrun_source source, uint32_t address);

/* A word of the shared pages, after the event that was read last. */
uint32_t events_word(const struct events *events, uint32_t address);

#endif /* HOST_TESTS_BOARD_EVENTS_H */
