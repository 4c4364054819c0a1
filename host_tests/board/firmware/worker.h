/* SPDX-License-Identifier: Apache-2.0 */
/* Partition worker (worker.yaml): each call to its one service makes it work for a while, after it has replied. */
#ifndef HOST_TESTS_BOARD_FIRMWARE_WORKER_H
#define HOST_TESTS_BOARD_FIRMWARE_WORKER_H

/* Rounds of one piece of work. Each is WORKER_ROUND_INSTRUCTIONS long and published; all together take longer than the
 * 100 ms of a measurement even if the virtual board gives CPU0 every instruction, which takes 1 ns. */
enum { WORKER_ROUNDS = 27000, WORKER_ROUND_INSTRUCTIONS = 4000 };

/* Rounds that it does before it waits for calls, if the build says WORKER_AT_ONCE. */
enum { WORKER_ROUNDS_AT_ONCE = 50 };

#endif /* HOST_TESTS_BOARD_FIRMWARE_WORKER_H */
