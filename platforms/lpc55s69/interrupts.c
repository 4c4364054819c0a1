/* SPDX-License-Identifier: Apache-2.0 */
/* hal/interrupt.h on CPU0: lines of the NVIC (LPC55S69 sheet 3). Every source of this chip holds its line until it is quieted, edges of pins
 * included, which PINT keeps; so a latched request may always be forgotten. */
#include "hal/interrupt.h"

#include "platforms/lpc55s69/core.h"
#include "platforms/lpc55s69/core_registers.h"
#include "platforms/lpc55s69/registers.h"

/* As core.c gives them: below SVCall, above everything else; or equal to it. */
#define PRIORITY_FIRST_LEVEL 0x40u
#define PRIORITY_SECOND_LEVEL 0xE0u

void hal_irq_prepare(uint32_t line, bool first_level)
{
    const uint32_t shift = 8u * (line % 4u);
    const uint32_t priority = first_level ? PRIORITY_FIRST_LEVEL : PRIORITY_SECOND_LEVEL;

    core_disable_line(line);
    reg_ensure(NVIC_IPR_WORD(line), 0xE0u << shift, priority << shift, HAL_PANIC_PROTECTION_READ_BACK);
    reg_write(NVIC_ICPR + NVIC_WORD(line), NVIC_BIT(line));
}

void hal_irq_enable(uint32_t line)
{
    reg_write(NVIC_ISER + NVIC_WORD(line), NVIC_BIT(line));
}

void hal_irq_disable(uint32_t line)
{
    core_disable_line(line);
}

void hal_irq_rearm(uint32_t line)
{
    reg_write(NVIC_ICPR + NVIC_WORD(line), NVIC_BIT(line));
}

void hal_irq_pend(uint32_t line)
{
    reg_write(NVIC_ISPR + NVIC_WORD(line), NVIC_BIT(line));
}
