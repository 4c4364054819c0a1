/* SPDX-License-Identifier: Apache-2.0 */
/* Clocks, resets and pins of the blocks that either CPU uses. */
#ifndef PLATFORMS_LPC55S69_CLOCKS_H
#define PLATFORMS_LPC55S69_CLOCKS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Core clock after clocks_set_up(), in instructions or cycles per millisecond. */
#define CLOCKS_CORE_KHZ 96000u

/* From whatever the boot ROM has left to: both cores on FRO 96 MHz with eight flash wait states; SRAM1 to 4 clocked;
 * FLEXCOMM0, FLEXCOMM2 and MAILBOX clocked and fresh from reset; pins of both FLEXCOMMs. Ends in hal_panic() if
 * something does not come up. */
void clocks_set_up(void);

/* Resets the blocks that CPU1 may use, MAILBOX and FLEXCOMM2, so that a new life of CPU1 finds nothing of the old
 * one. */
void clocks_reset_ns_blocks(void);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_CLOCKS_H */
