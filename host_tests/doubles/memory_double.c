/* SPDX-License-Identifier: Apache-2.0 */
/* hal_memory_check() by a table. */
#include "host_tests/doubles/memory_double.h"

#include <string.h>

#include "host_tests/doubles/chip_memory.h"

struct memory_double memory_double;

void memory_double_allow(struct memory_region region)
{
    memory_double.region[memory_double.region_count] = region;
    memory_double.region_count++;
}

static void allow(uint32_t base, enum hal_domain_kind kind, uint8_t partition, enum hal_access access)
{
    const struct memory_region region = {base, CHIP_REGION_BYTES, kind, partition, access};
    memory_double_allow(region);
}

void memory_double_reset(void)
{
    const uint8_t every = (uint8_t)MEMORY_DOUBLE_EVERY_PARTITION;

    memset(&memory_double, 0, sizeof(memory_double));
    allow(CHIP_NS_FLASH, HAL_DOMAIN_NON_SECURE_CPU, 0u, HAL_ACCESS_READ);
    allow(CHIP_NS_RAM, HAL_DOMAIN_NON_SECURE_CPU, 0u, HAL_ACCESS_READ_WRITE);
    allow(CHIP_NS_FLASH, HAL_DOMAIN_MAPPED_CLIENT, every, HAL_ACCESS_READ);
    allow(CHIP_NS_RAM, HAL_DOMAIN_MAPPED_CLIENT, every, HAL_ACCESS_READ_WRITE); /* as at isolation level 1 */
    allow(CHIP_S_FLASH, HAL_DOMAIN_PARTITION, every, HAL_ACCESS_READ);
    allow(CHIP_S_RAM, HAL_DOMAIN_PARTITION, every, HAL_ACCESS_READ_WRITE);
    for (uint8_t i = 0u; i < CHIP_PRIVATE_COUNT; i++) {
        allow(CHIP_PRIVATE_OF(i), HAL_DOMAIN_PARTITION, i, HAL_ACCESS_READ_WRITE);
    }
}

bool hal_memory_check(struct hal_domain domain, struct untrusted_range range, enum hal_access access)
{
    memory_double.checks++;
    if (range.len == 0u) {
        return true;
    }
    for (size_t i = 0u; i < memory_double.region_count; i++) {
        const struct memory_region *region = &memory_double.region[i];
        const bool mine = (region->kind == domain.kind)
                          && ((domain.kind == HAL_DOMAIN_NON_SECURE_CPU) || (region->partition == domain.partition)
                              || (region->partition == (uint8_t)MEMORY_DOUBLE_EVERY_PARTITION));
        const bool enough = (access == HAL_ACCESS_READ) || (region->access == HAL_ACCESS_READ_WRITE);
        if (mine && enough && untrusted_range_within(range, region->base, region->base + (region->len - 1u))) {
            return true;
        }
    }
    return false;
}

uintptr_t hal_memory_substitute(void)
{
    return CHIP_NS_RAM;
}
