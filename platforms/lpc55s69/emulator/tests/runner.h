/* SPDX-License-Identifier: Apache-2.0 */
/* Runs the virtual board and reads what it wrote. */
#ifndef BOARD_TESTS_RUNNER_H
#define BOARD_TESTS_RUNNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "platforms/lpc55s69/emulator/tests/expectations.h"

struct board {
    const char *qemu, *cpu0_elf, *cpu1_elf;
};

struct run {
    int status;        /* QEMU's exit status, -1 if it did not exit by itself */
    char *events;      /* the whole stream, ends with NUL; owner frees        */
    char *errors;      /* what QEMU wrote to standard error; owner frees      */
};

/* Programs a copy of cpu0_elf with the case's number and the patches (up to two, address 0 ends them) and runs it.
 * properties may be NULL. Ends the program on anything that is not the board's doing. */
struct run board_run(const struct board *board, enum board_case number, const char *properties,
                     const struct word_patch *patches);
/* The same, with these ELF files as they are; cpu1_elf may be NULL */
struct run board_run_files(const struct board *board, const char *cpu0_elf, const char *cpu1_elf,
                           const char *properties);
void run_free(struct run *run);

/* Whether the texts occur one after the other; *missing is the first that does not */
bool text_in_order(const char *text, const char *const *wanted, size_t count, const char **missing);
/* Virtual time of the first line that holds the text, -1 if there is none */
int64_t time_of(const char *events, const char *text);
/* Writes bytes to a fresh file in the test's folder; returns its name, owner frees */
char *temporary_file(const char *suffix, const void *bytes, size_t len);
void *read_whole_file(const char *name, size_t *len);
void die(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

#endif
