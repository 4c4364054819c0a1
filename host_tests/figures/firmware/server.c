/* SPDX-License-Identifier: Apache-2.0 */
/* See partitions.h. */
#include "host_tests/figures/firmware/partitions.h"

#include "host_tests/figures/firmware/cases.h"
#include "host_tests/figures/firmware/serve.h"

psa_status_t cases_stateless_sfn(const psa_msg_t *msg)
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

psa_status_t cases_connected_sfn(const psa_msg_t *msg)
{
    return cases_stateless_sfn(msg);
}

void server_main(void)
{
    psa_msg_t msg;
    for (;;) {
        const psa_signal_t signals = psa_wait(SERVER_STATELESS_SIGNAL | SERVER_CONNECTED_SIGNAL, PSA_BLOCK);
        const psa_signal_t one = ((signals & SERVER_STATELESS_SIGNAL) != 0u) ? SERVER_STATELESS_SIGNAL
                                                                             : SERVER_CONNECTED_SIGNAL;
        if (psa_get(one, &msg) == PSA_SUCCESS) {
            psa_reply(msg.handle, cases_stateless_sfn(&msg));
        }
    }
}
