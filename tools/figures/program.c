/* SPDX-License-Identifier: Apache-2.0 */
/* See program.h. */
#include "tools/figures/program.h"

#include <stdlib.h>
#include <string.h>

#include "tools/figures/tool.h"

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

static enum program_mark mark_of(const char *text)
{
    if (strstr(text, "\twfi") != NULL) {
        return PROGRAM_SLEEP;
    }
    if (strstr(text, "\tcpsid") != NULL) {
        return PROGRAM_MASK;
    }
    if (strstr(text, "\tcpsie") != NULL) {
        return PROGRAM_UNMASK;
    }
    if ((strstr(text, "\tmsr\tprimask") != NULL) || (strstr(text, "\tmsr\tbasepri") != NULL)
        || (strstr(text, "\tmsr\tfaultmask") != NULL)) {
        return PROGRAM_RESTORE;
    }
    return PROGRAM_PLAIN;
}

/* "10008778:      <tab>wfi" */
static void read_marks(struct program *program, const char *llvm, const char *elf)
{
    const char *const arguments[] = {"--disassemble", "--no-show-raw-insn", elf, NULL};
    struct boardrun_child child;
    char line[LINE_BYTES];

    tool_start(&child, llvm, "llvm-objdump", arguments);
    while (fgets(line, sizeof(line), child.stream) != NULL) {
        char *end = NULL;
        const uint32_t address = (uint32_t)strtoul(line, &end, HEXADECIMAL);
        if ((end != line) && (*end == ':') && is_inside(address)) {
            program->mark_at[half_word(address)] = (uint8_t)mark_of(end);
        }
    }
    tool_end(&child, "llvm-objdump");
}

void program_read(struct program *program, const char *llvm, const char *elf)
{
    (void)memset(program, 0, sizeof(*program));
    read_functions(program, llvm, elf);
    read_marks(program, llvm, elf);
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
