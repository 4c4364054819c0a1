/* SPDX-License-Identifier: Apache-2.0 */
/* Reading firmware ELF files. See elf32.h. */
#include "tools/elf32.h"

#include <string.h>

enum {
    IDENT_BYTES = 16,
    IDENT_CLASS = 4,
    IDENT_DATA = 5,
    CLASS_32 = 1,
    DATA_LITTLE_ENDIAN = 1,
    TYPE_EXECUTABLE = 2,
    MACHINE_ARM = 40,
    SEGMENT_LOAD = 1
};

bool elf32_parse(struct bytes file, struct elf32 *out)
{
    static const uint8_t magic[] = {0x7f, 'E', 'L', 'F'};
    struct reader reader = {file};
    struct bytes ident;
    struct bytes skipped;
    uint16_t type;
    uint16_t machine;

    if (!reader_take(&reader, IDENT_BYTES, &ident) || (memcmp(ident.ptr, magic, sizeof(magic)) != 0)
        || (ident.ptr[IDENT_CLASS] != CLASS_32) || (ident.ptr[IDENT_DATA] != DATA_LITTLE_ENDIAN)) {
        return false;
    }
    /* e_type, e_machine; e_version, e_entry; e_phoff; e_shoff, e_flags, e_ehsize; e_phentsize, e_phnum. */
    if (!reader_u16_le(&reader, &type) || !reader_u16_le(&reader, &machine) || !reader_take(&reader, 8u, &skipped)
        || !reader_u32_le(&reader, &out->program_header_offset) || !reader_take(&reader, 10u, &skipped)
        || !reader_u16_le(&reader, &out->program_header_bytes) || !reader_u16_le(&reader, &out->program_header_count)) {
        return false;
    }
    out->file = file;
    return (type == TYPE_EXECUTABLE) && (machine == MACHINE_ARM);
}

bool elf32_read_segment(const struct elf32 *elf, uint16_t index, struct elf32_segment *out)
{
    const uint64_t offset = (uint64_t)elf->program_header_offset
                            + ((uint64_t)elf->program_header_bytes * (uint64_t)index);
    struct bytes header;
    if ((offset > SIZE_MAX) || !bytes_slice(elf->file, (size_t)offset, elf->program_header_bytes, &header)) {
        return false;
    }
    struct reader reader = {header};
    uint32_t type;
    uint32_t file_offset;
    uint32_t virtual_address;
    uint32_t file_bytes;
    if (!reader_u32_le(&reader, &type) || !reader_u32_le(&reader, &file_offset)
        || !reader_u32_le(&reader, &virtual_address) || !reader_u32_le(&reader, &out->physical_address)
        || !reader_u32_le(&reader, &file_bytes)) {
        return false;
    }
    return bytes_slice(elf->file, (type == SEGMENT_LOAD) ? file_offset : 0u, (type == SEGMENT_LOAD) ? file_bytes : 0u,
                       &out->content);
}
