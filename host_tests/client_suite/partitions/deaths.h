/* SPDX-License-Identifier: Apache-2.0 */
/* The programmer errors of the suite's partitions (deaths_list.h). A function here that returns has found none of its
 * own. */
#ifndef HOST_TESTS_CLIENT_SUITE_PARTITIONS_DEATHS_H
#define HOST_TESTS_CLIENT_SUITE_PARTITIONS_DEATHS_H

#include <stdbool.h>

#include "host_tests/client_suite/secure_cases.h"
#include "psa/service.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Memory that may not be written; is non-secure; holds code. */
void *death_constant(void);
void *death_non_secure(void);
void *death_code(void);

/* suite_client. */
void death_of_client(enum suite_death death, const psa_msg_t *msg);
void death_of_message(enum suite_death death, const psa_msg_t *msg);
/* The error waits for the message of the connection-based service in which it is committed. */
void death_arm(enum suite_death death);
psa_status_t death_armed(const psa_msg_t *msg);
/* The function that has got this message returns. */
void death_remember(const psa_msg_t *msg);

/* suite_server: in its functions. */
void death_of_server(enum suite_death death, const psa_msg_t *msg);
/* In the IPC model, instead of the reply. */
void death_in_ipc_model(enum suite_death death, const psa_msg_t *msg);
/* Where the next message goes, what the next connect is answered, whether the entry point returns. */
psa_msg_t *death_message(psa_msg_t *otherwise);
psa_status_t death_status(psa_status_t otherwise);
bool death_ends_entry_point(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_PARTITIONS_DEATHS_H */
