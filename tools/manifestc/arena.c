/* SPDX-License-Identifier: Apache-2.0 */
/* Memory of a run. See arena.h. */
#include "tools/manifestc/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Aligned for everything that a piece may hold. */
union unit {
    uint64_t number;
    void *pointer;
};

/* One block for each piece, so that a sanitizer sees the end of each. */
struct arena_block {
    struct arena_block *next;
    union unit content[];
};

void *arena_take(struct arena *arena, size_t bytes)
{
    struct arena_block *block =
        (bytes <= SIZE_MAX - sizeof(struct arena_block)) ? calloc(1u, sizeof(struct arena_block) + bytes) : NULL;
    if (block == NULL) {
        (void)fprintf(stderr, "manifestc: no memory for %zu bytes\n", bytes);
        exit(3);
    }
    block->next = arena->blocks;
    arena->blocks = block;
    return block->content;
}

void *arena_array(struct arena *arena, size_t count, size_t element_bytes)
{
    const size_t wanted = (count == 0u) ? 1u : count;
    return arena_take(arena, (wanted > SIZE_MAX / element_bytes) ? SIZE_MAX : wanted * element_bytes);
}

char *arena_copy(struct arena *arena, const char *text, size_t len)
{
    char *const copy = arena_take(arena, len + 1u);
    if (len != 0u) {
        memcpy(copy, text, len);
    }
    return copy;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    va_list again;
    va_copy(again, values);
    const int len = vsnprintf(NULL, 0u, format, values);
    va_end(values);
    char *const text = arena_take(arena, (size_t)((len < 0) ? 0 : len) + 1u);
    (void)vsnprintf(text, (size_t)((len < 0) ? 0 : len) + 1u, format, again);
    va_end(again);
    return text;
}

void arena_free(struct arena *arena)
{
    while (arena->blocks != NULL) {
        struct arena_block *const next = arena->blocks->next;
        free(arena->blocks);
        arena->blocks = next;
    }
}
