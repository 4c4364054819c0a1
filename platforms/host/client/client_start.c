/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's main function on the host around somebody's client_main(). Part of the code of CPU1. */
#include "ns_client/client_main.h"
#include "platforms/host/client/client_run.h"
#include "platforms/host/ns_start.h"

void client_start(void)
{
    ns_start();
    client_run_returned(client_main());
}
