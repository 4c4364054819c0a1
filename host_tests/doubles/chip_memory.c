/* SPDX-License-Identifier: Apache-2.0 */
/* Maps the regions of chip_memory.h at their addresses. */
#define _GNU_SOURCE /* MAP_FIXED_NOREPLACE */
#include "host_tests/doubles/chip_memory.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static const uint32_t regions[] = {
    CHIP_NS_FLASH,      CHIP_NS_RAM,        CHIP_MAILBOX,       CHIP_S_FLASH,       CHIP_S_RAM,
    CHIP_PRIVATE_OF(0), CHIP_PRIVATE_OF(1), CHIP_PRIVATE_OF(2), CHIP_PRIVATE_OF(3), CHIP_SPM_RAM,
};

static bool mapped;

uint8_t *chip_memory_at(uint32_t address)
{
    return (uint8_t *)(uintptr_t)address;
}

void chip_memory_reset(void)
{
    for (size_t i = 0u; i < (sizeof(regions) / sizeof(regions[0])); i++) {
        void *const wanted = chip_memory_at(regions[i]);
        if (!mapped) {
            const void *const got = mmap(wanted, CHIP_REGION_BYTES, PROT_READ | PROT_WRITE,
                                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
            if (got != wanted) {
                perror("chip_memory: mmap");
                exit(EXIT_FAILURE);
            }
        }
        memset(wanted, 0, CHIP_REGION_BYTES);
    }
    mapped = true;
}
