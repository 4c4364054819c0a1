/* SPDX-License-Identifier: Apache-2.0 */
/* One mistake each: the board must end the run and name it. What follows a mistake must never execute. */
#include "platforms/lpc55s69/emulator/tests/bare.h"
#include "platforms/lpc55s69/emulator/tests/cases.h"

static void survived(void)
{
    put_text("FAIL the run went on\r\n");
}

#define MISTAKE(name, ...)        \
    void case_##name(void)        \
    {                             \
        __VA_ARGS__;              \
        __asm__ volatile("dsb");  \
        survived();               \
    }

/* Map: sheet 1 */
MISTAKE(strict_hole, (void)REG(0x25000000u))
MISTAKE(strict_outside, (void)REG(0x60000000u))
MISTAKE(strict_boot_rom, (void)REG(0x13000000u))
MISTAKE(strict_flash_store, REG(0x10009000u) = 1u)
MISTAKE(strict_peripheral_hole, (void)REG(0x5000a000u))
MISTAKE(strict_gpio, (void)REG(0x5008c000u))
MISTAKE(strict_wwdt, clock_on(0u, 22u); REG(0x5000c000u) = 1u)
MISTAKE(strict_rom_patch_unit, (void)REG(0x5003e000u))
MISTAKE(strict_sram_gate, REG(AHBCLKCTRLCLR(0u)) = BIT(4); (void)REG(0x30020000u))
MISTAKE(strict_sram_reset, REG(PRESETCTRLSET(0u)) = BIT(4); (void)REG(0x30020000u))
MISTAKE(strict_usb_ram_gate, REG(AHBCLKCTRLCLR(2u)) = BIT(6); (void)REG(0x50100000u))
MISTAKE(strict_flash_gate, REG(AHBCLKCTRLCLR(0u)) = BIT(7))
MISTAKE(strict_fmc_gate, REG(AHBCLKCTRLCLR(0u)) = BIT(8))

/* SYSCON: sheet 4.1, 7 */
MISTAKE(strict_syscon_unknown, (void)REG(SYSCON + 0xfe8u))
MISTAKE(strict_syscon_byte, (void)REG8(DIEID))
MISTAKE(strict_syscon_half, (void)REG16(DIEID))
MISTAKE(strict_syscon_read_only, REG(DIEID) = 0u)
MISTAKE(strict_gate_reserved, REG(AHBCLKCTRLSET(0u)) = BIT(31))
MISTAKE(strict_cpuctrl_key, REG(CPUCTRL) = 0x2cu)
MISTAKE(strict_cpuctrl_reserved, REG(CPUCTRL) = 0xc0c4006cu)
MISTAKE(strict_autoclk_key, REG(AUTOCLKGATEOVERRIDE) = 0xffffu)
MISTAKE(strict_cpboot_alignment, cpu1_prepare(); cpu1_release(0x00020300u))
MISTAKE(strict_cpu1_clock, cpu1_prepare(); REG(CPBOOT) = 0x00020200u; REG(CPUCTRL) = 0xc0c40004u)
MISTAKE(strict_main_crystal, REG(MAINCLKSELA) = 1u)
MISTAKE(strict_main_pll, REG(MAINCLKSELB) = 1u)
MISTAKE(strict_fro96_off, REG(FRO192M_CTRL) &= ~BIT(30))
MISTAKE(strict_fro48_off, REG(FRO192M_CTRL) &= ~BIT(15))
MISTAKE(strict_fro_trims, REG(FRO192M_CTRL) ^= BIT(18))
MISTAKE(strict_flashtim, REG(FMCCR) = (REG(FMCCR) & 0xfffu) | 0x7000u)
MISTAKE(strict_read_mode, REG(FLASH_INT_CLR_STATUS) = 0xfu; REG(FLASH_DATAW(0u)) = 7u; (void)flash_command(2u))
MISTAKE(strict_ahbclkdiv_halt, REG(AHBCLKDIV) = BIT(30))
MISTAKE(strict_frg_div, REG(FLEXFRGCTRL(0u)) = 0x10u)
MISTAKE(strict_nmisrc, REG(NMISRC) = BIT(31) | 31u)

