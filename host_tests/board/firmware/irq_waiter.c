/* SPDX-License-Identifier: Apache-2.0 */
/* Partition waiter, IPC model. See irq.h. */
#include "host_tests/board/firmware/irq.h"
#include "host_tests/board/firmware/irq_scenes.h"
#include "psa_manifest/irq_waiter.h"

static struct irq_part waiter = {
    .who = IRQ_OF_WAITER,
    .slih = &irq_timer_2,
    .flih = &irq_timer_4,
    .slih_signal = WAITER_SLOW_SIGNAL,
    .flih_signal = WAITER_FAST_SIGNAL,
};

psa_flih_result_t waiter_fast_flih(void)
{
    return irq_part_flih(&waiter);
}

/* Ends each interrupt without quieting its source. */
static void storm(void)
{
    for (uint32_t interrupts = 1u;; interrupts++) {
        (void)psa_wait(WAITER_SLOW_SIGNAL, PSA_BLOCK);
        irq_part_say_storm(interrupts);
        psa_eoi(WAITER_SLOW_SIGNAL);
    }
}

static void busy(void)
{
    for (;;) {
        __asm__ volatile("");
    }
}

void irq_waiter_main(void)
{
    psa_msg_t msg;

    for (;;) {
        uint32_t result = 0u;
        (void)psa_wait(WAITER_SIGNAL, PSA_BLOCK);
        if (psa_get(WAITER_SIGNAL, &msg) != PSA_SUCCESS) {
            continue;
        }
        const psa_status_t status = irq_part_serve(&waiter, msg.type, &result);
        psa_write(msg.handle, 0u, &result, sizeof(result));
        psa_reply(msg.handle, status);
        if (msg.type == IRQ_STORM_SLIH) {
            storm();
        } else if (msg.type == IRQ_BUSY) {
            busy();
        } else {
            /* the next call */
        }
    }
}
