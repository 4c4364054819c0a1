/* SPDX-License-Identifier: Apache-2.0 */
/* A partition that is only there to be refused. */
#include "psa_manifest/tidy.h"

psa_status_t tidy_service_sfn(const psa_msg_t *msg)
{
    (void)msg;
    return PSA_SUCCESS;
}
