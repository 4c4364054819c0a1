/* SPDX-License-Identifier: Apache-2.0 */
/* The client suite: behaviour that a client on CPU1 can see, one case for each claim. Uses psa/client.h and
 * suite_port.h alone, so the same files run on the host and on the board. Each case may run after any other: it begins
 * by making suite_server forget. */
#ifndef HOST_TESTS_CLIENT_SUITE_SUITE_H
#define HOST_TESTS_CLIENT_SUITE_SUITE_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct suite_case {
    const char *name; /* a claim, with the numbers of the rules behind it: Claim_FFM_022_023 */
    void (*run)(void);
    /* Where the case cannot exist: asks the image whether it can, and says why not. NULL: it can exist everywhere. */
    bool (*can_exist)(void);
    const char *otherwise;
    bool partition_too; /* it is also run by partition suite_client: nothing in it is an error of the caller */
};

struct suite_table {
    const struct suite_case *cases;
    uint32_t count;
    bool by_partition; /* who asks in the end: partition suite_client */
};

/* One table for each subject. */
extern const struct suite_table suite_connect_cases;
extern const struct suite_table suite_vector_cases;
extern const struct suite_table suite_mailbox_cases;
extern const struct suite_table suite_secure_cases;
extern const struct suite_table suite_concurrent_cases;
extern const struct suite_table suite_stateless_cases;
extern const struct suite_table suite_call_cases;
extern const struct suite_table suite_map_cases;

/* All of them, first those with cases for a partition too. */
enum { SUITE_COMMON_TABLE_COUNT = 5, SUITE_TABLE_COUNT = 8 };
extern const struct suite_table *const suite_common_tables[SUITE_COMMON_TABLE_COUNT];
extern const struct suite_table *const suite_tables[SUITE_TABLE_COUNT];

/* Runs the case in partition suite_client (partitions/cases.c), on CPU1. What fails there fails here. */
void suite_run_in_partition(const struct suite_case *the_case);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_SUITE_H */
