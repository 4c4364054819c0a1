/* SPDX-License-Identifier: Apache-2.0 */
/* Partition suite_leaf: the end of a chain of calls. Says whose request it has got. */
#include <string.h>

#include "host_tests/client_suite/partitions/suite_functions.h"
#include "host_tests/client_suite/services.h"

psa_status_t suite_leaf_sfn(const psa_msg_t *msg)
{
    struct suite_message message;

    if (msg->type < PSA_IPC_CALL) {
        return PSA_SUCCESS;
    }
    if (msg->type == SUITE_LEAF_ENDS) {
        return PSA_ERROR_PROGRAMMER_ERROR;
    }
    memset(&message, 0, sizeof(message));
    message.type = msg->type;
    message.client_id = msg->client_id;
    if (msg->out_size[0] < sizeof(message)) {
        return PSA_ERROR_BUFFER_TOO_SMALL;
    }
    psa_write(msg->handle, 0u, &message, sizeof(message));
    return PSA_SUCCESS;
}
