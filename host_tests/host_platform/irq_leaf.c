/* SPDX-License-Identifier: Apache-2.0 */
/* Partition `leaf`: gives back what it gets, each byte one higher. */
#include "host_tests/host_platform/irq_code.h"

psa_status_t irq_leaf_sfn(const psa_msg_t *msg);

psa_status_t irq_leaf_sfn(const psa_msg_t *msg)
{
    uint8_t bytes[IRQ_BYTES];
    const size_t count = psa_read(msg->handle, 0u, bytes, sizeof(bytes));

    for (size_t i = 0u; i < count; i++) {
        bytes[i]++;
    }
    psa_write(msg->handle, 0u, bytes, count);
    return PSA_SUCCESS;
}
