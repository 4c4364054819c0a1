/* SPDX-License-Identifier: Apache-2.0 */
/* Partition offender (offender.yaml). What it commits comes from outside of the partition: see offence.h. */
#include "host_tests/board/firmware/offence.h"
#include "psa_manifest/offender.h"

psa_status_t offender_init(void)
{
    offender_offend();
    return PSA_SUCCESS;
}

psa_status_t offender_sfn(const psa_msg_t *msg)
{
    (void)msg;
    return PSA_SUCCESS;
}
