/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's part of the death tests. See host_deaths.h. */
#include "host_tests/client_suite/host_deaths.h"

#include "host_tests/client_suite/services.h"
#include "platforms/host/host.h"
#include "platforms/host/ns_start.h"
#include "psa/client.h"

void deaths_main(void)
{
    const uint8_t input[16] = {0u};
    uint8_t output[8];
    const psa_invec in[1] = {{input, sizeof(input)}};
    psa_outvec out[1] = {{output, sizeof(output)}};

    ns_start();
    (void)psa_call(SUITE_CLIENT_HANDLE, deaths_wanted(), in, 1u, out, 1u);
    host_stop("the partition has survived");
}
