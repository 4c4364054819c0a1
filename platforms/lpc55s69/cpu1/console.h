/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's console beyond hal/console.h: starting it, numbers in hexadecimal, and waiting for the last character. */
#ifndef PLATFORMS_LPC55S69_CPU1_CONSOLE_H
#define PLATFORMS_LPC55S69_CPU1_CONSOLE_H

#include <stddef.h>
#include <stdint.h>

/* CPU0 has set clock, reset and pins (design, "Dependencies"). */
void console_start(void);

/* A line in parts. Nothing else may print before console_end(). */
void console_text(const char *text);
void console_decimal(uint32_t value);
void console_hex(uint32_t value);
void console_hex_bytes(const uint8_t *bytes, size_t count);
void console_end(void);

/* Waits until everything has left the transmitter. */
void console_drain(void);

#endif /* PLATFORMS_LPC55S69_CPU1_CONSOLE_H */
