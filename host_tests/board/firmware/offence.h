/* SPDX-License-Identifier: Apache-2.0 */
/* What partition offender commits: it breaks one of the rules which hold at every isolation level: no executable RAM, no writable
 * text or constants, no stack beyond its limit. One definition of offender_offend() in each image. */
#ifndef HOST_TESTS_BOARD_FIRMWARE_OFFENCE_H
#define HOST_TESTS_BOARD_FIRMWARE_OFFENCE_H

#include <stdint.h>

/* The misdeed. Returns only if nothing stopped it. */
void offender_offend(void);

/* Tells the test which address is going to be misused. */
void offender_publish(uintptr_t address);

/* Stores to, or calls as a function, what the compiler must not know. */
void offender_store(uintptr_t address);
void offender_call(uintptr_t address);

#endif /* HOST_TESTS_BOARD_FIRMWARE_OFFENCE_H */
