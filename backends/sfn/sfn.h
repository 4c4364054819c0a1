/* SPDX-License-Identifier: Apache-2.0 */
/* SFN backend: one secure context for everything, like a library.
 *
 * Handlers only set bits of `pending`. The one secure thread alone touches struct spm: it takes a slot, calls the entry, obeys the
 * verdict, replies, else sleeps. To block means: run the function of the message that the caller waits for, on this stack, reply with
 * its result, return to the caller.
 * Source: design, "Backends"; framework sheet 6.4. */
#ifndef BACKENDS_SFN_SFN_H
#define BACKENDS_SFN_SFN_H

#include "backends/backend.h"
#include "hal/atomic.h"
#include "spm/spm.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What handlers ask the thread for. */
enum {
    SFN_PENDING_MAILBOX = 1u << 0, /* a doorbell rang: look at the slots                                     */
    SFN_PENDING_NS_RESET = 1u << 1 /* CPU1 is held in reset: abandon its calls, then let it start again      */
};

struct backend {
    struct hal_pending pending;
    uint32_t woken;                 /* bit n: partition n may have messages that nobody runs */
    struct caller current;          /* the partition whose code runs; index SPM_NO_INDEX between calls */
    struct verdict outcome;         /* what backend_complete() left for the innermost blocked call */
    const struct caller *flih;      /* the owner of the first-level handler that runs; the thread sees NULL, always */
    struct hal_pending signalled;   /* not 0: a handler has asserted a signal, which a blocking psa_wait may wait for */
};

/* After spm_init() of the same spm. */
void sfn_init(struct spm *spm);

/* Runs the partitions' init functions in the order of their priority, each once. */
void sfn_start(struct spm *spm);

/* One round of the secure thread's idle state: takes what is pending, serves at most all four slots. Returns whether
 * anything was done; if not, the platform sleeps with hal_pending_sleep(&spm->backend->pending). Never called from a handler. */
BH_MUST_USE bool sfn_round(struct spm *spm);

/* Resets CPU1: holds it at once and asks the thread for the rest. From any handler. */
void sfn_ns_cpu_reset(struct spm *spm);

/* The handler of an interrupt line of the image, with the priority that hal_irq_prepare() was asked for. */
void sfn_interrupt(struct spm *spm, uint32_t line);

/* Ends the partition whose first-level handler has called `api`. */
BH_NORETURN void sfn_refuse_in_flih(const struct spm *spm, uint32_t api);

/* Caller of an API entered from the running partition. */
static inline const struct caller *sfn_caller(const struct spm *spm)
{
    return &spm->backend->current;
}

/* In front of an API that a first-level handler may not call (FFM-201): one that does ends its partition here. A macro,
 * because gcc makes a function of it that costs every API three times as many instructions. */
#define SFN_REFUSE_IN_FLIH(spm, api)           \
    do {                                       \
        if ((spm)->backend->flih != NULL) {    \
            sfn_refuse_in_flih((spm), (api));  \
        }                                      \
    } while (false)

/* Caller of an API that it may call: then the owner of the first-level handler (FFM-189, FFM-331). */
static inline const struct caller *sfn_caller_anywhere(const struct spm *spm)
{
    return (spm->backend->flih != NULL) ? spm->backend->flih : sfn_caller(spm);
}

/* psa_wait of the running partition: blocking means sleeping until a handler asserts a signal. */
uint32_t sfn_wait(struct spm *spm, psa_signal_t mask, uint32_t timeout);

/* Makes the caller experience the verdict: returns the value, runs the message it waits for, or ends the partition. `api` names the
 * call for the console (spm/api.h). The caller is the running partition; VERDICT_CALL_AGAIN must have been handled by it. The value
 * is a 32-bit word, but for the map functions an address. */
uintptr_t sfn_obey(struct spm *spm, uint32_t api, struct verdict verdict);

#ifdef __cplusplus
}
#endif
#endif /* BACKENDS_SFN_SFN_H */
