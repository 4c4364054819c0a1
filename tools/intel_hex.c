/* SPDX-License-Identifier: Apache-2.0 */
/* Writing Intel HEX. See intel_hex.h. */
#include "tools/intel_hex.h"

enum {
    RECORD_DATA_BYTES = 16,
    RECORD_HEADER_BYTES = 4,
    TYPE_DATA = 0,
    TYPE_END = 1,
    TYPE_UPPER_ADDRESS = 4,
    /* ":", header, data and checksum in hexadecimal, "\0" */
    LINE_CHARACTERS = 1 + (2 * (RECORD_HEADER_BYTES + RECORD_DATA_BYTES + 1)) + 1
};

static char *put_byte(char *to, uint8_t value)
{
    static const char digit[] = "0123456789ABCDEF";
    to[0] = digit[value >> 4];
    to[1] = digit[value & 0xfu];
    return to + 2;
}

static bool write_record(uint8_t type, uint16_t address, const uint8_t *data, uint8_t count, intel_hex_sink sink,
                         void *context)
{
    const uint8_t header[RECORD_HEADER_BYTES] = {count, (uint8_t)(address >> 8), (uint8_t)(address & 0xffu), type};
    char line[LINE_CHARACTERS];
    char *to = line;
    uint8_t sum = 0;

    *to++ = ':';
    for (size_t i = 0; i < sizeof(header); i++) {
        to = put_byte(to, header[i]);
        sum = (uint8_t)(sum + header[i]);
    }
    for (size_t i = 0; i < count; i++) {
        to = put_byte(to, data[i]);
        sum = (uint8_t)(sum + data[i]);
    }
    to = put_byte(to, (uint8_t)(0u - sum));
    *to = '\0';
    return sink(context, line);
}

static bool write_page(const struct flash_image *image, uint32_t page, intel_hex_sink sink, void *context)
{
    for (uint32_t i = 0; i < MAP_FLASH_PAGE_BYTES; i += RECORD_DATA_BYTES) {
        const uint32_t address = page + i;
        if (!write_record(TYPE_DATA, (uint16_t)(address & 0xffffu), &image->content[address], RECORD_DATA_BYTES, sink,
                          context)) {
            return false;
        }
    }
    return true;
}

bool intel_hex_write(const struct flash_image *image, intel_hex_sink sink, void *context)
{
    uint32_t upper = UINT32_MAX; /* none announced yet */
    for (uint32_t page = 0; page < MAP_FLASH_BYTES; page += MAP_FLASH_PAGE_BYTES) {
        if (!flash_image_page_used(image, page)) {
            continue;
        }
        if ((page >> 16) != upper) {
            upper = page >> 16;
            const uint8_t data[2] = {(uint8_t)(upper >> 8), (uint8_t)(upper & 0xffu)};
            if (!write_record(TYPE_UPPER_ADDRESS, 0u, data, sizeof(data), sink, context)) {
                return false;
            }
        }
        if (!write_page(image, page, sink, context)) {
            return false;
        }
    }
    return write_record(TYPE_END, 0u, NULL, 0u, sink, context);
}
