/* SPDX-License-Identifier: Apache-2.0 */
/* Runs the probe on the virtual board and compares what it prints with expected.txt, the lines that a board is to
 * print. Under each reading of an open point exactly that point's line differs.
 *
 * usage: probe_test QEMU PROBE_ELF EXPECTED */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platforms/lpc55s69/emulator/tests/runner.h"

static const struct {
    const char *properties;
    const char *line, *instead;     /* NULL: nothing differs */
} runs[] = {
    {"seed=1", NULL, NULL},
    {"seed=2", NULL, NULL},
    {"seed=3", NULL, NULL},
    {"seed=4,quantum=50", NULL, NULL},
    {"seed=5,cpu1-delay=300", NULL, NULL},
    {"strict-mode=same", "open strict-mode tier", "open strict-mode same"},
    {"secure-alias=violation", "open secure-alias same", "open secure-alias violation"},
    {"slave-rule=stricter", "open slave-rule override", "open slave-rule stricter"},
    {"lock-scope=all", "open lock-scope rules", "open lock-scope all"},
    {"vio-ports=reversed", "open vio-ports listed", "open vio-ports not as listed"},
    {"reserved-irqs=absent", "open reserved-irqs present", "open reserved-irqs absent"},
};

/* The console's text alone, as a terminal would show it */
static char *console_text(const char *events)
{
    static const char mark[] = " cpu0 console ";
    char *text = calloc(1u, strlen(events) + 1u);
    if (text == NULL) {
        die("no memory");
    }
    for (const char *at = strstr(events, mark); at != NULL; at = strstr(at, mark)) {
        at += sizeof mark - 1u;
        strncat(text, at, strcspn(at, "\n") + 1u);
    }
    return text;
}

/* Whether the texts agree line by line, where line may read instead */
static bool agrees(const char *text, const char *expected, const char *line, const char *instead)
{
    while (*expected != '\0' && *text != '\0') {
        const size_t len = strcspn(text, "\n"), expected_len = strcspn(expected, "\n");
        const bool replaced =
            line != NULL && expected_len == strlen(line) && strncmp(expected, line, expected_len) == 0;
        const char *wanted = replaced ? instead : expected;
        const size_t wanted_len = replaced ? strlen(instead) : expected_len;
        if (len != wanted_len || strncmp(text, wanted, len) != 0) {
            printf("  wanted: %.*s\n  is:     %.*s\n", (int)wanted_len, wanted, (int)len, text);
            return false;
        }
        text += len + (text[len] != '\0' ? 1u : 0u);
        expected += expected_len + (expected[expected_len] != '\0' ? 1u : 0u);
    }
    return *expected == '\0' && *text == '\0';
}

int main(int argc, char **argv)
{
    unsigned failed = 0u;
    if (argc != 4) {
        die("usage: probe_test QEMU PROBE_ELF EXPECTED");
    }
    const struct board board = {argv[1], argv[2], NULL};
    char *expected = read_whole_file(argv[3], NULL);
    for (size_t i = 0u; i < sizeof runs / sizeof runs[0]; i++) {
        struct run run = board_run_files(&board, argv[2], NULL, runs[i].properties);
        char *text = console_text(run.events);
        const bool good = run.status == (int)END_IDLE && agrees(text, expected, runs[i].line, runs[i].instead);
        printf("%s %s\n", good ? "ok  " : "FAIL", runs[i].properties);
        if (!good) {
            printf("  exit status %d\n%s%s", run.status, run.errors, run.events);
            failed++;
        }
        free(text);
        run_free(&run);
    }
    free(expected);
    return failed == 0u ? 0 : 1;
}
