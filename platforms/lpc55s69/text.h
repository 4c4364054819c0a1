/* SPDX-License-Identifier: Apache-2.0 */
/* Console lines of the platform's own: pieces of a line, and reports of handlers. hal/console.h prints whole lines. */
#ifndef PLATFORMS_LPC55S69_TEXT_H
#define PLATFORMS_LPC55S69_TEXT_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Begins a line, behind the reports that wait. If a fault interrupts a line, the rest of that line is lost. These wait
 * for the UART, so they are for threads, and for what ends in a reset. */
void text_begin(void);
void text_string(const char *text);
void text_decimal(uint32_t value);
/* "0x" and eight digits. */
void text_hexadecimal(uint32_t value);
void text_end(void);

/* What a handler of the lowest priority has to say; it never waits for the UART. `text` is a constant. A report that
 * says the same as the one before it, while that one waits, is left out; if too many wait, it replaces the newest. */
void report_add(const char *text);
void report_add_address(const char *text, uint32_t address);

/* Sends of the reports as much as there is room for. From a handler of the lowest priority, once in a while. */
void report_send(void);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_TEXT_H */
