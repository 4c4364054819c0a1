/* SPDX-License-Identifier: Apache-2.0 */
/* See tool.h. */
#include "tools/figures/tool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

void tool_die(const char *what, const char *detail)
{
    (void)fflush(stdout);
    (void)fprintf(stderr, "figures: %s: %s\n", what, detail);
    exit(2);
}

/* A copy that execv() may have, and that lives as long as the program. */
static char *copy(const char *text)
{
    const size_t bytes = strlen(text) + 1u;
    char *own = malloc(bytes);
    if (own == NULL) {
        tool_die("malloc", strerror(errno));
    }
    (void)memcpy(own, text, bytes);
    return own;
}

void tool_start(struct boardrun_child *child, const char *llvm, const char *name, const char *const *arguments)
{
    char path[TOOL_PATH_BYTES];
    size_t count = 0;

    if ((size_t)snprintf(path, sizeof(path), "%s/%s", llvm, name) >= sizeof(path)) {
        tool_die(llvm, "too long");
    }
    while (arguments[count] != NULL) {
        count++;
    }
    char **argv = calloc(count + 2u, sizeof(argv[0]));
    if (argv == NULL) {
        tool_die("calloc", strerror(errno));
    }
    argv[0] = copy(path);
    for (size_t i = 0; i < count; i++) {
        argv[i + 1u] = copy(arguments[i]);
    }
    if (!boardrun_child_start(child, argv, true)) {
        tool_die(path, strerror(errno));
    }
    for (size_t i = 0; i <= count; i++) {
        free(argv[i]);
    }
    free(argv);
}

void tool_end(struct boardrun_child *child, const char *name)
{
    char rest[256];
    while (fgets(rest, sizeof(rest), child->stream) != NULL) {
        /* the tool is not to be stopped by a closed pipe */
    }
    if (boardrun_child_wait(child) != 0) {
        tool_die(name, "failed");
    }
}
