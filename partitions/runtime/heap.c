/* SPDX-License-Identifier: Apache-2.0 */
/* malloc, realloc and free of one partition (heap.h): first fit over granules, with a byte for each beside the memory,
 * so that a partition that writes out of its blocks cannot break the list of blocks.
 *
 * Built with -fno-builtin: a compiler that takes these for the C library's functions may drop the wiping in free(). */
#include "partitions/runtime/heap.h"

#include <stdbool.h>
#include <string.h>

#include "partitions/runtime/heap_area.h"
#include "psa/service.h"

/* A granule's byte. The first one of a block also has the count of the block's bytes that nobody asked for. */
enum { GRANULE_FREE = 0, GRANULE_OF_BLOCK = 0x40, GRANULE_FIRST = 0x80, SURPLUS_MASK = 0x3F };

BH_STATIC_ASSERT(a_surplus_fits, HEAP_GRANULE_BYTES <= (size_t)SURPLUS_MASK);

struct block {
    size_t first; /* granule */
    size_t count; /* granules */
    size_t bytes; /* that were asked for */
};

static uint8_t *address_of(size_t granule)
{
    return &heap_area.base[granule * HEAP_GRANULE_BYTES];
}

/* The lowest free granules in a row. */
static bool room_find(size_t count, size_t *out)
{
    size_t row = 0u;

    for (size_t i = 0u; i < HEAP_GRANULES(heap_area.bytes); i++) {
        row = (heap_area.granules[i] == (uint8_t)GRANULE_FREE) ? (row + 1u) : 0u;
        if (row == count) {
            *out = i + 1u - count;
            return true;
        }
    }
    return false;
}

/* Whoever passes something that is no block is ended. */
static struct block block_at(const void *address)
{
    const uintptr_t offset = (uintptr_t)address - (uintptr_t)heap_area.base;
    const size_t granules = HEAP_GRANULES(heap_area.bytes);
    struct block block = {offset / HEAP_GRANULE_BYTES, 1u, 0u};

    while ((block.first >= granules) || ((offset % HEAP_GRANULE_BYTES) != 0u)
           || ((heap_area.granules[block.first] & (uint8_t)GRANULE_FIRST) == 0u)) {
        psa_panic();
    }
    while (((block.first + block.count) < granules)
           && (heap_area.granules[block.first + block.count] == (uint8_t)GRANULE_OF_BLOCK)) {
        block.count++;
    }
    block.bytes = (block.count * HEAP_GRANULE_BYTES) - (heap_area.granules[block.first] & (size_t)SURPLUS_MASK);
    return block;
}

/* Marks the granules of a block of `bytes`, which is not 0. */
static void block_mark(size_t first, size_t bytes)
{
    const size_t count = HEAP_GRANULES(bytes);

    memset(&heap_area.granules[first], (int)GRANULE_OF_BLOCK, count);
    heap_area.granules[first] = (uint8_t)((size_t)GRANULE_FIRST | ((count * HEAP_GRANULE_BYTES) - bytes));
}

/* Wipes everything behind the first `kept` bytes and gives it back. */
static void block_release(const struct block *block, size_t kept)
{
    memset(address_of(block->first) + kept, 0, (block->count * HEAP_GRANULE_BYTES) - kept);
    memset(&heap_area.granules[block->first], (int)GRANULE_FREE, block->count);
    if (kept != 0u) {
        block_mark(block->first, kept);
    }
}

void *malloc(size_t bytes)
{
    size_t first = 0u;

    if ((bytes == 0u) || (bytes > heap_area.bytes) || !room_find(HEAP_GRANULES(bytes), &first)) {
        return NULL;
    }
    block_mark(first, bytes);
    /* It is zero already, unless the partition has written to memory that it had given back. */
    return memset(address_of(first), 0, HEAP_GRANULES(bytes) * HEAP_GRANULE_BYTES);
}

void free(void *address)
{
    if (address != NULL) {
        const struct block block = block_at(address);
        block_release(&block, 0u);
    }
}

void *realloc(void *address, size_t bytes)
{
    if (address == NULL) {
        return malloc(bytes);
    }
    const struct block block = block_at(address);
    if (bytes <= block.bytes) {
        block_release(&block, bytes);
        return (bytes == 0u) ? NULL : address;
    }
    void *moved = malloc(bytes);
    if (moved != NULL) {
        memcpy(moved, address, block.bytes);
        block_release(&block, 0u);
    }
    return moved;
}
