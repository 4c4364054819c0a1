/* SPDX-License-Identifier: Apache-2.0 */
/* Every write of CPU0 to a register, from reset until the mailbox is open, is needed: if the board swallows it, the run
 * fails, or the register stands on the list with the reason why that write is redundant. This finds registers of the
 * model that do nothing, and firmware that writes what nobody needs (design, "Virtual board").
 *
 * The boot ROM's leavings decide which registers must be written at all, so several of its lotteries are drawn; a write
 * that an earlier lottery has shown already, same place in the program, register and value, is not tried again.
 *
 * List: one register or range a line, "0xADDRESS REASON" or "0xFIRST-0xLAST REASON", '#' starts a comment. Nothing that
 * protects may stand there: AHB secure controller, SAU, MPU, CPUCTRL. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host_tests/board/events.h"
#include "host_tests/board/runner.h"
#include "platforms/lpc55s69/memory_map.h"

enum { LOTTERIES = 12, WRITES_MAX = 4000, ENTRIES_MAX = 64, LINE_BYTES = 400, HEXADECIMAL = 16 };

struct reg_write {
    uint32_t number; /* as drop-write counts */
    uint32_t address;
    uint32_t value;
    uint32_t pc;
    uint32_t lottery;
    uint32_t occurrence; /* among those of this lottery that are alike in the three */
};

struct range {
    uint32_t first;
    uint32_t last;
};

/* ---- The list ------------------------------------------------------------------------------- */

/* Sheet 1.4, 3, 4: under both aliases where there are two. */
static const struct range protection[] = {
    {0x400AC000u, 0x400AFFFFu}, {0x500AC000u, 0x500AFFFFu}, /* AHB secure controller */
    {0xE000EDD0u, 0xE000EDE3u}, {0xE002EDD0u, 0xE002EDE3u}, /* SAU */
    {0xE000ED90u, 0xE000EDC7u}, {0xE002ED90u, 0xE002EDC7u}, /* MPU */
    {0x40000800u, 0x40000803u}, {0x50000800u, 0x50000803u}, /* CPUCTRL */
};

static struct range list[ENTRIES_MAX];
static size_t list_count;

static bool overlap(const struct range *one, const struct range *other)
{
    return (one->first <= other->last) && (other->first <= one->last);
}

static void check_entry(const struct range *entry, const char *line)
{
    if (entry->first > entry->last) {
        runner_die(line, "the range ends before it begins");
    }
    for (size_t i = 0; i < (sizeof(protection) / sizeof(protection[0])); i++) {
        if (overlap(entry, &protection[i])) {
            runner_die(line, "a register that protects is never redundant: AHB rules, SAU, MPU, CPUCTRL");
        }
    }
}

static void take_entry(const char *line)
{
    struct range entry;
    char *end = NULL;
    if (strncmp(line, "0x", 2u) != 0) {
        runner_die(line, "wants 0xADDRESS REASON");
    }
    entry.first = (uint32_t)strtoul(line, &end, HEXADECIMAL);
    entry.last = entry.first | 3u;
    if (*end == '-') {
        entry.last = (uint32_t)strtoul(&end[1], &end, HEXADECIMAL) | 3u;
    }
    if ((*end != ' ') || (strlen(end) < 8u)) {
        runner_die(line, "wants a reason behind the address");
    }
    check_entry(&entry, line);
    if (list_count == (size_t)ENTRIES_MAX) {
        runner_die(line, "the list is too long");
    }
    list[list_count++] = entry;
}

static void read_list(const char *path)
{
    char line[LINE_BYTES];
    FILE *file = (path != NULL) ? fopen(path, "r") : NULL;
    if (file == NULL) {
        runner_die((path != NULL) ? path : "--list=", "cannot be read");
    }
    while (fgets(line, sizeof(line), file) != NULL) {
        line[strcspn(line, "\r\n")] = '\0';
        if ((line[0] != '#') && (line[0] != '\0')) {
            take_entry(line);
        }
    }
    (void)fclose(file);
}

static bool is_listed(uint32_t address)
{
    for (size_t i = 0; i < list_count; i++) {
        if ((address >= list[i].first) && (address <= list[i].last)) {
            return true;
        }
    }
    return false;
}

/* ---- What is written ------------------------------------------------------------------------ */

static struct reg_write writes[WRITES_MAX];
static size_t write_count;

static bool alike(const struct reg_write *one, const struct reg_write *other)
{
    return (one->address == other->address) && (one->value == other->value) && (one->pc == other->pc);
}

static uint32_t argument(const struct boardrun_event *event, const char *name)
{
    uint64_t value = 0;
    if (!boardrun_event_argument(event->text, name, &value) || (value > UINT32_MAX)) {
        runner_die("register-write without", name);
    }
    return (uint32_t)value;
}

