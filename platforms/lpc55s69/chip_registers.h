/* SPDX-License-Identifier: Apache-2.0 */
/* Registers of the LPC55S69's own blocks that CPU0's firmware uses, with the section of the LPC55S69 sheet that each
 * comes from. All are reached through the secure alias, except MAILBOX, which CPU1 may use too. Numbers that assembly
 * files use have no suffix. */
#ifndef PLATFORMS_LPC55S69_CHIP_REGISTERS_H
#define PLATFORMS_LPC55S69_CHIP_REGISTERS_H

/* ---- Interrupt lines (sheet 2.2) --------------------------------------------------------------------------------- */

#define IRQ_FLEXCOMM0 14u
#define IRQ_MAILBOX 31u
#define IRQ_SEC_VIO 53u

/* ---- SYSCON (sheet 4.1, 7.1, 7.2) -------------------------------------------------------------------------------- */

#define SYSCON 0x50000000
#define SYSCON_PRESETCTRL(word) (SYSCON + 0x100 + (4 * (word)))
#define SYSCON_PRESETCTRLSET(word) (SYSCON + 0x120 + (4 * (word)))
#define SYSCON_PRESETCTRLCLR(word) (SYSCON + 0x140 + (4 * (word)))
#define SYSCON_AHBCLKCTRL(word) (SYSCON + 0x200 + (4 * (word)))
#define SYSCON_AHBCLKCTRLSET(word) (SYSCON + 0x220 + (4 * (word)))
#define SYSCON_MAINCLKSELA (SYSCON + 0x280u)
#define SYSCON_MAINCLKSELA_FRO_12M 0u
#define SYSCON_MAINCLKSELA_FRO_96M 3u
#define SYSCON_MAINCLKSELB (SYSCON + 0x284u)
#define SYSCON_CLKSEL_FIELD 7u
#define SYSCON_FCCLKSEL(flexcomm) (SYSCON + 0x2B0u + (4u * (flexcomm)))
#define SYSCON_FCCLKSEL_FRO_12M 2u
#define SYSCON_FLEXFRGCTRL(flexcomm) (SYSCON + 0x320u + (4u * (flexcomm)))
#define SYSCON_FLEXFRGCTRL_DIVIDE_BY_1 0x00FFu
#define SYSCON_AHBCLKDIV (SYSCON + 0x380u)
#define SYSCON_AHBCLKDIV_DIV 0xFFu
#define SYSCON_DIV_REQFLAG (1u << 31)
#define SYSCON_FMCCR (SYSCON + 0x400u)
#define SYSCON_FMCCR_PREFEN (1u << 5)
#define SYSCON_FMCCR_FLASHTIM (0xFu << 12)
#define SYSCON_CPUCTRL (SYSCON + 0x800u)
#define SYSCON_CPUCTRL_KEY 0xC0C48000u
#define SYSCON_CPUCTRL_CPU1CLKEN (1u << 3)
#define SYSCON_CPUCTRL_CPU1RSTEN (1u << 5)
#define SYSCON_CPBOOT (SYSCON + 0x804u)
#define SYSCON_CPSTAT (SYSCON + 0x80Cu)
#define SYSCON_CPSTAT_CPU1LOCKUP (1u << 3)
#define SYSCON_CPUCFG (SYSCON + 0xFD4u)
#define SYSCON_CPUCFG_CPU1ENABLE (1u << 2)

/* Words and bits of PRESETCTRL and AHBCLKCTRL (sheet 7.1) */
#define GATE_SRAM1_TO_4_WORD 0
#define GATE_SRAM1_TO_4_BITS 0x78
#define GATE_IOCON_WORD 0u
#define GATE_IOCON_BIT (1u << 13)
#define GATE_MAILBOX_WORD 0u
#define GATE_MAILBOX_BIT (1u << 26)
#define GATE_FLEXCOMM_WORD 1u
#define GATE_FLEXCOMM0_BIT (1u << 11)
#define GATE_FLEXCOMM2_BIT (1u << 13)
#define GATE_ANACTRL_WORD 2u
#define GATE_ANACTRL_BIT (1u << 27)

/* ---- ANACTRL (sheet 7.3) ----------------------------------------------------------------------------------------- */

