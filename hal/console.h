/* SPDX-License-Identifier: Apache-2.0 */
/* One line of text at a time to whoever watches. Never text that the other CPU supplies. */
#ifndef HAL_CONSOLE_H
#define HAL_CONSOLE_H

#ifdef __cplusplus
extern "C" {
#endif

/* Prints `text` and ends the line. Waits for room in the transmitter. */
void hal_console_line(const char *text);

/* Prints `text`, then `value` in decimal, and ends the line. */
void hal_console_line_u32(const char *text, unsigned int value);

#ifdef __cplusplus
}
#endif
#endif /* HAL_CONSOLE_H */
