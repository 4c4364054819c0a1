/* SPDX-License-Identifier: Apache-2.0 */
/* What must come of each case. */
#ifndef BOARD_TESTS_EXPECTATIONS_H
#define BOARD_TESTS_EXPECTATIONS_H

#include <stddef.h>
#include <stdint.h>

#include "platforms/lpc55s69/emulator/tests/cases.h"

/* QEMU's exit statuses, from the board's README */
enum board_end { END_IDLE = 0, END_USAGE = 1, END_TIMEOUT = 2, END_LOCKUP = 3, END_STRICT = 4, END_RESET = 5 };

/* A word of the image to change before it is programmed */
struct word_patch {
    uint32_t address, value;
};

struct expectation {
    const char *name;
    enum board_case number;
    const char *properties;     /* further machine properties, may be NULL                        */
    enum board_end end;
    const char *lines[8];       /* texts that must occur in the events, in this order             */
    const char *never;          /* a text that must not occur, may be NULL                        */
    struct word_patch patches[2];
};

extern const struct expectation expectations[];
extern const size_t expectation_count;

#endif
