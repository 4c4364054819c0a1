/* SPDX-License-Identifier: Apache-2.0 */
/* Access to registers by address, and the three ways of writing one during start-up, none of which can be lost
 * unnoticed: what is written is read back, and a difference ends the boot.
 *
 * The addresses are in core_registers.h and chip_registers.h. */
#ifndef PLATFORMS_LPC55S69_REGISTERS_H
#define PLATFORMS_LPC55S69_REGISTERS_H

#include <stdint.h>

#include "hal/panic.h"

#ifdef __cplusplus
extern "C" {
#endif

static inline uint32_t reg_read(uint32_t address)
{
    return *(const volatile uint32_t *)(uintptr_t)address;
}

static inline void reg_write(uint32_t address, uint32_t value)
{
    *(volatile uint32_t *)(uintptr_t)address = value;
}

static inline void data_synchronization_barrier(void)
{
    __asm__ volatile("dsb 0xF" ::: "memory");
}

static inline void instruction_synchronization_barrier(void)
{
    __asm__ volatile("isb 0xF" ::: "memory");
}

/* A stretch that no handler interrupts: interrupts_restore() takes what interrupts_mask() returned. */
static inline uint32_t interrupts_mask(void)
{
    uint32_t before;
    __asm__ volatile("mrs %0, primask\n\tcpsid i" : "=r"(before)::"memory");
    return before;
}

static inline void interrupts_restore(uint32_t before)
{
    __asm__ volatile("msr primask, %0" ::"r"(before) : "memory");
}

/* Of the handler that runs; 0: none. */
static inline uint32_t exception_number(void)
{
    uint32_t ipsr;
    __asm__ volatile("mrs %0, ipsr" : "=r"(ipsr));
    return ipsr & 0x1FFu;
}

/* Sleeps until an interrupt is pending, also one that is masked by PRIMASK. */
static inline void wait_for_interrupt(void)
{
    __asm__ volatile("dsb 0xF\n\twfi" ::: "memory");
}

/* The bits of `mask` must read as `value`; if not, the boot ends with `reason`. */
void reg_expect(uint32_t address, uint32_t mask, uint32_t value, enum hal_panic_reason reason);

/* Gives the bits of `mask` the value `value`, leaves the others, and expects the result. Writes nothing if it is
 * there already. */
void reg_ensure(uint32_t address, uint32_t mask, uint32_t value, enum hal_panic_reason reason);

/* Waits for the bits of `mask` to read as `value`; if they do not in a generous time, the boot ends with `reason`. */
void reg_await(uint32_t address, uint32_t mask, uint32_t value, enum hal_panic_reason reason);

/* One register of a table: reads as `value` in the bits of `mask` when the table has been applied. */
struct reg_setting {
    uint32_t address;
    uint32_t value;
    uint32_t mask;
};

/* Writes `value` to each register that reads otherwise, in order, and expects the result. */
void reg_apply(const struct reg_setting *setting, uint32_t count, enum hal_panic_reason reason);

/* Expects every register of the table to be as reg_apply() left it. */
void reg_verify(const struct reg_setting *setting, uint32_t count, enum hal_panic_reason reason);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_REGISTERS_H */
