/* SPDX-License-Identifier: Apache-2.0 */
/* What the suite's partitions provide: secure functions for the SFN model, and for the IPC model entry points that
 * carry the same functions. The prototypes that manifestc generates are for one model, these for both. */
#ifndef HOST_TESTS_CLIENT_SUITE_PARTITIONS_SUITE_FUNCTIONS_H
#define HOST_TESTS_CLIENT_SUITE_PARTITIONS_SUITE_FUNCTIONS_H

#include <stdbool.h>

#include "psa/service.h"

#ifdef __cplusplus
extern "C" {
#endif

psa_status_t suite_server_init(void);
psa_status_t suite_strict_sfn(const psa_msg_t *msg);
psa_status_t suite_relaxed_sfn(const psa_msg_t *msg);
psa_status_t suite_secure_only_sfn(const psa_msg_t *msg);
psa_status_t suite_stateless_sfn(const psa_msg_t *msg);
psa_status_t suite_lenient_sfn(const psa_msg_t *msg);
psa_status_t suite_secure_stateless_sfn(const psa_msg_t *msg);
psa_status_t suite_observer_sfn(const psa_msg_t *msg);

psa_status_t suite_client_sfn(const psa_msg_t *msg);
psa_status_t suite_client_own_sfn(const psa_msg_t *msg);
/* Part of suite_client_sfn. */
psa_status_t suite_client_run_case(const psa_msg_t *msg);

psa_status_t suite_leaf_init(void);
psa_status_t suite_leaf_sfn(const psa_msg_t *msg);

psa_status_t suite_failed_init(void);
psa_status_t suite_failed_sfn(const psa_msg_t *msg);
psa_status_t suite_failed_stateless_sfn(const psa_msg_t *msg);

/* Entry point of suite_server in the IPC model. */
void suite_server_main(void);

/* Supplied by the model that suite_server is in: whether it can hold messages back, how many it holds, and the order to
 * hold the next DISCONNECT. */
bool suite_server_can_hold(void);
int32_t suite_server_held(void);
void suite_server_hold_disconnect(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_PARTITIONS_SUITE_FUNCTIONS_H */
