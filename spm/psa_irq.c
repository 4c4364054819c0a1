/* SPDX-License-Identifier: Apache-2.0 */
/* psa_irq_enable, psa_irq_disable, psa_eoi, psa_reset_signal, and the life of an interrupt (FFM-181 to FFM-202, FFM-325
 * to FFM-331, FFM-349, FFM-350). See irq.h for what keeps it right when a first-level handler comes in between. */
#include "hal/interrupt.h"
#include "spm/irq.h"
#include "spm/spm.h"
#include "spm/verdict.h"

/* ---- Lines ------------------------------------------------------------------------------------------------------- */

static struct partition_state *owner_of(const struct spm *spm, const struct spm_irq *irq)
{
    return &spm->partitions[irq->owner.index];
}

static bool line_is_open(const struct partition_state *owner, const struct spm_irq *irq)
{
    if ((hal_pending_read(&owner->irq_enabled) & irq->signal) == 0u) {
        return false;
    }
    return (irq->handling == SPM_IRQ_FLIH) || ((hal_pending_read(&owner->irq_asserted) & irq->signal) == 0u);
}

/* Makes the line follow the two bits. A handler that changes them between looking and setting leaves the line as it
 * should be, and the setting that comes after it, which is out of date then, is followed by another look. */
static void line_settle(const struct spm *spm, const struct spm_irq *irq)
{
    const struct partition_state *owner = owner_of(spm, irq);
    bool open;

    do {
        open = line_is_open(owner, irq);
        if (open) {
            hal_irq_enable(irq->line);
        } else {
            hal_irq_disable(irq->line);
        }
    } while (line_is_open(owner, irq) != open);
}

/* ---- For dispatchers --------------------------------------------------------------------------------------------- */

void spm_irq_start(struct spm *spm)
{
    for (uint8_t i = 0u; i < spm->image->irq_count; i++) {
        const struct spm_irq *irq = &spm->image->irqs[i];
        hal_irq_prepare(irq->line, irq->handling == SPM_IRQ_FLIH);
        if (irq->enabled_at_start) {
            hal_pending_set(&owner_of(spm, irq)->irq_enabled, irq->signal);
            line_settle(spm, irq);
        }
    }
}

/* From the first step on no first-level handler of the partition begins, so none can enable anything again. */
void spm_irq_stop(struct spm *spm, struct partition_index partition)
{
    const struct spm_partition *entry = &spm->image->partitions[partition.index];

    (void)hal_pending_clear(&spm->partitions[partition.index].irq_enabled, entry->irq_signals);
    for (uint8_t i = 0u; i < entry->irq_count; i++) {
        line_settle(spm, &spm->image->irqs[entry->first_irq + i]);
    }
}

bool spm_irq_from_line(const struct spm *spm, uint32_t line, struct irq_index *out)
{
    out->index = (line < spm->image->irq_lines) ? spm->image->irq_slots[line] : (uint8_t)SPM_NO_INDEX;
    return out->index != (uint8_t)SPM_NO_INDEX;
}

bool spm_irq_take(const struct spm *spm, struct irq_index irq)
{
    const struct spm_irq *entry = irq_at(spm, irq);

    if (line_is_open(owner_of(spm, entry), entry)) {
        return true;
    }
    hal_irq_pend(entry->line);
    line_settle(spm, entry); /* and not just disabled: somebody more urgent may have enabled it since the look */
    return false;
}

/* The signal comes first: who enables the interrupt between the two steps finds it asserted and leaves the line be. */
void spm_slih_assert(struct spm *spm, struct irq_index irq)
{
    const struct spm_irq *entry = irq_at(spm, irq);

    hal_pending_set(&owner_of(spm, entry)->irq_asserted, entry->signal);
    hal_irq_disable(entry->line);
}

struct verdict spm_flih_end(struct spm *spm, struct irq_index irq, psa_flih_result_t result)
{
    const struct spm_irq *entry = irq_at(spm, irq);

    if (result == PSA_FLIH_NO_SIGNAL) {
        return verdict_return(0u);
    }
    if (result != PSA_FLIH_SIGNAL) {
        return verdict_panic(SPM_ERROR_FLIH_RESULT);
    }
    hal_pending_set(&owner_of(spm, entry)->irq_asserted, entry->signal);
    return verdict_return(1u);
}

