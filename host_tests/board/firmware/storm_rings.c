/* SPDX-License-Identifier: Apache-2.0 */
/* Rings CPU0's doorbell without end. Source: LPC55S69 sheet section 5. */
#include "host_tests/board/firmware/storm.h"
#include "ns_client/ns_hooks.h"

void storm_step(void)
{
    ns_hook_notify();
}
