/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes of a file, and taking little-endian values from them. reader_take() is the only place where the pointer moves,
 * so it is the only bounds check. */
#ifndef TOOLS_READER_H
#define TOOLS_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

struct bytes {
    const uint8_t *ptr;
    size_t len;
};

struct reader {
    struct bytes rest;
};

/* Takes `count` bytes; false, and nothing taken, if there are fewer. */
BH_MUST_USE static inline bool reader_take(struct reader *reader, size_t count, struct bytes *out)
{
    if (count > reader->rest.len) {
        return false;
    }
    out->ptr = reader->rest.ptr;
    out->len = count;
    if (count != 0u) {
        reader->rest.ptr += count;
        reader->rest.len -= count;
    }
    return true;
}

BH_MUST_USE static inline bool reader_u16_le(struct reader *reader, uint16_t *out)
{
    struct bytes field;
    if (!reader_take(reader, 2u, &field)) {
        return false;
    }
    *out = (uint16_t)((uint32_t)field.ptr[0] | ((uint32_t)field.ptr[1] << 8));
    return true;
}

BH_MUST_USE static inline bool reader_u32_le(struct reader *reader, uint32_t *out)
{
    struct bytes field;
    if (!reader_take(reader, 4u, &field)) {
        return false;
    }
    *out = (uint32_t)field.ptr[0] | ((uint32_t)field.ptr[1] << 8) | ((uint32_t)field.ptr[2] << 16)
           | ((uint32_t)field.ptr[3] << 24);
    return true;
}

/* The bytes [offset, offset + count) of `whole`; false if they are not all there. */
BH_MUST_USE static inline bool bytes_slice(struct bytes whole, size_t offset, size_t count, struct bytes *out)
{
    struct reader reader = {whole};
    struct bytes skipped;
    return reader_take(&reader, offset, &skipped) && reader_take(&reader, count, out);
}

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_READER_H */
