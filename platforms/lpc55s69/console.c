/* SPDX-License-Identifier: Apache-2.0 */
/* hal/console.h on FLEXCOMM0. */
#include "hal/console.h"

#include <stdbool.h>

#include "platforms/lpc55s69/text.h"
#include "platforms/lpc55s69/uart.h"

static bool line_is_open;

void text_begin(void)
{
    if (line_is_open) {
        text_end();
    }
    line_is_open = true;
    text_string("bulkhead: ");
}

void text_string(const char *text)
{
    while (*text != '\0') {
        uart_send(*text);
        text++;
    }
}

void text_decimal(uint32_t value)
{
    char digits[11];
    uint32_t i = sizeof(digits) - 1u;

    digits[i] = '\0';
    do {
        i--;
        digits[i] = (char)('0' + (value % 10u));
        value /= 10u;
    } while (value != 0u);
    text_string(&digits[i]);
}

void text_hexadecimal(uint32_t value)
{
    text_string("0x");
    for (uint32_t shift = 32u; shift != 0u; shift -= 4u) {
        uart_send("0123456789abcdef"[(value >> (shift - 4u)) & 0xFu]);
    }
}

void text_end(void)
{
    text_string("\r\n");
    line_is_open = false;
}

void hal_console_line(const char *text)
{
    text_begin();
    text_string(text);
    text_end();
}

void hal_console_line_u32(const char *text, unsigned int value)
{
    text_begin();
    text_string(text);
    text_decimal(value);
    text_end();
}
