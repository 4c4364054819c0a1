/* SPDX-License-Identifier: Apache-2.0 */
/* hal/memory.h: the ranges of memory_map.h, from which the AHB rules come too, and the linker's own.
 *
 * CPU0's MPU and TT instruction say nothing about CPU1 (LPC55S69 sheet 3.6), so what CPU1's clients name is compared
 * with the table. At isolation level 1 all partitions share one domain: the image's RAM to write, its text and
 * constants to read. */
#include "hal/memory.h"

#include <stddef.h>

#include "hal/panic.h"
#include "platforms/lpc55s69/linker_symbols.h"
#include "platforms/lpc55s69/memory_map.h"

struct client_region {
    uint32_t first;
    uint32_t last;
    uint32_t clients; /* MAP_CLIENT_... */
};

static bool non_secure_cpu_may(struct untrusted_range range, enum hal_access access)
{
#define REGION(first, last, clients) {(first), (last), (clients)},
    static const struct client_region regions[] = {MAP_NON_SECURE_MEMORY(REGION)};
#undef REGION
    enum { COUNT = sizeof(regions) / sizeof(regions[0]) };
    const uint32_t needed = (access == HAL_ACCESS_READ) ? MAP_CLIENT_READ : MAP_CLIENT_READ_WRITE;

    for (uint32_t i = 0u; i < (uint32_t)COUNT; i++) {
        if ((regions[i].clients >= needed) && untrusted_range_within(range, regions[i].first, regions[i].last)) {
            return true;
        }
    }
    return false;
}

static bool partition_may(struct untrusted_range range, enum hal_access access)
{
    if (untrusted_range_within(range, (uintptr_t)image_ram_begin, (uintptr_t)image_ram_end - 1u)) {
        return true;
    }
    return (access == HAL_ACCESS_READ)
           && untrusted_range_within(range, (uintptr_t)image_text_begin, (uintptr_t)image_end - 1u);
}

bool hal_memory_check(struct hal_domain domain, struct untrusted_range range, enum hal_access access)
{
    switch (domain.kind) {
    case HAL_DOMAIN_NON_SECURE_CPU:
        return non_secure_cpu_may(range, access);
    case HAL_DOMAIN_PARTITION:
        return partition_may(range, access);
    }
    hal_panic(HAL_PANIC_IMPOSSIBLE_VALUE);
}
