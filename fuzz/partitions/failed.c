/* SPDX-License-Identifier: Apache-2.0 */
/* Partition fuzz_failed: its init fails, so no message ever reaches it. */
#include "fuzz/service.h"

psa_status_t fuzz_failed_init(void)
{
    fuzz_observe(FUZZ_SEEN_INIT, (uint64_t)FUZZ_FAILED);
    return PSA_ERROR_INSUFFICIENT_MEMORY;
}

psa_status_t fuzz_failed_any(const psa_msg_t *msg)
{
    fuzz_observe(FUZZ_SEEN_MESSAGE, (uint32_t)msg->type); /* the other backend will not have seen it */
    return PSA_SUCCESS;
}
