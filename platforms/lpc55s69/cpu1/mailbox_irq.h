/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's side of the doorbell: IRQ 31. */
#ifndef PLATFORMS_LPC55S69_CPU1_MAILBOX_IRQ_H
#define PLATFORMS_LPC55S69_CPU1_MAILBOX_IRQ_H

/* After ns_client_init(): from here on CPU1 takes interrupts, which cpu1_reset() masks. */
void mailbox_irq_enable(void);
void mailbox_irq_handler(void);

#endif /* PLATFORMS_LPC55S69_CPU1_MAILBOX_IRQ_H */