/* Gates and resets of blocks: sheet 7.1 */
MISTAKE(strict_block_gate, REG(AHBCLKCTRLCLR(1u)) = BIT(13); (void)REG(FLEXCOMM2 + USART_PSELID))
MISTAKE(strict_block_reset, clock_on(GATE_FLEXCOMM2); REG(PRESETCTRLSET(1u)) = BIT(13);
        (void)REG(FLEXCOMM2 + USART_PSELID))
MISTAKE(strict_mailbox_gate, REG(AHBCLKCTRLCLR(0u)) = BIT(26); (void)REG(MAILBOX_IRQ0))
MISTAKE(strict_iocon_gate, REG(AHBCLKCTRLCLR(0u)) = BIT(13); REG(IOCON_PIO0(3u)) = 0x100u)
MISTAKE(strict_anactrl_gate, REG(AHBCLKCTRLCLR(2u)) = BIT(27); (void)REG(FRO192M_STATUS))
MISTAKE(strict_rng_power, clock_on(GATE_RNG); pulse_reset(GATE_RNG); REG(PMC_PDRUNCFGSET0) = BIT(22); (void)REG(RNG))

/* USART: sheet 8.1 */
static void flexcomm2_fresh(void)
{
    REG(FCCLKSEL(2u)) = 2u;
    REG(IOCON_PIO0(27u)) = 0x101u;
    clock_on(GATE_FLEXCOMM2);
    pulse_reset(GATE_FLEXCOMM2);
}

MISTAKE(strict_pselid, flexcomm2_fresh(); REG(FLEXCOMM2 + USART_CFG) = 0u)
MISTAKE(strict_pselid_other, flexcomm2_fresh(); REG(FLEXCOMM2 + USART_PSELID) = 3u)
MISTAKE(strict_pselid_locked, flexcomm2_fresh(); REG(FLEXCOMM2 + USART_PSELID) = 9u; REG(FLEXCOMM2 + USART_PSELID) = 1u)
MISTAKE(strict_usart_clock, flexcomm2_fresh(); REG(FCCLKSEL(2u)) = 7u; usart_start(FLEXCOMM2))
MISTAKE(strict_usart_baud, flexcomm2_fresh(); REG(FLEXCOMM2 + USART_PSELID) = 1u; REG(FLEXCOMM2 + USART_OSR) = 12u;
        REG(FLEXCOMM2 + USART_BRG) = 8u; REG(FLEXCOMM2 + USART_CFG) = 5u)
MISTAKE(strict_usart_format, flexcomm2_fresh(); REG(FLEXCOMM2 + USART_PSELID) = 1u; REG(FLEXCOMM2 + USART_OSR) = 12u;
        REG(FLEXCOMM2 + USART_BRG) = 7u; REG(FLEXCOMM2 + USART_CFG) = 1u)
MISTAKE(strict_usart_rate_while_on, flexcomm2_fresh(); usart_start(FLEXCOMM2); REG(FLEXCOMM2 + USART_BRG) = 7u)
MISTAKE(strict_usart_osr, flexcomm2_fresh(); REG(FLEXCOMM2 + USART_PSELID) = 1u; REG(FLEXCOMM2 + USART_OSR) = 3u)
MISTAKE(strict_usart_pin, flexcomm2_fresh(); usart_start(FLEXCOMM2); REG(IOCON_PIO0(27u)) = 0x100u;
        REG(FLEXCOMM2 + USART_FIFOWR) = 'x')
MISTAKE(strict_usart_digimode, flexcomm2_fresh(); usart_start(FLEXCOMM2); REG(IOCON_PIO0(27u)) = 0x001u;
        REG(FLEXCOMM2 + USART_FIFOWR) = 'x')
MISTAKE(strict_usart_off, flexcomm2_fresh(); REG(FLEXCOMM2 + USART_PSELID) = 1u; REG(FLEXCOMM2 + USART_FIFOWR) = 'x')
MISTAKE(strict_usart_overflow, flexcomm2_fresh(); usart_start(FLEXCOMM2);
        for (uint32_t i = 0u; i < 18u; i++) { REG(FLEXCOMM2 + USART_FIFOWR) = 'x'; })
