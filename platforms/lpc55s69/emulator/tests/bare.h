/* SPDX-License-Identifier: Apache-2.0 */
/* Small change of CPU0's test programs: console, clocks, gates, loads that may fault, CPU1. */
#ifndef BOARD_TESTS_BARE_H
#define BOARD_TESTS_BARE_H

#include <stdbool.h>
#include <stdint.h>

#include "platforms/lpc55s69/emulator/tests/servant.h"
#include "platforms/lpc55s69/emulator/tests/sheet.h"

/* Interrupts seen since start-up */
struct seen {
    uint32_t systick, mailbox, mailbox_flags, violation, uart, flash, software, timer;
};
extern volatile struct seen seen;
/* So many times the timers' handler leaves their flags up */
extern volatile uint32_t leave_timer_flags;
extern volatile uint32_t fault_count, fault_cfsr, fault_bfar, fault_exc_return;

/* What the program is for; the runtime calls it once the console is up, and says "done" after it */
void bare_run(void);

void put_text(const char *text);
void put_value(const char *name, uint32_t value);
/* Prints "ok NAME" or "FAIL NAME is VALUE, not WANTED" */
void check(const char *name, uint32_t value, uint32_t wanted);
void check_true(const char *name, bool value);

void clock_on(uint32_t word, uint32_t bit);
void pulse_reset(uint32_t word, uint32_t bit);
void fro96_on(void);
void run_at_96mhz(void);
void console_start(void);
void usart_start(uint32_t base);
void wait_us(uint32_t us);

/* True if the access did not fault */
bool try_read(uint32_t address, uint32_t *value);
bool try_write(uint32_t address, uint32_t value);
bool try_fetch(uint32_t address);

/* Reserved nibbles 3 and all else open (sheet 6.5) */
void open_rules(void);
/* The project's split: flash sectors 4 and 5, SRAM2 to 4, MAILBOX and FLEXCOMM2 non-secure, the rest secure */
void split_rules(void);
void checking_on(void);
void sau_on(void);

void cpu1_prepare(void);
void cpu1_release(uint32_t table);
void cpu1_hold(void);
void cpu1_start(void);
/* Returns the result; faulted and cfsr are in SERVANT */
uint32_t cpu1_do(enum servant_op op, uint32_t a, uint32_t b);
void cpu1_post(enum servant_op op, uint32_t a, uint32_t b);

uint32_t flash_command(uint32_t command);
uint32_t flash_range(uint32_t command, uint32_t first, uint32_t last);
void flash_fill_page_buffer(uint32_t seed);

#endif
