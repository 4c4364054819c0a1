/* SPDX-License-Identifier: Apache-2.0 */
/* Putting together what is to be flashed. See flash_image.h; memory map: platforms/lpc55s69/memory_map.h. */
#include "tools/flash_image.h"

#include <string.h>

enum { FILL = 0xff };

struct area {
    uint32_t first;
    uint32_t bytes;
};

#define PHYSICAL(address) ((uint32_t)(address) & ~(uint32_t)MAP_SECURE_ALIAS)

/* The non-secure area's last page is never part of an image. */
static const struct area areas[] = {
    {PHYSICAL(MAP_BOOT_AREA), MAP_BOOT_AREA_BYTES},
    {PHYSICAL(MAP_SECURE_AREA), MAP_SECURE_AREA_BYTES},
    {PHYSICAL(MAP_NS_AREA), MAP_NS_TORN_PAGE - MAP_NS_AREA},
};

void flash_image_clear(struct flash_image *image)
{
    (void)memset(image->content, FILL, sizeof(image->content));
    (void)memset(image->used, 0, sizeof(image->used));
}

/* First byte of [address, address + len) that is not in the area where the range begins. */
static bool first_outside(uint32_t address, size_t len, uint32_t *out)
{
    for (size_t i = 0; i < (sizeof(areas) / sizeof(areas[0])); i++) {
        if ((address >= areas[i].first) && ((address - areas[i].first) < areas[i].bytes)) {
            const uint32_t room = areas[i].bytes - (address - areas[i].first);
            *out = address + room;
            return len > room;
        }
    }
    *out = address;
    return true;
}

struct flash_image_result flash_image_add(struct flash_image *image, uint32_t address, struct bytes content)
{
    const uint32_t physical = PHYSICAL(address);
    struct flash_image_result result = {FLASH_IMAGE_OK, physical};
    if (content.len == 0u) {
        return result;
    }
    if (first_outside(physical, content.len, &result.address)) {
        result.error = FLASH_IMAGE_ERROR_OUTSIDE;
        return result;
    }
    for (size_t i = 0; i < content.len; i++) {
        if (image->used[physical + i]) {
            result.error = FLASH_IMAGE_ERROR_OVERLAP;
            result.address = physical + (uint32_t)i;
            return result;
        }
    }
    (void)memcpy(&image->content[physical], content.ptr, content.len);
    (void)memset(&image->used[physical], 1, content.len);
    result.address = physical;
    return result;
}

bool flash_image_page_used(const struct flash_image *image, uint32_t address)
{
    for (uint32_t i = 0; i < MAP_FLASH_PAGE_BYTES; i++) {
        if (image->used[address + i]) {
            return true;
        }
    }
    return false;
}
