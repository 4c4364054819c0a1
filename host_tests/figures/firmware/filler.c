/* SPDX-License-Identifier: Apache-2.0 */
/* One of many partitions that are there and do nothing. FILLER_MAIN, FILLER_SFN: its entry point and function. */
#include "psa/service.h"

void FILLER_MAIN(void);
psa_status_t FILLER_SFN(const psa_msg_t *msg);

void FILLER_MAIN(void)
{
    for (;;) {
        (void)psa_wait(PSA_DOORBELL, PSA_BLOCK);
        psa_clear();
    }
}

psa_status_t FILLER_SFN(const psa_msg_t *msg)
{
    (void)msg;
    return PSA_SUCCESS;
}
