/* SPDX-License-Identifier: Apache-2.0 */
/* Partition suite_failed: its initialisation uses what it may use (FFM-338) and fails in the end, so none of its functions
 * may ever run (FFM-238). */
#include <string.h>

#include "host_tests/client_suite/partitions/suite_functions.h"
#include "host_tests/client_suite/services.h"
#include "psa/client.h"
#include "psa/lifecycle.h"

/* Anything but what must be ends the partition, and with it the run. */
static void require(bool condition)
{
    if (!condition) {
        psa_panic();
    }
}

static void use_client_apis(void)
{
    struct suite_message leaf;
    psa_outvec out[1] = {{&leaf, sizeof(leaf)}};

    require(psa_framework_version() == PSA_FRAMEWORK_VERSION);
    require(psa_version(SUITE_LEAF_SID) == SUITE_LEAF_VERSION);
    require(psa_version(SUITE_STRICT_SID) == PSA_VERSION_NONE);
    const psa_handle_t handle = psa_connect(SUITE_LEAF_SID, SUITE_LEAF_VERSION);
    require(PSA_HANDLE_IS_VALID(handle));
    require(psa_call(handle, 7, NULL, 0u, out, 1u) == PSA_SUCCESS);
    require((out[0].len == sizeof(leaf)) && (leaf.client_id == SUITE_FAILED_ID));
    require(leaf.in_size[SUITE_LEAF_INITS] == 1u);
    psa_close(handle);
}

psa_status_t suite_failed_init(void)
{
    use_client_apis();
    psa_notify(SUITE_FAILED_ID);
    require(psa_wait(PSA_DOORBELL, PSA_BLOCK) == PSA_DOORBELL);
    psa_clear();
    require(psa_wait(PSA_DOORBELL, PSA_POLL) == 0u);
    require((psa_rot_lifecycle_state() & ~(uint32_t)PSA_LIFECYCLE_PSA_STATE_MASK) <= PSA_LIFECYCLE_IMP_STATE_MASK);
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
