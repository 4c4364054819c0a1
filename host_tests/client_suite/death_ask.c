/* SPDX-License-Identifier: Apache-2.0 */
/* Asks partitions for their programmer errors. See death_ask.h. */
#include "host_tests/client_suite/death_ask.h"

#include <string.h>

#include "host_tests/client_suite/secure_cases.h"
#include "host_tests/client_suite/services.h"
#include "psa/client.h"

static psa_status_t ask(psa_handle_t handle, int32_t type)
{
    const psa_handle_t own = psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION);
    uint8_t input[16];
    uint8_t output[8];
    const psa_invec in[1] = {{input, sizeof(input)}};
    psa_outvec out[1] = {{output, sizeof(output)}};

    /* The error may be one with a handle of another client: this one. */
    memset(input, 0, sizeof(input));
    memcpy(input, &own, sizeof(own));
    const psa_status_t status = psa_call(handle, type, in, 1u, out, 1u);
    psa_close(own);
    return status;
}

void death_ask(int32_t death)
{
    const bool by_server = (death > DEATH_FOREIGN_RHANDLE) && (death != DEATH_IPC_FOREIGN_REPLY);

    (void)ask(by_server ? SUITE_STATELESS_HANDLE : SUITE_CLIENT_HANDLE, death);
    /* Some happen at the next connect or disconnect. */
    const psa_handle_t armed = psa_connect(SUITE_CLIENT_OWN_SID, 1u);
    psa_close(armed);
    psa_close(psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION));
}

bool death_side_is_sound(void)
{
    return ask(SUITE_CLIENT_HANDLE, SECURE_VERSIONS) == 0;
}

bool death_server_is_in_ipc_model(void)
{
    return psa_call(SUITE_OBSERVER_HANDLE, SUITE_CAN_HOLD, NULL, 0u, NULL, 0u) == 1;
}
