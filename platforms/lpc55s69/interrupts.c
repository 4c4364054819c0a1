/* SPDX-License-Identifier: Apache-2.0 */
/* hal/interrupt.h: lines of partitions in CPU0's NVIC, and the handler behind their vectors (LPC55S69 sheet 2.2, 3,
 * 12.4). Every line is Secure (core.c), and CPU1 sees none of these (ahb_rules.c).
 *
 * Priorities: design, "Concurrency on the chip". First-level handlers interrupt the handlers of the lowest priority and
 * not SVCall; the others stand in one row with PendSV and the mailbox. */
#include "platforms/lpc55s69/interrupts.h"

#include "hal/interrupt.h"
#include "platforms/lpc55s69/core_registers.h"
#include "platforms/lpc55s69/entry.h"
#include "platforms/lpc55s69/faults.h"
#include "platforms/lpc55s69/linker_symbols.h"
#include "platforms/lpc55s69/registers.h"
#include "platforms/lpc55s69/text.h"

#define PRIORITY_FIRST_LEVEL 0x40u
#define PRIORITY_SECOND_LEVEL 0xE0u
#define PRIORITY_MASK 0xFFu

/* Lines 23, 25, 26, 30, 39 to 41 and 43 to 45: only software pends them, so what is latched is all there is. Of 24 and
 * 52, COMPARATOR and PLU, nobody says whether they hold their line: a repeat too many is better than an edge lost. Every
 * other source holds its line until it is quieted, edges of pins included, which PINT keeps. */
static const uint32_t without_source[NVIC_WORDS] = {0x47800000u, 0x00103B80u};

/* The write has taken effect when the next instruction begins. */
static void set_bit(uint32_t first_register, uint32_t line)
{
    reg_write(first_register + NVIC_WORD(line), NVIC_BIT(line));
    data_synchronization_barrier();
    instruction_synchronization_barrier();
}

/* A first-level function and what it calls run on the main stack, above any handler of the lowest priority. */
static void expect_main_stack(void)
{
    const uintptr_t bytes = (uintptr_t)main_stack_seal - (uintptr_t)main_stack_limit;

    if (bytes < entry_first_level_stack_bytes) {
        text_begin();
        text_string("first-level handlers need cpu0_image(first_level = True)");
        text_end();
        hal_panic(HAL_PANIC_BAD_IMAGE);
    }
}

void hal_irq_prepare(uint32_t line, bool first_level)
{
    const uint32_t shift = 8u * (line % 4u);
    const uint32_t priority = first_level ? PRIORITY_FIRST_LEVEL : PRIORITY_SECOND_LEVEL;

    if (first_level) {
        expect_main_stack();
    }
    reg_expect(NVIC_ISER + NVIC_WORD(line), NVIC_BIT(line), 0u, HAL_PANIC_PROTECTION_READ_BACK);
    reg_expect(NVIC_ITNS + NVIC_WORD(line), NVIC_BIT(line), 0u, HAL_PANIC_PROTECTION_READ_BACK);
    reg_ensure(NVIC_IPR_WORD(line), PRIORITY_MASK << shift, priority << shift, HAL_PANIC_PROTECTION_READ_BACK);
    /* Without a look at the result: a source that wants something by now may keep the line up. */
    set_bit(NVIC_ICPR, line);
}

/* What is enabled is not read back: a handler may have disabled the line by then. */
void hal_irq_enable(uint32_t line)
{
    set_bit(NVIC_ISER, line);
}

void hal_irq_disable(uint32_t line)
{
    set_bit((uint32_t)NVIC_ICER, line);
}

/* While a source keeps its line up, the latch stays set (sheet 12.4). */
void hal_irq_rearm(uint32_t line)
{
    if ((without_source[line / 32u] & NVIC_BIT(line)) == 0u) {
        set_bit(NVIC_ICPR, line);
    }
}

void hal_irq_pend(uint32_t line)
{
    set_bit(NVIC_ISPR, line);
}

void interrupt_handler(void)
{
    if (!entry_interrupt(exception_number() - EXCEPTION_FIRST_LINE)) {
        unexpected_handler();
    }
}
