/* SPDX-License-Identifier: Apache-2.0 */
/* CPU0's image as its ELF file describes it: functions, and the instructions that matter for what is masked. Asks
 * llvm-nm and the bytes of its ELF file. */
#ifndef TOOLS_FIGURES_PROGRAM_H
#define TOOLS_FIGURES_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "spm/base/attributes.h"

enum {
    PROGRAM_BASE = 0x10000000,
    PROGRAM_BYTES = 0x20000, /* boot area and secure image area */
    PROGRAM_FUNCTIONS = 1024,
    PROGRAM_NAME_BYTES = 64,
    PROGRAM_NO_FUNCTION = 0
};

/* What an instruction means for interrupts. */
enum program_mark {
    PROGRAM_PLAIN = 0,
    PROGRAM_SLEEP,  /* wfi                 */
    PROGRAM_MASK,   /* cpsid i             */
    PROGRAM_UNMASK, /* cpsie i             */
    PROGRAM_RESTORE /* msr primask, rN     */
};

struct program_symbol {
    char name[PROGRAM_NAME_BYTES];
    uint32_t address;
    uint32_t bytes;
};

struct program {
    struct program_symbol symbol[PROGRAM_FUNCTIONS]; /* functions from 1; 0 is none */
    size_t count;
    uint16_t function_at[PROGRAM_BYTES / 2]; /* index of the function at each half-word */
    uint8_t mark_at[PROGRAM_BYTES / 2];      /* enum program_mark */
};

/* llvm: folder of the tools. Ends the program if they cannot be used. */
void program_read(struct program *program, const char *llvm, const char *elf);

/* Index of the function at that address, or PROGRAM_NO_FUNCTION. */
BH_MUST_USE size_t program_function_at(const struct program *program, uint32_t address);
BH_MUST_USE enum program_mark program_mark_at(const struct program *program, uint32_t address);

/* Index of the function with that name; ends the program if there is none. */
BH_MUST_USE size_t program_function(const struct program *program, const char *name);

#endif /* TOOLS_FIGURES_PROGRAM_H */
