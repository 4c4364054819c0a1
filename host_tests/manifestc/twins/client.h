/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's part of the twins' test. */
#ifndef HOST_TESTS_MANIFESTC_TWINS_CLIENT_H
#define HOST_TESTS_MANIFESTC_TWINS_CLIENT_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

void twins_main(void);

/* The test's: what CPU1 got. */
void twins_seen(int32_t status, uint32_t calls, uint32_t library, uint32_t name);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_MANIFESTC_TWINS_CLIENT_H */
