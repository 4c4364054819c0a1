/* SPDX-License-Identifier: Apache-2.0 */
/* What a programmer needs of a firmware ELF file: the pieces to load and their physical addresses.
 * Source: System V ABI, "Object Files" (ELF header and program headers, 32 bits, little-endian). */
#ifndef TOOLS_ELF32_H
#define TOOLS_ELF32_H

#include "tools/reader.h"

#ifdef __cplusplus
extern "C" {
#endif

struct elf32 {
    struct bytes file;
    uint32_t program_header_offset;
    uint16_t program_header_bytes;
    uint16_t program_header_count;
};

/* One thing to load; content.len is 0 if the program header describes nothing that lies in the file. */
struct elf32_segment {
    uint32_t physical_address;
    struct bytes content;
};

/* Whether the bytes are an executable for Arm. `out` refers to them afterwards. */
BH_MUST_USE bool elf32_parse(struct bytes file, struct elf32 *out);

/* Program header `index`, below program_header_count. false: it reaches out of the file. */
BH_MUST_USE bool elf32_read_segment(const struct elf32 *elf, uint16_t index, struct elf32_segment *out);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_ELF32_H */
