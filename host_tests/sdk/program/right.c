/* SPDX-License-Identifier: Apache-2.0 */
/* Partition right, a client of left. */
#include "psa/client.h"
#include "psa/service.h"
#include "psa_manifest/right.h"
#include "psa_manifest/sid.h"
#include "requests.h"
#ifdef HEAPLESS
#include "partitions/runtime/heap.h"
#endif

uint32_t number = RIGHT_START;
uint32_t add(uint32_t more);

/* What left adds is added here as well. */
uint32_t add(uint32_t more)
{
    const psa_invec in[1] = {{&more, sizeof(more)}};
    uint32_t sum = 0u;
    psa_outvec out[1] = {{&sum, sizeof(sum)}};
    const psa_handle_t handle = psa_connect(LEFT_BOX_SID, 1u);

    (void)psa_call(handle, REQUEST_ADD, in, 1u, out, 1u);
    psa_close(handle);
    number += more;
    return number + sum;
}

psa_status_t right_box_sfn(const psa_msg_t *msg)
{
    uint32_t value = 0u;

#ifdef HEAPLESS
    number += (malloc(1u) != NULL) ? 1u : 0u;
#endif
    (void)psa_read(msg->handle, 0u, &value, sizeof(value));
    value = add(value);
    psa_write(msg->handle, 0u, &value, sizeof(value));
    return PSA_SUCCESS;
}
