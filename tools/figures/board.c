/* SPDX-License-Identifier: Apache-2.0 */
/* See board.h. */
#define _POSIX_C_SOURCE 200809L

#include "tools/figures/board.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "platforms/lpc55s69/memory_map.h"
#include "tools/boardrun_event.h"
#include "tools/figures/tool.h"

enum { MACHINE_BYTES = 8192, PATH_BYTES = 256, LINE_BYTES = 1024, REAL_TIME_LIMIT_S = 300, SEED = 1 };

/* Events of a run that is logged: the log has the pipe. */
static char events_path[PATH_BYTES];

static void start(struct boardrun_child *child, const char *qemu, const char *cpu0, const char *cpu1,
                  const char *events, bool log)
{
    char program[TOOL_PATH_BYTES];
    char machine[MACHINE_BYTES];
    char m[] = "-M";
    char icount[] = "-icount";
    char icount_value[] = "shift=0,sleep=off";
    char display[] = "-display";
    char monitor[] = "-monitor";
    char serial[] = "-serial";
    char none[] = "none";
    char single[] = "-singlestep";
    char debug[] = "-d";
    char debug_value[] = "exec,nochain,int";
    char filter[] = "-dfilter";
    char filter_value[] = "0x10000000+0xa0000"; /* all of CPU0's flash */
    char file[] = "-D";
    char file_value[] = "/proc/self/fd/3";
    char *argv[] = {program, m,           machine, icount,       icount_value, display,    none,
                    monitor, none,        serial,  none,         serial,       none,       single,
                    debug,   debug_value, filter,  filter_value, file,         file_value, NULL};

    const int bytes = snprintf(machine, sizeof(machine),
                               "lpcxpresso55s69,cpu0-elf=%s,cpu1-elf=%s,events=%s,seed=%d,torn=%d,trace-shared=%s",
                               cpu0, cpu1, events, (int)SEED, (int)MAP_NS_TORN_PAGE, log ? "off" : "on");
    if (((size_t)bytes >= sizeof(machine))
        || ((size_t)snprintf(program, sizeof(program), "%s", qemu) >= sizeof(program))) {
        tool_die(cpu0, "the path is too long");
    }
    if (!log) {
        argv[13] = NULL;
    }
    if (!boardrun_child_start(child, argv, false)) {
        tool_die(qemu, strerror(errno));
    }
    boardrun_child_limit(child, (unsigned int)REAL_TIME_LIMIT_S);
}

static void remove_events(void)
{
    (void)unlink(events_path);
}

void board_log(struct boardrun_child *child, const char *qemu, const char *cpu0, const char *cpu1)
{
    if (events_path[0] == '\0') {
        const char *folder = getenv("TEST_TMPDIR");
        (void)snprintf(events_path, sizeof(events_path), "%s/figures-XXXXXX", (folder != NULL) ? folder : "/tmp");
        const int file = mkstemp(events_path);
        if (file < 0) {
            tool_die(events_path, strerror(errno));
        }
        (void)close(file);
        (void)atexit(remove_events);
    }
    start(child, qemu, cpu0, cpu1, events_path, true);
}

void board_events(struct boardrun_child *child, const char *qemu, const char *cpu0, const char *cpu1)
{
    start(child, qemu, cpu0, cpu1, "/proc/self/fd/3", false);
}

void board_end(struct boardrun_child *child)
{
    const int status = boardrun_child_wait(child);
    boardrun_child_limit(child, 0u);
    if (status != 0) {
        tool_die("the virtual board", "the run did not end with both CPUs asleep");
    }
}

static FILE *open_events(void)
{
    FILE *stream = fopen(events_path, "r");
    if (stream == NULL) {
        tool_die(events_path, strerror(errno));
    }
    return stream;
}

bool board_log_said(const char *line)
{
    FILE *stream = open_events();
    char text[LINE_BYTES];
    bool said = false;

    while (fgets(text, sizeof(text), stream) != NULL) {
        struct boardrun_event event;
        text[strcspn(text, "\r\n")] = '\0';
        said = said
               || (boardrun_event_parse(text, &event) && (event.kind == BOARDRUN_EVENT_CONSOLE)
                   && (event.source == BOARDRUN_CPU1) && (strcmp(event.text, line) == 0));
    }
    (void)fclose(stream);
    return said;
}

uint64_t board_log_instructions(void)
{
    FILE *stream = open_events();
    char text[LINE_BYTES];
    uint64_t count = 0u;

    while (fgets(text, sizeof(text), stream) != NULL) {
        struct boardrun_event event;
        text[strcspn(text, "\r\n")] = '\0';
        if (boardrun_event_parse(text, &event) && (event.kind == BOARDRUN_EVENT_STATE)
            && (event.source == BOARDRUN_CPU0) && !boardrun_event_argument(event.text, "instructions", &count)) {
            count = 0u;
        }
    }
    (void)fclose(stream);
    return count;
}
