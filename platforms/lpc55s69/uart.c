/* SPDX-License-Identifier: Apache-2.0 */
/* FLEXCOMM0 as USART (LPC55S69 sheet 8.1). Clock, reset and pins are clocks.c's. */
#include "platforms/lpc55s69/uart.h"

#include "platforms/lpc55s69/chip_registers.h"
#include "platforms/lpc55s69/registers.h"

/* One character takes 87 us, which is some 8,000 instructions at 96 MHz; the FIFO holds 16. */
enum { SEND_ATTEMPTS = 100000, DRAIN_ATTEMPTS = 400000 };

static bool uart_is_up;

void uart_set_up(void)
{
    /* PSELID first: before it there are no USART registers. */
    reg_ensure(USART_PSELID, USART_PSELID_PERSEL, USART_PSELID_USART, HAL_PANIC_CLOCK);
    reg_ensure(USART_CFG, USART_CFG_FIELDS, 0u, HAL_PANIC_CLOCK);
    reg_ensure(USART_OSR, USART_OSR_FIELD, USART_OSR_115200, HAL_PANIC_CLOCK);
    reg_ensure(USART_BRG, USART_BRG_FIELD, USART_BRG_115200, HAL_PANIC_CLOCK);
    reg_write(USART_FIFOCFG, USART_FIFOCFG_FLUSHES | USART_FIFOCFG_ENABLES);
    reg_expect(USART_FIFOCFG, USART_FIFOCFG_ENABLES, USART_FIFOCFG_ENABLES, HAL_PANIC_CLOCK);
    reg_ensure(USART_FIFOTRIG, USART_FIFOTRIG_FIELDS, USART_FIFOTRIG_RXLVLENA, HAL_PANIC_CLOCK);
    reg_ensure(USART_CFG, USART_CFG_FIELDS, USART_CFG_ENABLE_8N1, HAL_PANIC_CLOCK);
    uart_is_up = true;
}

bool uart_try_send(char byte)
{
    if ((reg_read(USART_FIFOSTAT) & USART_FIFOSTAT_TXNOTFULL) == 0u) {
        return false;
    }
    reg_write(USART_FIFOWR, (uint8_t)byte);
    return true;
}

void uart_send(char byte)
{
    if (!uart_is_up) {
        return;
    }
    for (uint32_t i = 0u; i < (uint32_t)SEND_ATTEMPTS; i++) {
        if (uart_try_send(byte)) {
            return;
        }
    }
}

void uart_drain(void)
{
    if (!uart_is_up) {
        return;
    }
    for (uint32_t i = 0u; i < (uint32_t)DRAIN_ATTEMPTS; i++) {
        if (((reg_read(USART_FIFOSTAT) & USART_FIFOSTAT_TXEMPTY) != 0u)
            && ((reg_read(USART_STAT) & USART_STAT_TXIDLE) != 0u)) {
            return;
        }
    }
}

void uart_enable_reception(void)
{
    reg_write(USART_FIFOINTENSET, USART_FIFOINTENSET_RXLVL);
    reg_expect(USART_FIFOINTENSET, USART_FIFOINTENSET_RXLVL, USART_FIFOINTENSET_RXLVL, HAL_PANIC_CLOCK);
}

bool uart_receive(uint8_t *out)
{
    if ((reg_read(USART_FIFOSTAT) & USART_FIFOSTAT_RXNOTEMPTY) == 0u) {
        return false;
    }
    const uint32_t word = reg_read(USART_FIFORD);
    *out = ((word & USART_FIFORD_ERRORS) == 0u) ? (uint8_t)(word & USART_FIFORD_DATA) : 0u;
    return true;
}
