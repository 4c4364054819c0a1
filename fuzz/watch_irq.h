/* SPDX-License-Identifier: Apache-2.0 */
/* Judges the interrupt APIs, in both worlds, by rules of its own. Apart from watch.h, because a first-level handler
 * makes such calls in the middle of others. */
#ifndef FUZZ_WATCH_IRQ_H
#define FUZZ_WATCH_IRQ_H

#include "spm/api.h"

#ifdef __cplusplus
extern "C" {
#endif

struct watch_irq {
    const struct spm *spm;
    uint8_t partition;
    enum spm_api api;
    psa_signal_t signal;
    uint32_t asserted; /* before the call */
    uint32_t enabled;
};

struct watch_irq watch_irq_begins(const struct spm *spm, const struct caller *caller, enum spm_api api,
                                  psa_signal_t signal);
void watch_irq_ends(const struct watch_irq *call, struct verdict verdict);

/* Between two calls of CPU1: every line is as its interrupt's two bits say. is_open: of the world that has run. */
void watch_irq_at_rest(const struct spm *spm, bool (*is_open)(uint32_t line));

#ifdef __cplusplus
}
#endif
#endif /* FUZZ_WATCH_IRQ_H */
