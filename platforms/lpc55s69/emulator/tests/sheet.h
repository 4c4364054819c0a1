/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses and bits of the LPC55S69 for the tests of the virtual board, typed from the project's fact sheet (section
 * numbers below) and from nothing else: neither from the model nor from the firmware's drivers, so that the three can
 * disagree. Secure aliases for CPU0; NS_ is the other alias. */
#ifndef BOARD_TESTS_SHEET_H
#define BOARD_TESTS_SHEET_H

#include <stdint.h>

#define REG(address) (*(volatile uint32_t *)(uintptr_t)(address))
#define REG8(address) (*(volatile uint8_t *)(uintptr_t)(address))
#define REG16(address) (*(volatile uint16_t *)(uintptr_t)(address))
#define BIT(n) ((uint32_t)1u << (n))
#define NS_ALIAS(address) ((address) & ~0x10000000u)

/* 1.4 and 4.1: SYSCON */
#define SYSCON 0x50000000u
#define AHBMATPRIO (SYSCON + 0x010u)
#define NMISRC (SYSCON + 0x048u)
#define PRESETCTRL(n) (SYSCON + 0x100u + 4u * (n))
#define PRESETCTRLSET(n) (SYSCON + 0x120u + 4u * (n))
#define PRESETCTRLCLR(n) (SYSCON + 0x140u + 4u * (n))
#define AHBCLKCTRL(n) (SYSCON + 0x200u + 4u * (n))
#define AHBCLKCTRLSET(n) (SYSCON + 0x220u + 4u * (n))
#define AHBCLKCTRLCLR(n) (SYSCON + 0x240u + 4u * (n))
#define CTIMERCLKSEL(n) (SYSCON + 0x26cu + 4u * (n))
#define MAINCLKSELA (SYSCON + 0x280u)
#define MAINCLKSELB (SYSCON + 0x284u)
#define FCCLKSEL(n) (SYSCON + 0x2b0u + 4u * (n))
#define FLEXFRGCTRL(n) (SYSCON + 0x320u + 4u * (n))
#define AHBCLKDIV (SYSCON + 0x380u)
#define FMCCR (SYSCON + 0x400u)
#define CPUCTRL (SYSCON + 0x800u)
#define CPBOOT (SYSCON + 0x804u)
#define CPSTAT (SYSCON + 0x80cu)
#define CLOCK_CTRL (SYSCON + 0xa18u)
#define AUTOCLKGATEOVERRIDE (SYSCON + 0xe04u)
#define CPUCFG (SYSCON + 0xfd4u)
#define DIEID (SYSCON + 0xffcu)

/* 7.1: gates and resets, (word, bit) */
#define GATE_SRAM2 0u, 4u
#define GATE_IOCON 0u, 13u
#define GATE_MAILBOX 0u, 26u
#define GATE_MRT 1u, 0u
#define GATE_FLEXCOMM0 1u, 11u
#define GATE_FLEXCOMM2 1u, 13u
#define GATE_CTIMER0 1u, 26u
#define GATE_CTIMER1 1u, 27u
#define GATE_RNG 2u, 13u
#define GATE_USB_RAM 2u, 6u
#define GATE_ANACTRL 2u, 27u

/* 7.3, 7.9 */
#define FRO192M_CTRL 0x50013010u
#define FRO192M_STATUS 0x50013014u
#define PMC_PDRUNCFGCLR0 0x500200c8u
#define PMC_PDRUNCFGSET0 0x500200c0u

/* 5 */
#define MAILBOX 0x5008b000u
#define MAILBOX_IRQ0 (MAILBOX + 0x00u)
#define MAILBOX_IRQ0SET (MAILBOX + 0x04u)
#define MAILBOX_IRQ0CLR (MAILBOX + 0x08u)
#define MAILBOX_IRQ1 (MAILBOX + 0x10u)
#define MAILBOX_IRQ1SET (MAILBOX + 0x14u)
#define MAILBOX_IRQ1CLR (MAILBOX + 0x18u)
#define MAILBOX_MUTEX (MAILBOX + 0xf8u)

