/* SPDX-License-Identifier: Apache-2.0 */
/* What is to be flashed, put together from several files: bytes at physical addresses, in whole pages.
 *
 * Only the areas that the memory map sets aside for images take anything; bytes of two origins never meet. */
#ifndef TOOLS_FLASH_IMAGE_H
#define TOOLS_FLASH_IMAGE_H

#include "platforms/lpc55s69/memory_map.h"
#include "tools/reader.h"

#ifdef __cplusplus
extern "C" {
#endif

enum flash_image_error {
    FLASH_IMAGE_ERROR_UNSET = 0,
    FLASH_IMAGE_ERROR_OUTSIDE, /* not in one of the areas for images, or across the end of one */
    FLASH_IMAGE_ERROR_OVERLAP, /* some byte is there already                                   */
    FLASH_IMAGE_OK = 0x3A5C
};

struct flash_image {
    uint8_t content[MAP_FLASH_BYTES];
    bool used[MAP_FLASH_BYTES];
};

struct flash_image_result {
    enum flash_image_error error;
    uint32_t address; /* of the first byte that was refused */
};

/* Nothing is used, everything reads 0xff. */
void flash_image_clear(struct flash_image *image);

/* Adds bytes; bit 28 of `address`, the secure alias, does not count. On an error nothing is added. */
BH_MUST_USE struct flash_image_result flash_image_add(struct flash_image *image, uint32_t address,
                                                      struct bytes content);

/* Whether any byte of the page at `address`, a multiple of MAP_FLASH_PAGE_BYTES below MAP_FLASH_BYTES, is used. */
BH_MUST_USE bool flash_image_page_used(const struct flash_image *image, uint32_t address);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_FLASH_IMAGE_H */
