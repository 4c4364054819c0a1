/* SPDX-License-Identifier: Apache-2.0 */
/* See ask.h. No function ends with the call itself: the trace shows when it is back. */
#include "host_tests/figures/firmware/ask.h"

#include <stdint.h>

#include "host_tests/figures/firmware/cases.h"
#include "spm/base/attributes.h"

static BH_ALIGNED(8) uint8_t input[CASES_LARGE_BYTES];
static BH_ALIGNED(8) uint8_t output[CASES_LARGE_BYTES];

static psa_status_t checked(psa_status_t status, size_t got, size_t wanted)
{
    return ((status == PSA_SUCCESS) && (got == wanted)) ? PSA_SUCCESS : PSA_ERROR_GENERIC_ERROR;
}

psa_status_t ask_empty(void)
{
    const psa_status_t status = psa_call(CASES_STATELESS_HANDLE, CASES_REQUEST_EMPTY, NULL, 0u, NULL, 0u);
    return checked(status, 0u, 0u);
}

psa_status_t ask_small(void)
{
    const psa_invec in[] = {{input, CASES_SMALL_BYTES}};
    psa_outvec out[] = {{output, CASES_SMALL_BYTES}};
    const psa_status_t status = psa_call(CASES_STATELESS_HANDLE, CASES_REQUEST_SMALL, in, 1u, out, 1u);
    return checked(status, out[0].len, CASES_SMALL_BYTES);
}

psa_status_t ask_large(void)
{
    const psa_invec in[] = {{input, CASES_LARGE_BYTES}};
    const psa_status_t status = psa_call(CASES_STATELESS_HANDLE, CASES_REQUEST_LARGE, in, 1u, NULL, 0u);
    return checked(status, 0u, 0u);
}

psa_status_t ask_exchange(void)
{
    const psa_invec in[] = {{input, CASES_LARGE_BYTES}};
    psa_outvec out[] = {{output, CASES_LARGE_BYTES}};
    const psa_status_t status = psa_call(CASES_STATELESS_HANDLE, CASES_REQUEST_EXCHANGE, in, 1u, out, 1u);
    return checked(status, out[0].len, CASES_LARGE_BYTES);
}

psa_status_t ask_vectors(void)
{
    const psa_invec in[] = {
        {&input[0], CASES_SMALL_BYTES},
        {&input[CASES_SMALL_BYTES], CASES_SMALL_BYTES},
        {&input[2 * CASES_SMALL_BYTES], CASES_SMALL_BYTES},
        {&input[3 * CASES_SMALL_BYTES], CASES_SMALL_BYTES},
    };
    const psa_status_t status = psa_call(CASES_STATELESS_HANDLE, CASES_REQUEST_VECTORS, in, 4u, NULL, 0u);
    return checked(status, 0u, 0u);
}

psa_status_t ask_connection(void)
{
    const psa_handle_t handle = psa_connect(CASES_CONNECTED_SID, CASES_VERSION);
    psa_close(handle);
    return PSA_HANDLE_IS_VALID(handle) ? PSA_SUCCESS : PSA_ERROR_GENERIC_ERROR;
}
