/* SPDX-License-Identifier: Apache-2.0 */
/* FLEXCOMM0 as CPU0's console: 115200 baud, 8 data bits, no parity, polled transmission, interrupt on reception. */
#ifndef PLATFORMS_LPC55S69_UART_H
#define PLATFORMS_LPC55S69_UART_H

#include <stdbool.h>
#include <stdint.h>

#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Call once; the block must have been reset and clocked by FRO 12 MHz. */
void uart_set_up(void);

/* Waits for room in the transmitter, for a bounded time. Nothing is sent before uart_set_up(). */
void uart_send(char byte);

/* After uart_set_up(): sends if there is room in the transmitter; false: there is none. */
BH_MUST_USE bool uart_try_send(char byte);

/* Waits until everything has left the chip, for a bounded time. */
void uart_drain(void);

/* Lets the block raise its interrupt when a byte has arrived. */
void uart_enable_reception(void);

/* Takes a received byte. false: there is none. A byte with a framing, parity or noise error reads as 0. */
BH_MUST_USE bool uart_receive(uint8_t *out);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_UART_H */
