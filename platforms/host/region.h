/* SPDX-License-Identifier: Apache-2.0 */
/* Whole regions of memory as bytes: variables, the gaps that AddressSanitizer keeps between them, stacks. */
#ifndef PLATFORMS_HOST_REGION_H
#define PLATFORMS_HOST_REGION_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

void region_copy(void *to, const void *from, size_t bytes);
void region_fill(void *to, uint8_t byte, size_t bytes);

/* FNV-1a over 64-bit words, continued from `hash`. bytes: the rest below a multiple of 8 counts byte by byte. */
uint64_t region_hash(uint64_t hash, const void *region, size_t bytes);
#define REGION_HASH_START 0xCBF29CE484222325u

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_REGION_H */
