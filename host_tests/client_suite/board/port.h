/* SPDX-License-Identifier: Apache-2.0 */
/* The suite's port on CPU1 of the LPC55S69 (port.c): what CPU1's program needs of it besides suite_port.h. */
#ifndef HOST_TESTS_CLIENT_SUITE_BOARD_PORT_H
#define HOST_TESTS_CLIENT_SUITE_BOARD_PORT_H

#include <stdint.h>

/* Checks that have failed since the start. */
uint32_t port_failures(void);

#endif /* HOST_TESTS_CLIENT_SUITE_BOARD_PORT_H */
