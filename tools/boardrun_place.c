/* SPDX-License-Identifier: Apache-2.0 */
/* Names for code addresses. See boardrun_place.h. */
#include "tools/boardrun_place.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "tools/boardrun_child.h"

enum { LINE_BYTES = 240, PATH_BYTES = 1024 };

struct pair {
    char function[LINE_BYTES];
    char location[LINE_BYTES];
};

static void cut_line(char *line)
{
    line[strcspn(line, "\r\n")] = '\0';
}

/* "file:line:column" -> "file:line", without "./" in front. */
static const char *short_location(char *location)
{
    char *colon = strrchr(location, ':');
    if (colon != NULL) {
        *colon = '\0';
    }
    while (strncmp(location, "./", 2u) == 0) {
        location += 2;
    }
    return location;
}

/* Reads one pair of lines. */
static bool read_pair(FILE *stream, struct pair *pair)
{
    if ((fgets(pair->function, LINE_BYTES, stream) == NULL) || (fgets(pair->location, LINE_BYTES, stream) == NULL)) {
        return false;
    }
    cut_line(pair->function);
    cut_line(pair->location);
    return pair->function[0] != '\0';
}

/* Innermost and outermost of the functions that were inlined into each other there. */
static bool ask(const char *symbolizer, const char *elf, uint32_t address, struct pair *inner, struct pair *outer)
{
    char tool[PATH_BYTES];
    char object[PATH_BYTES];
    char number[16];
    char functions[] = "--functions=short";
    struct boardrun_child child;

    if (((size_t)snprintf(tool, sizeof(tool), "%s", symbolizer) >= sizeof(tool))
        || ((size_t)snprintf(object, sizeof(object), "--obj=%s", elf) >= sizeof(object))) {
        return false;
    }
    (void)snprintf(number, sizeof(number), "0x%08" PRIx32, address);
    char *argv[] = {tool, object, functions, number, NULL};
    if (!boardrun_child_start(&child, argv, true)) {
        return false;
    }
    const bool complete = read_pair(child.stream, inner);
    struct pair next = *inner;
    do {
        *outer = next;
    } while (complete && read_pair(child.stream, &next));
    const int status = boardrun_child_wait(&child);
    return complete && (status == 0) && (strncmp(inner->function, "??", 2u) != 0);
}

struct boardrun_place boardrun_place_of(const char *symbolizer, const char *elf, uint32_t address)
{
    struct boardrun_place place;
    struct pair inner = {"", ""};
    struct pair outer = {"", ""};
    /* Bit 0 of a return address only says Thumb. */
    const uint32_t code = address & ~UINT32_C(1);

    if ((symbolizer == NULL) || !ask(symbolizer, elf, code, &inner, &outer)) {
        (void)snprintf(place.text, sizeof(place.text), "0x%08" PRIx32, code);
    } else if (strcmp(inner.function, outer.function) == 0) {
        (void)snprintf(place.text, sizeof(place.text), "0x%08" PRIx32 " %s (%s)", code, inner.function,
                       short_location(inner.location));
    } else {
        (void)snprintf(place.text, sizeof(place.text), "0x%08" PRIx32 " %s (%s) in %s (%s)", code, inner.function,
                       short_location(inner.location), outer.function, short_location(outer.location));
    }
    return place;
}

struct boardrun_place boardrun_place_of_call(const char *symbolizer, const char *elf, uint32_t return_address)
{
    /* The address behind a call may belong to another line; every call instruction is at least two bytes long. */
    return boardrun_place_of(symbolizer, elf, (return_address & ~UINT32_C(1)) - 2u);
}
