/* SPDX-License-Identifier: Apache-2.0 */
/* Traces. See trace.h. */
#include "fuzz/trace.h"

#include <stdio.h>
#include <string.h>

#include "fuzz/check.h"
#include "fuzz/seen.h"

enum { EVENTS_MAX = 32768, EVENTS_A_REQUEST = 2048 };

struct event {
    uint64_t value;
    uint32_t what;
    uint32_t position; /* in the input */
};

static struct event events[EVENTS_MAX];

static struct {
    bool compares;
    bool muted;
    bool shows; /* prints what it records */
    size_t recorded;
    size_t compared;
    struct host_outcome outcome;
} trace;

void trace_record(void)
{
    trace.shows = fuzz_is_to_show();
    trace.compares = false;
    trace.muted = false;
    trace.recorded = 0u;
}

void trace_compare(void)
{
    trace.compares = true;
    trace.muted = false;
    trace.compared = 0u;
}

void trace_mute(void)
{
    trace.muted = true;
}

bool trace_has_room(void)
{
    const size_t used = trace.compares ? trace.compared : trace.recorded;

    return used < ((size_t)EVENTS_MAX - (size_t)EVENTS_A_REQUEST);
}

/* The events before the first difference tell how it came to it. */
BH_NORETURN static void disagree(const struct event *event, enum fuzz_seen what, uint64_t value)
{
    const size_t at = trace.compared - 1u;

    for (size_t i = (at < 8u) ? 0u : (at - 8u); i <= at; i++) {
        (void)fprintf(stderr, "%s byte %u: %s: 0x%llx\n", (i == at) ? "SFN " : "both", events[i].position,
                      fuzz_seen_name(events[i].what),
                      (unsigned long long)events[i].value);
    }
    (void)fprintf(stderr, "IPC  byte %zu: %s: 0x%llx\n", fuzz_input_position(), fuzz_seen_name((uint32_t)what),
                  (unsigned long long)value);
    fuzz_fail_values("the backends disagree (SFN, IPC)", event->value, value);
}

void fuzz_observe(enum fuzz_seen what, uint64_t value)
{
    if (trace.muted) {
        return;
    }
    fuzz_digest_add(((uint64_t)what << 56) ^ value);
    if (!trace.compares) {
        if (trace.shows) {
            fuzz_show(what, value);
        }
        fuzz_require(trace.recorded < (size_t)EVENTS_MAX, "a run with more events than can be recorded");
        struct event *event = &events[trace.recorded];
        trace.recorded++;
        event->value = value;
        event->what = (uint32_t)what;
        event->position = (uint32_t)fuzz_input_position();
        return;
    }
    if (trace.compared == trace.recorded) {
        fuzz_fail_values("the IPC backend goes on where the SFN backend has ended (event, value)", (uint64_t)what,
                         value);
    }
    const struct event *event = &events[trace.compared];
    trace.compared++;
    if ((event->value != value) || (event->what != (uint32_t)what)
        || (event->position != (uint32_t)fuzz_input_position())) {
        disagree(event, what, value);
    }
}

static bool same_text(const char *first, const char *second)
{
    return ((first == NULL) || (second == NULL)) ? (first == second) : (strcmp(first, second) == 0);
}

void trace_end(const struct host_outcome *outcome)
{
    if (!trace.compares) {
        trace.outcome = *outcome;
        return;
    }
    fuzz_require(trace.compared == trace.recorded, "the IPC backend has ended before the SFN backend");
    if (outcome->end != trace.outcome.end) {
        fuzz_fail_values("the runs end differently (SFN, IPC: enum host_end)", (uint64_t)trace.outcome.end,
                         (uint64_t)outcome->end);
    }
    if (outcome->rule != trace.outcome.rule) {
        fuzz_fail_values("a partition has broken different rules (SFN, IPC)", trace.outcome.rule, outcome->rule);
    }
    fuzz_require(same_text(outcome->partition, trace.outcome.partition), "different partitions have broken a rule");
    fuzz_require(same_text(outcome->api, trace.outcome.api), "a partition has broken a rule in different calls");
}
