/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's console: FLEXCOMM2 as a polled USART at 115200 baud, through its non-secure alias. Source: sheet 1.4
 * (base), 8.1 (registers, divisors for 12 MHz), 7.8 (order). */
#include "platforms/lpc55s69/cpu1/console.h"

#include "hal/console.h"
#include "platforms/lpc55s69/cpu1/core.h"

#define FLEXCOMM2 0x40088000u
#define USART_CFG (FLEXCOMM2 + 0x000u)
#define USART_STAT (FLEXCOMM2 + 0x008u)
#define USART_BRG (FLEXCOMM2 + 0x020u)
#define USART_OSR (FLEXCOMM2 + 0x028u)
#define USART_FIFOCFG (FLEXCOMM2 + 0xE00u)
#define USART_FIFOSTAT (FLEXCOMM2 + 0xE04u)
#define USART_FIFOWR (FLEXCOMM2 + 0xE20u)
#define FLEXCOMM2_PSELID (FLEXCOMM2 + 0xFF8u)

#define PSELID_USART 1u
#define CFG_ENABLE_8N1 0x5u
#define OSR_12MHZ 12u
#define BRG_12MHZ 7u
#define FIFOCFG_ENABLE_AND_FLUSH 0x30003u
#define FIFOSTAT_TXEMPTY (1u << 4)
#define FIFOSTAT_TXNOTFULL (1u << 5)
#define STAT_TXIDLE (1u << 3)

void console_start(void)
{
    core_write(FLEXCOMM2_PSELID, PSELID_USART);
    core_write(USART_CFG, 0u);
    core_write(USART_OSR, OSR_12MHZ);
    core_write(USART_BRG, BRG_12MHZ);
    core_write(USART_FIFOCFG, FIFOCFG_ENABLE_AND_FLUSH);
    core_write(USART_CFG, CFG_ENABLE_8N1);
}

static void put(char character)
{
    while ((core_read(USART_FIFOSTAT) & FIFOSTAT_TXNOTFULL) == 0u) {
    }
    core_write(USART_FIFOWR, (uint32_t)(unsigned char)character);
}

void console_text(const char *text)
{
    while (*text != '\0') {
        put(*text++);
    }
}

void console_decimal(uint32_t value)
{
    char digits[10];
    size_t count = 0;
    do {
        digits[count++] = (char)('0' + (char)(value % 10u));
        value /= 10u;
    } while (value != 0u);
    while (count != 0u) {
        put(digits[--count]);
    }
}

static void put_hex_digits(uint32_t value, unsigned int digits)
{
    static const char digit[] = "0123456789abcdef";
    while (digits != 0u) {
        digits--;
        put(digit[(value >> (4u * digits)) & 0xfu]);
    }
}

void console_hex(uint32_t value)
{
    console_text("0x");
    put_hex_digits(value, 8u);
}

void console_hex_bytes(const uint8_t *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        put_hex_digits(bytes[i], 2u);
    }
}

void console_end(void)
{
    console_text("\r\n");
}

void console_drain(void)
{
    while ((core_read(USART_FIFOSTAT) & FIFOSTAT_TXEMPTY) == 0u) {
    }
    while ((core_read(USART_STAT) & STAT_TXIDLE) == 0u) {
    }
}

void hal_console_line(const char *text)
{
    console_text(text);
    console_end();
}

void hal_console_line_u32(const char *text, unsigned int value)
{
    console_text(text);
    console_decimal(value);
    console_end();
}
