/* SPDX-License-Identifier: Apache-2.0 */
/* hal/doorbell.h on the MAILBOX block (LPC55S69 sheet section 5): bank 0 interrupts CPU1, bank 1 interrupts CPU0. */
#include "hal/doorbell.h"

#include "platforms/lpc55s69/chip_registers.h"
#include "platforms/lpc55s69/core_registers.h"
#include "platforms/lpc55s69/registers.h"

void hal_doorbell_ring_ns(void)
{
    data_synchronization_barrier();
    reg_write(MAILBOX_IRQ0SET, 1u);
}

void hal_doorbell_clear(void)
{
    /* CPU1 may have set any of the flags. The barrier lets the line fall before the handler returns. */
    reg_write(MAILBOX_IRQ1CLR, 0xFFFFFFFFu);
    data_synchronization_barrier();
}

void hal_doorbell_enable(bool enable)
{
    reg_write(((enable) ? NVIC_ISER : (uint32_t)NVIC_ICER) + NVIC_WORD(IRQ_MAILBOX), NVIC_BIT(IRQ_MAILBOX));
}