MISTAKE(strict_usart_empty, flexcomm2_fresh(); usart_start(FLEXCOMM2); (void)REG(FLEXCOMM2 + USART_FIFORD))
MISTAKE(strict_usart_byte, REG8(FLEXCOMM0 + USART_FIFOWR) = 'x')
MISTAKE(strict_iocon_reserved, REG(IOCON_PIO0(3u)) = BIT(11))

/* MAILBOX, timers, RNG: sheet 5, 11.2, 12.3 */
MISTAKE(strict_mailbox_unknown, cpu1_prepare(); (void)REG(MAILBOX + 0x20u))
MISTAKE(strict_mailbox_write_only, cpu1_prepare(); (void)REG(MAILBOX_IRQ0SET))
MISTAKE(strict_mailbox_byte, cpu1_prepare(); REG8(MAILBOX_IRQ0SET) = 1u)
MISTAKE(strict_ctimer_capture, clock_on(GATE_CTIMER0); pulse_reset(GATE_CTIMER0); REG(CTIMER0 + 0x28u) = 1u)

static void ctimer_fresh(uint32_t clock)
{
    REG(CTIMERCLKSEL(0u)) = clock;
    clock_on(GATE_CTIMER0);
    pulse_reset(GATE_CTIMER0);
}

static void mrt_running(void)
{
    clock_on(GATE_MRT);
    pulse_reset(GATE_MRT);
    REG(MRT + 0x00u) = 0xffffffu;
}

MISTAKE(strict_ctimer_gate, ctimer_fresh(3u); REG(AHBCLKCTRLCLR(1u)) = BIT(26); (void)REG(CTIMER0 + CTIMER_TC))
MISTAKE(strict_ctimer_in_reset, ctimer_fresh(3u); REG(PRESETCTRLSET(1u)) = BIT(26); REG(CTIMER0 + CTIMER_TCR) = 1u)
MISTAKE(strict_ctimer_byte, ctimer_fresh(3u); REG8(CTIMER0 + CTIMER_TCR) = 1u)
MISTAKE(strict_ctimer_unknown, ctimer_fresh(3u); (void)REG(CTIMER0 + 0x40u))
MISTAKE(strict_ctimer_read_only, ctimer_fresh(3u); REG(CTIMER0 + 0x2cu) = 0u)
MISTAKE(strict_ctimer_reserved, ctimer_fresh(3u); REG(CTIMER0 + CTIMER_TCR) = 4u)
MISTAKE(strict_ctimer_reload, ctimer_fresh(3u); REG(CTIMER0 + CTIMER_MCR) = BIT(24))
MISTAKE(strict_ctimer_prescale_count, ctimer_fresh(3u); REG(CTIMER0 + CTIMER_PR) = 2u; REG(CTIMER0 + CTIMER_PC) = 3u)
MISTAKE(strict_ctimer_counter_mode, ctimer_fresh(3u); REG(CTIMER0 + 0x70u) = 1u)
MISTAKE(strict_ctimer_clock, REG(CTIMERCLKSEL(0u)) = 5u)
MISTAKE(strict_ctimer_fro96_off, REG(MAINCLKSELA) = 0u; REG(FRO192M_CTRL) &= ~BIT(30); ctimer_fresh(3u);
        REG(CTIMER0 + CTIMER_TCR) = CTIMER_CEN)
MISTAKE(strict_ctimer_fro1_off, REG(CLOCK_CTRL) &= ~BIT(6); ctimer_fresh(4u); REG(CTIMER0 + CTIMER_TCR) = CTIMER_CEN)
MISTAKE(strict_systick_clock, REG(SYSCON + 0x260u) = 2u)
MISTAKE(strict_mrt_stall, clock_on(GATE_MRT); pulse_reset(GATE_MRT); REG(MRT + 0x08u) = 4u)
MISTAKE(strict_mrt_gate_off, mrt_running(); REG(AHBCLKCTRLCLR(1u)) = BIT(0))
MISTAKE(strict_mrt_clock_change, mrt_running(); REG(AHBCLKDIV) = 1u)

