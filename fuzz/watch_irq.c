/* SPDX-License-Identifier: Apache-2.0 */
/* See watch_irq.h. Source: framework sheet 2.4 and section 7; FFM-181 to FFM-199, FFM-325, FFM-326, FFM-349. */
#include "fuzz/watch_irq.h"

#include "fuzz/check.h"
#include "fuzz/image.h"

static uint32_t asserted_of(const struct spm *spm, uint8_t partition)
{
    return hal_pending_read(&spm->partitions[partition].irq_asserted);
}

static uint32_t enabled_of(const struct spm *spm, uint8_t partition)
{
    return hal_pending_read(&spm->partitions[partition].irq_enabled);
}

struct watch_irq watch_irq_begins(const struct spm *spm, const struct caller *caller, enum spm_api api,
                                  psa_signal_t signal)
{
    const uint8_t partition = caller->partition.index;
    const struct watch_irq call = {
        spm, partition, api, signal, asserted_of(spm, partition), enabled_of(spm, partition),
    };
    return call;
}

/* The interrupt of the partition with exactly that signal, found by looking at all of them. */
static const struct spm_irq *irq_of(const struct spm *spm, uint8_t partition, psa_signal_t signal)
{
    for (uint8_t i = 0u; i < spm->image->irq_count; i++) {
        const struct spm_irq *irq = &spm->image->irqs[i];
        if ((irq->owner.index == partition) && (irq->signal == signal)) {
            return irq;
        }
    }
    return NULL;
}

static bool is_legal(const struct watch_irq *call)
{
    const struct spm_irq *irq = irq_of(call->spm, call->partition, call->signal);
    const bool asserted = (call->asserted & call->signal) != 0u;

    if (irq == NULL) {
        return false;
    }
    if (call->api == SPM_API_EOI) {
        return asserted && (irq->handling == SPM_IRQ_SLIH);
    }
    if (call->api == SPM_API_RESET_SIGNAL) {
        return asserted && (irq->handling == SPM_IRQ_FLIH);
    }
    return true;
}

void watch_irq_ends(const struct watch_irq *call, struct verdict verdict)
{
    const uint32_t asserted = asserted_of(call->spm, call->partition);
    const uint32_t enabled = enabled_of(call->spm, call->partition);

    fuzz_require((verdict.kind == VERDICT_RETURN) == is_legal(call), "an interrupt API has judged its signal wrongly");
    if (verdict.kind != VERDICT_RETURN) {
        fuzz_require((asserted == call->asserted) && (enabled == call->enabled),
                     "a refused interrupt API has changed an interrupt");
        return;
    }
    if (call->api == SPM_API_IRQ_ENABLE) {
        fuzz_require(enabled == (call->enabled | call->signal), "psa_irq_enable has enabled something else");
    } else if (call->api == SPM_API_IRQ_DISABLE) {
        fuzz_require(enabled == (call->enabled & ~call->signal), "psa_irq_disable has disabled something else");
        fuzz_require(asserted == call->asserted, "psa_irq_disable has changed a signal");
        fuzz_require(verdict.value == (((call->enabled & call->signal) != 0u) ? 1u : 0u),
                     "psa_irq_disable does not say what was");
    } else {
        fuzz_require(asserted == (call->asserted & ~call->signal), "another signal was cleared than the one asked for");
        fuzz_require(enabled == call->enabled, "clearing a signal has enabled or disabled an interrupt");
    }
}

void watch_irq_at_rest(const struct spm *spm, bool (*is_open)(uint32_t line))
{
    for (uint8_t i = 0u; i < spm->image->irq_count; i++) {
        const struct spm_irq *irq = &spm->image->irqs[i];
        const bool enabled = (enabled_of(spm, irq->owner.index) & irq->signal) != 0u;
        const bool asserted = (asserted_of(spm, irq->owner.index) & irq->signal) != 0u;
        fuzz_require(is_open(irq->line) == (enabled && ((irq->handling == SPM_IRQ_FLIH) || !asserted)),
                     "a line is not as its interrupt's bits say");
        fuzz_require(!enabled || (spm->partitions[irq->owner.index].life != (uint8_t)PARTITION_FAILED),
                     "a partition whose init has failed has an enabled interrupt");
    }
}
