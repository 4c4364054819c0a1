/* SPDX-License-Identifier: Apache-2.0 */
/* See path.h. */
#include "tools/figures/path.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/figures/tool.h"

enum { EXCEPTION_SVCALL = 11, EXCEPTION_PENDSV = 14, EXCEPTION_MAILBOX = 16 + 31, LINE_BYTES = 1024 };

/* Where a call is in the partition's hands: in its function (SFN model), or behind the psa_wait() in which its thread
 * was (IPC model), which runs in its own context and with its own rights. */
static const char *const partition_functions[] = {"cases_stateless_sfn", "server_main", "psa_wait"};

void path_start(struct path *path, const struct program *program, const char *wanted)
{
    (void)memset(path, 0, sizeof(*path));
    path->program = program;
    path->wanted = program_function(program, wanted);
    mask_start(&path->mask, program);
}

/* Calls of client reach server too, but by another way. */
static const char *const client_functions[] = {"cases_client_sfn", "client_main"};

static bool is_among(const struct path *path, size_t function, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(path->program->symbol[function].name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

#define IS_AMONG(path, function, names) is_among((path), (function), (names), sizeof(names) / sizeof((names)[0]))

static void instruction(struct path *path, uint32_t pc)
{
    const size_t function = program_function_at(path->program, pc);
    const bool thread = !mask_in_handler(&path->mask);

    if (thread && (program_mark_at(path->program, pc) == PROGRAM_SLEEP)) {
        path->open = false;
        return;
    }
    path->disturbed = path->disturbed || IS_AMONG(path, function, client_functions);
    if (path->arrived) {
        if ((function == path->wanted) && !path->disturbed) {
            path->found = path->now;
        }
        return;
    }
    if (thread && IS_AMONG(path, function, partition_functions)) {
        path->arrived = true;
        path->now.arrival = pc;
        return;
    }
    if (path->now.count == (size_t)PATH_STEPS) {
        tool_die("the way of a call", "is too long");
    }
    path->now.step[path->now.count++] = pc;
}

void path_take(struct path *path, const struct log_entry *entry)
{
    mask_take(&path->mask, entry);
    if ((entry->kind == LOG_TAKEN) && !path->open) {
        path->open = entry->exception == (unsigned int)EXCEPTION_MAILBOX;
        path->arrived = false;
        path->disturbed = false;
        path->now.count = 0u;
    } else if (entry->kind == LOG_TAKEN) {
        path->disturbed = path->disturbed
                          || ((entry->exception != (unsigned int)EXCEPTION_SVCALL)
                              && (entry->exception != (unsigned int)EXCEPTION_PENDSV));
    } else if ((entry->kind == LOG_INSTRUCTION) && path->open) {
        instruction(path, entry->pc);
    } else {
        /* between calls, or the edge of a handler */
    }
}

/* ---- Files ---------------------------------------------------------------------------------- */

static bool is_header(const char *name)
{
    const size_t len = strlen(name);
    return (len > 2u) && (strcmp(&name[len - 2u], ".h") == 0);
}

/* A test and "bazel run" start in a folder that holds the sources. */
static unsigned int lines_of(const char *name)
{
    char line[LINE_BYTES];
    unsigned int lines = 0u;
    FILE *stream = fopen(name, "r");
    if (stream == NULL) {
        tool_die(name, strerror(errno));
    }
    while (fgets(line, sizeof(line), stream) != NULL) {
        lines += (strchr(line, '\n') != NULL) ? 1u : 0u;
    }
    (void)fclose(stream);
    return lines;
}

static struct path_file *file_named(struct path_files *files, const char *name)
{
    for (size_t i = 0; i < files->count; i++) {
        if (strcmp(files->file[i].name, name) == 0) {
            return &files->file[i];
        }
    }
    if (files->count == (size_t)PATH_FILES) {
        tool_die(name, "is one file too many");
    }
    struct path_file *file = &files->file[files->count++];
    (void)memset(file, 0, sizeof(*file));
    (void)snprintf(file->name, sizeof(file->name), "%s", name);
    file->header = is_header(name);
    file->own = strncmp(name, "toolchains/", strlen("toolchains/")) != 0;
    file->lines = file->own ? lines_of(name) : 0u;
    return file;
}

void path_files_find(const struct path *path, const struct place *place, struct path_files *out)
{
    out->count = 0u;
    for (size_t i = 0; i < path->found.count; i++) {
        file_named(out, place[i].file)->instructions++;
    }
    for (size_t i = 0; i < path->found.count; i++) {
        if (strcmp(place[i].file, place[i].line_file) != 0) {
            file_named(out, place[i].line_file)->instructions++;
        }
    }
}
