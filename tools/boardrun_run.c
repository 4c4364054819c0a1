/* SPDX-License-Identifier: Apache-2.0 */
/* One run of the virtual board. See boardrun_run.h. */
#define _POSIX_C_SOURCE 200809L

#include "tools/boardrun_run.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "platforms/lpc55s69/memory_map.h"
#include "tools/boardrun_child.h"
#include "tools/boardrun_event.h"

enum { MACHINE_BYTES = 8192, PATH_BYTES = 4096 };

/* Byte on CPU0's console that makes it reset CPU1: 'R'. */
#define RESET_COMMAND "52"

/* ---- Machine properties --------------------------------------------------------------------- */

struct text {
    char bytes[MACHINE_BYTES];
    size_t len;
    bool full;
};

static void append(struct text *text, const char *what)
{
    const size_t len = strlen(what);
    if (len >= (sizeof(text->bytes) - text->len)) {
        text->full = true;
        return;
    }
    (void)memcpy(&text->bytes[text->len], what, len + 1u);
    text->len += len;
}

static void append_number(struct text *text, const char *before, uint64_t number)
{
    char digits[24];
    (void)snprintf(digits, sizeof(digits), "%" PRIu64, number);
    append(text, before);
    append(text, digits);
}

/* A comma in a value is written twice in QEMU's option syntax. */
static void append_path(struct text *text, const char *name, const char *path)
{
    append(text, name);
    for (const char *at = path; *at != '\0'; at++) {
        const char character[] = {*at, (*at == ',') ? ',' : '\0', '\0'};
        append(text, character);
    }
}

static bool describe_machine(const struct boardrun_options *options, struct text *machine)
{
    append(machine, "lpcxpresso55s69");
    append_path(machine, ",cpu0-elf=", boardrun_options_cpu0(options));
    append_path(machine, ",cpu1-elf=", options->cpu1);
    append_number(machine, ",events=/proc/self/fd/", BOARDRUN_CHILD_STREAM);
    append(machine, ",trace-shared=on,trace-sleep=on");
    append_number(machine, ",seed=", options->seed);
    append_number(machine, ",timeout=", options->timeout_s * UINT64_C(1000000));
    append_number(machine, ",torn=", MAP_NS_TORN_PAGE);
    if (options->cpu0_delay_us != 0u) {
        append_number(machine, ",cpu0-delay=", options->cpu0_delay_us);
    }
    if (options->cpu1_delay_us != 0u) {
        append_number(machine, ",cpu1-delay=", options->cpu1_delay_us);
    }
    if (options->cpu1_reset) {
        append_number(machine, ",uart0-input=", options->cpu1_reset_at_us);
        append(machine, ":" RESET_COMMAND);
    }
    if (options->board != NULL) {
        append(machine, ",");
        append(machine, options->board);
    }
    return !machine->full;
}

static bool start_board(const struct boardrun_options *options, struct boardrun_child *child)
{
    struct text machine = {.len = 0u, .full = false};
    char qemu[PATH_BYTES];
    char m[] = "-M";
    char icount[] = "-icount";
    char icount_value[] = "shift=0,sleep=off";
    char display[] = "-display";
    char monitor[] = "-monitor";
    char serial[] = "-serial";
    char none[] = "none";
    char *argv[] = {qemu,    m,    machine.bytes, icount, icount_value, display, none,
                    monitor, none, serial,        none,   serial,       none,    NULL};

    if (!describe_machine(options, &machine)
        || ((size_t)snprintf(qemu, sizeof(qemu), "%s", options->qemu) >= sizeof(qemu))) {
        (void)fprintf(stderr, "boardrun: the paths of the firmware or of the board are too long\n");
        return false;
    }
    if (!boardrun_child_start(child, argv, false)) {
        (void)fprintf(stderr, "boardrun: %s: %s\n", options->qemu, strerror(errno));
        return false;
    }
    return true;
}

/* ---- While it runs -------------------------------------------------------------------------- */

static void show(const struct boardrun_run *run, const struct boardrun_event *event)
{
    static const char *const names[] = {"CPU0", "CPU1", "board"};
    const bool from_board = (event->source == BOARDRUN_BOARD) && (event->kind != BOARDRUN_EVENT_END);
    if ((run->show != NULL) && (from_board || (event->kind == BOARDRUN_EVENT_CONSOLE))) {
        (void)fprintf(run->show, "[%5" PRIu64 ".%06" PRIu64 " ms] %s | %s\n", event->time_ns / UINT64_C(1000000),
                      event->time_ns % UINT64_C(1000000), names[event->source], event->text);
        (void)fflush(run->show);
    }
}

static void take_event(struct boardrun_run *run, const struct boardrun_event *event)
{
    static const char input[] = "uart0-input ";
    run->has_begun = true;
    boardrun_judge_event(&run->judge, event);
    show(run, event);
    if ((strncmp(event->text, input, sizeof(input) - 1u) == 0) && (strstr(event->text, " lost") != NULL)) {
        run->command_lost = true;
    }
    if (event->kind == BOARDRUN_EVENT_END) {
        (void)snprintf(run->end, sizeof(run->end), "%s", event->text);
        run->end_ns = event->time_ns;
    } else if ((event->kind == BOARDRUN_EVENT_STATE) && (event->source != BOARDRUN_BOARD)) {
        run->state[event->source] = event->state;
        run->has_state[event->source] = true;
    }
}

/* Reads to the end of the stream. */
static void follow(struct boardrun_run *run, FILE *stream)
{
    char *line = NULL;
    size_t room = 0;
    run->good_stream = true;
    for (;;) {
        const ssize_t count = getline(&line, &room, stream);
        if (count < 0) {
            break;
        }
        if (run->save != NULL) {
            (void)fwrite(line, 1u, (size_t)count, run->save);
        }
        line[strcspn(line, "\r\n")] = '\0';
        struct boardrun_event event;
        if (boardrun_event_parse(line, &event)) {
            take_event(run, &event);
        } else if (run->good_stream) {
            (void)fprintf(stderr, "boardrun: not an event of the board: %s\n", line);
            run->good_stream = false;
        }
    }
    free(line);
}

bool boardrun_run(struct boardrun_run *run, struct bytes image)
{
    const struct boardrun_expectation expected = {run->options->backend, run->options->cpu1_reset, image.ptr,
                                                  image.len};
    struct boardrun_child child;

    run->has_state[0] = false;
    run->has_state[1] = false;
    run->has_begun = false;
    run->command_lost = false;
    run->end[0] = '\0';
    run->end_ns = 0u;
    if (!boardrun_judge_start(&run->judge, &expected)) {
        (void)fprintf(stderr, "boardrun: %s: not an image of CPU1\n", run->options->cpu1_bin);
        return false;
    }
    if (!start_board(run->options, &child)) {
        return false;
    }
    boardrun_child_limit(&child, BOARDRUN_REAL_TIME_LIMIT_S);
    follow(run, child.stream);
    run->board_status = boardrun_child_wait(&child);
    boardrun_child_limit(&child, 0u);
    return true;
}

bool boardrun_run_passed(const struct boardrun_run *run)
{
    return run->good_stream && (strncmp(run->end, "idle", 4u) == 0)
           && (run->options->watch ? boardrun_judge_ended_well(&run->judge) : boardrun_judge_passed(&run->judge));
}
