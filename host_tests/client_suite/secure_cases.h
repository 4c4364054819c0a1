/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers of what partition suite_client can be asked for: request types of SUITE_CLIENT_HANDLE. */
#ifndef HOST_TESTS_CLIENT_SUITE_SECURE_CASES_H
#define HOST_TESTS_CLIENT_SUITE_SECURE_CASES_H

#include <stdint.h>

#include "host_tests/client_suite/deaths_list.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Cases: answer 0, or the number of the line of partitions/client.c that failed. */
enum suite_secure_case {
    SECURE_VERSIONS = 0,
    SECURE_IDENTITY,
    SECURE_STATUSES,
    SECURE_REFUSED_CONNECTS,
    SECURE_VECTORS,
    SECURE_STATELESS,
    SECURE_FAILED_PARTITION,
    SECURE_NO_ROOM,
    SECURE_DOORBELL,
    SECURE_LIFECYCLE,
    SECURE_MANY_HANDLES,
    SECURE_MAPPED,
    SECURE_LATCH,
    SECURE_TAMPERED,
    SECURE_MEMORY,
    SECURE_PRIORITY,
    SECURE_CASES
};

/* The case of suite_common_tables with that number is run: SUITE_RUN_CASE + SUITE_CASES_OF_A_TABLE * table + index.
 * Replies 0, or 1 and struct suite_failure in output 0. */
enum { SUITE_RUN_CASE = 500, SUITE_CASES_OF_A_TABLE = 100, SUITE_RUN_CASE_END = 1000, SUITE_FILE_BYTES = 64 };

/* The first check that failed. */
struct suite_failure {
    char file[SUITE_FILE_BYTES];
    uint32_t line;
    int32_t expected;
    int32_t actual;
};

/* Programmer errors, from SUITE_DEATHS on: the partition does not return from the call. */
#define SUITE_DEATH_NUMBER(number, claim, api, rule) DEATH_##number,
enum suite_death {
    SUITE_DEATHS = 1000,
    SUITE_CLIENT_DEATHS(SUITE_DEATH_NUMBER)
    SUITE_MESSAGE_DEATHS(SUITE_DEATH_NUMBER)
    SUITE_ARMED_DEATHS(SUITE_DEATH_NUMBER)
    SUITE_FOREIGN_DEATHS(SUITE_DEATH_NUMBER)
    SUITE_SERVER_DEATHS(SUITE_DEATH_NUMBER)
    SUITE_IPC_DEATHS(SUITE_DEATH_NUMBER)
    SUITE_DEATHS_END
};
#undef SUITE_DEATH_NUMBER

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_SECURE_CASES_H */
