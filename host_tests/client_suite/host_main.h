/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's main function on the host. */
#ifndef HOST_TESTS_CLIENT_SUITE_HOST_MAIN_H
#define HOST_TESTS_CLIENT_SUITE_HOST_MAIN_H

#ifdef __cplusplus
extern "C" {
#endif

void suite_main(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_HOST_MAIN_H */
