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
};

struct suite_table {
    const struct suite_case *cases;
    uint32_t count;
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

/* All of them. */
enum { SUITE_TABLE_COUNT = 8 };
extern const struct suite_table *const suite_tables[SUITE_TABLE_COUNT];

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_SUITE_H */
