/* SPDX-License-Identifier: Apache-2.0 */
/* Partition timers, SFN model. See irq.h. */
#include "host_tests/board/firmware/irq.h"
#include "host_tests/board/firmware/irq_scenes.h"
#include "psa_manifest/irq_timers.h"

static struct irq_part timers = {
    .who = IRQ_OF_TIMERS,
    .slih = &irq_timer_0,
    .flih = &irq_timer_1,
    .slih_signal = TIMERS_SLOW_SIGNAL,
    .flih_signal = TIMERS_FAST_SIGNAL,
};

psa_flih_result_t timers_fast_flih(void)
{
    return irq_part_flih(&timers);
}

psa_status_t timers_sfn(const psa_msg_t *msg)
{
    uint32_t result = 0u;
    const psa_status_t status = irq_part_serve(&timers, msg->type, &result);

    psa_write(msg->handle, 0u, &result, sizeof(result));
    return status;
}
