/* SPDX-License-Identifier: Apache-2.0 */
/* The suite on the host: what CPU1's part (host_main.c) asks of the test around it. */
#ifndef HOST_TESTS_CLIENT_SUITE_HOST_HARNESS_H
#define HOST_TESTS_CLIENT_SUITE_HOST_HARNESS_H

#include <stdbool.h>

#include "host_tests/client_suite/suite.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The next case to run, NULL after the last one. */
const struct suite_case *suite_harness_next(void);

/* Whether the one that was named last is to be run in partition suite_client. */
bool suite_harness_in_partition(void);

/* The last one has been run; false: it cannot exist here. */
void suite_harness_done(bool existed);

/* What host_cpu1_code() makes of CPU1's part: main, and all tables of cases. */
void cpu1_suite_main(void);
extern const struct suite_table *const cpu1_suite_tables[SUITE_TABLE_COUNT];

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_HOST_HARNESS_H */
