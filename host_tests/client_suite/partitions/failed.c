/* SPDX-License-Identifier: Apache-2.0 */
/* Partition suite_failed: its initialisation fails, so none of its functions may ever run (FFM-238). */
#include "host_tests/client_suite/partitions/suite_functions.h"

psa_status_t suite_failed_init(void)
{
    return PSA_ERROR_GENERIC_ERROR;
}

psa_status_t suite_failed_sfn(const psa_msg_t *msg)
{
    (void)msg;
    psa_panic();
    return PSA_SUCCESS;
}

psa_status_t suite_failed_stateless_sfn(const psa_msg_t *msg)
{
    return suite_failed_sfn(msg);
}
