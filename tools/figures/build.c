/* SPDX-License-Identifier: Apache-2.0 */
/* See build.h. */
#include "tools/figures/build.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "host_tests/figures/firmware/gauge.h"
#include "tools/boardrun_event.h"
#include "tools/figures/board.h"
#include "tools/figures/tool.h"

enum { LINE_BYTES = 1024, HEXADECIMAL = 16 };

BH_STATIC_ASSERT(every_gauge_is_read, (int)GAUGE_STACKS == (int)BUILD_STACKS);

/* ---- Runs with a log of every instruction --------------------------------------------------- */

static void keep_longest(struct build_stretch *longest, const struct mask_stretch *stretch,
                         const struct program *program)
{
    if (stretch->longest > longest->instructions) {
        longest->instructions = stretch->longest;
        (void)snprintf(longest->function, sizeof(longest->function), "%s",
                       program->symbol[program_function_at(program, stretch->longest_begin)].name);
    }
}

/* What CPU1 says when it has got all its answers: the job's and host_tests/figures/firmware/callers_job.c's words. */
static void check_run(const char *cpu0, const char *said, uint64_t executed)
{
    if (!board_log_said(said)) {
        tool_die(cpu0, "CPU1 did not get all its answers");
    }
    if (board_log_instructions() != executed) {
        tool_die(cpu0, "the log and the board count different numbers of instructions");
    }
}

static void count_calls(struct count *count, struct program *program, const char *qemu, const char *llvm,
                        const char *cpu0, const char *cpu1)
{
    static struct log log;
    struct boardrun_child child;
    struct log_entry entry;

    program_read(program, llvm, cpu0);
    count_start(count, program);
    board_log(&child, qemu, cpu0, cpu1);
    log_start(&log, child.stream);
    while (log_next(&log, &entry)) {
        count_take(count, &entry);
    }
    board_end(&child);
    check_run(cpu0, "all calls answered", count->executed);
    for (int i = 0; i < (int)COUNT_CASES; i++) {
        if (!count->has_result[i]) {
            tool_die(program->symbol[count->mark[i]].name, "no such call was seen");
        }
    }
}

static void measure_calls(struct build *build, const char *qemu, const char *llvm)
{
    static struct program program;

    if (build_has_crowd(build)) {
        count_calls(&build->crowd, &program, qemu, llvm, build->paths.crowd, build->paths.calls_cpu1);
    }
    count_calls(&build->count, &program, qemu, llvm, build->paths.calls, build->paths.calls_cpu1);
    keep_longest(&build->masked, &build->count.mask.masked, &program);
    keep_longest(&build->held, &build->count.mask.held, &program);
}

static void measure_job(struct build *build, const char *qemu, const char *llvm)
{
    static struct program program;
    static struct log log;
    static struct mask mask;
    struct boardrun_child child;
    struct log_entry entry;
    uint64_t executed = 0u;

    program_read(&program, llvm, build->paths.product);
    mask_start(&mask, &program);
    board_log(&child, qemu, build->paths.product, build->paths.product_cpu1);
    log_start(&log, child.stream);
    while (log_next(&log, &entry)) {
        mask_take(&mask, &entry);
        executed += (entry.kind == LOG_INSTRUCTION) ? 1u : 0u;
    }
    board_end(&child);
    check_run(build->paths.product, "job finished", executed);
    keep_longest(&build->masked, &mask.masked, &program);
    keep_longest(&build->held, &mask.held, &program);
}

/* ---- Stacks --------------------------------------------------------------------------------- */

static void take_gauge(struct build *build, uint32_t *base, const struct boardrun_event *event)
{
    const uint32_t offset = event->address - (uint32_t)GAUGE_PUBLISHED;
    const uint32_t word = offset / (uint32_t)sizeof(uint32_t);
    const uint32_t index = word / (uint32_t)GAUGE_WORDS;

    if ((event->kind != BOARDRUN_EVENT_WRITE) || (event->source != BOARDRUN_CPU0)
        || (index >= (uint32_t)BUILD_STACKS)) {
        return;
    }
    const uint32_t value = (uint32_t)event->value;
    if ((word % (uint32_t)GAUGE_WORDS) == (uint32_t)GAUGE_WORD_BASE) {
        base[index] = value;
    } else if ((word % (uint32_t)GAUGE_WORDS) == (uint32_t)GAUGE_WORD_BYTES) {
        build->stack[index].bytes = value;
    } else {
        build->stack[index].used = value;
    }
}

/* Names of what begins at those addresses, and the size of the table of connections. */
static void read_data_symbols(struct build *build, const char *llvm, const uint32_t *base)
{
    const char *const arguments[] = {"--print-size", "--defined-only", build->paths.stacks, NULL};
    struct boardrun_child child;
    char line[LINE_BYTES];

    tool_start(&child, llvm, "llvm-nm", arguments);
    while (fgets(line, sizeof(line), child.stream) != NULL) {
        char *end = NULL;
        const uint32_t address = (uint32_t)strtoul(line, &end, HEXADECIMAL);
        const uint32_t bytes = (uint32_t)strtoul(end, NULL, HEXADECIMAL);
        line[strcspn(line, "\r\n")] = '\0';
        const char *name = strrchr(line, ' ');
        if (name == NULL) {
            continue;
        }
        if (strcmp(&name[1], "image_connections") == 0) {
            build->connection_bytes = bytes / (uint32_t)GAUGE_CONNECTIONS;
        }
        for (size_t i = 0; i < (size_t)BUILD_STACKS; i++) {
            if ((base[i] != 0u) && (base[i] == address) && (strstr(name, "_stack") != NULL)
                && (strstr(name, "_end") == NULL)) {
                (void)snprintf(build->stack[i].name, sizeof(build->stack[i].name), "%s", &name[1]);
            }
        }
    }
    tool_end(&child, "llvm-nm");
}

static void measure_stacks(struct build *build, const char *qemu, const char *llvm)
{
    struct boardrun_child child;
    char line[LINE_BYTES];
    uint32_t base[BUILD_STACKS] = {0u};

    board_events(&child, qemu, build->paths.stacks, build->paths.product_cpu1);
    while (fgets(line, sizeof(line), child.stream) != NULL) {
        struct boardrun_event event;
        line[strcspn(line, "\r\n")] = '\0';
        if (boardrun_event_parse(line, &event)) {
            take_gauge(build, base, &event);
        }
    }
    board_end(&child);
    read_data_symbols(build, llvm, base);
    if ((build->stack[GAUGE_MAIN_STACK].used == 0u) || (build->connection_bytes == 0u)) {
        tool_die(build->paths.stacks, "nothing was published about its stacks");
    }
}

bool build_has_crowd(const struct build *build)
{
    return strcmp(build->paths.compiler, "gcc") == 0;
}

void build_measure(struct build *build, const char *qemu, const char *llvm)
{
    measure_calls(build, qemu, llvm);
    measure_job(build, qemu, llvm);
    measure_stacks(build, qemu, llvm);
    sizes_read(&build->sizes, build->paths.calls_map);
}
