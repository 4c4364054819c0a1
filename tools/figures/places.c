/* SPDX-License-Identifier: Apache-2.0 */
/* See places.h. */
#include "tools/figures/places.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/figures/tool.h"

enum { LINE_BYTES = 1024, NUMBER_BYTES = 12, BATCH = 1000 };

static void keep(char *out, const char *text)
{
    while (strncmp(text, "./", 2u) == 0) {
        text += 2;
    }
    (void)snprintf(out, PLACES_TEXT_BYTES, "%.*s", (int)PLACES_TEXT_BYTES - 1, text);
}

/* "file:line:column" -> "file" */
static void cut_location(char *text)
{
    for (int colons = 0; colons < 2; colons++) {
        char *colon = strrchr(text, ':');
        if (colon != NULL) {
            *colon = '\0';
        }
    }
}

/* The answer for one address: pairs of lines, function and location, the innermost first; then an empty line. */
static void read_place(FILE *stream, struct place *out)
{
    char line[LINE_BYTES];
    (void)snprintf(out->line_file, sizeof(out->line_file), "??");
    (void)snprintf(out->file, sizeof(out->file), "??");
    (void)snprintf(out->function, sizeof(out->function), "??");
    for (unsigned int number = 0u; fgets(line, sizeof(line), stream) != NULL; number++) {
        line[strcspn(line, "\r\n")] = '\0';
        if (line[0] == '\0') {
            return;
        }
        if ((number % 2u) == 0u) {
            keep(out->function, line);
            continue;
        }
        cut_location(line);
        keep(out->file, line);
        if (number == 1u) {
            keep(out->line_file, line);
        }
    }
}

static void find_batch(const char *llvm, const char *elf, const uint32_t *address, size_t count, struct place *out)
{
    static char number[BATCH][NUMBER_BYTES];
    const char *arguments[BATCH + 4];
    char object[TOOL_PATH_BYTES];
    struct boardrun_child child;
    size_t used = 0;

    if ((size_t)snprintf(object, sizeof(object), "--obj=%s", elf) >= sizeof(object)) {
        tool_die(elf, "too long");
    }
    arguments[used++] = object;
    arguments[used++] = "--functions=short";
    for (size_t i = 0; i < count; i++) {
        (void)snprintf(number[i], sizeof(number[i]), "0x%08" PRIx32, address[i]);
        arguments[used++] = number[i];
    }
    arguments[used] = NULL;
    tool_start(&child, llvm, "llvm-symbolizer", arguments);
    for (size_t i = 0; i < count; i++) {
        read_place(child.stream, &out[i]);
    }
    tool_end(&child, "llvm-symbolizer");
}

void places_find(const char *llvm, const char *elf, const uint32_t *address, size_t count, struct place *out)
{
    for (size_t done = 0; done < count; done += (size_t)BATCH) {
        const size_t rest = count - done;
        find_batch(llvm, elf, &address[done], (rest < (size_t)BATCH) ? rest : (size_t)BATCH, &out[done]);
    }
}
