/* SPDX-License-Identifier: Apache-2.0 */
/* A partition that breaks one of the rules which hold at every isolation level: no executable RAM, no writable text or
 * constants, no stack beyond its limit. One definition of offender_offend() in each image. */
#ifndef HOST_TESTS_BOARD_FIRMWARE_OFFENDER_H
#define HOST_TESTS_BOARD_FIRMWARE_OFFENDER_H

#include <stdint.h>

#include "psa/error.h"

/* The partition's init. */
psa_status_t offender_init(void);

/* The misdeed. Returns only if nothing stopped it. */
void offender_offend(void);

/* Tells the test which address is going to be misused. */
void offender_publish(uintptr_t address);

/* Stores to, or calls as a function, what the compiler must not know. */
void offender_store(uintptr_t address);
void offender_call(uintptr_t address);

#endif /* HOST_TESTS_BOARD_FIRMWARE_OFFENDER_H */
