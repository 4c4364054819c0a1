/* SPDX-License-Identifier: Apache-2.0 */
/* What runs on the non-secure CPU. */
#include <stdio.h>

#include "platforms/host/ns_start.h"
#include "psa/client.h"
#include "psa_manifest/sid.h"

void client_main(void);

void client_main(void)
{
    ns_start(); /* PSA calls work from here on */
    for (uint32_t number = 1u; number <= 3u; number++) {
        uint32_t sum = 0u;
        const psa_invec in[1] = {{&number, sizeof(number)}};
        psa_outvec out[1] = {{&sum, sizeof(sum)}};
        const psa_status_t status = psa_call(EXAMPLE_COUNT_HANDLE, 0, in, 1u, out, 1u);
        printf("sent %u: status %d, sum %u\n", (unsigned int)number, (int)status, (unsigned int)sum);
    }
}
