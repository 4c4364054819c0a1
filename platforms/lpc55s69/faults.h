/* SPDX-License-Identifier: Apache-2.0 */
/* What the vector table's assembly calls for faults and for exceptions that nobody asked for. */
#ifndef PLATFORMS_LPC55S69_FAULTS_H
#define PLATFORMS_LPC55S69_FAULTS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* exc_return, msp and psp as they were when the fault was taken. Returns only if the access of hal_copy() that the
 * bus refused is to be given up; anything else is reported and resets the chip. */
void fault_handle(uint32_t exc_return, uint32_t msp, uint32_t psp);

/* A vector without an owner. Reported, then the chip is reset. */
void unexpected_handler(void);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_FAULTS_H */
