/* SPDX-License-Identifier: Apache-2.0 */
/* See sizes.h. Stacks are no object's: those of the linker script have no input section, and the partitions' lie in
 * .bss.noinit. */
#include "tools/figures/sizes.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/figures/tool.h"

enum { LINE_BYTES = 1024, HEXADECIMAL = 16 };

/* What the tables of an image bring along for the entry file to keep its state in is no constant table. */
#define STORAGE_SECTIONS ".bss.image_"
#define STORAGE_NAME     "platforms/lpc55s69/entry_storage"

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* "bazel-out/.../bin/spm/libspm.a(psa_call.o)" -> "spm/psa_call" */
static void name_of(const char *path, char *out)
{
    const char *folder = strstr(path, "/bin/");
    const char *object = strrchr(path, '(');
    folder = (folder != NULL) ? &folder[strlen("/bin/")] : path;
    const char *slash = strrchr(folder, '/');
    if ((object == NULL) || (slash == NULL) || (slash > object)) {
        out[0] = '\0';
        return;
    }
    (void)snprintf(out, SIZES_NAME_BYTES, "%.*s/%.*s", (int)(slash - folder), folder, (int)strcspn(&object[1], ".)"),
                   &object[1]);
}

static struct sizes_object *object_named(struct sizes *sizes, const char *name)
{
    for (size_t i = 0; i < sizes->count; i++) {
        if (strcmp(sizes->object[i].name, name) == 0) {
            return &sizes->object[i];
        }
    }
    if (sizes->count == (size_t)SIZES_OBJECTS) {
        tool_die(name, "is one object too many");
    }
    struct sizes_object *object = &sizes->object[sizes->count++];
    (void)memset(object, 0, sizeof(*object));
    (void)snprintf(object->name, sizeof(object->name), "%s", name);
    return object;
}

static void add(struct sizes *sizes, const char *path, const char *section, uint32_t bytes)
{
    char name[SIZES_NAME_BYTES];
    const bool flash = begins(section, ".text") || begins(section, ".rodata") || begins(section, ".vectors")
                       || begins(section, ".jump_stub");
    const bool ram = (begins(section, ".data") || begins(section, ".bss")) && !begins(section, ".bss.noinit");

    if ((bytes == 0u) || (!flash && !ram)) {
        return;
    }
    name_of(path, name);
    if (begins(section, STORAGE_SECTIONS)) {
        (void)snprintf(name, sizeof(name), "%s", STORAGE_NAME);
    }
    struct sizes_object *object = object_named(sizes, name);
    object->flash += flash ? bytes : 0u;
    object->ram += ram ? bytes : 0u;
}

/* lld: "10008330 10008330       30     2         PATH(OBJECT):(.text.name)" */
static void take_lld_line(struct sizes *sizes, char *line)
{
    char *at = line;
    unsigned long number[4] = {0u, 0u, 0u, 0u};
    for (int i = 0; i < 4; i++) {
        char *end = NULL;
        number[i] = strtoul(at, &end, HEXADECIMAL);
        if (end == at) {
            return;
        }
        at = end;
    }
    char *section = strstr(at, ":(");
    char *end = strrchr(at, ')');
    if ((section == NULL) || (end == NULL)) {
        return;
    }
    *section = '\0';
    *end = '\0';
    add(sizes, &at[strspn(at, " ")], &section[2], (uint32_t)number[2]);
}

/* GNU ld: " .text.name  0x10008330  0x30 PATH(OBJECT)"; a long name has a line of its own. */
static void take_gnu_line(struct sizes *sizes, const char *line, char *section)
{
    if ((line[0] == ' ') && (line[1] == '.')) {
        (void)snprintf(section, SIZES_NAME_BYTES, "%.*s", (int)strcspn(&line[1], " \r\n"), &line[1]);
        line += 1u + strcspn(&line[1], " \r\n");
    } else if ((line[0] != ' ') || (section[0] == '\0')) {
        section[0] = '\0';
        return;
    } else {
        /* what belongs to the name of the line before */
    }
    char *end = NULL;
    const char *at = &line[strspn(line, " \r\n")];
    if (*at == '\0') {
        return;
    }
    const unsigned long address = strtoul(at, &end, HEXADECIMAL);
    const unsigned long bytes = (end != at) ? strtoul(end, &end, HEXADECIMAL) : 0u;
    end += strspn(end, " ");
    if ((address != 0u) && (*end != '\0') && (*end != '\n')) {
        add(sizes, end, section, (uint32_t)bytes);
    }
    section[0] = '\0';
}

void sizes_read(struct sizes *sizes, const char *map)
{
    FILE *stream = fopen(map, "r");
    char line[LINE_BYTES];
    char section[SIZES_NAME_BYTES] = "";
    bool lld = false;
    bool gnu = false;

    if (stream == NULL) {
        tool_die(map, strerror(errno));
    }
    (void)memset(sizes, 0, sizeof(*sizes));
    while (fgets(line, sizeof(line), stream) != NULL) {
        if (lld) {
            take_lld_line(sizes, line);
        } else if (gnu) {
            take_gnu_line(sizes, line, section);
        } else {
            lld = strstr(line, "VMA      LMA     Size Align") != NULL;
            gnu = begins(line, "Linker script and memory map");
        }
    }
    (void)fclose(stream);
    if (sizes->count == 0u) {
        tool_die(map, "is no linker map");
    }
}
