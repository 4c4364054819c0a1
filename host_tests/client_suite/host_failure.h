/* SPDX-License-Identifier: Apache-2.0 */
/* Supplied by the test around CPU1's code: what becomes of a failed check. */
#ifndef HOST_TESTS_CLIENT_SUITE_HOST_FAILURE_H
#define HOST_TESTS_CLIENT_SUITE_HOST_FAILURE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

void suite_host_failure(const char *file, uint32_t line, int64_t expected, int64_t actual);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_HOST_FAILURE_H */
