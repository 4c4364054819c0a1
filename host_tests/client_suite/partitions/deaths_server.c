/* SPDX-License-Identifier: Apache-2.0 */
/* Programmer errors of suite_server, which is in the IPC model or in the SFN model. See deaths.h. */
#include "host_tests/client_suite/partitions/deaths.h"
#include "host_tests/client_suite/services.h"
#include "psa/client.h"

static uint8_t variable[16];

static psa_handle_t foreign_message(const psa_msg_t *msg)
{
    psa_handle_t handle = PSA_NULL_HANDLE;

    (void)psa_read(msg->handle, 0u, &handle, sizeof(handle));
    return handle;
}

/* suite_leaf ends the connection. */
static void leaf_ends(void)
{
    const psa_handle_t handle = psa_connect(SUITE_LEAF_SID, SUITE_LEAF_VERSION);

    (void)psa_call(handle, SUITE_LEAF_ENDS, NULL, 0u, NULL, 0u);
}

void death_of_server(enum suite_death death, const psa_msg_t *msg)
{
    switch ((int32_t)death) {
    case DEATH_FOREIGN_READ:
        (void)psa_read(foreign_message(msg), 0u, variable, 1u);
        break;
    case DEATH_FOREIGN_SKIP:
        (void)psa_skip(foreign_message(msg), 0u, 1u);
        break;
    case DEATH_FOREIGN_WRITE:
        psa_write(foreign_message(msg), 0u, variable, 1u);
        break;
    case DEATH_FOREIGN_RHANDLE:
        psa_set_rhandle(foreign_message(msg), variable);
        break;
    case DEATH_SERVER_NO_DEPENDENCY:
        (void)psa_call(SUITE_CLIENT_HANDLE, 0, NULL, 0u, NULL, 0u);
        break;
    case DEATH_SERVER_MAPS:
        (void)psa_map_invec(msg->handle, 0u);
        break;
    case DEATH_SERVER_FUNCTION_ENDS:
        leaf_ends();
        break;
    default:
        break;
    }
}
