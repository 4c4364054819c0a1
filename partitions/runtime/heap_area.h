/* SPDX-License-Identifier: Apache-2.0 */
/* The memory of one partition's heap. The manifest compiler writes a file with one HEAP_AREA(heap_size)
 * for each partition that has a heap; heap.c is linked to it. */
#ifndef PARTITIONS_RUNTIME_HEAP_AREA_H
#define PARTITIONS_RUNTIME_HEAP_AREA_H

#include <stddef.h>
#include <stdint.h>

#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Alignment of every block: enough for every type of the chip and of the host. */
#define HEAP_GRANULE_BYTES (2u * sizeof(void *))

struct heap_area {
    uint8_t *base;
    size_t bytes;     /* heap_size */
    uint8_t *granules; /* one each: what heap.c knows of it; 0: free */
};

/* Of the partition that heap.c is linked into. */
extern const struct heap_area heap_area;

#define HEAP_GRANULES(heap_size) (((heap_size) + (HEAP_GRANULE_BYTES - 1u)) / HEAP_GRANULE_BYTES)
#define HEAP_AREA(heap_size)                                                                              \
    static BH_ALIGNED(16) uint8_t heap_area_bytes[HEAP_GRANULES(heap_size) * HEAP_GRANULE_BYTES];         \
    static uint8_t heap_area_granules[HEAP_GRANULES(heap_size)];                                          \
    const struct heap_area heap_area = {heap_area_bytes, (heap_size), heap_area_granules};

#ifdef __cplusplus
}
#endif
#endif /* PARTITIONS_RUNTIME_HEAP_AREA_H */
