/* SPDX-License-Identifier: Apache-2.0 */
/* Registers and instructions of CPU1's core. CPU1 is a Cortex-M33 without Security Extension, MPU, FPU and DSP
 * (sheet 2.1). */
#ifndef PLATFORMS_LPC55S69_CPU1_CORE_H
#define PLATFORMS_LPC55S69_CPU1_CORE_H

#include <stdint.h>

/* Sheet 3. */
#define CORE_SYST_CSR 0xE000E010u
#define CORE_SYST_RVR 0xE000E014u
#define CORE_SYST_CVR 0xE000E018u
#define CORE_NVIC_ISER0 0xE000E100u
#define CORE_NVIC_ICER0 0xE000E180u
#define CORE_ICSR 0xE000ED04u
#define CORE_VTOR 0xE000ED08u
#define CORE_SHCSR 0xE000ED24u
#define CORE_CFSR 0xE000ED28u
#define CORE_MMFAR 0xE000ED34u
#define CORE_BFAR 0xE000ED38u

#define CORE_SYST_CSR_ENABLE (1u << 0)
#define CORE_SYST_CSR_TICKINT (1u << 1)
#define CORE_SYST_CSR_CORE_CLOCK (1u << 2)
#define CORE_ICSR_PENDSTCLR (1u << 25)
/* Sheet 4.3: UsageFault, BusFault, MemManage. */
#define CORE_SHCSR_FAULTS 0x00070000u
/* Sheet 3.1. */
#define CORE_CFSR_MMARVALID (1u << 7)
#define CORE_CFSR_BFARVALID (1u << 15)
/* Stacking failed: IACCVIOL and DACCVIOL aside, the frame may be missing. MSTKERR, STKERR, STKOF. */
#define CORE_CFSR_NO_FRAME ((1u << 4) | (1u << 12) | (1u << 20))

static inline uint32_t core_read(uintptr_t address)
{
    return *(const volatile uint32_t *)address;
}

static inline void core_write(uintptr_t address, uint32_t value)
{
    *(volatile uint32_t *)address = value;
}

static inline void core_barrier(void)
{
    __asm__ volatile("dsb\n\tisb" ::: "memory");
}

static inline void core_mask_interrupts(void)
{
    __asm__ volatile("cpsid i" ::: "memory");
}

/* Pending interrupts are taken before this returns. */
static inline void core_unmask_interrupts(void)
{
    __asm__ volatile("cpsie i\n\tisb" ::: "memory");
}

/* Sleeps until an interrupt is pending, also while interrupts are masked. */
static inline void core_wait_for_interrupt(void)
{
    __asm__ volatile("dsb\n\twfi" ::: "memory");
}

static inline void core_set_stack_limit(uint32_t limit)
{
    __asm__ volatile("msr msplim, %0" ::"r"(limit) : "memory");
}

static inline uint32_t core_exception_number(void)
{
    uint32_t ipsr;
    __asm__ volatile("mrs %0, ipsr" : "=r"(ipsr));
    return ipsr & 0x1ffu;
}

#endif /* PLATFORMS_LPC55S69_CPU1_CORE_H */
