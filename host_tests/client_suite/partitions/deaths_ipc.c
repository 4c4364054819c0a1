/* SPDX-License-Identifier: Apache-2.0 */
/* Programmer errors that only a partition in the IPC model can commit: suite_server, in the middle of a message. See
 * deaths.h. */
#include "host_tests/client_suite/partitions/deaths.h"
#include "host_tests/client_suite/services.h"

#define INVALID ((psa_handle_t)0x2FFFFF00)

enum { STRICT_SIGNAL = 0x10, RELAXED_SIGNAL = 0x20, STATELESS_SIGNAL = 0x80, UNASSIGNED_SIGNAL = 0x40000000 };

static uint8_t variable[16];
static enum suite_death armed; /* for the next message */

static void death_in_get(enum suite_death death)
{
    static psa_msg_t message;
    const struct {
        enum suite_death death;
        psa_signal_t signal;
        psa_msg_t *msg;
    } gets[] = {
        {DEATH_IPC_GET_TWO_BITS, STRICT_SIGNAL | RELAXED_SIGNAL, &message},
        {DEATH_IPC_GET_NO_BIT, 0u, &message},
        {DEATH_IPC_GET_DOORBELL, PSA_DOORBELL, &message},
        {DEATH_IPC_GET_DOORBELL_ASSERTED, PSA_DOORBELL, &message},
        {DEATH_IPC_GET_UNASSIGNED, UNASSIGNED_SIGNAL, &message},
        {DEATH_IPC_GET_NOTHING, RELAXED_SIGNAL, &message},
        {DEATH_IPC_GET_AGAIN, STATELESS_SIGNAL, &message},
    };

    if (death == DEATH_IPC_GET_DOORBELL_ASSERTED) {
        psa_notify(SUITE_SERVER_ID);
    }
    for (size_t i = 0u; i < (sizeof(gets) / sizeof(gets[0])); i++) {
        if (gets[i].death == death) {
            (void)psa_get(gets[i].signal, gets[i].msg);
        }
    }
}

static void death_in_reply(enum suite_death death, const psa_msg_t *msg)
{
    switch ((int32_t)death) {
    case DEATH_IPC_READ_REPLIED:
        psa_reply(msg->handle, PSA_SUCCESS);
        (void)psa_read(msg->handle, 0u, variable, 1u);
        break;
    case DEATH_IPC_UNMAP_REPLIED:
        psa_reply(msg->handle, PSA_SUCCESS);
        psa_unmap_invec(msg->handle, 0u);
        break;
    case DEATH_IPC_REPLY_AGAIN:
        psa_reply(msg->handle, PSA_SUCCESS);
        psa_reply(msg->handle, PSA_SUCCESS);
        break;
    case DEATH_IPC_REPLY_NULL:
        psa_reply(PSA_NULL_HANDLE, PSA_SUCCESS);
        break;
    case DEATH_IPC_REPLY_INVALID:
        psa_reply(INVALID, PSA_SUCCESS);
        break;
    case DEATH_IPC_FOREIGN_REPLY: {
        psa_handle_t foreign = PSA_NULL_HANDLE;
        (void)psa_read(msg->handle, 0u, &foreign, sizeof(foreign));
        psa_reply(foreign, PSA_SUCCESS);
        break;
    }
    case DEATH_IPC_WAIT_UNASSIGNED:
        (void)psa_wait(UNASSIGNED_SIGNAL, PSA_POLL);
        break;
    default:
        break;
    }
}

void death_in_ipc_model(enum suite_death death, const psa_msg_t *msg)
{
    armed = death;
    death_in_get(death);
    death_in_reply(death, msg);
}

psa_msg_t *death_message(psa_msg_t *otherwise)
{
    switch ((int32_t)armed) {
    case DEATH_IPC_GET_NULL:
        return NULL;
    case DEATH_IPC_GET_NON_SECURE:
        return death_non_secure();
    case DEATH_IPC_GET_CONSTANT:
        return death_constant();
    default:
        return otherwise;
    }
}

psa_status_t death_status(psa_status_t otherwise)
{
    switch ((int32_t)armed) {
    case DEATH_IPC_CONNECT_MINUS_129:
        return PSA_ERROR_PROGRAMMER_ERROR;
    case DEATH_IPC_CONNECT_1:
        return 1;
    case DEATH_IPC_CONNECT_MINUS_132:
        return PSA_ERROR_GENERIC_ERROR;
    case DEATH_IPC_CONNECT_LOWEST:
        return INT32_MIN;
    default:
        return otherwise;
    }
}

bool death_ends_entry_point(void)
{
    return armed == DEATH_IPC_RETURNS;
}
