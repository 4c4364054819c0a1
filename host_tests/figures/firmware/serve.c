/* SPDX-License-Identifier: Apache-2.0 */
/* See serve.h. */
#include "host_tests/figures/firmware/serve.h"

#include "host_tests/figures/firmware/cases.h"
#include "spm/base/attributes.h"

/* Aligned, or the linker decides how fast a copy is. */
static BH_ALIGNED(8) uint8_t buffer[CASES_LARGE_BYTES];

psa_status_t serve_empty(const psa_msg_t *msg)
{
    (void)msg;
    return PSA_SUCCESS;
}

psa_status_t serve_small(const psa_msg_t *msg)
{
    const size_t count = psa_read(msg->handle, 0u, buffer, CASES_SMALL_BYTES);
    psa_write(msg->handle, 0u, buffer, count);
    return PSA_SUCCESS;
}

psa_status_t serve_large(const psa_msg_t *msg)
{
    return (psa_read(msg->handle, 0u, buffer, sizeof(buffer)) == sizeof(buffer)) ? PSA_SUCCESS
                                                                                 : PSA_ERROR_GENERIC_ERROR;
}

psa_status_t serve_exchange(const psa_msg_t *msg)
{
    const size_t count = psa_read(msg->handle, 0u, buffer, sizeof(buffer));
    psa_write(msg->handle, 0u, buffer, count);
    return PSA_SUCCESS;
}
