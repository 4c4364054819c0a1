/* SPDX-License-Identifier: Apache-2.0 */
/* The job of both CPUs passes under each reading of everything that the fact sheet leaves open and firmware could
 * notice (docs/open-points.md): each other reading alone, then all drawn together from the seed. Every
 * other drawn run resets CPU1 on the way, and the drawn runs must have covered both readings of each point.
 *
 * The lines of the USART at their real speed are no open point, but nothing else runs with them. */
#include <stdio.h>
#include <string.h>

#include "host_tests/board/events.h"
#include "host_tests/board/runner.h"

enum { SEEDS_ALONE = 2, SEEDS_DRAWN = 24, RESET_US = 400, TEXT_BYTES = 64 };

struct point {
    const char *name;
    const char *reading[2]; /* the board's default, which all other tests have, and the other one */
    bool drawn[2];
};

static struct point points[] = {
    {"strict-mode", {"tier", "same"}, {false, false}},
    {"slave-rule", {"override", "stricter"}, {false, false}},
    {"antipole", {"deny", "ignore"}, {false, false}},
    {"lock-scope", {"rules", "all"}, {false, false}},
    {"reserved-rules", {"required", "ignored"}, {false, false}},
    {"secure-alias", {"same", "violation"}, {false, false}},
    {"cpu1-reset-request", {"reset", "ignored"}, {false, false}},
    {"vio-ports", {"listed", "reversed"}, {false, false}},
    {"reserved-irqs", {"present", "absent"}, {false, false}},
};

enum { POINTS = sizeof(points) / sizeof(points[0]) };

static void take_open_point(const char *text)
{
    static const char mark[] = "open-point ";
    char wanted[TEXT_BYTES];
    bool known = false;
    if (strncmp(text, mark, strlen(mark)) != 0) {
        return;
    }
    for (size_t i = 0; i < (size_t)POINTS; i++) {
        for (size_t k = 0; k < 2u; k++) {
            (void)snprintf(wanted, sizeof(wanted), "%s=%s", points[i].name, points[i].reading[k]);
            const bool drawn = strcmp(&text[strlen(mark)], wanted) == 0;
            points[i].drawn[k] = points[i].drawn[k] || drawn;
            known = known || drawn;
        }
    }
    if (!known) {
        runner_die(text, "an open point that this test does not know");
    }
}

/* Runs it, counts the readings that the board has drawn, and judges. */
static bool passes(const struct runner *runner, const struct runner_options *options)
{
    static struct runner_result result;
    static struct events events;
    struct boardrun_event event;

    events_start(&events, runner_run_for_events(runner, options, &result));
    while (events_next(&events, &event)) {
        if ((event.source == BOARDRUN_BOARD) && (event.kind == BOARDRUN_EVENT_OTHER)) {
            take_open_point(event.text);
        }
    }
    events_end(&events);
    if (result.status != 0) {
        runner_complain(runner, options, &result, "the job was not done");
        return false;
    }
    return true;
}

static bool passes_alone(const struct runner *runner, const char *property, const char *value)
{
    static struct runner_options options;
    char name[TEXT_BYTES];
    bool good = true;
    (void)snprintf(name, sizeof(name), "%s=", property);
    for (unsigned int seed = 1u; seed <= (unsigned int)SEEDS_ALONE; seed++) {
        runner_options_start(runner, &options);
        runner_option_number(&options, "--seed=", seed);
        runner_property_text(&options, name, value);
        good = passes(runner, &options) && good;
    }
    return good;
}

static bool passes_drawn(const struct runner *runner)
{
    static struct runner_options options;
    bool good = true;
    for (unsigned int seed = 1u; seed <= (unsigned int)SEEDS_DRAWN; seed++) {
        runner_options_start(runner, &options);
        runner_option_number(&options, "--seed=", seed);
        runner_property_text(&options, "open-points=", "drawn");
        if ((seed % 2u) == 0u) {
            runner_option_number(&options, "--cpu1-reset-at=", RESET_US);
        }
        good = passes(runner, &options) && good;
    }
    return good;
}

int main(int argc, char **argv)
{
    struct runner runner;
    bool good = true;
    runner_start(&runner, argc, argv);
    for (size_t i = 0; i < (size_t)POINTS; i++) {
        good = passes_alone(&runner, points[i].name, points[i].reading[1]) && good;
    }
    good = passes_alone(&runner, "uart-byte-ns", "0") && good;
    good = passes_drawn(&runner) && good;
    for (size_t i = 0; i < (size_t)POINTS; i++) {
        if (!points[i].drawn[0] || !points[i].drawn[1]) {
            (void)printf("FAILED: %s was not drawn both ways\n", points[i].name);
            good = false;
        }
    }
    return good ? 0 : 1;
}
