/* SPDX-License-Identifier: Apache-2.0 */
/* CPU0's exceptions: faults, priorities, what the boot ROM may have left. */
#ifndef PLATFORMS_LPC55S69_CORE_H
#define PLATFORMS_LPC55S69_CORE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Disables what the boot ROM may have left enabled, gives every exception its priority (design, "Concurrency on the
 * chip"), keeps the FPU off, and lets interrupts through; none is enabled yet. Call once, first. */
void core_set_up(void);

/* Forgets an interrupt that the boot ROM may have left pending. The line's source must have been reset. */
void core_forget_line(uint32_t line);

/* Lets an interrupt line through, or holds it back without losing it. */
void core_enable_line(uint32_t line);
void core_disable_line(uint32_t line);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_CORE_H */