static bool known(const struct reg_write *candidate)
{
    for (size_t i = 0; i < write_count; i++) {
        if (alike(&writes[i], candidate) && (writes[i].occurrence == candidate->occurrence)) {
            return true;
        }
    }
    return false;
}

static void remember(const struct reg_write *of_lottery, size_t count)
{
    struct reg_write candidate = of_lottery[count];
    for (size_t i = 0; i < count; i++) {
        candidate.occurrence += alike(&of_lottery[i], &candidate) ? 1u : 0u;
    }
    if (known(&candidate)) {
        return;
    }
    if (write_count == (size_t)WRITES_MAX) {
        runner_die("drop_write_test", "too many writes");
    }
    writes[write_count++] = candidate;
}

/* CPU0 looks into the mailbox for the first time when it has opened it. */
static bool opens_mailbox(const struct boardrun_event *event)
{
    return (event->kind == BOARDRUN_EVENT_READ) && (event->source == BOARDRUN_CPU0)
           && (event->address >= MAP_MAILBOX_PAGE) && (event->address < (MAP_MAILBOX_PAGE + MAP_MAILBOX_BYTES));
}

static void describe(const struct runner *runner, uint32_t lottery, struct runner_options *options)
{
    runner_options_start(runner, options);
    runner_option_number(options, "--seed=", lottery);
}

/* The writes of one lottery, from a run that loses none. */
static void collect(const struct runner *runner, uint32_t lottery)
{
    static struct reg_write of_lottery[WRITES_MAX];
    static struct runner_options options;
    static struct runner_result result;
    static struct events events;
    struct boardrun_event event;
    size_t count = 0;

    describe(runner, lottery, &options);
    runner_property_text(&options, "trace-writes=", "on");
    events_start(&events, runner_run_for_events(runner, &options, &result));
    if (result.status != 0) {
        runner_complain(runner, &options, &result, "the run without any lost write");
        runner_die("drop_write_test", "cannot say what is needed where nothing works");
    }
    while (events_next(&events, &event) && !opens_mailbox(&event)) {
        if ((event.source == BOARDRUN_CPU0) && (event.text != NULL)
            && (strncmp(event.text, "register-write ", strlen("register-write ")) == 0)
            && (count < (size_t)WRITES_MAX)) {
            of_lottery[count] = (struct reg_write){
                .number = argument(&event, "n"),
                .address = argument(&event, "addr"),
                .value = argument(&event, "value"),
                .pc = argument(&event, "pc"),
                .lottery = lottery,
            };
            remember(of_lottery, count);
            count++;
        }
    }
    events_end(&events);
    (void)printf("lottery %" PRIu32 ": %zu writes until the mailbox was open\n", lottery, count);
}

/* ---- Losing them ---------------------------------------------------------------------------- */

struct tally {
    size_t tried;
    size_t noticed;
    size_t redundant;
    size_t wrong;
};

static void lose(const struct runner *runner, const struct reg_write *lost, struct tally *tally)
{
    static struct runner_options options;
    static struct runner_result result;
    describe(runner, lost->lottery, &options);
    runner_property_number(&options, "drop-write=", lost->number);
    runner_run(runner, &options, &result);
    tally->tried++;
    if (result.status == 1) {
        tally->noticed++;
    } else if (result.status != 0) {
        tally->wrong++;
        runner_complain(runner, &options, &result, "the board itself did not run");
    } else if (is_listed(lost->address)) {
        tally->redundant++;
    } else {
        tally->wrong++;
        (void)printf("nobody missed 0x%08" PRIx32 " <- 0x%08" PRIx32 " (write %" PRIu32 ", at 0x%08" PRIx32 ")\n",
                     lost->address, lost->value, lost->number, lost->pc);
        result.output[0] = '\0';
        runner_complain(runner, &options, &result, "a lost write went unnoticed and its register is not on the list");
    }
}

int main(int argc, char **argv)
{
    struct runner runner;
    struct tally tally = {0};
    runner_start(&runner, argc, argv);
    read_list(runner.list);
    for (uint32_t lottery = 1u; lottery <= (uint32_t)LOTTERIES; lottery++) {
        collect(&runner, lottery);
    }
    for (size_t i = 0; i < write_count; i++) {
        if (runner_is_mine(&runner, i)) {
            lose(&runner, &writes[i], &tally);
        }
    }
    (void)printf("%s: %zu different writes; tried %zu, noticed %zu, redundant by the list %zu, wrong %zu\n",
                 runner.backend, write_count, tally.tried, tally.noticed, tally.redundant, tally.wrong);
    return (tally.wrong == 0u) ? 0 : 1;
}
