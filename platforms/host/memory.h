/* SPDX-License-Identifier: Apache-2.0 */
/* Non-secure memory at its addresses, and the table behind hal_memory_check(). Inside the platform only. */
#ifndef PLATFORMS_HOST_MEMORY_H
#define PLATFORMS_HOST_MEMORY_H

#include "platforms/host/host.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Maps non-secure memory, once; ends the process with a message if that cannot be done. */
void memory_map(void);

/* From now on partitions are those of `image`. */
void memory_use(const struct host_image *image);

/* Non-secure RAM and the shared pages. */
void memory_fill_ns(uint8_t byte);
uint64_t memory_hash_ns(uint64_t hash);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_MEMORY_H */
