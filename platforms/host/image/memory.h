/* SPDX-License-Identifier: Apache-2.0 */
/* Where the memory of partitions is on the host: a region of pages and, for the IPC backend, a stack of pages each. For
 * the tables that manifestc generates (docs/manifests.md), and for programs that run them:
 *
 *     host_load(&image_on_host); */
#ifndef PLATFORMS_HOST_IMAGE_MEMORY_H
#define PLATFORMS_HOST_IMAGE_MEMORY_H

#include "platforms/host/host.h"
#include "platforms/host/partition.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The image whose tables are image_tables. */
extern const struct host_image image_on_host;

#ifdef __cplusplus
}
#endif

/* What is enough on the chip is not on the host: pointers are wider, sanitizers put their own between variables. */
#define IMAGE_HOST_STACK_BYTES(bytes) (65536 + (8 * (bytes) + 4095) / 4096 * 4096)

#define IMAGE_PARTITION_MEMORY(name, bytes) HOST_PARTITION_DEFINE(name, IMAGE_HOST_STACK_BYTES(bytes))
#define IMAGE_PARTITION_MEMORY_NO_STACK(name) HOST_PARTITION_DEFINE_STACKLESS(name)

#define IMAGE_STACK_BASE(name) HOST_PARTITION_STACK(name)
#define IMAGE_STACK_BYTES(name, bytes) IMAGE_HOST_STACK_BYTES(bytes)

#define IMAGE_MEMORY_LIST_BEGIN static const struct host_partition_memory *const image_memory[IMAGE_PARTITION_COUNT] = {
#define IMAGE_MEMORY_LIST_ENTRY(name) HOST_PARTITION(name),
#define IMAGE_MEMORY_LIST_END \
    }                         \
    ;                         \
    const struct host_image image_on_host = {&image_tables, image_memory};

/* The windows of peripherals that manifests ask for. */
#define IMAGE_MMIO_LIST_BEGIN
#define IMAGE_MMIO_LIST_ENTRY(name, base, bytes, writable)
#define IMAGE_MMIO_LIST_END

#endif /* PLATFORMS_HOST_IMAGE_MEMORY_H */
