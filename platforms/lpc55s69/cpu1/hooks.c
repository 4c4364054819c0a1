/* SPDX-License-Identifier: Apache-2.0 */
/* What the PSA client library asks of its surroundings (ns_client/ns_hooks.h), on bare cooperative contexts: there is
 * nothing to lock, because a context is switched only where it waits, and nobody to wake, because every wait looks
 * again after an interrupt. */
#include "ns_client/ns_hooks.h"

#include <stdbool.h>

#include "ns_client/ns_client.h"
#include "platforms/lpc55s69/cpu1/contexts.h"
#include "platforms/lpc55s69/cpu1/core.h"
#include "platforms/lpc55s69/cpu1/mailbox_irq.h"

/* MAILBOX, sheet 5: bank 0 interrupts CPU1, bank 1 CPU0. */
#define MAILBOX_IRQ0 0x4008B000u
#define MAILBOX_IRQ0CLR 0x4008B008u
#define MAILBOX_IRQ1SET 0x4008B014u
#define MAILBOX_RING 1u

#define MAILBOX_IRQ_BIT (1u << 31)

void ns_hook_lock(void)
{
}

void ns_hook_unlock(void)
{
}

void ns_hook_wait_reply(uint8_t slot)
{
    context_wait(ns_client_replied, slot);
}

void ns_hook_wake_reply(uint8_t slot)
{
    (void)slot;
}

static bool slot_is_free(uint8_t unused)
{
    (void)unused;
    return ns_client_slot_free();
}

void ns_hook_wait_slot(void)
{
    context_wait(slot_is_free, 0u);
}

void ns_hook_wake_slot(void)
{
}

void ns_hook_notify(void)
{
    core_barrier();
    core_write(MAILBOX_IRQ1SET, MAILBOX_RING);
}

void mailbox_irq_enable(void)
{
    core_write(CORE_NVIC_ISER0, MAILBOX_IRQ_BIT);
    core_barrier();
    core_unmask_interrupts();
}

/* The line is a level: cleared before the slots are looked at, and seen to be cleared before the handler ends (sheet
 * 5). */
void mailbox_irq_handler(void)
{
    core_write(MAILBOX_IRQ0CLR, core_read(MAILBOX_IRQ0));
    core_barrier();
    ns_client_doorbell();
}