/* Flash controller: sheet 9 */
MISTAKE(strict_flash_command, (void)flash_command(7u))
MISTAKE(strict_flash_reprogram, flash_fill_page_buffer(1u); (void)flash_range(12u, 0x8000u, 0x8000u);
        flash_fill_page_buffer(2u); (void)flash_range(12u, 0x8000u, 0x8000u))
MISTAKE(strict_flash_rows, REG(FLASH_STARTA) = 0u; (void)flash_command(8u); (void)flash_range(12u, 0x8000u, 0x8000u))
MISTAKE(strict_flash_busy, REG(FLASH_STARTA) = 0x800u; REG(FLASH_STOPA) = 0x9ffu;
        REG(FLASH_CMD) = 5u; REG(FLASH_CMD) = 5u)
MISTAKE(strict_flash_busy_parameter, REG(FLASH_CMD) = 5u; REG(FLASH_STARTA) = 0u)
MISTAKE(strict_flash_margin, REG(FLASH_DATAW(0u)) = 0x400u; (void)flash_range(3u, 0u, 0u))

/* The core's own registers: sheet 2, 3 */
MISTAKE(strict_vtor, REG(VTOR) = 0x10000100u)
MISTAKE(strict_aircr_key, REG(AIRCR) = 0x4000u)
MISTAKE(strict_scr, REG(SCR) = 4u)
MISTAKE(strict_priority, REG8(NVIC_IPR(31u)) = 0x10u)
MISTAKE(strict_system_priority, REG(SHPR(3u)) = 0x00f00000u)
MISTAKE(strict_mpu_region, REG(MPU_RNR) = 8u)
MISTAKE(strict_mpu_pxn, REG(MPU_RLAR) = 0x30000011u)
MISTAKE(strict_dwt, (void)REG(DWT_CYCCNT))
MISTAKE(strict_ppb_width, (void)REG8(VTOR))

/* Secure controller: sheet 6 */
MISTAKE(strict_ahb_unknown, (void)REG(AHB + 0x008u))
MISTAKE(strict_ahb_reserved_bits, REG(FLASH_MEM_RULE(0u)) = 4u)
MISTAKE(strict_ahb_rom_patch_nibble, open_rules(); REG(APB1_MEM_CTRL(3u)) = 0x30030030u; checking_on())
MISTAKE(strict_ahb_reserved_nibble, checking_on())
MISTAKE(strict_ahb_idau, REG(MISC_CTRL) = 0x6aaau)
MISTAKE(strict_level_reserved, REG(MASTER_SEC_LEVEL) = 0x80000001u)
MISTAKE(strict_byte_rule, REG8(FLASH_MEM_RULE(0u)) = 3u)

/* CPU1's mistakes count too */
static void cpu1_mistake(enum servant_op op, uint32_t a)
{
    cpu1_prepare();
    cpu1_start();
    (void)cpu1_do(op, a, 0u);
    survived();
}

void case_strict_cpu1_mpu(void)
{
    cpu1_mistake(SERVANT_WRITE32, MPU_CTRL);
}

void case_strict_cpu1_hole(void)
{
    cpu1_mistake(SERVANT_READ32, 0x08000000u);
}

void case_strict_cpu1_vtor(void)
{
    cpu1_prepare();
    cpu1_start();
    (void)cpu1_do(SERVANT_WRITE32, VTOR, 0x00020280u);
    survived();
}

void case_strict_cpu1_clock_off(void)
{
    cpu1_prepare();
    cpu1_start();
    REG(CPUCTRL) = 0xc0c40004u;
    survived();
}

void case_strict_cpu1_trace_fetch(void)
{
    cpu1_mistake(SERVANT_CALL, 0x20041000u);
}

/* The TX FIFO of the console itself: put_text() waits, so a longer text than the FIFO comes through whole */
void case_console_waits(void)
{
    put_text("a line of text that is a good deal longer than the sixteen bytes of the FIFO\r\n");
}
