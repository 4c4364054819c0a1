/* SPDX-License-Identifier: Apache-2.0 */
/* Interrupts as the fuzz targets' services use them: see interrupt.h. Holds no state of its own. */
#include "fuzz/interrupt.h"

#include "platforms/host/host.h"

psa_flih_result_t fuzz_edge(enum fuzz_partition_index partition, uint32_t *calls)
{
    (*calls)++;
    fuzz_observe(FUZZ_SEEN_FLIH, (uint64_t)partition);
    return ((*calls & 3u) == 3u) ? PSA_FLIH_NO_SIGNAL : PSA_FLIH_SIGNAL;
}

/* Leaves what it finds: whom it has interrupted, in the middle of whatever, must not be able to tell. */
psa_flih_result_t fuzz_hidden(void)
{
    if (psa_irq_disable(FUZZ_IRQ_SIGNAL(FUZZ_LEVEL)) != 0u) {
        psa_irq_enable(FUZZ_IRQ_SIGNAL(FUZZ_LEVEL));
    }
    psa_irq_enable(FUZZ_IRQ_SIGNAL(FUZZ_HIDDEN));
    return PSA_FLIH_NO_SIGNAL;
}

static void ask(uint32_t partition, enum fuzz_irq irq)
{
    host_set_line(FUZZ_LINE(partition, irq), true);
    host_interrupt_point();
}

static void clear(uint8_t partition, psa_signal_t signals, bool quiet)
{
    if ((signals & FUZZ_IRQ_SIGNAL(FUZZ_LEVEL)) != 0u) {
        if (quiet) {
            host_set_line(FUZZ_LINE(partition, FUZZ_LEVEL), false);
        }
        psa_eoi(FUZZ_IRQ_SIGNAL(FUZZ_LEVEL));
    }
    if ((signals & FUZZ_IRQ_SIGNAL(FUZZ_EDGE)) != 0u) {
        psa_reset_signal(FUZZ_IRQ_SIGNAL(FUZZ_EDGE));
    }
}

void fuzz_interrupts_clear(uint8_t partition)
{
    clear(partition, psa_wait(PSA_WAIT_ANY, PSA_POLL), true);
}

void fuzz_interrupt(uint8_t partition, struct fuzz_script *script, uint8_t action)
{
    const uint8_t byte = fuzz_next_byte(script);
    const psa_signal_t own = FUZZ_IRQ_SIGNAL(byte & 1u);
    const psa_signal_t signals = psa_wait(PSA_WAIT_ANY, PSA_POLL) & FUZZ_IRQ_SIGNALS;

    switch (action % (uint8_t)FUZZ_IRQ_ACTIONS) {
    case 0u:
        ask(byte & 3u, ((byte & 4u) != 0u) ? FUZZ_LEVEL : FUZZ_EDGE);
        break;
    case 1u:
        ask(partition, (byte & 1u) == 0u ? FUZZ_LEVEL : FUZZ_EDGE);
        break;
    case 2u:
        psa_irq_enable(own);
        break;
    case 3u:
        fuzz_observe(FUZZ_SEEN_SIGNALS, psa_irq_disable(own));
        break;
    case 4u:
        clear(partition, signals, (byte & 3u) != 0u);
        break;
    case 5u:
        if (signals != 0u) {
            fuzz_observe(FUZZ_SEEN_SIGNALS, psa_wait(signals, PSA_BLOCK));
        }
        break;
    default:
        psa_irq_enable(FUZZ_IRQ_SIGNAL(FUZZ_HIDDEN));
        fuzz_line_soon(FUZZ_LINE(partition, FUZZ_HIDDEN), byte);
        break;
    }
    fuzz_observe(FUZZ_SEEN_SIGNALS, psa_wait(PSA_WAIT_ANY, PSA_POLL));
}

void fuzz_interrupt_wrongly(uint8_t detail)
{
    switch (detail) {
    case 0u:
        psa_eoi(FUZZ_IRQ_SIGNAL(FUZZ_EDGE));
        return;
    case 1u:
        psa_reset_signal(FUZZ_IRQ_SIGNAL(FUZZ_LEVEL));
        return;
    case 2u:
        psa_irq_enable(FUZZ_IRQ_SIGNAL(FUZZ_LEVEL) | FUZZ_IRQ_SIGNAL(FUZZ_EDGE));
        return;
    case 3u:
        (void)psa_irq_disable(FUZZ_IRQ_SIGNAL(FUZZ_IRQS));
        return;
    case 4u:
        psa_reset_signal(FUZZ_IRQ_SIGNAL(FUZZ_HIDDEN));
        return;
    default:
        psa_eoi(PSA_DOORBELL);
        return;
    }
}
