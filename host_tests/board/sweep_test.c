/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1 is confined: firmware/sweep.c has loaded from and stored to every secure place under both aliases, and has named
 * each in calls. Every access must have ended in a fault of CPU1 that names its address, in a violation that the board
 * has recorded with the same address and direction, and without any data; every call with a programmer error. CPU0 must
 * have lived through all that, and must stop CPU1 when it does not stop by itself, with a record of a violation. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host_tests/board/events.h"
#include "host_tests/board/firmware/published.h"
#include "host_tests/board/runner.h"
#include "host_tests/board/secure_places.h"
#include "psa/error.h"

enum { PLACES_MAX = 1024, EXCEPTION_BUSFAULT = 5, TIMEOUT_S = 120, COMPLAINTS_MAX = 20 };

#define STORM_BASE UINT64_C(0x20000000)

/* Each by its address: which attempts were refused, a bit for each kind. */
struct place {
    uint32_t address;
    unsigned int refused;
};

struct sweep {
    struct place place[PLACES_MAX];
    size_t count;
    size_t attempts;
    size_t other_calls; /* that name what is no secure place */
    size_t complaints;
    bool has_violation; /* since the last attempt */
    uint64_t violation_address;
    uint64_t violation_write;
    size_t storm_violations; /* after the last attempt */
    uint64_t last_address;
    bool finished;
    bool storming;
    bool stopped; /* CPU0 has said so, with an address of the storm */
    bool cpu0_lives;
    char end[EVENTS_LINE_BYTES];
};

static const struct secure_place places[] = {SECURE_PLACES};

static void expect_place(struct sweep *sweep, uint32_t address)
{
    if (sweep->count == (size_t)PLACES_MAX) {
        runner_die("sweep_test", "too many places");
    }
    sweep->place[sweep->count++].address = address;
}

static void expect_all_places(struct sweep *sweep)
{
    for (size_t i = 0; i < (sizeof(places) / sizeof(places[0])); i++) {
        for (uint32_t k = 0; k < places[i].count; k++) {
            const uint32_t address = places[i].base + (k * places[i].step);
            expect_place(sweep, address);
            expect_place(sweep, address | SECURE_PLACES_ALIAS);
        }
    }
}

static struct place *find_place(struct sweep *sweep, uint32_t address)
{
    for (size_t i = 0; i < sweep->count; i++) {
        if (sweep->place[i].address == address) {
            return &sweep->place[i];
        }
    }
    return NULL;
}

/* ---- Attempts ------------------------------------------------------------------------------- */

struct attempt {
    uint32_t address;
    uint32_t kind;
    uint32_t outcome;
    uint32_t fault_address;
    uint32_t value;
};

static void complain(struct sweep *sweep, const struct attempt *attempt, const char *why)
{
    static const char *const kinds[] = {"?", "load from", "store to", "input at", "output at"};
    sweep->complaints++;
    if (sweep->complaints <= (size_t)COMPLAINTS_MAX) {
        (void)printf("%s 0x%08" PRIx32 ": %s (outcome 0x%" PRIx32 ", fault address 0x%08" PRIx32
                     ", value 0x%" PRIx32 ")\n",
                     kinds[(attempt->kind <= (uint32_t)PUBLISHED_OUTPUT) ? attempt->kind : 0u], attempt->address, why,
                     attempt->outcome, attempt->fault_address, attempt->value);
    }
}

static bool access_refused(struct sweep *sweep, const struct attempt *attempt)
{
    const bool write = attempt->kind == (uint32_t)PUBLISHED_STORE;
    if (attempt->outcome != (uint32_t)EXCEPTION_BUSFAULT) {
        complain(sweep, attempt, "CPU1 got no BusFault");
    } else if (attempt->fault_address != attempt->address) {
        complain(sweep, attempt, "CPU1's fault has another address");
    } else if (attempt->value != 0u) {
        complain(sweep, attempt, "CPU1 got data");
    } else if (!sweep->has_violation || ((uint32_t)sweep->violation_address != attempt->address)
               || ((sweep->violation_write != 0u) != write)) {
        complain(sweep, attempt, "the board has recorded no such violation");
    } else {
        return true;
    }
    return false;
}

static bool call_refused(struct sweep *sweep, const struct attempt *attempt)
{
    if (attempt->outcome != (uint32_t)PSA_ERROR_PROGRAMMER_ERROR) {
        complain(sweep, attempt, "the call was not refused as a programmer error");
    } else if (sweep->has_violation) {
        complain(sweep, attempt, "the call has caused a violation");
    } else {
        return true;
    }
    return false;
}