#define ANACTRL_FRO192M_CTRL 0x50013010u
#define ANACTRL_FRO192M_CTRL_CLOCKS ((1u << 14) | (1u << 15) | (1u << 30))
#define ANACTRL_FRO192M_STATUS 0x50013014u
#define ANACTRL_FRO192M_STATUS_VALID (1u << 0)

/* ---- IOCON (sheet 8.2) ------------------------------------------------------------------------------------------- */

#define IOCON_PIO0(pin) (0x50001000u + (4u * (pin)))
#define IOCON_PIO1(pin) (0x50001080u + (4u * (pin)))
#define IOCON_FIELDS 0xFFFFu
/* Function 1, digital, no pull */
#define IOCON_FLEXCOMM 0x0101u

/* ---- Flash controller (sheet 9.2, 9.3) --------------------------------------------------------------------------- */

#define FLASH_CMD 0x50034000u
#define FLASH_CMD_SET_READ_MODE 2u
#define FLASH_DATAW0 0x50034080u
#define FLASH_INT_STATUS 0x50034FE0u
#define FLASH_INT_STATUS_DONE (1u << 2)
#define FLASH_INT_STATUS_FAILURES 0x3u
#define FLASH_INT_STATUS_ALL 0xFu
#define FLASH_INT_CLR_STATUS 0x50034FE8u

/* ---- FLEXCOMM0 as USART (sheet 8.1) ------------------------------------------------------------------------------ */

#define USART0 0x50086000u
#define USART_CFG (USART0 + 0x000u)
#define USART_CFG_ENABLE_8N1 0x5u
#define USART_CFG_FIELDS 0x887Du
#define USART_STAT (USART0 + 0x008u)
#define USART_STAT_TXIDLE (1u << 3)
#define USART_BRG (USART0 + 0x020u)
#define USART_BRG_FIELD 0xFFFFu
#define USART_OSR (USART0 + 0x028u)
#define USART_OSR_FIELD 0xFu
#define USART_FIFOCFG (USART0 + 0xE00u)
#define USART_FIFOCFG_ENABLES 0x3u
#define USART_FIFOCFG_FLUSHES (0x3u << 16)
#define USART_FIFOSTAT (USART0 + 0xE04u)
#define USART_FIFOSTAT_ERRORS 0x3u
#define USART_FIFOSTAT_TXEMPTY (1u << 4)
#define USART_FIFOSTAT_TXNOTFULL (1u << 5)
#define USART_FIFOSTAT_RXNOTEMPTY (1u << 6)
#define USART_FIFOTRIG (USART0 + 0xE08u)
#define USART_FIFOTRIG_FIELDS 0x000F0F03u
#define USART_FIFOTRIG_RXLVLENA (1u << 1)
#define USART_FIFOINTENSET (USART0 + 0xE10u)
#define USART_FIFOINTENSET_RXLVL (1u << 3)
#define USART_FIFOWR (USART0 + 0xE20u)
#define USART_FIFORD (USART0 + 0xE30u)
#define USART_FIFORD_DATA 0xFFu
#define USART_FIFORD_ERRORS (7u << 13)
#define USART_PSELID (USART0 + 0xFF8u)
#define USART_PSELID_PERSEL 0x7u
#define USART_PSELID_USART 1u
/* 12 MHz / (13 * 8) = 115385 baud */
#define USART_OSR_115200 12u
#define USART_BRG_115200 7u

/* ---- MAILBOX (sheet 5); bank 0 interrupts CPU1, bank 1 interrupts CPU0 ------------------------------------------- */

#define MAILBOX_IRQ0SET 0x4008B004u
#define MAILBOX_IRQ1CLR 0x4008B018u

/* ---- AHB secure controller (sheet 6) ----------------------------------------------------------------------------- */

#define AHB_SECURE 0x500AC000u
#define AHB_SEC_VIO_ADDR(port) (AHB_SECURE + 0xE00u + (4u * (port)))
#define AHB_SEC_VIO_MISC_INFO(port) (AHB_SECURE + 0xE80u + (4u * (port)))
#define AHB_SEC_VIO_MASTER(info) (((info) >> 8) & 0xFu)
#define AHB_SEC_VIO_INFO_VALID (AHB_SECURE + 0xF00u)
#define AHB_SEC_VIO_PORTS 12u
#define AHB_MASTER_CPU1_CODE 2u
#define AHB_MASTER_CPU1_SYSTEM 3u

#endif /* PLATFORMS_LPC55S69_CHIP_REGISTERS_H */
