/* SPDX-License-Identifier: Apache-2.0 */
/* System control block and NVIC (LPC55S69 sheet 3, 3.2, 3.4). */
#include "platforms/lpc55s69/core.h"

#include "platforms/lpc55s69/chip_registers.h"
#include "platforms/lpc55s69/core_registers.h"
#include "platforms/lpc55s69/linker_symbols.h"
#include "platforms/lpc55s69/registers.h"

/* Faults 0x00, SVCall 0x20, first-level handlers 0x40, everything else 0xE0: equal priorities do not pre-empt each
 * other. */
#define PRIORITY_SVCALL 0x20u
#define PRIORITY_LOWEST 0xE0u
#define LINE_PRIORITY(line) (PRIORITY_LOWEST << (8u * ((line) % 4u)))

static const struct reg_setting core_registers[] = {
    {SYST_CSR, 0u, 0x7u},
    {SCB_AIRCR, SCB_AIRCR_KEY | SCB_AIRCR_PRIS | SCB_AIRCR_SYSRESETREQS,
     SCB_AIRCR_PRIS | SCB_AIRCR_BFHFNMINS | SCB_AIRCR_PRIGROUP | SCB_AIRCR_SYSRESETREQS},
    {SCB_SCR, 0u, SCB_SCR_ALL},
    /* Division by zero is a fault; faults and stack limits count in every handler. */
    {SCB_CCR, SCB_CCR_ALWAYS_ONE | SCB_CCR_DIV_0_TRP,
     SCB_CCR_USERSETMPEND | SCB_CCR_UNALIGN_TRP | SCB_CCR_DIV_0_TRP | SCB_CCR_BFHFNMIGN | SCB_CCR_STKOFHFNMIGN},
    {SCB_SHPR1, 0u, 0xE0E0E0E0u},
    {SCB_SHPR2, PRIORITY_SVCALL << 24, 0xE0000000u},
    {SCB_SHPR3, (PRIORITY_LOWEST << 24) | (PRIORITY_LOWEST << 16), 0xE0E00000u},
    {SCB_SHCSR, SCB_SHCSR_FAULTS_ENABLED, SCB_SHCSR_FAULTS_ENABLED},
    /* No FPU, no coprocessors, no lazy stacking. */
    {SCB_CPACR, 0u, SCB_CPACR_ALL},
    {SCB_NSACR, 0u, SCB_NSACR_ALL},
    {FPCCR, 0u, FPCCR_ASPEN | FPCCR_LSPEN},
    /* The three lines of this system: SEC_VIO, FLEXCOMM0, MAILBOX. */
    {NVIC_IPR_WORD(IRQ_FLEXCOMM0), LINE_PRIORITY(IRQ_FLEXCOMM0), LINE_PRIORITY(IRQ_FLEXCOMM0)},
    {NVIC_IPR_WORD(IRQ_MAILBOX), LINE_PRIORITY(IRQ_MAILBOX), LINE_PRIORITY(IRQ_MAILBOX)},
    {NVIC_IPR_WORD(IRQ_SEC_VIO), LINE_PRIORITY(IRQ_SEC_VIO), LINE_PRIORITY(IRQ_SEC_VIO)},
    /* Every line is Secure. */
    {NVIC_ITNS, 0u, 0xFFFFFFFFu},
    {NVIC_ITNS + 4u, 0u, 0x0FFFFFFFu},
};

static void silence(void)
{
    for (uint32_t i = 0u; i < NVIC_WORDS; i++) {
        if (reg_read(NVIC_ISER + (4u * i)) != 0u) {
            reg_write((uint32_t)NVIC_ICER + (4u * i), 0xFFFFFFFFu);
            reg_expect(NVIC_ISER + (4u * i), 0xFFFFFFFFu, 0u, HAL_PANIC_PROTECTION_READ_BACK);
        }
    }
    if ((reg_read(SCB_ICSR) & (SCB_ICSR_PENDSVSET | SCB_ICSR_PENDSTSET)) != 0u) {
        reg_write(SCB_ICSR, SCB_ICSR_PENDSVCLR | SCB_ICSR_PENDSTCLR);
        reg_expect(SCB_ICSR, SCB_ICSR_PENDSVSET | SCB_ICSR_PENDSTSET, 0u, HAL_PANIC_PROTECTION_READ_BACK);
    }
}

void core_set_up(void)
{
    reg_expect(SCB_VTOR, 0xFFFFFFFFu, (uint32_t)(uintptr_t)image_text_begin, HAL_PANIC_PROTECTION_READ_BACK);
    reg_apply(core_registers, sizeof(core_registers) / sizeof(core_registers[0]), HAL_PANIC_PROTECTION_READ_BACK);
    silence();
    data_synchronization_barrier();
    instruction_synchronization_barrier();
    __asm__ volatile("cpsie i" ::: "memory");
}

void core_forget_line(uint32_t line)
{
    if ((reg_read(NVIC_ISPR + NVIC_WORD(line)) & NVIC_BIT(line)) != 0u) {
        reg_write(NVIC_ICPR + NVIC_WORD(line), NVIC_BIT(line));
        reg_expect(NVIC_ISPR + NVIC_WORD(line), NVIC_BIT(line), 0u, HAL_PANIC_PROTECTION_READ_BACK);
    }
}

void core_enable_line(uint32_t line)
{
    reg_write(NVIC_ISER + NVIC_WORD(line), NVIC_BIT(line));
    reg_expect(NVIC_ISER + NVIC_WORD(line), NVIC_BIT(line), NVIC_BIT(line), HAL_PANIC_PROTECTION_READ_BACK);
}

void core_disable_line(uint32_t line)
{
    reg_write((uint32_t)NVIC_ICER + NVIC_WORD(line), NVIC_BIT(line));
    data_synchronization_barrier();
    instruction_synchronization_barrier();
}
