/* SPDX-License-Identifier: Apache-2.0 */
/* Interrupts of partitions, for dispatchers. The APIs are in spm.h.
 *
 * What is remembered of an interrupt are two bits of its owner's state, enabled and asserted, which handlers of any
 * priority change; its line is let through exactly while it is enabled and not (SLIH and asserted). Whoever changes a
 * bit makes the line follow, and does so again if somebody more urgent has come in between. A handler that finds that
 * its line should not have been let through (it was, for the moment between two steps of an interrupted function) has
 * the request latched again. Source: framework sheet section 7; design, "Concurrency on the chip". */
#ifndef SPM_IRQ_H
#define SPM_IRQ_H

#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Prepares every line; lets those of partitions of framework version 1.0 through (FFM-194, FFM-195). Once, before any
 * partition runs and when the dispatcher can take interrupts. */
void spm_irq_start(struct spm *spm);

/* All interrupts of the partition are disabled for good: its init has failed (FFM-349). */
void spm_irq_stop(struct spm *spm, struct partition_index partition);

/* false: no partition has that line. */
BH_MUST_USE bool spm_irq_from_line(const struct spm *spm, uint32_t line, struct irq_index *out);

/* In the handler of the line, first. false: it should have been held back, nothing is to be done now; the request is
 * latched again. */
BH_MUST_USE bool spm_irq_take(const struct spm *spm, struct irq_index irq);

/* Second-level handling: the signal is asserted, the line held back until psa_eoi (FFM-181). The dispatcher wakes the
 * owner. */
void spm_slih_assert(struct spm *spm, struct irq_index irq);

/* The owner's first-level handler has returned `result`. VERDICT_RETURN: its value says whether the signal is asserted
 * now, and the owner to be woken (FFM-190); VERDICT_PANIC_CALLER: no legal value (FFM-330). */
BH_MUST_USE struct verdict spm_flih_end(struct spm *spm, struct irq_index irq, psa_flih_result_t result);

static inline const struct spm_irq *irq_at(const struct spm *spm, struct irq_index irq)
{
    return &spm->image->irqs[irq.index];
}

#ifdef __cplusplus
}
#endif
#endif /* SPM_IRQ_H */