static void take_attempt(struct sweep *sweep, const struct events *events)
{
    const struct attempt attempt = {
        .address = events_word(events, PUBLISHED_ATTEMPT_ADDRESS),
        .kind = events_word(events, PUBLISHED_ATTEMPT_KIND),
        .outcome = events_word(events, PUBLISHED_ATTEMPT_OUTCOME),
        .fault_address = events_word(events, PUBLISHED_ATTEMPT_FAULT_ADDRESS),
        .value = events_word(events, PUBLISHED_ATTEMPT_VALUE),
    };
    const bool access = (attempt.kind == (uint32_t)PUBLISHED_LOAD) || (attempt.kind == (uint32_t)PUBLISHED_STORE);
    const bool refused = access ? access_refused(sweep, &attempt) : call_refused(sweep, &attempt);
    struct place *place = find_place(sweep, attempt.address);
    sweep->attempts++;
    sweep->has_violation = false;
    if (place != NULL) {
        place->refused |= (refused && (attempt.kind < 8u)) ? (1u << attempt.kind) : 0u;
    } else if (!access) {
        sweep->other_calls++;
    }
}

/* ---- Events --------------------------------------------------------------------------------- */

static void take_violation(struct sweep *sweep, const struct boardrun_event *event)
{
    sweep->has_violation = boardrun_event_argument(event->text, "addr", &sweep->violation_address)
                           && boardrun_event_argument(event->text, "write", &sweep->violation_write);
    if (sweep->finished) {
        sweep->storm_violations++;
        sweep->last_address = sweep->violation_address;
    }
}

/* CPU0 knows the violation that was latched last; the board has seen those behind it too. firmware/sweep.c storms from
 * STORM_BASE upwards. */
static void take_console(struct sweep *sweep, const char *text)
{
    static const char announcement[] = "CPU1 stays in reset: too many violations, last at ";
    const char *said = strstr(text, announcement);
    if (said != NULL) {
        const unsigned long long address = strtoull(&said[sizeof(announcement) - 1u], NULL, 0);
        sweep->stopped = sweep->finished && (address >= STORM_BASE) && (address <= sweep->last_address);
    }
}

static void take(struct sweep *sweep, const struct events *events, const struct boardrun_event *event)
{
    if (event->kind == BOARDRUN_EVENT_VIOLATION) {
        take_violation(sweep, event);
    } else if (!sweep->finished && events_stores(event, BOARDRUN_CPU1, PUBLISHED_ATTEMPT_NUMBER)) {
        take_attempt(sweep, events);
    } else if (events_stores(event, BOARDRUN_CPU1, PUBLISHED_STAGE)) {
        sweep->finished = event->value == (uint64_t)PUBLISHED_FINISHED;
    } else if ((event->kind == BOARDRUN_EVENT_CONSOLE) && (event->source == BOARDRUN_CPU0)) {
        take_console(sweep, event->text);
    } else if (event->kind == BOARDRUN_EVENT_END) {
        sweep->cpu0_lives = strncmp(event->text, "idle", 4u) == 0;
        (void)snprintf(sweep->end, sizeof(sweep->end), "%s", event->text);
    }
}

static bool all_refused(const struct sweep *sweep)
{
    const unsigned int all = (1u << PUBLISHED_LOAD) | (1u << PUBLISHED_STORE) | (1u << PUBLISHED_INPUT)
                             | (1u << PUBLISHED_OUTPUT);
    size_t missing = 0;
    for (size_t i = 0; i < sweep->count; i++) {
        if (sweep->place[i].refused != all) {
            missing++;
            if (missing <= (size_t)COMPLAINTS_MAX) {
                (void)printf("0x%08" PRIx32 ": not every attempt was made and refused (0x%x)\n",
                             sweep->place[i].address, sweep->place[i].refused);
            }
        }
    }
    return missing == 0u;
}

static bool judge(const struct sweep *sweep)
{
    bool good = (sweep->complaints == 0u) && all_refused(sweep);
    if (!sweep->finished || (sweep->other_calls == 0u)) {
        (void)printf("CPU1 has not come to the end of its attempts\n");
        good = false;
    }
    if (!sweep->stopped || (sweep->storm_violations < 8u)) {
        (void)printf("CPU0 has not stopped CPU1 with the record of one of %zu violations\n",
                     sweep->storm_violations);
        good = false;
    }
    if (!sweep->cpu0_lives) {
        (void)printf("the board stopped: %s\n", sweep->end);
        good = false;
    }
    return good;
}

int main(int argc, char **argv)
{
    static struct runner_options options;
    static struct runner_result result;
    static struct events events;
    static struct sweep sweep;
    struct boardrun_event event;
    struct runner runner;

    runner_start(&runner, argc, argv);
    expect_all_places(&sweep);
    runner_options_start(&runner, &options);
    runner_option_number(&options, "--seed=", 1u);
    runner_option_number(&options, "--timeout=", TIMEOUT_S);
    if (runner.mode[0] != '\0') {
        runner_property_text(&options, runner.mode, ""); /* an open point of the fact sheet, by its property */
    }
    events_start(&events, runner_run_for_events(&runner, &options, &result));
    while (events_next(&events, &event)) {
        take(&sweep, &events, &event);
    }
    events_end(&events);
    (void)printf("%s: %zu attempts at %zu places, %zu not refused as they must be; then %zu violations in a row\n",
                 runner.backend, sweep.attempts, sweep.count, sweep.complaints, sweep.storm_violations);
    if (!judge(&sweep)) {
        runner_complain(&runner, &options, &result, "CPU1 is not confined");
        return 1;
    }
    return 0;
}
