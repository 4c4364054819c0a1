/* SPDX-License-Identifier: Apache-2.0 */
/* The heap of a partition whose manifest has a heap_size: malloc, realloc and free, and nothing else of stdlib.h.
 *
 * Each such partition gets a copy of its own, which its partial link hides from everybody else; without heap_size a
 * call does not link. The memory is part of the partition's private data. Not for first-level interrupt handlers:
 * they run in the middle of anything.
 *
 * - The budget is heap_size bytes. What the heap remembers lies beside it, so one malloc(heap_size) succeeds while
 *   nothing is allocated. Each block takes its size, rounded up to HEAP_GRANULE_BYTES (heap_area.h), and begins at a
 *   multiple of it.
 * - Memory that is handed out is zero, and memory that is given back is wiped at once.
 *   (Compilers believe that malloc gives memory without content: a partition that relies on the zeros is compiled with
 *   -ffreestanding, or with -fno-builtin-malloc and the like.)
 * - A pointer that is not the start of a block in use (a second free, a foreign pointer) ends the partition by
 *   psa_panic().
 * Source: framework sheet, FFM-311, FFM-312, FFM-342, U28. */
#ifndef PARTITIONS_RUNTIME_HEAP_H
#define PARTITIONS_RUNTIME_HEAP_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* NULL: no room for `bytes` in one piece, or bytes is 0. */
void *malloc(size_t bytes);

/* To at most the size that was asked for: stays where it is, and what is cut off is wiped. To more: always moves; the
 * new block holds the old content and zeros behind it, and the old one is wiped. NULL: no room for the new block beside
 * the old one, which then stays as it is. address NULL: malloc(bytes). bytes 0: free(address), and NULL. */
void *realloc(void *address, size_t bytes);

/* NULL: nothing happens. */
void free(void *address);

#ifdef __cplusplus
}
#endif
#endif /* PARTITIONS_RUNTIME_HEAP_H */
