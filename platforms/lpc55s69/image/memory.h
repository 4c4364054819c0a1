/* SPDX-License-Identifier: Apache-2.0 */
/* Where the memory of partitions is on the LPC55S69, and the SPM's own, for the tables that manifestc generates
 * (docs/manifests.md). */
#ifndef PLATFORMS_LPC55S69_IMAGE_MEMORY_H
#define PLATFORMS_LPC55S69_IMAGE_MEMORY_H

#include "platforms/lpc55s69/image/storage_ipc.h"
#include "spm/base/attributes.h"

/* A name that begins with .bss.noinit keeps stacks out of the image and out of the zeroes that start-up writes. */
#define IMAGE_PARTITION_MEMORY(name, bytes) \
    static BH_SECTION(".bss.noinit.partition_stacks") BH_ALIGNED(32) uint8_t name##_stack[bytes];

/* The SFN backend runs all partitions on the one secure stack. */
#define IMAGE_PARTITION_MEMORY_NO_STACK(name)

#define IMAGE_STACK_BASE(name) ((uintptr_t)name##_stack)
#define IMAGE_STACK_BYTES(name, bytes) sizeof(name##_stack)

#define IMAGE_MEMORY_LIST_BEGIN
#define IMAGE_MEMORY_LIST_ENTRY(name)
#define IMAGE_MEMORY_LIST_END                                                                       \
    struct connection image_connections[IMAGE_CONNECTION_COUNT];                                    \
    struct partition_state image_partitions[IMAGE_PARTITION_COUNT];                                 \
    struct service_state image_services[(IMAGE_SERVICE_COUNT > 0) ? IMAGE_SERVICE_COUNT : 1];       \
    struct ipc_context image_contexts[IMAGE_PARTITION_COUNT + 1];

/* The windows of peripherals that manifests ask for. */
#define IMAGE_MMIO_LIST_BEGIN
#define IMAGE_MMIO_LIST_ENTRY(name, base, bytes, writable)
#define IMAGE_MMIO_LIST_END

#endif /* PLATFORMS_LPC55S69_IMAGE_MEMORY_H */
