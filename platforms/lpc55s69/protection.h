/* SPDX-License-Identifier: Apache-2.0 */
/* Hardware protection of CPU0: SAU, AHB secure controller, MPU, and their locks. */
#ifndef PLATFORMS_LPC55S69_PROTECTION_H
#define PLATFORMS_LPC55S69_PROTECTION_H

#ifdef __cplusplus
extern "C" {
#endif

/* Confines CPU1 and every other bus master to what memory_map.h makes non-secure, makes RAM never executable and text
 * and constants never writable, and locks what can be locked. Every register is read back. Call once, before CPU1 is
 * started; clocks and pins must be set before. Ends in hal_panic() if a register does not hold what it was given. */
void protection_set_up(void);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_PROTECTION_H */
