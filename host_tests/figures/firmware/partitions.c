/* SPDX-License-Identifier: Apache-2.0 */
/* See partitions.h. */
#include "host_tests/figures/firmware/partitions.h"

#include "host_tests/figures/firmware/ask.h"
#include "host_tests/figures/firmware/cases.h"
#include "host_tests/figures/firmware/serve.h"

psa_status_t server_sfn(const psa_msg_t *msg)
{
    switch (msg->type) {
    case CASES_REQUEST_EMPTY:
        return serve_empty(msg);
    case CASES_REQUEST_SMALL:
        return serve_small(msg);
    case CASES_REQUEST_LARGE:
        return serve_large(msg);
    case CASES_REQUEST_VECTORS:
        return serve_empty(msg);
    case CASES_REQUEST_EXCHANGE:
        return serve_exchange(msg);
    case PSA_IPC_CONNECT:
    case PSA_IPC_DISCONNECT:
        return PSA_SUCCESS;
    default:
        return PSA_ERROR_NOT_SUPPORTED;
    }
}

/* Never runs: its references keep every API in the image, so that sizes are those of the whole. */
static psa_status_t use_every_api(const psa_msg_t *msg)
{
    psa_msg_t other;
    psa_set_rhandle(msg->handle, NULL);
    psa_notify(CASES_CLIENT_PARTITION);
    if (psa_wait(PSA_WAIT_ANY, PSA_BLOCK) == PSA_DOORBELL) {
        psa_clear();
    }
    if ((psa_get(CLIENT_SIGNAL, &other) != PSA_SUCCESS) || (psa_skip(msg->handle, 0u, 1u) != 1u)
        || (psa_version(CASES_CLIENT_SID) != psa_framework_version()) || (psa_rot_lifecycle_state() == 0u)) {
        psa_panic();
    }
    psa_reply(other.handle, PSA_SUCCESS);
    return PSA_SUCCESS;
}

psa_status_t client_sfn(const psa_msg_t *msg)
{
    switch (msg->type) {
    case CASES_ERRAND_EMPTY:
        return ask_empty();
    case CASES_ERRAND_SMALL:
        return ask_small();
    case CASES_ERRAND_LARGE:
        return ask_large();
    case CASES_ERRAND_EXCHANGE:
        return ask_exchange();
    case CASES_ERRAND_VECTORS:
        return ask_vectors();
    case CASES_ERRAND_CONNECTION:
        return ask_connection();
    case CASES_ERRAND_NEVER:
        return use_every_api(msg);
    default:
        return PSA_ERROR_NOT_SUPPORTED;
    }
}

void server_main(void)
{
    psa_msg_t msg;
    for (;;) {
        const psa_signal_t signals = psa_wait(SERVER_STATELESS_SIGNAL | SERVER_CONNECTED_SIGNAL, PSA_BLOCK);
        const psa_signal_t one = ((signals & SERVER_STATELESS_SIGNAL) != 0u) ? SERVER_STATELESS_SIGNAL
                                                                             : SERVER_CONNECTED_SIGNAL;
        if (psa_get(one, &msg) == PSA_SUCCESS) {
            psa_reply(msg.handle, server_sfn(&msg));
        }
    }
}

void client_main(void)
{
    psa_msg_t msg;
    for (;;) {
        (void)psa_wait(CLIENT_SIGNAL, PSA_BLOCK);
        if (psa_get(CLIENT_SIGNAL, &msg) == PSA_SUCCESS) {
            psa_reply(msg.handle, client_sfn(&msg));
        }
    }
}
