/* SPDX-License-Identifier: Apache-2.0 */
/* Partition suite_leaf: the end of a chain of calls. Says whose request it has got, and how often it was called. */
#include <string.h>

#include "host_tests/client_suite/partitions/suite_functions.h"
#include "host_tests/client_suite/services.h"

static uint32_t inits;
static uint32_t connects;
static uint32_t disconnects;

psa_status_t suite_leaf_init(void)
{
    inits++;
    return PSA_SUCCESS;
}

psa_status_t suite_leaf_sfn(const psa_msg_t *msg)
{
    struct suite_message message;

    if (msg->type < PSA_IPC_CALL) {
        connects += (msg->type == PSA_IPC_CONNECT) ? 1u : 0u;
        disconnects += (msg->type == PSA_IPC_DISCONNECT) ? 1u : 0u;
        return PSA_SUCCESS;
    }
    if (msg->type == SUITE_LEAF_ENDS) {
        return PSA_ERROR_PROGRAMMER_ERROR;
    }
    memset(&message, 0, sizeof(message));
    message.type = msg->type;
    message.client_id = msg->client_id;
    message.in_size[SUITE_LEAF_INITS] = inits;
    message.in_size[SUITE_LEAF_CONNECTS] = connects;
    message.in_size[SUITE_LEAF_DISCONNECTS] = disconnects;
    if (msg->out_size[0] < sizeof(message)) {
        return PSA_ERROR_BUFFER_TOO_SMALL;
    }
    psa_write(msg->handle, 0u, &message, sizeof(message));
    return PSA_SUCCESS;
}
