/* SPDX-License-Identifier: Apache-2.0 */
/* Executes CPU1's image. */
#include "host_tests/board/firmware/offence.h"
#include "platforms/lpc55s69/memory_map.h"

void offender_offend(void)
{
    offender_call(MAP_NS_IMAGE + 0x200u);
}
