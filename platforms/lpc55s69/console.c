/* SPDX-License-Identifier: Apache-2.0 */
/* hal/console.h on FLEXCOMM0, and reports of handlers, which wait here until the UART has room for them: a line takes
 * milliseconds, in which no partition would run. */
#include "hal/console.h"

#include <stdbool.h>
#include <stddef.h>

#include "platforms/lpc55s69/registers.h"
#include "platforms/lpc55s69/text.h"
#include "platforms/lpc55s69/uart.h"

#define LINE_BEGIN "bulkhead: "
#define LINE_END "\r\n"

enum { REPORTS = 4, PIECES = 4, ADDRESS_DIGITS = 8, DECIMAL_DIGITS = 10 };

struct report {
    const char *text;
    uint32_t address;
    bool with_address;
};

/* Handlers of one priority add and send; a thread that has opened a line sends in their place. */
static struct report waiting[REPORTS]; /* the oldest first */
static uint32_t waiting_count;
static const char *piece[PIECES]; /* of the report that is being sent */
static char address_text[2 + ADDRESS_DIGITS + 1];
static uint32_t current; /* piece; PIECES: none is being sent */

static volatile bool line_is_open;

static void format_hexadecimal(char text[2 + ADDRESS_DIGITS + 1], uint32_t value)
{
    text[0] = '0';
    text[1] = 'x';
    for (uint32_t i = 0u; i < (uint32_t)ADDRESS_DIGITS; i++) {
        text[2u + i] = "0123456789abcdef"[(value >> (28u - (4u * i))) & 0xFu];
    }
    text[2 + ADDRESS_DIGITS] = '\0';
}

/* ---- Reports -------------------------------------------------------------------------------- */

static void report_take_oldest(void)
{
    address_text[0] = '\0';
    if (waiting[0].with_address) {
        format_hexadecimal(address_text, waiting[0].address);
    }
    piece[0] = LINE_BEGIN;
    piece[1] = waiting[0].text;
    piece[2] = address_text;
    piece[3] = LINE_END;
    current = 0u;
    waiting_count--;
    for (uint32_t i = 0u; i < waiting_count; i++) {
        waiting[i] = waiting[i + 1u];
    }
}

/* The next character of the reports, or NULL. */
static const char *report_character(void)
{
    while ((current < (uint32_t)PIECES) && (piece[current] != NULL)) {
        if (*piece[current] != '\0') {
            return piece[current];
        }
        piece[current] = NULL;
        current++;
    }
    if (waiting_count == 0u) {
        return NULL;
    }
    const uint32_t interrupts = interrupts_mask();
    report_take_oldest();
    interrupts_restore(interrupts);
    return piece[0];
}

void report_send(void)
{
    if (line_is_open) {
        return;
    }
    for (const char *next = report_character(); (next != NULL) && uart_try_send(*next); next = report_character()) {
        piece[current]++;
    }
}

static void report_put(struct report report)
{
    const bool repeats = (waiting_count != 0u) && (waiting[waiting_count - 1u].text == report.text);

    if (!repeats && (waiting_count < (uint32_t)REPORTS)) {
        waiting_count++;
    }
    waiting[waiting_count - 1u] = report;
    report_send();
}

void report_add(const char *text)
{
    report_put((struct report){text, 0u, false});
}

void report_add_address(const char *text, uint32_t address)
{
    report_put((struct report){text, address, true});
}

/* ---- Lines ---------------------------------------------------------------------------------- */

void text_begin(void)
{
    if (line_is_open) {
        text_end();
    }
    line_is_open = true;
    __atomic_signal_fence(__ATOMIC_SEQ_CST); /* from here on no handler touches the reports that are being sent */
    for (const char *next = report_character(); next != NULL; next = report_character()) {
        uart_send(*next);
        piece[current]++;
    }
    text_string(LINE_BEGIN);
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
    char digits[DECIMAL_DIGITS + 1];
    uint32_t i = (uint32_t)DECIMAL_DIGITS;

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
    char digits[2 + ADDRESS_DIGITS + 1];

    format_hexadecimal(digits, value);
    text_string(digits);
}

void text_end(void)
{
    text_string(LINE_END);
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
