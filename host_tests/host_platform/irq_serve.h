/* SPDX-License-Identifier: Apache-2.0 */
/* Body of irq_device.c and irq_sensor.c, which say PARTITION (its index) and NAME(x) (x with the partition's name). */
#include "host_tests/host_platform/irq_code.h"

static uint32_t first_level_calls;
static uint32_t second_level_count;

psa_flih_result_t NAME(edge_flih)(void);
psa_status_t NAME(sfn)(const psa_msg_t *msg);

psa_flih_result_t NAME(edge_flih)(void)
{
    /* What its thread may be in the middle of. */
    const psa_irq_status_t level = psa_irq_disable(IRQ_SIGNAL(IRQ_LEVEL));

    first_level_calls++;
    if (level != 0u) {
        psa_irq_enable(IRQ_SIGNAL(IRQ_LEVEL));
    }
    return PSA_FLIH_SIGNAL;
}

static void quiet(void)
{
    host_set_line(IRQ_LINE(PARTITION, IRQ_LEVEL), false);
}

static void clear(psa_signal_t signals)
{
    if ((signals & IRQ_SIGNAL(IRQ_EDGE)) != 0u) {
        psa_reset_signal(IRQ_SIGNAL(IRQ_EDGE));
    }
    if ((signals & IRQ_SIGNAL(IRQ_LEVEL)) != 0u) {
        second_level_count++;
        quiet();
        psa_eoi(IRQ_SIGNAL(IRQ_LEVEL));
    }
}

static psa_status_t work(const psa_msg_t *msg)
{
    uint8_t bytes[IRQ_BYTES];
    const psa_invec in = {bytes, sizeof(bytes)};
    psa_outvec out = {bytes, sizeof(bytes)};
    size_t count = psa_read(msg->handle, 0u, bytes, 5u);

    count += psa_read(msg->handle, 0u, &bytes[count], sizeof(bytes) - count);
    if (psa_call(IRQ_HANDLE(IRQ_LEAF), 0, &in, 1u, &out, 1u) != 0) {
        return -1;
    }
    psa_write(msg->handle, 0u, bytes, 3u);
    psa_write(msg->handle, 0u, &bytes[3], out.len - 3u);
    return (psa_status_t)count;
}

static psa_status_t wait_for_both(void)
{
    psa_signal_t wanted = IRQ_SIGNAL(IRQ_LEVEL) | IRQ_SIGNAL(IRQ_EDGE);

    while (wanted != 0u) {
        const psa_signal_t signals = psa_wait(wanted, PSA_BLOCK);
        clear(signals);
        wanted &= ~signals;
    }
    return 0;
}

/* The source asks until it is quieted: after psa_eoi() at once again (FFM-350). */
static psa_status_t wait_twice(void)
{
    (void)psa_wait(IRQ_SIGNAL(IRQ_LEVEL), PSA_BLOCK);
    second_level_count++;
    psa_eoi(IRQ_SIGNAL(IRQ_LEVEL));
    clear(psa_wait(IRQ_SIGNAL(IRQ_LEVEL), PSA_BLOCK));
    return (psa_status_t)(psa_wait(PSA_WAIT_ANY, PSA_POLL) >> 29);
}

static psa_status_t counts(void)
{
    clear(psa_wait(IRQ_SIGNAL(IRQ_LEVEL) | IRQ_SIGNAL(IRQ_EDGE), PSA_POLL));
    return (psa_status_t)((16u * first_level_calls) + second_level_count);
}

psa_status_t NAME(sfn)(const psa_msg_t *msg)
{
    switch (msg->type) {
    case IRQ_ENABLE:
        psa_irq_enable(IRQ_SIGNAL(IRQ_LEVEL));
        psa_irq_enable(IRQ_SIGNAL(IRQ_EDGE));
        return 0;
    case IRQ_DISABLE: {
        const psa_irq_status_t edge = psa_irq_disable(IRQ_SIGNAL(IRQ_EDGE));
        return (psa_status_t)((2u * edge) + psa_irq_disable(IRQ_SIGNAL(IRQ_LEVEL)));
    }
    case IRQ_WORK:
        return work(msg);
    case IRQ_WAIT:
        return wait_for_both();
    case IRQ_TWICE:
        return wait_twice();
    case IRQ_COUNTS:
        return counts();
    case IRQ_POLL:
        return (psa_status_t)(psa_wait(PSA_WAIT_ANY, PSA_POLL) >> 29);
    default:
        return -1;
    }
}
