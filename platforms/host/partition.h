/* SPDX-License-Identifier: Apache-2.0 */
/* Names of the regions that secure_image() of config/images.bzl and host_cpu1_code() of host.bzl make. */
#ifndef PLATFORMS_HOST_PARTITION_H
#define PLATFORMS_HOST_PARTITION_H

#include "platforms/host/host.h"
#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { HOST_REGION_PAGE = 4096 };

/* Declares the region of a partition and its stack, at file scope: for tables of images. */
#define HOST_PARTITION_DECLARE(name)                                \
    extern const struct host_partition_memory name##_partition_memory; \
    extern uint8_t name##_partition_stack[]

#define HOST_PARTITION(name) (&name##_partition_memory)
#define HOST_PARTITION_STACK(name) ((uintptr_t)name##_partition_stack)

/* The region of CPU1's code, for struct host_cpu1. */
#define HOST_CPU1_REGION_DECLARE(name) extern const struct host_region name##_cpu1_region

/* For the rule: a page at the end of the section, so that no other variable lies in the region's last page. */
#define HOST_REGION_PAGE_DEFINE(name, section) \
    static BH_USED BH_SECTION(section) BH_ALIGNED(4096) uint8_t name##_region_page[HOST_REGION_PAGE]

#define HOST_PARTITION_REGION_DEFINE(name)     \
    HOST_PARTITION_DECLARE(name);              \
    extern uint8_t __start_partition_##name[]; \
    extern uint8_t __stop_partition_##name[];  \
    HOST_REGION_PAGE_DEFINE(name, "partition_" #name)

#define HOST_PARTITION_DEFINE(name, stack_bytes)                         \
    HOST_PARTITION_REGION_DEFINE(name);                                  \
    BH_ALIGNED(4096) uint8_t name##_partition_stack[stack_bytes];        \
    const struct host_partition_memory name##_partition_memory = {       \
        {__start_partition_##name, __stop_partition_##name},             \
        {name##_partition_stack, name##_partition_stack + (stack_bytes)}};

/* For the SFN backend. */
#define HOST_PARTITION_DEFINE_STACKLESS(name)                      \
    HOST_PARTITION_REGION_DEFINE(name);                            \
    const struct host_partition_memory name##_partition_memory = { \
        {__start_partition_##name, __stop_partition_##name}, {NULL, NULL}};

#define HOST_CPU1_REGION_DEFINE(name)            \
    HOST_CPU1_REGION_DECLARE(name);              \
    extern uint8_t __start_cpu1_##name[];        \
    extern uint8_t __stop_cpu1_##name[];         \
    HOST_REGION_PAGE_DEFINE(name, "cpu1_" #name);      \
    const struct host_region name##_cpu1_region = {__start_cpu1_##name, __stop_cpu1_##name};

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_PARTITION_H */
