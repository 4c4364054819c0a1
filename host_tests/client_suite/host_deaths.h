/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's part of the death tests: asks for one programmer error of a partition. */
#ifndef HOST_TESTS_CLIENT_SUITE_HOST_DEATHS_H
#define HOST_TESTS_CLIENT_SUITE_HOST_DEATHS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Supplied by the test: which error (secure_cases.h), or 0: whether the secure side is sound. */
int32_t deaths_wanted(void);

/* CPU1's main function; behind host_cpu1_code() it is cpu1_deaths_main. */
void deaths_main(void);
void cpu1_deaths_main(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_HOST_DEATHS_H */