/* ---- APIs -------------------------------------------------------------------------------------------------------- */

/* The caller's interrupt that a signal names: its j-th one has bit 31 - j. */
static enum spm_error irq_from_signal(const struct spm *spm, const struct caller *caller, psa_signal_t signal,
                                      const struct spm_irq **out)
{
    const struct spm_partition *partition = &spm->image->partitions[caller->partition.index];

    if ((signal == 0u) || ((signal & (signal - 1u)) != 0u)) {
        return SPM_ERROR_SIGNAL_COUNT;
    }
    if ((signal & partition->irq_signals) == 0u) {
        return ((signal & (partition->service_signals | PSA_DOORBELL)) != 0u) ? SPM_ERROR_SIGNAL
                                                                             : SPM_ERROR_NOT_YOUR_INTERRUPT;
    }
    const struct irq_index irq = {
        (uint8_t)(partition->first_irq + ((uint32_t)SPM_FIRST_IRQ_BIT - (uint32_t)__builtin_ctz(signal))),
    };
    *out = irq_at(spm, irq);
    return SPM_OK;
}

struct verdict spm_psa_irq_enable(struct spm *spm, const struct caller *caller, psa_signal_t signal)
{
    const struct spm_irq *irq = NULL;
    const enum spm_error error = irq_from_signal(spm, caller, signal, &irq);

    if (error != SPM_OK) {
        return verdict_panic(error);
    }
    hal_pending_set(&owner_of(spm, irq)->irq_enabled, signal);
    line_settle(spm, irq);
    return verdict_return(0u);
}

struct verdict spm_psa_irq_disable(struct spm *spm, const struct caller *caller, psa_signal_t signal)
{
    const struct spm_irq *irq = NULL;
    const enum spm_error error = irq_from_signal(spm, caller, signal, &irq);

    if (error != SPM_OK) {
        return verdict_panic(error);
    }
    const uint32_t before = hal_pending_clear(&owner_of(spm, irq)->irq_enabled, signal);
    line_settle(spm, irq);
    return verdict_return(((before & signal) != 0u) ? 1u : 0u);
}

/* An interrupt of the caller with the handling that the API is for. */
static enum spm_error handled_irq_from_signal(const struct spm *spm, const struct caller *caller, psa_signal_t signal,
                                              enum spm_irq_handling handling, const struct spm_irq **out)
{
    const enum spm_error error = irq_from_signal(spm, caller, signal, out);

    if (error != SPM_OK) {
        return error;
    }
    return ((*out)->handling == handling) ? SPM_OK : SPM_ERROR_INTERRUPT_HANDLING;
}

struct verdict spm_psa_eoi(struct spm *spm, const struct caller *caller, psa_signal_t signal)
{
    const struct spm_irq *irq = NULL;
    const enum spm_error error = handled_irq_from_signal(spm, caller, signal, SPM_IRQ_SLIH, &irq);

    if (error != SPM_OK) {
        return verdict_panic(error);
    }
    struct partition_state *owner = owner_of(spm, irq);
    if ((hal_pending_read(&owner->irq_asserted) & signal) == 0u) {
        return verdict_panic(SPM_ERROR_SIGNAL_NOT_ASSERTED);
    }
    hal_irq_rearm(irq->line); /* while the asserted signal keeps the line shut */
    (void)hal_pending_clear(&owner->irq_asserted, signal);
    line_settle(spm, irq);
    return verdict_return(0u);
}

/* Looking and clearing are one step: the owner's first-level handler may make the same call in between. */
struct verdict spm_psa_reset_signal(struct spm *spm, const struct caller *caller, psa_signal_t signal)
{
    const struct spm_irq *irq = NULL;
    const enum spm_error error = handled_irq_from_signal(spm, caller, signal, SPM_IRQ_FLIH, &irq);

    if (error != SPM_OK) {
        return verdict_panic(error);
    }
    if ((hal_pending_clear(&owner_of(spm, irq)->irq_asserted, signal) & signal) == 0u) {
        return verdict_panic(SPM_ERROR_SIGNAL_NOT_ASSERTED);
    }
    return verdict_return(0u);
}
