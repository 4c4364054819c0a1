/* SPDX-License-Identifier: Apache-2.0 */
/* Partition suite_server in the SFN model: a message is answered when its function returns, so none is ever held back.
 * */
#include "host_tests/client_suite/partitions/suite_functions.h"

bool suite_server_can_hold(void)
{
    return false;
}

int32_t suite_server_held(void)
{
    return 0;
}

void suite_server_hold_disconnect(void)
{
}
