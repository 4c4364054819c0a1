/* SPDX-License-Identifier: Apache-2.0 */
/* Clocks, resets and pins (LPC55S69 sheet 7.1 to 7.8, 8.2). The boot ROM may hand over at 12, 48 or 96 MHz (7.4), so
 * nothing of it is taken for granted. The core voltage stays as it is, which is right up to 100 MHz (7.6). */
#include "platforms/lpc55s69/clocks.h"

#include "platforms/lpc55s69/chip_registers.h"
#include "platforms/lpc55s69/registers.h"

/* For a system clock up to 100 MHz (sheet 7.5). */
enum { FLASH_WAIT_STATES = 8 };

static void gate_open(uint32_t word, uint32_t bits)
{
    if ((reg_read(SYSCON_AHBCLKCTRL(word)) & bits) != bits) {
        reg_write(SYSCON_AHBCLKCTRLSET(word), bits);
        reg_expect(SYSCON_AHBCLKCTRL(word), bits, bits, HAL_PANIC_CLOCK);
    }
}

static void block_release(uint32_t word, uint32_t bits)
{
    if ((reg_read(SYSCON_PRESETCTRL(word)) & bits) != 0u) {
        reg_write(SYSCON_PRESETCTRLCLR(word), bits);
        reg_await(SYSCON_PRESETCTRL(word), bits, 0u, HAL_PANIC_CLOCK);
    }
}

/* A pulse with both edges while the block is clocked, also if the boot ROM has left it in reset. */
static void block_reset(uint32_t word, uint32_t bits)
{
    block_release(word, bits);
    reg_write(SYSCON_PRESETCTRLSET(word), bits);
    reg_await(SYSCON_PRESETCTRL(word), bits, bits, HAL_PANIC_CLOCK);
    block_release(word, bits);
}

/* Sheet 7.5. The prefetcher is off while the flash controller works. */
static void set_flash_wait_states(void)
{
    const uint32_t before = reg_read(SYSCON_FMCCR);
    const uint32_t after = (before & ~SYSCON_FMCCR_FLASHTIM) | ((uint32_t)FLASH_WAIT_STATES << 12);

    reg_ensure(SYSCON_FMCCR, SYSCON_FMCCR_PREFEN, 0u, HAL_PANIC_CLOCK);
    if ((reg_read(FLASH_INT_STATUS) & FLASH_INT_STATUS_ALL) != 0u) {
        reg_write(FLASH_INT_CLR_STATUS, 0x1Fu);
        reg_expect(FLASH_INT_STATUS, FLASH_INT_STATUS_ALL, 0u, HAL_PANIC_CLOCK);
    }
    reg_ensure(FLASH_DATAW0, 0xFu, FLASH_WAIT_STATES, HAL_PANIC_CLOCK);
    reg_write(FLASH_CMD, FLASH_CMD_SET_READ_MODE);
    reg_await(FLASH_INT_STATUS, FLASH_INT_STATUS_DONE, FLASH_INT_STATUS_DONE, HAL_PANIC_CLOCK);
    reg_expect(FLASH_INT_STATUS, FLASH_INT_STATUS_FAILURES, 0u, HAL_PANIC_CLOCK);
    reg_ensure(SYSCON_FMCCR, 0xFFFFFFFFu, after, HAL_PANIC_CLOCK);
}

/* Sheet 7.7: over FRO 12 MHz, which every state can go to, to FRO 96 MHz. */
static void set_main_clock(void)
{
    gate_open(GATE_ANACTRL_WORD, GATE_ANACTRL_BIT);
    block_release(GATE_ANACTRL_WORD, GATE_ANACTRL_BIT);
    reg_ensure(ANACTRL_FRO192M_CTRL, ANACTRL_FRO192M_CTRL_CLOCKS, ANACTRL_FRO192M_CTRL_CLOCKS, HAL_PANIC_CLOCK);
    reg_await(ANACTRL_FRO192M_STATUS, ANACTRL_FRO192M_STATUS_VALID, ANACTRL_FRO192M_STATUS_VALID, HAL_PANIC_CLOCK);
    reg_ensure(SYSCON_MAINCLKSELA, SYSCON_CLKSEL_FIELD, SYSCON_MAINCLKSELA_FRO_12M, HAL_PANIC_CLOCK);
    reg_ensure(SYSCON_MAINCLKSELB, SYSCON_CLKSEL_FIELD, 0u, HAL_PANIC_CLOCK);
    set_flash_wait_states();
    reg_ensure(SYSCON_AHBCLKDIV, SYSCON_AHBCLKDIV_DIV, 0u, HAL_PANIC_CLOCK);
    reg_await(SYSCON_AHBCLKDIV, SYSCON_DIV_REQFLAG, 0u, HAL_PANIC_CLOCK);
    reg_ensure(SYSCON_MAINCLKSELA, SYSCON_CLKSEL_FIELD, SYSCON_MAINCLKSELA_FRO_96M, HAL_PANIC_CLOCK);
}

static void set_up_flexcomm(uint32_t flexcomm, uint32_t gate)
{
    reg_ensure(SYSCON_FCCLKSEL(flexcomm), SYSCON_CLKSEL_FIELD, SYSCON_FCCLKSEL_FRO_12M, HAL_PANIC_CLOCK);
    reg_ensure(SYSCON_FLEXFRGCTRL(flexcomm), 0xFFFFu, SYSCON_FLEXFRGCTRL_DIVIDE_BY_1, HAL_PANIC_CLOCK);
    gate_open(GATE_FLEXCOMM_WORD, gate);
    block_reset(GATE_FLEXCOMM_WORD, gate);
}

void clocks_set_up(void)
{
    /* Opened by the reset handler, before any C code could use those banks. */
    reg_expect(SYSCON_AHBCLKCTRL(GATE_SRAM1_TO_4_WORD), GATE_SRAM1_TO_4_BITS, GATE_SRAM1_TO_4_BITS, HAL_PANIC_CLOCK);
    set_main_clock();

    gate_open(GATE_IOCON_WORD, GATE_IOCON_BIT);
    reg_ensure(IOCON_PIO0(29u), IOCON_FIELDS, IOCON_FLEXCOMM, HAL_PANIC_CLOCK); /* FLEXCOMM0 RXD */
    reg_ensure(IOCON_PIO0(30u), IOCON_FIELDS, IOCON_FLEXCOMM, HAL_PANIC_CLOCK); /* FLEXCOMM0 TXD */
    reg_ensure(IOCON_PIO0(27u), IOCON_FIELDS, IOCON_FLEXCOMM, HAL_PANIC_CLOCK); /* FLEXCOMM2 TXD */
    reg_ensure(IOCON_PIO1(24u), IOCON_FIELDS, IOCON_FLEXCOMM, HAL_PANIC_CLOCK); /* FLEXCOMM2 RXD */
    set_up_flexcomm(0u, GATE_FLEXCOMM0_BIT);
    set_up_flexcomm(2u, GATE_FLEXCOMM2_BIT);
    gate_open(GATE_MAILBOX_WORD, GATE_MAILBOX_BIT);
    block_reset(GATE_MAILBOX_WORD, GATE_MAILBOX_BIT);
}

void clocks_reset_ns_blocks(void)
{
    block_reset(GATE_MAILBOX_WORD, GATE_MAILBOX_BIT);
    block_reset(GATE_FLEXCOMM_WORD, GATE_FLEXCOMM2_BIT);
}
