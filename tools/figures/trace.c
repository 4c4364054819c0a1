/* SPDX-License-Identifier: Apache-2.0 */
/* trace --qemu=F --symbolizer=F --cpu0-ipc=F --cpu0-sfn=F --cpu1=F [--backend=IPC|SFN] [--call=small|empty|...]
 * [--check]
 *
 * Makes one call on the virtual board, follows what CPU0 executes from the mailbox interrupt to the partition, and
 * prints the functions and the files. --check: exit status 1 if the way leads through more files, or longer ones, than
 * a reader is to be asked to open. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/figures/board.h"
#include "tools/figures/path.h"
#include "tools/figures/tool.h"

enum { FILES_LIMIT = 5, LINES_LIMIT = 600, NAME_BYTES = 64 };

struct options {
    const char *qemu;
    const char *symbolizer;
    const char *cpu0[2]; /* IPC, SFN */
    const char *cpu1;
    const char *backend;
    const char *call;
    bool check;
    char llvm[TOOL_PATH_BYTES];
};

static const char *value_of(const char *argument, const char *name)
{
    const size_t len = strlen(name);
    return (strncmp(argument, name, len) == 0) ? &argument[len] : NULL;
}

static void take_option(struct options *options, const char *argument)
{
    const struct {
        const char *name;
        const char **value;
    } known[] = {
        {"--qemu=", &options->qemu},        {"--symbolizer=", &options->symbolizer},
        {"--cpu0-ipc=", &options->cpu0[0]}, {"--cpu0-sfn=", &options->cpu0[1]},
        {"--cpu1=", &options->cpu1},        {"--backend=", &options->backend},
        {"--call=", &options->call},
    };
    if (strcmp(argument, "--check") == 0) {
        options->check = true;
        return;
    }
    for (size_t i = 0; i < (sizeof(known) / sizeof(known[0])); i++) {
        const char *value = value_of(argument, known[i].name);
        if (value != NULL) {
            *known[i].value = value;
            return;
        }
    }
    tool_die(argument, "no such option; there are --backend=IPC|SFN, --call=empty|small|large|exchange and --check");
}

static void read_options(struct options *options, int argc, char **argv)
{
    (void)memset(options, 0, sizeof(*options));
    options->backend = "IPC";
    options->call = "small";
    for (int i = 1; i < argc; i++) {
        take_option(options, argv[i]);
    }
    if ((options->qemu == NULL) || (options->symbolizer == NULL) || (options->cpu0[0] == NULL)
        || (options->cpu0[1] == NULL) || (options->cpu1 == NULL)) {
        tool_die("usage", "bazel run //tools/figures:trace -- [--backend=IPC|SFN] [--call=small|empty|large|exchange]");
    }
    if ((strcmp(options->backend, "IPC") != 0) && (strcmp(options->backend, "SFN") != 0)) {
        tool_die("--backend", "IPC or SFN");
    }
    const char *slash = strrchr(options->symbolizer, '/');
    (void)snprintf(options->llvm, sizeof(options->llvm), "%.*s",
                   (slash != NULL) ? (int)(slash - options->symbolizer) : 1,
                   (slash != NULL) ? options->symbolizer : ".");
}

static void follow(const struct options *options, const char *cpu0, struct path *path)
{
    struct boardrun_child child;
    static struct log log;
    struct log_entry entry;

    board_log(&child, options->qemu, cpu0, options->cpu1);
    log_start(&log, child.stream);
    while (log_next(&log, &entry)) {
        path_take(path, &entry);
    }
    board_end(&child);
    if (path->found.count == 0u) {
        tool_die(options->call, "no such call was seen");
    }
}

/* Assembly has lines but no functions there; the symbol has a name. */
static void name_assembly(const struct program *program, uint32_t address, struct place *place)
{
    if (strncmp(place->function, "??", 2u) == 0) {
        (void)snprintf(place->function, sizeof(place->function), "%s",
                       program->symbol[program_function_at(program, address)].name);
    }
}

/* Functions in the order in which they are entered first */
static void print_functions(const struct path *path, const struct place *place)
{
    for (size_t i = 0; i < path->found.count; i++) {
        size_t first = 0;
        unsigned int instructions = 0u;
        while (strcmp(place[first].function, place[i].function) != 0) {
            first++;
        }
        if (first != i) {
            continue;
        }
        for (size_t k = i; k < path->found.count; k++) {
            instructions += (strcmp(place[k].function, place[i].function) == 0) ? 1u : 0u;
        }
        (void)printf("%5zu  %-32s %4u instructions  %s\n", i, place[i].function, instructions, place[i].file);
    }
}

/* Whether it is a short way. */
static bool print_files(const struct path_files *files)
{
    unsigned int own = 0u;
    bool short_files = true;

    (void)printf("\nOwn files:\n");
    for (size_t i = 0; i < files->count; i++) {
        const struct path_file *file = &files->file[i];
        if (file->own && !file->header) {
            own++;
            short_files = short_files && (file->lines <= (unsigned int)LINES_LIMIT);
            (void)printf("  %u. %s: %u lines, %u instructions\n", own, file->name, file->lines, file->instructions);
        }
    }
    (void)printf("\nBesides:\n");
    for (size_t i = 0; i < files->count; i++) {
        const struct path_file *file = &files->file[i];
        if (!file->own || file->header) {
            (void)printf("  %s: %s%u instructions\n", file->name, file->header ? "inline functions, " : "",
                         file->instructions);
            short_files = short_files && (file->lines <= (unsigned int)LINES_LIMIT);
        }
    }
    (void)printf("\n%u own files (limit %d), %s with more than %d lines\n", own, (int)FILES_LIMIT,
                 short_files ? "none" : "one", (int)LINES_LIMIT);
    return (own <= (unsigned int)FILES_LIMIT) && short_files;
}

int main(int argc, char **argv)
{
    static struct options options;
    static struct program program;
    static struct path path;
    static struct place place[PATH_STEPS];
    static struct path_files files;
    char function[NAME_BYTES];
    struct place arrival;

    read_options(&options, argc, argv);
    const char *cpu0 = options.cpu0[(strcmp(options.backend, "IPC") == 0) ? 0 : 1];
    (void)snprintf(function, sizeof(function), "serve_%s", options.call);
    program_read(&program, options.llvm, cpu0);
    path_start(&path, &program, function);
    follow(&options, cpu0, &path);
    places_find(options.llvm, cpu0, path.found.step, path.found.count, place);
    places_find(options.llvm, cpu0, &path.found.arrival, 1u, &arrival);
    for (size_t i = 0; i < path.found.count; i++) {
        name_assembly(&program, path.found.step[i], &place[i]);
    }
    name_assembly(&program, path.found.arrival, &arrival);

    (void)printf("%s backend, from the mailbox interrupt to the partition: %zu instructions\n\n", options.backend,
                 path.found.count);
    print_functions(&path, place);
    (void)printf("%5zu  %-32s the partition          %s\n", path.found.count, arrival.function, arrival.file);
    path_files_find(&path, place, &files);
    const bool good = print_files(&files);
    return (good || !options.check) ? 0 : 1;
}
