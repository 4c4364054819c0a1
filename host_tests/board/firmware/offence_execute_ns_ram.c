/* SPDX-License-Identifier: Apache-2.0 */
/* Executes what lies in RAM of CPU1. */
#include "host_tests/board/firmware/offence.h"
#include "platforms/lpc55s69/memory_map.h"

void offender_offend(void)
{
    offender_call(MAP_SHARED_RAM);
}
