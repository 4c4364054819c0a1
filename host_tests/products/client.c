/* SPDX-License-Identifier: Apache-2.0 */
/* The program on CPU1 of docs/writing-a-partition.md. */
#include "ns_client/client_main.h"
#include "psa/client.h"
#include "psa_manifest/sid.h"

int client_main(void)
{
    uint32_t number = 20u;
    uint32_t total = 0u;
    const psa_invec in[] = {{&number, sizeof(number)}};
    psa_outvec out[] = {{&total, sizeof(total)}};

    for (int i = 0; i < 2; i++) {
        if (psa_call(COUNTER_ADD_HANDLE, 0, in, 1u, out, 1u) != PSA_SUCCESS) {
            return 1;
        }
        number = 22u;
    }
    return (total == 42u) ? 0 : 2;
}
