/* SPDX-License-Identifier: Apache-2.0 */
/* Partitions echo and timers, SFN model. See irq.h. */
#include "host_tests/board/firmware/irq_partitions.h"

#include "host_tests/board/firmware/irq.h"
#include "host_tests/board/firmware/irq_scenes.h"

enum { SLOWLY_STEPS = 100000 };

psa_status_t irq_echo_sfn(const psa_msg_t *msg)
{
    uint32_t word = 0u;
    uint32_t steps = (msg->type == IRQ_ECHO_SLOWLY) ? (uint32_t)SLOWLY_STEPS : 1u;

    __asm__ volatile("1: subs %0, %0, #1\n\tbne 1b" : "+r"(steps) : : "cc");
    if (psa_read(msg->handle, 0u, &word, sizeof(word)) != sizeof(word)) {
        return PSA_ERROR_INVALID_ARGUMENT;
    }
    word = ~word;
    psa_write(msg->handle, 0u, &word, sizeof(word));
    return PSA_SUCCESS;
}

static struct irq_part timers = {.who = IRQ_OF_TIMERS, .slih = &irq_timer_0, .flih = &irq_timer_1};

psa_flih_result_t irq_timers_flih(void)
{
    return irq_part_flih(&timers);
}

psa_status_t irq_timers_sfn(const psa_msg_t *msg)
{
    uint32_t result = 0u;
    const psa_status_t status = irq_part_serve(&timers, msg->type, &result);

    psa_write(msg->handle, 0u, &result, sizeof(result));
    return status;
}
