/* SPDX-License-Identifier: Apache-2.0 */
/* See partitions.h. */
#include "host_tests/figures/firmware/partitions.h"

#include "host_tests/figures/firmware/ask.h"
#include "host_tests/figures/firmware/cases.h"

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

psa_status_t cases_client_sfn(const psa_msg_t *msg)
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

void client_main(void)
{
    psa_msg_t msg;
    for (;;) {
        (void)psa_wait(CLIENT_SIGNAL, PSA_BLOCK);
        if (psa_get(CLIENT_SIGNAL, &msg) == PSA_SUCCESS) {
            psa_reply(msg.handle, cases_client_sfn(&msg));
        }
    }
}
