/* SPDX-License-Identifier: Apache-2.0 */
/* Tests of the virtual board: the table of expectations, and properties of whole runs (determinism, schedules, the
 * ROM's lottery, delays, dropped writes, the programmer).
 *
 * usage: board_test QEMU CPU0_ELF CPU1_ELF [NAME]   Bazel's shard variables are obeyed. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platforms/lpc55s69/emulator/tests/runner.h"

typedef bool (*run_test)(const struct board *board);

static bool complain(const char *what, const struct run *run)
{
    printf("  %s\n", what);
    if (run != NULL) {
        printf("  exit status %d\n%s%s", run->status, run->errors, run->events);
    }
    return false;
}

static bool meets(const struct board *board, const struct expectation *wanted)
{
    struct run run = board_run(board, wanted->number, wanted->properties, wanted->patches);
    const char *missing = NULL;
    bool good = true;
    if (run.status != (int)wanted->end) {
        printf("  exit status wanted: %d\n", (int)wanted->end);
        good = complain("wrong end", &run);
    } else if (!text_in_order(run.events, wanted->lines, sizeof wanted->lines / sizeof wanted->lines[0], &missing)) {
        printf("  missing: %s\n", missing);
        good = complain("line missing", &run);
    } else if (wanted->never != NULL && strstr(run.events, wanted->never) != NULL) {
        good = complain("a line that must not occur", &run);
    }
    run_free(&run);
    return good;
}

/* The same properties give the same stream, byte for byte */
static bool case_repeats(const struct board *board, enum board_case number)
{
    bool good = true;
    for (unsigned seed = 1u; seed <= 3u && good; seed++) {
        char properties[64];
        sprintf(properties, "trace-shared=on,seed=%u,quantum=200", seed);
        struct run first = board_run(board, number, properties, NULL);
        for (unsigned again = 0u; again < 5u && good; again++) {
            struct run second = board_run(board, number, properties, NULL);
            if (first.status != 0 || strcmp(first.events, second.events) != 0) {
                good = complain("two runs differ", &second);
            }
            run_free(&second);
        }
        run_free(&first);
    }
    return good;
}

static bool test_runs_repeat(const struct board *board)
{
    return case_repeats(board, CASE_interleave) && case_repeats(board, CASE_ctimer_repeats);
}

/* Order of (CPU, address, read or write) alone, as a number */
static uint64_t order_of_accesses(const char *events)
{
    uint64_t hash = 1469598103934665603u;
    for (const char *line = events; *line != '\0';) {
        const char *end = strchr(line, '\n');
        const size_t len = end != NULL ? (size_t)(end - line) : strlen(line);
        const char *who = memchr(line, ' ', len);
        if (who != NULL && (strncmp(who, " cpu0 read 0x2004", 17u) == 0 ||
                            strncmp(who, " cpu1 read 0x2004", 17u) == 0 ||
                            strncmp(who, " cpu0 write 0x2004", 18u) == 0 ||
                            strncmp(who, " cpu1 write 0x2004", 18u) == 0)) {
            for (size_t i = 0u; i < 20u; i++) {
                hash = (hash ^ (unsigned char)who[i]) * 1099511628211u;
            }
        }
        line = end != NULL ? end + 1 : line + len;
    }
    return hash;
}

/* Other seeds give other interleavings, the ROM's lottery held fixed */
static bool test_seeds_interleave(const struct board *board)
{
    uint64_t seen[60];
    size_t distinct = 0u;
    for (unsigned seed = 1u; seed <= 60u; seed++) {
        char properties[96];
        sprintf(properties, "trace-shared=on,rom-seed=1,seed=%u,quantum=64", seed);
        struct run run = board_run(board, CASE_interleave, properties, NULL);
        const uint64_t hash = order_of_accesses(run.events);
        size_t i = 0u;
        if (run.status != 0) {
            return complain("run failed", &run);
        }
        while (i < distinct && seen[i] != hash) {
            i++;
        }
        if (i == distinct) {
            seen[distinct++] = hash;
        }
        run_free(&run);
    }
    printf("  %zu interleavings in 60 seeds\n", distinct);
    return distinct >= 50u || complain("too few", NULL);
}

/* Every reading of what the ROM leaves turns up, and a careful image comes up from each */
static bool test_rom_lottery(const struct board *board)
{
    static const char *const readings[] = {"clock=12000000", "clock=48000000", "clock=96000000", "vtor=0x00000000",
                                           "vtor=0x10000000", "vtor=0x13000000", "aircr=0x0000", "aircr=0x2000"};
    unsigned found = 0u;
    for (unsigned seed = 1u; seed <= 40u; seed++) {
        char properties[64];
        sprintf(properties, "rom-seed=%u", seed);
        struct run run = board_run(board, CASE_core, properties, NULL);
        if (run.status != 0 || strstr(run.events, "FAIL") != NULL || strstr(run.events, "console done") == NULL) {
            return complain("did not come up", &run);
        }
        for (unsigned i = 0u; i < sizeof readings / sizeof readings[0]; i++) {
            found |= strstr(run.events, readings[i]) != NULL ? 1u << i : 0u;
        }
        run_free(&run);
    }
    return found == 0xffu || complain("not every reading was drawn", NULL);
}

