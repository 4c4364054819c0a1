/* SPDX-License-Identifier: Apache-2.0 */
/* See irq_timer.h. */
#include "host_tests/board/firmware/irq_timer.h"

#include "platforms/lpc55s69/chip_registers.h"
#include "platforms/lpc55s69/core_registers.h"
#include "platforms/lpc55s69/registers.h"

#define CTIMERCLKSEL(n) (0x5000026Cu + (4u * (n)))
#define CLOCK_FRO_96_MHZ 3u

#define IR 0x00u
#define IR_MR0 1u
#define TCR 0x04u
#define TCR_CEN 1u
#define TCR_CRST 2u
#define PR 0x0Cu
#define MCR 0x14u
#define MCR_MR0_INTERRUPT 1u
#define MCR_MR0_RESET 2u
#define MCR_MR0_STOP 4u
#define MR0 0x18u

/* Clocks of a microsecond. */
#define PRESCALE 96u

const struct irq_timer irq_timer_0 = {0x50008000u, 1u, 26u, 0u, 10u};
const struct irq_timer irq_timer_1 = {0x50009000u, 1u, 27u, 1u, 11u};
const struct irq_timer irq_timer_2 = {0x50028000u, 1u, 22u, 2u, 36u};
const struct irq_timer irq_timer_4 = {0x5002A000u, 2u, 22u, 4u, 37u};

void irq_timer_set_up(const struct irq_timer *timer)
{
    const uint32_t gate = 1u << timer->gate_bit;

    reg_write(CTIMERCLKSEL(timer->number), CLOCK_FRO_96_MHZ);
    reg_write((uint32_t)SYSCON_AHBCLKCTRLSET(timer->gate_word), gate);
    reg_write((uint32_t)SYSCON_PRESETCTRLSET(timer->gate_word), gate);
    reg_write((uint32_t)SYSCON_PRESETCTRLCLR(timer->gate_word), gate);
    reg_write(timer->base + TCR, TCR_CRST);
    reg_write(timer->base + PR, PRESCALE - 1u);
}

static void start(const struct irq_timer *timer, uint32_t match, uint32_t what)
{
    reg_write(timer->base + TCR, TCR_CRST);
    reg_write(timer->base + MR0, match);
    reg_write(timer->base + MCR, what);
    reg_write(timer->base + TCR, TCR_CEN);
}

void irq_timer_once(const struct irq_timer *timer, uint32_t microseconds)
{
    start(timer, microseconds, MCR_MR0_INTERRUPT | MCR_MR0_STOP);
}

void irq_timer_again_and_again(const struct irq_timer *timer, uint32_t microseconds)
{
    start(timer, microseconds - 1u, MCR_MR0_INTERRUPT | MCR_MR0_RESET);
}

void irq_timer_stop(const struct irq_timer *timer)
{
    reg_write(timer->base + TCR, TCR_CRST);
    irq_timer_quiet(timer);
}

bool irq_timer_wants(const struct irq_timer *timer)
{
    return reg_read(timer->base + IR) != 0u;
}

void irq_timer_quiet(const struct irq_timer *timer)
{
    reg_write(timer->base + IR, IR_MR0);
    /* The line falls before whoever handles it returns. */
    data_synchronization_barrier();
}

bool irq_timer_line_on(const struct irq_timer *timer)
{
    return (reg_read(NVIC_ISER + NVIC_WORD(timer->line)) & NVIC_BIT(timer->line)) != 0u;
}

uint32_t irq_timer_priority(const struct irq_timer *timer)
{
    return (reg_read(NVIC_IPR_WORD(timer->line)) >> (8u * (timer->line % 4u))) & 0xFFu;
}
