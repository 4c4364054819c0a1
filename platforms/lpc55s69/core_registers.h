/* SPDX-License-Identifier: Apache-2.0 */
/* Registers of the Cortex-M33 itself that CPU0's firmware uses (LPC55S69 sheet section 3, table of Arm core registers).
 * Numbers that assembly files use have no suffix. */
#ifndef PLATFORMS_LPC55S69_CORE_REGISTERS_H
#define PLATFORMS_LPC55S69_CORE_REGISTERS_H

/* SysTick */
#define SYST_CSR 0xE000E010
#define SYST_CSR_ENABLE (1u << 0)
#define SYST_CSR_TICKINT (1u << 1)
#define SYST_CSR_CLKSOURCE (1u << 2)
#define SYST_RVR 0xE000E014u
#define SYST_CVR 0xE000E018u

/* NVIC: 60 lines in two words; three priority bits in a byte for each line */
#define NVIC_ISER 0xE000E100u
#define NVIC_ICER 0xE000E180
#define NVIC_ISPR 0xE000E200u
#define NVIC_ICPR 0xE000E280u
#define NVIC_ITNS 0xE000E380u
#define NVIC_IPR_WORD(irq) (0xE000E400u + ((irq) / 4u * 4u))
#define NVIC_WORDS 2u
#define NVIC_WORD(irq) (4u * ((irq) / 32u))
#define NVIC_BIT(irq) (1u << ((irq) % 32u))

/* System control block */
#define SCB_ICSR 0xE000ED04u
#define SCB_ICSR_PENDSVSET (1u << 28)
#define SCB_ICSR_PENDSVCLR (1u << 27)
#define SCB_ICSR_PENDSTSET (1u << 26)
#define SCB_ICSR_PENDSTCLR (1u << 25)
#define SCB_VTOR 0xE000ED08
#define SCB_AIRCR 0xE000ED0Cu
#define SCB_AIRCR_KEY 0x05FA0000u
#define SCB_AIRCR_PRIS (1u << 14)
#define SCB_AIRCR_BFHFNMINS (1u << 13)
#define SCB_AIRCR_PRIGROUP (7u << 8)
#define SCB_AIRCR_SYSRESETREQS (1u << 3)
#define SCB_AIRCR_SYSRESETREQ (1u << 2)
#define SCB_SCR 0xE000ED10u
#define SCB_SCR_ALL 0x1Eu
#define SCB_CCR 0xE000ED14u
#define SCB_CCR_USERSETMPEND (1u << 1)
#define SCB_CCR_UNALIGN_TRP (1u << 3)
#define SCB_CCR_DIV_0_TRP (1u << 4)
#define SCB_CCR_BFHFNMIGN (1u << 8)
#define SCB_CCR_STKOFHFNMIGN (1u << 10)
#define SCB_CCR_ALWAYS_ONE 0x201u
#define SCB_SHPR1 0xE000ED18u
#define SCB_SHPR2 0xE000ED1Cu
#define SCB_SHPR3 0xE000ED20u
#define SCB_SHCSR 0xE000ED24u
#define SCB_SHCSR_FAULTS_ENABLED 0x000F0000u
#define SCB_CFSR 0xE000ED28u
#define SCB_HFSR 0xE000ED2Cu
#define SCB_MMFAR 0xE000ED34u
#define SCB_BFAR 0xE000ED38u
#define SCB_CPACR 0xE000ED88u
#define SCB_CPACR_ALL 0x00F0FFFFu
#define SCB_NSACR 0xE000ED8Cu
#define SCB_NSACR_ALL 0x0CFFu

/* Bits of CFSR (sheet 3.1) */
#define CFSR_MSTKERR (1u << 4)
#define CFSR_MMARVALID (1u << 7)
#define CFSR_PRECISERR (1u << 9)
#define CFSR_IMPRECISERR (1u << 10)
#define CFSR_STKERR (1u << 12)
#define CFSR_BFARVALID (1u << 15)
#define CFSR_STKOF (1u << 20)

/* SAU (sheet 3 and 6.2) */
#define SAU_CTRL 0xE000EDD0u
#define SAU_CTRL_ENABLE (1u << 0)
#define SAU_TYPE 0xE000EDD4u
#define SAU_RNR 0xE000EDD8u
#define SAU_RBAR 0xE000EDDCu
#define SAU_RLAR 0xE000EDE0u
#define SAU_RLAR_ENABLE (1u << 0)
#define SAU_REGIONS 8u

#define SFSR 0xE000EDE4u
#define SFSR_SFARVALID (1u << 6)
#define SFAR 0xE000EDE8u

/* MPU of the Secure state (sheet 3 and 3.5) */
#define MPU_CTRL 0xE000ED94u
#define MPU_CTRL_ENABLE (1u << 0)
#define MPU_CTRL_PRIVDEFENA (1u << 2)
#define MPU_RNR 0xE000ED98u
#define MPU_RBAR 0xE000ED9Cu
#define MPU_RBAR_XN (1u << 0)
#define MPU_RBAR_RW_PRIVILEGED (0u << 1)
#define MPU_RBAR_RO_PRIVILEGED (2u << 1)
#define MPU_RBAR_RO_ALL (3u << 1)
#define MPU_RLAR 0xE000EDA0u
#define MPU_RLAR_ENABLE (1u << 0)
#define MPU_RLAR_NORMAL (0u << 1)
#define MPU_RLAR_DEVICE (1u << 1)
#define MPU_MAIR0 0xE000EDC0u
/* Attribute 0: Normal, non-cacheable; 1: Device-nGnRE */
#define MPU_MAIR0_VALUE 0x00000444u
#define MPU_REGIONS 8u

/* FPU (sheet 3.4) */
#define FPCCR 0xE000EF34u
#define FPCCR_ASPEN (1u << 31)
#define FPCCR_LSPEN (1u << 30)

/* Exception numbers (sheet 3) */
#define EXCEPTION_HARDFAULT 3u
#define EXCEPTION_MEMMANAGE 4u
#define EXCEPTION_BUSFAULT 5u
#define EXCEPTION_USAGEFAULT 6u
#define EXCEPTION_SECUREFAULT 7u
#define EXCEPTION_FIRST_LINE 16u

/* EXC_RETURN (sheet 3.3) */
#define EXC_RETURN_THREAD (1u << 3)
#define EXC_RETURN_PSP (1u << 2)
#define EXC_RETURN_SECURE_THREAD_PSP 0xFFFFFFFDu

/* Words of the basic frame (sheet 3.3) */
#define FRAME_R0 0u
#define FRAME_R12 4u
#define FRAME_LR 5u
#define FRAME_PC 6u
#define FRAME_XPSR 7u
#define FRAME_WORDS 8u
#define XPSR_THUMB (1u << 24)
/* State of an interrupted load or store of several registers, or of an IT block */
#define XPSR_ICI_IT 0x0600FC00u

/* Two of these words seal the top of every stack (sheet 3.3) */
#define STACK_SEAL 0xFEF5EDA5

#endif /* PLATFORMS_LPC55S69_CORE_REGISTERS_H */
