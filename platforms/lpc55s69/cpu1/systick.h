/* SPDX-License-Identifier: Apache-2.0 */
/* SysTick only ends sleeps, so its handler has nothing to do. */
#ifndef PLATFORMS_LPC55S69_CPU1_SYSTICK_H
#define PLATFORMS_LPC55S69_CPU1_SYSTICK_H

void systick_handler(void);

#endif /* PLATFORMS_LPC55S69_CPU1_SYSTICK_H */
