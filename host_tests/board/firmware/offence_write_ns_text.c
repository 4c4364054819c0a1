/* SPDX-License-Identifier: Apache-2.0 */
/* Writes a word of CPU1's image in flash. */
#include "host_tests/board/firmware/offence.h"
#include "platforms/lpc55s69/memory_map.h"

void offender_offend(void)
{
    offender_store(MAP_NS_IMAGE);
}
