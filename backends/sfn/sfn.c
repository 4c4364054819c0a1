/* SPDX-License-Identifier: Apache-2.0 */
/* SFN backend: the data half, which the frontend's commits call, and the dispatcher, which obeys verdicts on one stack (framework sheet
 * 6.4; FFM-233 to FFM-247). */
#include "backends/sfn/sfn.h"

#include <string.h>

#include "hal/doorbell.h"
#include "hal/panic.h"
#include "hal/twin_cpu.h"
#include "mailbox/reply.h"
#include "mailbox/secure.h"
#include "spm/api.h"
#include "spm/irq.h"

/* ---- Data half: never calls up ------------------------------------------------------------------------------------------
 *
 * The thread that will see a wake or an outcome is the one that is running, so both are only left where it will look. */

void backend_wake(struct spm *spm, struct partition_index target)
{
    spm->backend->woken |= 1u << target.index; /* looked for when the outermost call is over */
}

void backend_complete(struct spm *spm, struct reply_route route, struct verdict outcome, const struct connection *connection)
{
    if (route.kind == (uint8_t)ROUTE_PARTITION) {
        spm->backend->outcome = outcome;
    } else {
        mailbox_reply_connection(spm, route, (uint32_t)outcome.value, connection);
    }
}

/* ---- Dispatcher ------------------------------------------------------------------------------------------------------ */

void sfn_init(struct spm *spm)
{
    memset(spm->backend, 0, sizeof(*spm->backend));
    spm->backend->current.partition.index = (uint8_t)SPM_NO_INDEX;
    spm_irq_start(spm);
}

BH_NORETURN static void partition_panic(const struct spm *spm, struct partition_index partition, uint32_t api,
                                        struct verdict verdict)
{
    hal_partition_panic(spm->image->partitions[partition.index].name, spm_api_name(api),
                        spm_error_rule(api, (enum spm_error)verdict.value));
}

/* A partition's init runs before its first function, once, also when another partition's init asks for it (FFM-236, FFM-239). */
static void partition_ensure_started(struct spm *spm, struct partition_index partition)
{
    if (spm->partitions[partition.index].life != (uint8_t)PARTITION_UNSTARTED) {
        return;
    }
    const struct spm_partition *entry = &spm->image->partitions[partition.index];
    const struct caller before = spm->backend->current;
    psa_status_t status = PSA_SUCCESS;

    spm->partitions[partition.index].life = (uint8_t)PARTITION_STARTING;
    if (entry->init != NULL) {
        spm->backend->current = spm_caller_partition(spm, partition);
        status = entry->init();
        spm->backend->current = before;
    }
    spm_partition_initialised(spm, partition, status);
}

void sfn_start(struct spm *spm)
{
    for (uint8_t i = 0u; i < spm->image->partition_count; i++) {
        const struct partition_index partition = {i};
        partition_ensure_started(spm, partition);
    }
}

static void message_run(struct spm *spm, struct connection_id message)
{
    const struct spm_service *service = &spm->image->services[spm->connections[message.index].service];
    const struct caller before = spm->backend->current;
    psa_msg_t msg;

    spm_sfn_begin(spm, message, &msg);
    spm->backend->current = spm_caller_partition(spm, service->owner);
    const psa_status_t status = service->sfn(&msg);
    spm->backend->current = before;
    const struct verdict verdict = spm_sfn_end(spm, message, status);
    if (verdict.kind == VERDICT_PANIC_CALLER) {
        partition_panic(spm, service->owner, (uint32_t)SPM_API_SFN_LOOP, verdict);
    }
}

/* Runs that message, and what was queued for the same service before it. Afterwards its caller has its outcome. */
static void message_run_until(struct spm *spm, struct connection_id message)
{
    const uint8_t service = spm->connections[message.index].service;

    partition_ensure_started(spm, spm->image->services[service].owner);
    while (spm->connections[message.index].message_state == (uint8_t)MESSAGE_QUEUED) {
        const struct connection_id oldest = {spm->services[service].head};
        message_run(spm, oldest);
    }
}

/* Messages that nobody waits for: the DISCONNECT of a terminated or abandoned connection (FFM-314). Only between outermost calls,
 * when no function is under way. */
static void messages_run_all(struct spm *spm)
{
    struct backend *backend = spm->backend;

    while (backend->woken != 0u) {
        const struct partition_index partition = {(uint8_t)__builtin_ctz(backend->woken)};
        const struct connection_id oldest = {spm_sfn_next(spm, partition)};
        if (oldest.index == (uint8_t)SPM_NO_INDEX) {
            backend->woken &= backend->woken - 1u;
        } else {
            message_run(spm, oldest);
        }
    }
}

/* psa_wait with nothing asserted: only the handler of an interrupt can change that. Never ends if none does, which is the model
 * (framework sheet 6.4). A signal from before the look is found by it, one from behind it ends the sleep. */
