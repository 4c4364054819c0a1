/* SPDX-License-Identifier: Apache-2.0 */
/* The right twin: framework version 1.1, SFN model. */
#include "host_tests/manifestc/twins/twin.h"
#include "psa/service.h"
#include "psa_manifest/right.h"

uint32_t twin_calls;

uint32_t twin_name(void)
{
    return 0x2167u;
}

psa_status_t right_sfn(const psa_msg_t *msg)
{
    twin_calls++;
    const struct twin_answer answer = {twin_calls, twin_library_count(), twin_name()};
    psa_write(msg->handle, 0u, &answer, sizeof(answer));
    return PSA_SUCCESS;
}
