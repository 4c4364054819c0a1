/* SPDX-License-Identifier: Apache-2.0 */
/* Stands in for platforms/lpc55s69/registers.h, whose guard it takes: the same functions, before each of which an
 * interrupt may come. The test defines them. Included before everything else of twin_cpu.c, and by the test. */
#ifndef PLATFORMS_LPC55S69_REGISTERS_H
#define PLATFORMS_LPC55S69_REGISTERS_H

#include <stdint.h>

#include "hal/panic.h"

#ifdef __cplusplus
extern "C" {
#endif

uint32_t reg_read(uint32_t address);
void reg_write(uint32_t address, uint32_t value);
void data_synchronization_barrier(void);
uint32_t interrupts_mask(void);
void interrupts_restore(uint32_t before);
void wait_for_interrupt(void);
void reg_expect(uint32_t address, uint32_t mask, uint32_t value, enum hal_panic_reason reason);
void reg_ensure(uint32_t address, uint32_t mask, uint32_t value, enum hal_panic_reason reason);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_REGISTERS_H */