static uint32_t wait_for_signal(struct spm *spm, psa_signal_t mask)
{
    struct verdict verdict;

    for (;;) {
        (void)hal_pending_take(&spm->backend->signalled);
        verdict = spm_psa_wait(spm, sfn_caller(spm), mask, PSA_BLOCK);
        if (verdict.kind == VERDICT_RETURN) {
            return (uint32_t)verdict.value;
        }
        hal_pending_sleep(&spm->backend->signalled);
    }
}

uintptr_t sfn_obey(struct spm *spm, uint32_t api, struct verdict verdict)
{
    struct verdict outcome = verdict;

    if (verdict.kind == VERDICT_BLOCK) {
        const struct connection_id message = {(uint8_t)verdict.value};
        message_run_until(spm, message);
        outcome = spm->backend->outcome;
    }
    switch (outcome.kind) {
    case VERDICT_RETURN:
        return outcome.value;
    case VERDICT_PANIC_CALLER:
        partition_panic(spm, sfn_caller_anywhere(spm)->partition, api, outcome);
    case VERDICT_BLOCK:
    case VERDICT_CALL_AGAIN:
        break;
    }
    hal_panic(HAL_PANIC_IMPOSSIBLE_VALUE);
}

uint32_t sfn_wait(struct spm *spm, psa_signal_t mask, uint32_t timeout)
{
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_WAIT);
    const struct verdict verdict = spm_psa_wait(spm, sfn_caller(spm), mask, timeout);

    if (verdict.kind == VERDICT_BLOCK) {
        return wait_for_signal(spm, mask);
    }
    return (uint32_t)sfn_obey(spm, (uint32_t)SPM_API_WAIT, verdict);
}

void sfn_refuse_in_flih(const struct spm *spm, uint32_t api)
{
    const struct verdict refusal = {VERDICT_PANIC_CALLER, (uint32_t)SPM_ERROR_IN_FLIH};

    partition_panic(spm, spm->backend->flih->partition, api, refusal);
}

/* First level: as its owner, in the handler, in the middle of whatever the thread does. Only atomic words are touched, and `flih`, which the
 * thread reads but never sees change. */
static bool flih_run(struct spm *spm, struct irq_index irq)
{
    const struct caller owner = spm_caller_partition(spm, irq_at(spm, irq)->owner);

    spm->backend->flih = &owner;
    const psa_flih_result_t result = irq_at(spm, irq)->flih();
    spm->backend->flih = NULL;
    const struct verdict verdict = spm_flih_end(spm, irq, result);
    if (verdict.kind == VERDICT_PANIC_CALLER) {
        partition_panic(spm, owner.partition, (uint32_t)SPM_API_FLIH_RETURNED, verdict);
    }
    return verdict.value != 0u;
}

void sfn_interrupt(struct spm *spm, uint32_t line)
{
    struct irq_index irq;

    if (!spm_irq_from_line(spm, line, &irq)) {
        hal_panic(HAL_PANIC_IMPOSSIBLE_VALUE);
    }
    if (!spm_irq_take(spm, irq)) {
        return;
    }
    if (irq_at(spm, irq)->handling == SPM_IRQ_SLIH) {
        spm_slih_assert(spm, irq);
    } else if (!flih_run(spm, irq)) {
        return;
    } else {
        /* a first-level handler has asserted its signal */
    }
    hal_pending_set(&spm->backend->signalled, 1u);
}

void sfn_ns_cpu_reset(struct spm *spm)
{
    hal_ns_cpu_hold();
    hal_pending_set(&spm->backend->pending, (uint32_t)SFN_PENDING_NS_RESET);
}

bool sfn_round(struct spm *spm)
{
    const uint32_t bits = hal_pending_take(&spm->backend->pending);

    if (bits == 0u) {
        return false;
    }
    /* The handler has masked its line: CPU1 costs one interrupt a round, however often it rings. The line is a level,
     * so a ring since then is not lost. */
    if (spm->mailbox.open) {
        hal_doorbell_enable(true);
    }
    if ((bits & (uint32_t)SFN_PENDING_NS_RESET) != 0u) {
        hal_ns_cpu_hold(); /* an earlier round may have let it go before this request was taken */
        mailbox_restart(spm);
        messages_run_all(spm);
        hal_ns_cpu_release();
    }
    mailbox_check_ready(spm);
    messages_run_all(spm);
    for (uint8_t slot = 0u; slot < (uint8_t)MAILBOX_SLOT_COUNT; slot++) {
        const uint32_t epoch = spm->mailbox.epoch;
        struct mailbox_request request;
        const bool taken = mailbox_take(spm, slot, &request);
        if (taken) {
            const struct verdict verdict = mailbox_dispatch(spm, &request);
            if (verdict.kind == VERDICT_BLOCK) {
                const struct connection_id message = {(uint8_t)verdict.value};
                message_run_until(spm, message);
            }
        }
        if (taken || (spm->mailbox.epoch != epoch)) {
            messages_run_all(spm); /* mailbox_take() may have seen a new life of CPU1 and nothing to take */
        }
    }
    return true;
}