static bool test_delays(const struct board *board)
{
    struct run run = board_run(board, CASE_interleave, "trace-shared=on,cpu0-delay=700", NULL);
    int64_t released = time_of(run.events, "board release-cpu1");
    const char *after = strstr(run.events, "board cpu0-delayed 700");
    bool good = run.status == 0 && after != NULL;
    if (good) {
        const char *next = strstr(after, " cpu0 ");
        while (next != NULL && next != run.events && next[-1] != '\n') {
            next--;
        }
        good = next != NULL && strtoll(next, NULL, 10) >= released + 700000;
    }
    if (!good) {
        return complain("CPU0 was not stopped", &run);
    }
    run_free(&run);
    run = board_run(board, CASE_interleave, "trace-shared=on,cpu1-delay=700", NULL);
    released = time_of(run.events, "board cpu1-delayed 700");
    good = run.status == 0 && released >= 0 && time_of(run.events, " cpu1 write") >= released + 700000;
    if (!good) {
        return complain("CPU1 was not delayed", &run);
    }
    run_free(&run);
    return true;
}

/* The n-th write is lost, and which one that is can be told */
static bool test_drop_write(const struct board *board)
{
    bool found = false;
    struct run run = board_run(board, CASE_drop_write, "drop-write=1", NULL);
    if (strstr(run.events, "board drop-write n=1 cpu0 addr=0xe000ed08") == NULL) {
        return complain("the first write is the one of VTOR", &run);
    }
    run_free(&run);
    for (unsigned n = 2u; n < 2000u && !found; n++) {
        char properties[64];
        sprintf(properties, "drop-write=%u,timeout=20000", n);
        run = board_run(board, CASE_drop_write, properties, NULL);
        if (strstr(run.events, "addr=0xe000e104 value=0x00000100") != NULL) {
            found = strstr(run.events, "console ISER1 0x00000000") != NULL;
            if (!found) {
                return complain("the write had an effect", &run);
            }
        }
        run_free(&run);
    }
    return found || complain("the write was never dropped", NULL);
}

static bool refused(const struct board *board, const char *elf, const char *why)
{
    struct run run = board_run_files(board, elf, board->cpu1_elf, NULL);
    const bool good = run.status == 1 && strstr(run.errors, why) != NULL;
    if (!good) {
        (void)complain(why, &run);
    }
    run_free(&run);
    return good;
}

/* The programmer refuses what is no image for this flash */
static bool test_programmer(const struct board *board)
{
    size_t len = 0u;
    unsigned char *elf = read_whole_file(board->cpu1_elf, &len);
    bool good = refused(board, board->cpu1_elf, "overlaps what is programmed already");
    good = refused(board, "/nonexistent.elf", "No such file") && good;
    char *name = temporary_file("elf", "not an image", 12u);
    good = refused(board, name, "not an ELF file for this board") && good;
    (void)remove(name);
    free(name);
    /* Its segments' load addresses moved out of the application area: p_paddr is 12 bytes into each program header */
    const size_t headers = (size_t)elf[28] | ((size_t)elf[29] << 8);
    for (size_t i = 0u; i < elf[44]; i++) {
        unsigned char *header = &elf[headers + (32u * i)];
        header[14] = 0x09u;
        header[13] = 0xd6u;
    }
    name = temporary_file("elf", elf, len);
    good = refused(board, name, "is not in the flash's application area") && good;
    (void)remove(name);
    free(name);
    free(elf);
    return good;
}

static const struct {
    const char *name;
    run_test run;
} run_tests[] = {
    {"runs_repeat", test_runs_repeat}, {"seeds_interleave", test_seeds_interleave}, {"rom_lottery", test_rom_lottery},
    {"delays", test_delays},           {"drop_write", test_drop_write},             {"programmer", test_programmer},
};

static unsigned number_from(const char *variable, unsigned otherwise)
{
    const char *text = getenv(variable);
    return text != NULL ? (unsigned)strtoul(text, NULL, 10) : otherwise;
}

int main(int argc, char **argv)
{
    const unsigned shards = number_from("TEST_TOTAL_SHARDS", 1u), shard = number_from("TEST_SHARD_INDEX", 0u);
    const char *status_file = getenv("TEST_SHARD_STATUS_FILE");
    const size_t run_test_count = sizeof run_tests / sizeof run_tests[0];
    unsigned failed = 0u, run = 0u;
    if (argc != 4 && argc != 5) {
        die("usage: board_test QEMU CPU0_ELF CPU1_ELF [NAME]");
    }
    if (status_file != NULL) {
        FILE *file = fopen(status_file, "w");
        if (file != NULL) {
            fclose(file);
        }
    }
    setvbuf(stdout, NULL, _IOLBF, 0u);
    const struct board board = {argv[1], argv[2], argv[3]};
    for (size_t i = 0u; i < run_test_count + expectation_count; i++) {
        const bool whole = i < run_test_count;
        const struct expectation *wanted = whole ? NULL : &expectations[i - run_test_count];
        const char *name = whole ? run_tests[i].name : wanted->name;
        if (i % shards != shard || (argc == 5 && strcmp(argv[4], name) != 0)) {
            continue;
        }
        const bool good = whole ? run_tests[i].run(&board) : meets(&board, wanted);
        printf("%s %s\n", good ? "ok  " : "FAIL", name);
        failed += good ? 0u : 1u;
        run++;
    }
    printf("%u tests, %u failed\n", run, failed);
    return failed == 0u && run != 0u ? 0 : 1;
}
