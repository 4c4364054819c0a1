/* SPDX-License-Identifier: Apache-2.0 */
/* Whole regions. Built without sanitizers, and with string instructions instead of memcpy(), which they would intercept: the gaps
 * between variables belong to a region too. */
#include "platforms/host/region.h"

void region_copy(void *to, const void *from, size_t bytes)
{
    __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(bytes) : : "memory");
}

void region_fill(void *to, uint8_t byte, size_t bytes)
{
    __asm__ volatile("rep stosb" : "+D"(to), "+c"(bytes) : "a"(byte) : "memory");
}

static uint64_t hash_step(uint64_t hash, uint64_t value)
{
    return (hash ^ value) * 0x100000001B3u;
}

uint64_t region_hash(uint64_t hash, const void *region, size_t bytes)
{
    const uint8_t *byte = region;
    size_t i = 0u;

    for (; (i + 8u) <= bytes; i += 8u) {
        uint64_t word = 0u;
        __builtin_memcpy(&word, &byte[i], sizeof(word));
        hash = hash_step(hash, word);
        hash ^= hash >> 29; /* high bytes of a word would otherwise never reach low bits of the hash */
    }
    for (; i < bytes; i++) {
        hash = hash_step(hash, byte[i]);
    }
    return hash;
}
