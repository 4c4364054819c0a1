/* SPDX-License-Identifier: Apache-2.0 */
/* Double of hal/memory.h: judges by a table of regions, the one of chip_memory.h to begin with. */
#ifndef HOST_TESTS_DOUBLES_MEMORY_DOUBLE_H
#define HOST_TESTS_DOUBLES_MEMORY_DOUBLE_H

#include <stddef.h>
#include <stdint.h>

#include "hal/memory.h"

#ifdef __cplusplus
extern "C" {
#endif

/* In memory_region.partition: every partition. */
enum { MEMORY_DOUBLE_EVERY_PARTITION = 0xFF, MEMORY_DOUBLE_REGIONS = 24 };

struct memory_region {
    uintptr_t base;
    size_t len;
    enum hal_domain_kind kind;
    uint8_t partition; /* index, for HAL_DOMAIN_PARTITION */
    enum hal_access access;
};

/* What the double was asked, and its table. */
struct memory_double {
    size_t checks;
    size_t region_count;
    struct memory_region region[MEMORY_DOUBLE_REGIONS];
};

extern struct memory_double memory_double;

/* Back to the table of chip_memory.h. */
void memory_double_reset(void);

/* One more region. */
void memory_double_allow(struct memory_region region);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_DOUBLES_MEMORY_DOUBLE_H */
