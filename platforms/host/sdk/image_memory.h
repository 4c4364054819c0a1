/* SPDX-License-Identifier: Apache-2.0 */
/* Where the memory of partitions is in a program that is linked with the host SDK: the macros that manifestc's tables
 * use. The sections are those that link_partition makes. */
#ifndef PLATFORMS_HOST_SDK_IMAGE_MEMORY_H
#define PLATFORMS_HOST_SDK_IMAGE_MEMORY_H

#include "platforms/host/sdk/bulkhead.h"

/* What is enough on the chip is not on the host: pointers are wider, and printf alone takes some KiB. Whole pages. */
#define BULKHEAD_STACK_BYTES(bytes) (0x10000u + (((8u * (bytes)) + 0xFFFu) & ~0xFFFu))

/* The region's last page belongs to it alone, and with the page's alignment the first one does too. */
#define BULKHEAD_PARTITION(name, stack_first, stack_last)                                                      \
    extern uint8_t __start_partition_##name[];                                                                 \
    extern uint8_t __stop_partition_##name[];                                                                  \
    extern uint8_t __start_text_##name[] __attribute__((weak));                                                \
    extern uint8_t __stop_text_##name[] __attribute__((weak));                                                 \
    extern uint8_t __start_constants_##name[] __attribute__((weak));                                           \
    extern uint8_t __stop_constants_##name[] __attribute__((weak));                                            \
    static uint8_t name##_last_page[4096] __attribute__((used, section("partition_" #name), aligned(4096)));   \
    static const struct bulkhead_partition name##_partition = {                                                \
        {{__start_partition_##name, __stop_partition_##name}, {(stack_first), (stack_last)}},                  \
        {__start_text_##name, __stop_text_##name},                                                             \
        {__start_constants_##name, __stop_constants_##name}};

#define IMAGE_PARTITION_MEMORY(name, bytes)                                                \
    static uint8_t name##_stack[BULKHEAD_STACK_BYTES(bytes)] __attribute__((aligned(4096))); \
    BULKHEAD_PARTITION(name, name##_stack, name##_stack + sizeof(name##_stack))
#define IMAGE_PARTITION_MEMORY_NO_STACK(name) BULKHEAD_PARTITION(name, NULL, NULL)

#define IMAGE_STACK_BASE(name) ((uintptr_t)name##_stack)
#define IMAGE_STACK_BYTES(name, bytes) BULKHEAD_STACK_BYTES(bytes)

#define IMAGE_MEMORY_LIST_BEGIN static const struct host_partition_memory *const image_memory[IMAGE_PARTITION_COUNT] = {
#define IMAGE_MEMORY_LIST_ENTRY(name) &name##_partition.memory,
#define IMAGE_MEMORY_LIST_END \
    }                         \
    ;                         \
    const struct host_image bulkhead_image = {&image_tables, image_memory};

/* No array is empty in C: one element more. */
#define IMAGE_MMIO_LIST_BEGIN const struct bulkhead_mmio bulkhead_mmio[] = {
#define IMAGE_MMIO_LIST_ENTRY(name, base, bytes, writable) {#name, (base), (bytes), (writable) != 0},
#define IMAGE_MMIO_LIST_END    \
    {NULL, 0u, 0u, false}      \
    }                          \
    ;                          \
    const size_t bulkhead_mmio_count = (sizeof(bulkhead_mmio) / sizeof(bulkhead_mmio[0])) - 1u;

#endif /* PLATFORMS_HOST_SDK_IMAGE_MEMORY_H */
