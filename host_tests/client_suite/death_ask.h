/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's part in the programmer errors of partitions, on every platform. */
#ifndef HOST_TESTS_CLIENT_SUITE_DEATH_ASK_H
#define HOST_TESTS_CLIENT_SUITE_DEATH_ASK_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Does what brings about the error with that number of enum suite_death. It returns if nothing has come of it. */
void death_ask(int32_t death);

/* A call that is in order comes back as it must. */
bool death_side_is_sound(void);

/* Whether suite_server is in the IPC model. */
bool death_server_is_in_ipc_model(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_DEATH_ASK_H */
