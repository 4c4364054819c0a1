/* SPDX-License-Identifier: Apache-2.0 */
/* Partition worker, IPC model: each call to its one service makes it work for a while, after it has replied. */
#ifndef HOST_TESTS_BOARD_FIRMWARE_WORKER_H
#define HOST_TESTS_BOARD_FIRMWARE_WORKER_H

#include "psa/client.h"

#ifdef __cplusplus
extern "C" {
#endif

#define WORKER_PARTITION (300)
#define WORKER_SID (0x0000F1F1u)
#define WORKER_VERSION (1u)
#define WORKER_HANDLE ((psa_handle_t)0x40000100)

/* Signal of its service, the first one of the partition (framework sheet 1.5). */
#define WORKER_SIGNAL (1u << 4)

/* Rounds of one piece of work. Each is WORKER_ROUND_INSTRUCTIONS long and published; all together take longer than the
 * 100 ms of a measurement even if the virtual board gives CPU0 every instruction, which takes 1 ns. */
enum { WORKER_ROUNDS = 27000, WORKER_ROUND_INSTRUCTIONS = 4000 };

/* Rounds that it does before it waits for calls, if the build says WORKER_AT_ONCE. */
enum { WORKER_ROUNDS_AT_ONCE = 50 };

/* Entry point. */
void worker_main(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_BOARD_FIRMWARE_WORKER_H */
