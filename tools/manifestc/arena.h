/* SPDX-License-Identifier: Apache-2.0 */
/* Memory that lives as long as a run of the manifest compiler: taken piece by piece, given back at once. */
#ifndef TOOLS_MANIFESTC_ARENA_H
#define TOOLS_MANIFESTC_ARENA_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct arena {
    struct arena_block *blocks; /* NULL at first */
};

/* Zeroed memory. Ends the process with a message if there is none. */
void *arena_take(struct arena *arena, size_t bytes);

/* `count` elements, zeroed; at least one, so that the result is never NULL. */
void *arena_array(struct arena *arena, size_t count, size_t element_bytes);

char *arena_copy(struct arena *arena, const char *text, size_t len);

#ifdef __clang__
__attribute__((format(printf, 2, 3)))
#endif
char *
arena_format(struct arena *arena, const char *format, ...);

void arena_free(struct arena *arena);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_MANIFESTC_ARENA_H */
