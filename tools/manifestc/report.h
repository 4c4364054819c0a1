/* SPDX-License-Identifier: Apache-2.0 */
/* The errors of a run: collected, then printed in the order of their places. */
#ifndef TOOLS_MANIFESTC_REPORT_H
#define TOOLS_MANIFESTC_REPORT_H

#include <stddef.h>
#include <stdio.h>

#include "tools/manifestc/arena.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A place in a file. file NULL: the command line. */
struct place {
    const char *file;
    unsigned int file_number; /* in the order of the command line */
    unsigned int line;        /* from 1 */
    unsigned int column;      /* from 1 */
};

struct report {
    struct arena *arena;
    struct finding *first;
    size_t count;
};

/* Says what is wrong and, behind a semicolon, what would be right. rule: "V7" and so on (docs/manifests.md). The same
 * words at the same place are said once. */
#ifdef __clang__
__attribute__((format(printf, 4, 5)))
#endif
void report_error(struct report *report, struct place place, const char *rule, const char *format, ...);

/* "FILE:LINE:COLUMN: error: WORDS [RULE]", one a line. */
void report_print(const struct report *report, FILE *out);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_MANIFESTC_REPORT_H */
