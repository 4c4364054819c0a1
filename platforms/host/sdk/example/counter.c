/* SPDX-License-Identifier: Apache-2.0 */
/* A partition: its one service adds up what clients send and tells them the sum. */
#include "psa/service.h"
#include "psa_manifest/counter.h"

static uint32_t sum;

psa_status_t example_count_sfn(const psa_msg_t *msg)
{
    uint32_t number = 0u;

    if ((psa_read(msg->handle, 0u, &number, sizeof(number)) != sizeof(number)) || (msg->out_size[0] < sizeof(sum))) {
        return PSA_ERROR_INVALID_ARGUMENT;
    }
    sum += number;
    psa_write(msg->handle, 0u, &sum, sizeof(sum));
    return PSA_SUCCESS;
}
