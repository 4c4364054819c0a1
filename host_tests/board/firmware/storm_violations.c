/* SPDX-License-Identifier: Apache-2.0 */
/* Reads and writes CPU0's memory and peripherals without end; each access is refused, caught and tried again. */
#include <stdint.h>

#include "host_tests/board/firmware/storm.h"
#include "host_tests/board/firmware/trap.h"

/* Secure RAM, secure flash, SYSCON, the secure controller itself. */
static const uint32_t target[] = {0x20000000u, 0x00008200u, 0x40000000u, 0x500AC000u};

void storm_step(void)
{
    struct trap_record record;

    for (uint32_t i = 0u; i < (sizeof(target) / sizeof(target[0])); i++) {
        (void)trap_load(target[i], &record);
        trap_store(target[i], 0u, &record);
    }
}
