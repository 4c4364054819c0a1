/* SPDX-License-Identifier: Apache-2.0 */
/* The manifest compiler as a function, for main(), tests and the fuzzer. */
#ifndef TOOLS_MANIFESTC_MANIFESTC_H
#define TOOLS_MANIFESTC_MANIFESTC_H

#include <stdio.h>

#include "tools/manifestc/model.h"
#include "tools/reader.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { MANIFESTC_FINE = 0, MANIFESTC_ERRORS = 1, MANIFESTC_USAGE = 2, MANIFESTC_FILES = 3 };

/* A whole run. Help goes to `out`, errors to `error`. */
int manifestc_run(int argc, const char *const *argv, FILE *out, FILE *error);

struct manifest_text {
    const char *name; /* of the file */
    struct bytes content;
};

/* Reads and checks manifests that are in memory. The result is ready for the functions of emit.h if the report is
 * empty. platform: may be NULL. Everything lives in `report`'s arena, and names point into `texts` and `options`. */
struct image *manifestc_compile(struct report *report, const struct options *options,
                                const struct manifest_text *platform, const struct manifest_text *texts, size_t count);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_MANIFESTC_MANIFESTC_H */
