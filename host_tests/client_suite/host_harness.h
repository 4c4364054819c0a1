/* SPDX-License-Identifier: Apache-2.0 */
/* The suite on the host: what CPU1's part (host_main.c) asks of the test around it. */
#ifndef HOST_TESTS_CLIENT_SUITE_HOST_HARNESS_H
#define HOST_TESTS_CLIENT_SUITE_HOST_HARNESS_H

#include <stdint.h>

#include "host_tests/client_suite/suite.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The next case to run, NULL after the last one. */
const struct suite_case *suite_harness_next(void);

/* What host_cpu1_code() makes of CPU1's part: main, and the tables of cases. */
void cpu1_suite_main(void);
extern const struct suite_table cpu1_suite_connect_cases;
extern const struct suite_table cpu1_suite_vector_cases;
extern const struct suite_table cpu1_suite_mailbox_cases;
extern const struct suite_table cpu1_suite_secure_cases;
extern const struct suite_table cpu1_suite_concurrent_cases;
extern const struct suite_table cpu1_suite_stateless_cases;
extern const struct suite_table cpu1_suite_call_cases;

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_HOST_HARNESS_H */
