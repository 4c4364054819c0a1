/* SPDX-License-Identifier: Apache-2.0 */
/* The program: one life of the chip. */
#include <stdio.h>

#include "platforms/host/sdk/bulkhead.h"

BULKHEAD_CLIENT(client);

int main(void)
{
    const struct bulkhead_setup setup = {.client = &bulkhead_client};
    const struct host_outcome outcome = bulkhead_run(&setup);

    printf("the run is over: %s\n", outcome.reason);
    return (outcome.end == HOST_END_IDLE) ? 0 : 1;
}
