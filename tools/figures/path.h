/* SPDX-License-Identifier: Apache-2.0 */
/* The way of one call: what CPU0 executes from the mailbox interrupt to the first instruction of the partition, as
 * functions in the order in which they are entered, and the files that a reader has to open. */
#ifndef TOOLS_FIGURES_PATH_H
#define TOOLS_FIGURES_PATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tools/figures/log.h"
#include "tools/figures/mask.h"
#include "tools/figures/places.h"
#include "tools/figures/program.h"

enum { PATH_STEPS = 8192, PATH_FILES = 64 };

struct path_steps {
    uint32_t step[PATH_STEPS];
    size_t count;
    uint32_t arrival; /* first instruction in the partition's hands */
};

struct path {
    const struct program *program;
    struct mask mask;
    size_t wanted; /* function of server that shows that it is the wanted call */
    bool open;
    bool arrived;
    bool disturbed; /* another interrupt came in between */
    struct path_steps now;
    struct path_steps found; /* the last wanted call that nothing disturbed; count 0: none */
};

struct path_file {
    char name[PLACES_TEXT_BYTES];
    bool header; /* holds only functions that were inlined on the way */
    bool own;    /* neither mem* nor foreign                           */
    unsigned int instructions;
    unsigned int lines; /* of the whole file, if it is own */
};

struct path_files {
    struct path_file file[PATH_FILES];
    size_t count;
};

/* Looks for calls that run server's function `wanted`; the last one counts, for which CPU0 had to wake up. */
void path_start(struct path *path, const struct program *program, const char *wanted);
void path_take(struct path *path, const struct log_entry *entry);

/* place[i] belongs to path->found.step[i]. Files of functions, then headers of what was inlined. */
void path_files_find(const struct path *path, const struct place *place, struct path_files *out);

#endif /* TOOLS_FIGURES_PATH_H */
