/* SPDX-License-Identifier: Apache-2.0 */
/* Pieces of a console line, for the platform's own reports. hal/console.h prints whole lines. */
#ifndef PLATFORMS_LPC55S69_TEXT_H
#define PLATFORMS_LPC55S69_TEXT_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Begins a line. If a handler's report interrupts a line, the rest of that line stands on a line of its own. */
void text_begin(void);
void text_string(const char *text);
void text_decimal(uint32_t value);
/* "0x" and eight digits. */
void text_hexadecimal(uint32_t value);
void text_end(void);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_TEXT_H */
