/* SPDX-License-Identifier: Apache-2.0 */
/* The heap under test, under the names that heap_renamed gives it. */
#ifndef HOST_TESTS_RUNTIME_AREA_H
#define HOST_TESTS_RUNTIME_AREA_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { AREA_BYTES = 1000 };

void *partition_malloc(size_t bytes);
void *partition_realloc(void *address, size_t bytes);
void partition_free(void *address);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_RUNTIME_AREA_H */
