/* SPDX-License-Identifier: Apache-2.0 */
/* Partition waiter, IPC model. See irq.h. */
#include "host_tests/board/firmware/irq.h"
#include "host_tests/board/firmware/irq_partitions.h"
#include "host_tests/board/firmware/irq_scenes.h"

#define SERVICE_SIGNAL (1u << 4)

static struct irq_part waiter = {.who = IRQ_OF_WAITER, .slih = &irq_timer_2, .flih = &irq_timer_4};

psa_flih_result_t irq_waiter_flih(void)
{
    return irq_part_flih(&waiter);
}

static void serve(bool *storm)
{
    psa_msg_t msg;
    uint32_t result = 0u;

    if (psa_get(SERVICE_SIGNAL, &msg) == PSA_SUCCESS) {
        const psa_status_t status = irq_part_serve(&waiter, msg.type, &result);
        *storm = *storm || (msg.type == IRQ_STORM_SLIH);
        psa_write(msg.handle, 0u, &result, sizeof(result));
        psa_reply(msg.handle, status);
    }
}

void irq_waiter_main(void)
{
    bool storm = false;

    for (;;) {
        const psa_signal_t signals = psa_wait(SERVICE_SIGNAL | (storm ? IRQ_SLIH_SIGNAL : 0u), PSA_BLOCK);
        if ((signals & IRQ_SLIH_SIGNAL) != 0u) {
            psa_eoi(IRQ_SLIH_SIGNAL);
        }
        if ((signals & SERVICE_SIGNAL) != 0u) {
            serve(&storm);
        }
    }
}
