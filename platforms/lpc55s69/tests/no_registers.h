/* SPDX-License-Identifier: Apache-2.0 */
/* In the place of platforms/lpc55s69/registers.h, whose guard it defines, when hal.c is compiled for the machine that runs the
 * tests: that machine has neither those registers nor those instructions, and the range check needs none. */
#ifndef PLATFORMS_LPC55S69_REGISTERS_H
#define PLATFORMS_LPC55S69_REGISTERS_H

#include <stdint.h>

#include "hal/panic.h"

static inline void reg_write(uint32_t address, uint32_t value)
{
    (void)address;
    (void)value;
    hal_panic(HAL_PANIC_IMPOSSIBLE_VALUE);
}

static inline uint32_t interrupts_mask(void)
{
    hal_panic(HAL_PANIC_IMPOSSIBLE_VALUE);
}

static inline void interrupts_restore(uint32_t before)
{
    (void)before;
}

static inline void wait_for_interrupt(void)
{
}

static inline void data_synchronization_barrier(void)
{
}

static inline void instruction_synchronization_barrier(void)
{
}

#endif /* PLATFORMS_LPC55S69_REGISTERS_H */
