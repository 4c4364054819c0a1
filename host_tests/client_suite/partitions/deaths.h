/* SPDX-License-Identifier: Apache-2.0 */
/* Programmer errors of partition suite_client, each of which must end it. */
#ifndef HOST_TESTS_CLIENT_SUITE_PARTITIONS_DEATHS_H
#define HOST_TESTS_CLIENT_SUITE_PARTITIONS_DEATHS_H

#include "host_tests/client_suite/secure_cases.h"
#include "psa/service.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Commits the error; a return is a failure of the SPM. msg: the message of the stateless service that asks for it. */
psa_status_t suite_client_die(enum suite_death death, const psa_msg_t *msg);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_PARTITIONS_DEATHS_H */
