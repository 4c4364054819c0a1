/* SPDX-License-Identifier: Apache-2.0 */
/* The vector of every interrupt line that is not the SPM's own. */
#ifndef PLATFORMS_LPC55S69_INTERRUPTS_H
#define PLATFORMS_LPC55S69_INTERRUPTS_H

#ifdef __cplusplus
extern "C" {
#endif

/* Gives a partition's line to the backend; for a line that nobody has, it is the end. */
void interrupt_handler(void);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_INTERRUPTS_H */
