/* SPDX-License-Identifier: Apache-2.0 */
/* What CPU1's programs of the interrupt tests ask CPU0. */
#ifndef HOST_TESTS_BOARD_FIRMWARE_IRQ_ASK_H
#define HOST_TESTS_BOARD_FIRMWARE_IRQ_ASK_H

#include <stdbool.h>

#include "psa/client.h"

/* Start-up of CPU1's program until the CPUs have met. */
void irq_ask_start(void);

/* A call to timers or waiter. result: what it said. */
psa_status_t irq_ask(psa_handle_t handle, int32_t type, uint32_t *result);

/* A call to echo, and whether it was answered rightly. Publishes how many were. */
bool irq_ask_echo(void);

#endif /* HOST_TESTS_BOARD_FIRMWARE_IRQ_ASK_H */