/* 6: AHB secure controller */
#define AHB 0x500ac000u
#define FLASH_ROM_SLAVE_RULE (AHB + 0x000u)
#define FLASH_MEM_RULE(n) (AHB + 0x010u + 4u * (n))
#define RAM2_SLAVE_RULE (AHB + 0x090u)
#define RAM2_MEM_RULE0 (AHB + 0x0a0u)
#define RAM4_MEM_RULE0 (AHB + 0x0e0u)
#define APB0_MEM_CTRL(n) (AHB + 0x100u + 4u * (n))
#define APB1_MEM_CTRL(n) (AHB + 0x110u + 4u * (n))
#define PORT8_SLAVE0 (AHB + 0x120u)
#define PORT8_SLAVE1 (AHB + 0x124u)
#define PORT9_SLAVE0 (AHB + 0x130u)
#define PORT9_SLAVE1 (AHB + 0x134u)
#define PORT10_SLAVE0 (AHB + 0x140u)
#define PORT10_SLAVE1 (AHB + 0x144u)
#define SEC_VIO_ADDR(p) (AHB + 0xe00u + 4u * (p))
#define SEC_VIO_MISC_INFO(p) (AHB + 0xe80u + 4u * (p))
#define SEC_VIO_INFO_VALID (AHB + 0xf00u)
#define SEC_CPU_INT_MASK(n) (AHB + 0xf90u + 4u * (n))
#define SEC_MASK_LOCK (AHB + 0xfbcu)
#define MASTER_SEC_LEVEL (AHB + 0xfd0u)
#define MASTER_SEC_ANTI_POL (AHB + 0xfd4u)
#define CPU0_LOCK_REG (AHB + 0xfecu)
#define CPU1_LOCK_REG (AHB + 0xff0u)
#define MISC_CTRL_DP (AHB + 0xff8u)
#define MISC_CTRL (AHB + 0xffcu)

/* 8.1: USART; 8.2: IOCON. FLEXCOMM2's pins: board schematic, Arduino D0 and D1 */
#define FLEXCOMM0 0x50086000u
#define FLEXCOMM2 0x50088000u
#define USART_CFG 0x000u
#define USART_STAT 0x008u
#define USART_BRG 0x020u
#define USART_OSR 0x028u
#define USART_FIFOCFG 0xe00u
#define USART_FIFOSTAT 0xe04u
#define USART_FIFOTRIG 0xe08u
#define USART_FIFOINTENSET 0xe10u
#define USART_FIFOINTSTAT 0xe18u
#define USART_FIFOWR 0xe20u
#define USART_FIFORD 0xe30u
#define USART_PSELID 0xff8u
#define IOCON_PIO0(n) (0x50001000u + 4u * (n))
#define IOCON_PIO1(n) (0x50001080u + 4u * (n))

/* 9: flash controller */
#define FLASH_CMD 0x50034000u
#define FLASH_EVENT 0x50034004u
#define FLASH_STARTA 0x50034010u
#define FLASH_STOPA 0x50034014u
#define FLASH_DATAW(n) (0x50034080u + 4u * (n))
#define FLASH_INT_CLR_ENABLE 0x50034fd8u
#define FLASH_INT_SET_ENABLE 0x50034fdcu
#define FLASH_INT_STATUS 0x50034fe0u
#define FLASH_INT_CLR_STATUS 0x50034fe8u
#define FLASH_MODULE_ID 0x50034ffcu

/* 11.2 */
#define RNG 0x5003a000u

/* 12.3 */
#define CTIMER0 0x50008000u
#define CTIMER1 0x50009000u
#define CTIMER_IR 0x00u
#define CTIMER_TCR 0x04u
#define CTIMER_CEN 1u
#define CTIMER_CRST 2u
#define CTIMER_TC 0x08u
#define CTIMER_PR 0x0cu
#define CTIMER_PC 0x10u
#define CTIMER_MCR 0x14u
#define CTIMER_MR(n) (0x18u + 4u * (n))
#define MRT 0x5000d000u

/* 3: the core */
#define SYST_CTRL 0xe000e010u
#define SYST_LOAD 0xe000e014u
#define SYST_VAL 0xe000e018u
#define NVIC_ISER(n) (0xe000e100u + 4u * (n))
#define NVIC_ICER(n) (0xe000e180u + 4u * (n))
#define NVIC_ISPR(n) (0xe000e200u + 4u * (n))
#define NVIC_ICPR(n) (0xe000e280u + 4u * (n))
#define NVIC_IPR(irq) (0xe000e400u + (irq))
#define CPUID 0xe000ed00u
#define ICSR 0xe000ed04u
#define VTOR 0xe000ed08u
#define AIRCR 0xe000ed0cu
#define SCR 0xe000ed10u
#define SHPR(n) (0xe000ed14u + 4u * (n))
#define SHCSR 0xe000ed24u
#define CFSR 0xe000ed28u
#define HFSR 0xe000ed2cu
#define BFAR 0xe000ed38u
#define CPACR 0xe000ed88u
#define MPU_TYPE 0xe000ed90u
#define MPU_CTRL 0xe000ed94u
#define MPU_RNR 0xe000ed98u
#define MPU_RBAR 0xe000ed9cu
#define MPU_RLAR 0xe000eda0u
#define SAU_CTRL 0xe000edd0u
#define SAU_TYPE 0xe000edd4u
#define SAU_RNR 0xe000edd8u
#define SAU_RBAR 0xe000eddcu
#define SAU_RLAR 0xe000ede0u
#define SFSR 0xe000ede4u
#define MVFR0 0xe000ef40u
#define DWT_CYCCNT 0xe0001004u
#define STIR 0xe000ef00u

/* 2.2 */
#define IRQ_CTIMER0 10u
#define IRQ_FLEXCOMM0 14u
#define IRQ_MAILBOX 31u
#define IRQ_SEC_VIO 53u
#define IRQ_UNUSED 40u

#endif
