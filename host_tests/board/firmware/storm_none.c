/* SPDX-License-Identifier: Apache-2.0 */
/* No storm: CPU1 is as busy as in one, with itself. The virtual board lets one CPU at a time execute, so a CPU1 that
 * sleeps would leave CPU0 more time than any CPU1 that is awake. */
#include <stdint.h>

#include "host_tests/board/firmware/storm.h"

static volatile uint32_t steps;

void storm_step(void)
{
    steps++;
}
