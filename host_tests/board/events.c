/* SPDX-License-Identifier: Apache-2.0 */
/* See events.h. */
#include "host_tests/board/events.h"

#include <string.h>

#include "host_tests/board/runner.h"
#include "platforms/lpc55s69/memory_map.h"

void events_start(struct events *events, FILE *stream)
{
    (void)memset(events, 0, sizeof(*events));
    events->stream = stream;
}

static void store(struct events *events, const struct boardrun_event *event)
{
    const uint32_t offset = event->address - MAP_MAILBOX_PAGE;
    if ((event->kind != BOARDRUN_EVENT_WRITE) || (offset > ((uint32_t)EVENTS_SHARED_BYTES - event->size))) {
        return;
    }
    for (uint32_t i = 0; i < event->size; i++) {
        events->shared[offset + i] = (uint8_t)((event->value >> (8u * i)) & 0xffu);
    }
}

bool events_next(struct events *events, struct boardrun_event *out)
{
    if (fgets(events->line, sizeof(events->line), events->stream) == NULL) {
        return false;
    }
    events->line[strcspn(events->line, "\r\n")] = '\0';
    if (!boardrun_event_parse(events->line, out)) {
        runner_die("not an event of the board", events->line);
    }
    store(events, out);
    return true;
}

void events_end(struct events *events)
{
    struct boardrun_event event;
    while (events_next(events, &event)) {
        /* the shared pages follow */
    }
    (void)fclose(events->stream);
}

bool events_stores(const struct boardrun_event *event, enum boardrun_source source, uint32_t address)
{
    return (event->kind == BOARDRUN_EVENT_WRITE) && (event->source == source) && (event->address == address);
}

uint32_t events_word(const struct events *events, uint32_t address)
{
    const uint8_t *byte = &events->shared[address - MAP_MAILBOX_PAGE];
    return (uint32_t)byte[0] | ((uint32_t)byte[1] << 8) | ((uint32_t)byte[2] << 16) | ((uint32_t)byte[3] << 24);
}
