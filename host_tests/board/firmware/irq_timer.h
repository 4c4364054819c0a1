/* SPDX-License-Identifier: Apache-2.0 */
/* The chip's CTIMERs as the partitions of the interrupt tests use them (LPC55S69 sheet 7.1, 7.2, 12.3), counting
 * microseconds. Image of isolation level 1: partitions are privileged, so they set up clock and reset themselves. */
#ifndef HOST_TESTS_BOARD_FIRMWARE_IRQ_TIMER_H
#define HOST_TESTS_BOARD_FIRMWARE_IRQ_TIMER_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct irq_timer {
    uint32_t base;
    uint32_t gate_word; /* of AHBCLKCTRL and PRESETCTRL */
    uint32_t gate_bit;
    uint32_t number;
    uint32_t line;
};

/* CTIMER n. */
extern const struct irq_timer irq_timer_0, irq_timer_1, irq_timer_2, irq_timer_4;

/* Clock, reset, nothing counts. */
void irq_timer_set_up(const struct irq_timer *timer);

/* From 0: one match after that time, or one each time it has passed. */
void irq_timer_once(const struct irq_timer *timer, uint32_t microseconds);
void irq_timer_again_and_again(const struct irq_timer *timer, uint32_t microseconds);
void irq_timer_stop(const struct irq_timer *timer);

/* Whether it wants to interrupt, and the end of that. */
bool irq_timer_wants(const struct irq_timer *timer);
void irq_timer_quiet(const struct irq_timer *timer);

/* Whether the NVIC lets its line through. */
bool irq_timer_line_on(const struct irq_timer *timer);

/* Priority of its line in the NVIC. */
uint32_t irq_timer_priority(const struct irq_timer *timer);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_BOARD_FIRMWARE_IRQ_TIMER_H */
