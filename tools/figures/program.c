/* SPDX-License-Identifier: Apache-2.0 */
/* See program.h. */
#include "tools/figures/program.h"

#include <stdlib.h>
#include <string.h>

#include "tools/elf32.h"
#include "tools/figures/tool.h"
#include "tools/file.h"

enum { LINE_BYTES = 512, HEXADECIMAL = 16 };

static bool is_inside(uint32_t address)
{
    return (address >= (uint32_t)PROGRAM_BASE) && ((address - (uint32_t)PROGRAM_BASE) < (uint32_t)PROGRAM_BYTES);
}

static size_t half_word(uint32_t address)
{
    return (size_t)((address - (uint32_t)PROGRAM_BASE) / 2u);
}

/* "10008474 0000002e T ask_empty" */
static bool parse_symbol(const char *line, struct program_symbol *out)
{
    char *end = NULL;
    out->address = (uint32_t)strtoul(line, &end, HEXADECIMAL);
    if (*end != ' ') {
        return false;
    }
    const char *at = &end[1];
    out->bytes = (uint32_t)strtoul(at, &end, HEXADECIMAL);
    /* Symbols without a size have no second number. */
    if ((end != &at[8]) || (strchr("tTwW", end[1]) == NULL) || (end[2] != ' ')) {
        return false;
    }
    const size_t len = strcspn(&end[3], "\r\n");
    if (len >= sizeof(out->name)) {
        return false;
    }
    (void)memcpy(out->name, &end[3], len);
    out->name[len] = '\0';
    return out->name[0] != '$';
}

static void read_functions(struct program *program, const char *llvm, const char *elf)
{
    const char *const arguments[] = {"--print-size", "--defined-only", elf, NULL};
    struct boardrun_child child;
    char line[LINE_BYTES];

    program->count = 1u;
    tool_start(&child, llvm, "llvm-nm", arguments);
    while (fgets(line, sizeof(line), child.stream) != NULL) {
        struct program_symbol symbol;
        if (!parse_symbol(line, &symbol) || !is_inside(symbol.address)) {
            continue;
        }
        if (program->count == (size_t)PROGRAM_FUNCTIONS) {
            tool_die(elf, "has too many functions");
        }
        for (uint32_t at = 0u; at < symbol.bytes; at += 2u) {
            if (is_inside(symbol.address + at)) {
                program->function_at[half_word(symbol.address + at)] = (uint16_t)program->count;
            }
        }
        program->symbol[program->count] = symbol;
        program->count++;
    }
    tool_end(&child, "llvm-nm");
}

/* Armv8-M: WFI is 0xBF30, CPSID 0xB67x and CPSIE 0xB66x; MSR is 0xF38n and then 0x88xx, the low byte of which names PRIMASK,
 * BASEPRI, BASEPRI_MAX or FAULTMASK (0x10 to 0x13). Read at addresses that were executed, so never in the middle of an
 * instruction. */
static enum program_mark mark_of(uint16_t first, uint16_t second)
{
    if (first == 0xBF30u) {
        return PROGRAM_SLEEP;
    }
    if ((first & 0xFFF8u) == 0xB670u) {
        return PROGRAM_MASK;
    }
    if ((first & 0xFFF8u) == 0xB660u) {
        return PROGRAM_UNMASK;
    }
    if (((first & 0xFFF0u) == 0xF380u) && ((second & 0xFFFCu) == 0x8810u)) {
        return PROGRAM_RESTORE;
    }
    return PROGRAM_PLAIN;
}

static void mark_segment(struct program *program, const struct elf32_segment *segment)
{
    for (size_t at = 0u; (at + 1u) < segment->content.len; at += 2u) {
        const uint8_t *byte = &segment->content.ptr[at];
        const bool last = (at + 3u) >= segment->content.len;
        const uint32_t address = segment->physical_address + (uint32_t)at;
        if (is_inside(address)) {
            program->mark_at[half_word(address)] =
                (uint8_t)mark_of((uint16_t)(byte[0] | ((uint32_t)byte[1] << 8)),
                                 last ? (uint16_t)0u : (uint16_t)(byte[2] | ((uint32_t)byte[3] << 8)));
        }
    }
}

static void read_marks(struct program *program, const char *path)
{
    struct bytes file;
    struct elf32 elf;
    struct elf32_segment segment;

    if (!file_read(path, &file) || !elf32_parse(file, &elf)) {
        tool_die(path, "is no firmware image that can be read");
    }
    for (uint16_t i = 0u; i < elf.program_header_count; i++) {
        if (!elf32_read_segment(&elf, i, &segment)) {
            tool_die(path, "is cut off");
        }
        mark_segment(program, &segment);
    }
    file_free(file);
}

void program_read(struct program *program, const char *llvm, const char *elf)
{
    (void)memset(program, 0, sizeof(*program));
    read_functions(program, llvm, elf);
    read_marks(program, elf);
}

size_t program_function_at(const struct program *program, uint32_t address)
{
    return is_inside(address) ? program->function_at[half_word(address)] : (size_t)PROGRAM_NO_FUNCTION;
}

enum program_mark program_mark_at(const struct program *program, uint32_t address)
{
    return is_inside(address) ? (enum program_mark)program->mark_at[half_word(address)] : PROGRAM_PLAIN;
}

size_t program_function(const struct program *program, const char *name)
{
    for (size_t i = 1u; i < program->count; i++) {
        if (strcmp(program->symbol[i].name, name) == 0) {
            return i;
        }
    }
    tool_die(name, "is no function of the image");
}
