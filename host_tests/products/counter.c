/* SPDX-License-Identifier: Apache-2.0 */
/* The partition of docs/writing-a-partition.md: keeps a total. */
#include "psa/service.h"
#include "psa_manifest/counter.h"

static uint32_t total;

/* Adds the number in input 0 and writes the total to output 0. */
psa_status_t counter_add_sfn(const psa_msg_t *msg)
{
    uint32_t number = 0u;

    if ((msg->in_size[0] != sizeof(number)) || (msg->out_size[0] < sizeof(total))) {
        return PSA_ERROR_PROGRAMMER_ERROR;
    }
    (void)psa_read(msg->handle, 0u, &number, sizeof(number));
    total += number;
    psa_write(msg->handle, 0u, &total, sizeof(total));
    return PSA_SUCCESS;
}
