/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1: loads and stores that may fault. Source: LPC55S69 sheet 3.1 (fault status), 3.3 (frame), 6.8 (violations). */
#ifndef HOST_TESTS_BOARD_FIRMWARE_TRAP_H
#define HOST_TESTS_BOARD_FIRMWARE_TRAP_H

#include <stdint.h>

struct trap_record {
    uint32_t exception; /* that the access has caused, or 0 */
    uint32_t address;   /* of the fault status, or 0        */
};

/* From here on a fault of the functions below is survived; any other fault ends CPU1's program as it did before. */
void trap_install(void);

/* One word. The record says what came of it. Returns what was read, or 0 after a fault. */
uint32_t trap_load(uintptr_t address, struct trap_record *record);
void trap_store(uintptr_t address, uint32_t value, struct trap_record *record);

/* Sleeps for about that many milliseconds, at most 170. Needs trap_install(). */
void trap_sleep(uint32_t milliseconds);

#endif /* HOST_TESTS_BOARD_FIRMWARE_TRAP_H */
