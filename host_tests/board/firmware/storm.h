/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1 in a storm: what it does to CPU0 without end, one definition in each image. */
#ifndef HOST_TESTS_BOARD_FIRMWARE_STORM_H
#define HOST_TESTS_BOARD_FIRMWARE_STORM_H

/* One step, called again and again. */
void storm_step(void);

#endif /* HOST_TESTS_BOARD_FIRMWARE_STORM_H */
