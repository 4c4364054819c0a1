/* SPDX-License-Identifier: Apache-2.0 */
/* No storm, and CPU1 sleeps: what CPU0 gets done then is the measure for storms in which CPU1 ends in reset, because
 * the virtual board lets one CPU at a time execute. */
#include "host_tests/board/firmware/storm.h"
#include "platforms/lpc55s69/cpu1/core.h"

void storm_step(void)
{
    core_wait_for_interrupt();
}
