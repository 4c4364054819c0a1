/* SPDX-License-Identifier: Apache-2.0 */
/* What must come of each programmer error of a partition (deaths_list.h): the panic names the partition, the API that
 * was called and the rule that it broke. The same on every platform. */
#ifndef HOST_TESTS_CLIENT_SUITE_DEATH_TABLE_H
#define HOST_TESTS_CLIENT_SUITE_DEATH_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "host_tests/client_suite/secure_cases.h"

#ifdef __cplusplus
extern "C" {
#endif

struct suite_death_case {
    const char *name; /* a claim, with the numbers of the rules behind it */
    const char *partition;
    int32_t type; /* of the request that death_ask() makes */
    const char *api;
    uint32_t rule; /* FFM-... */
    bool ipc_only; /* suite_server must be in the IPC model */
};

enum { SUITE_DEATH_COUNT = SUITE_DEATHS_END - SUITE_DEATHS - 1 };

/* In the order of enum suite_death. */
extern const struct suite_death_case suite_deaths[SUITE_DEATH_COUNT];

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_DEATH_TABLE_H */
