/* SPDX-License-Identifier: Apache-2.0 */
/* IPC backend: the data half, which the frontend's commits call, and the dispatcher, which obeys verdicts by blocking and switching
 * contexts (framework sheet 6.3; FFM-249 to FFM-252). */
#include "backends/ipc/ipc.h"

#include <string.h>

#include "hal/copy.h"
#include "hal/doorbell.h"
#include "hal/idle.h"
#include "hal/panic.h"
#include "hal/twin_cpu.h"
#include "mailbox/reply.h"
#include "mailbox/secure.h"
#include "spm/irq.h"
#include "spm/vectors.h"

BH_STATIC_ASSERT(ready_has_a_bit_for_every_partition, (int)SPM_PARTITION_MAX <= 32);

/* ---- Data half: makes contexts ready and leaves results for them; never calls up ---------------------------------------- */

static void context_make_ready(struct backend *backend, uint8_t index)
{
    backend->contexts[index].wait = (uint8_t)IPC_RUNNABLE;
    backend->ready |= 1u << index;
    if (index < backend->current) {
        hal_context_request_switch();
    }
}

void backend_wake(struct spm *spm, struct partition_index target)
{
    struct backend *backend = spm->backend;
    struct ipc_context *context = &backend->contexts[target.index];
    const struct partition_state *state = &spm->partitions[target.index];
    const psa_signal_t seen = (state->signals | hal_pending_read(&state->irq_asserted)) & context->wait_mask;

    if ((context->wait == (uint8_t)IPC_WAITS_FOR_SIGNAL) && (seen != 0u)) {
        hal_context_set_result(&context->cpu, seen);
        context_make_ready(backend, target.index);
    }
}

void backend_complete(struct spm *spm, struct reply_route route, struct verdict outcome, const struct connection *connection)
{
    if (route.kind != (uint8_t)ROUTE_PARTITION) {
        mailbox_reply_connection(spm, route, (uint32_t)outcome.value, connection);
        return;
    }
    struct ipc_context *context = &spm->backend->contexts[route.index];
    if (outcome.kind == VERDICT_PANIC_CALLER) {
        context->panic = (uint16_t)outcome.value;
    } else {
        hal_context_set_result(&context->cpu, (uint32_t)outcome.value);
    }
    context_make_ready(spm->backend, route.index);
}

/* ---- Dispatcher ------------------------------------------------------------------------------------------------------ */

void ipc_init(struct spm *spm, struct ipc_context *contexts, uintptr_t main_stack_base, size_t main_stack_bytes)
{
    const struct spm_image *image = spm->image;
    struct backend *backend = spm->backend;

    memset(backend, 0, sizeof(*backend));
    memset(contexts, 0, (image->partition_count + 1u) * sizeof(contexts[0]));
    backend->contexts = contexts;
    backend->main = image->partition_count;
    backend->current = backend->main;
    backend->main_stack_base = main_stack_base;
    backend->main_stack_bytes = main_stack_bytes;
    for (uint8_t i = 0u; i < image->partition_count; i++) {
        const struct spm_partition *partition = &image->partitions[i];
        const struct partition_index index = {i};
        const bool sfn = partition->model == SPM_MODEL_SFN;
        backend->ready |= 1u << i;
        contexts[i].caller = spm_caller_partition(spm, index);
        spm->partitions[i].life = (uint8_t)(sfn ? PARTITION_UNSTARTED : PARTITION_RUNNING);
        hal_context_prepare(&contexts[i].cpu, partition->stack_base, partition->stack_bytes,
                            sfn ? ipc_sfn_thread : partition->entry);
    }
    backend->flih_owner = (uint8_t)SPM_NO_INDEX;
    spm_irq_start(spm);
    hal_context_request_switch();
}

BH_NORETURN static void partition_panic(const struct spm *spm, uint8_t index, uint32_t api, uint32_t error)
{
    hal_partition_panic(spm->image->partitions[index].name, spm_api_name(api),
                        spm_error_rule(api, (enum spm_error)error));
}

static struct verdict verdict_of(enum verdict_kind kind, uint32_t value)
{
    const struct verdict verdict = {kind, value};
    return verdict;
}

/* Ends what the thread of an SFN-model partition did last and gives it its next task. Executed anew after a wake-up, when there is
 * nothing left to end. */
static struct verdict sfn_loop(struct spm *spm, struct partition_index partition, psa_status_t status, uintptr_t task_address)
{
    const struct spm_partition *entry = &spm->image->partitions[partition.index];
    struct partition_state *state = &spm->partitions[partition.index];
    struct ipc_sfn_task task;

    if ((entry->model != SPM_MODEL_SFN)
        || !domain_may_access(domain_of_partition(partition), task_address, sizeof(task), HAL_ACCESS_READ_WRITE)) {
        return verdict_of(VERDICT_PANIC_CALLER, (uint32_t)SPM_ERROR_UNKNOWN_API);
    }
    memset(&task, 0, sizeof(task));
    uint32_t next = (uint32_t)IPC_SFN_RUN_FUNCTION;
    if (state->life == (uint8_t)PARTITION_UNSTARTED) {
        state->life = (uint8_t)PARTITION_STARTING;
        task.init = entry->init;
        next = (uint32_t)IPC_SFN_RUN_INIT;
    } else if (state->life == (uint8_t)PARTITION_STARTING) {
        spm_partition_initialised(spm, partition, status);
    } else if (state->serving != (uint8_t)SPM_NO_INDEX) {
        const struct connection_id served = {state->serving};
        const struct verdict verdict = spm_sfn_end(spm, served, status);
        if (verdict.kind == VERDICT_PANIC_CALLER) {
            return verdict;
        }
    } else {
        /* woken: nothing to end */
    }
    if (next != (uint32_t)IPC_SFN_RUN_INIT) {
        const struct connection_id message = {spm_sfn_next(spm, partition)};
        if (message.index == (uint8_t)SPM_NO_INDEX) {
            return verdict_of(VERDICT_BLOCK, (uint32_t)SPM_NO_INDEX);
        }
        task.function = spm->image->services[spm->connections[message.index].service].sfn;
        spm_sfn_begin(spm, message, &task.msg);
    }
    if (!hal_copy(task_address, (uintptr_t)&task, sizeof(task))) {
        return verdict_of(VERDICT_PANIC_CALLER, (uint32_t)SPM_ERROR_BUFFER);
    }
    return verdict_of(VERDICT_RETURN, next);
}

/* The secure main thread has ended: the CPUs have met. Its stack becomes the idle thread's. */
static struct verdict main_done(struct spm *spm)
{
    struct backend *backend = spm->backend;

    hal_context_prepare(&backend->contexts[backend->main].cpu, backend->main_stack_base, backend->main_stack_bytes, hal_idle);
    backend->discard_current = true;
    mailbox_open(spm);
    hal_context_request_switch();
    return verdict_of(VERDICT_BLOCK, (uint32_t)SPM_NO_INDEX);
}

static void context_block(struct spm *spm, struct ipc_context *context, uint32_t api, psa_signal_t mask)
{
    struct backend *backend = spm->backend;

    context->wait = (uint8_t)IPC_WAITS_FOR_REPLY;
    if (api == (uint32_t)SPM_API_WAIT) {
        context->wait = (uint8_t)IPC_WAITS_FOR_SIGNAL;
        context->wait_mask = mask & spm->image->partitions[backend->current].wait_signals;
    } else if (api == (uint32_t)SPM_API_SFN_LOOP) {
        context->wait = (uint8_t)IPC_WAITS_FOR_SIGNAL;
        context->wait_mask = spm->image->partitions[backend->current].service_signals;
    } else {
        /* a call of another partition */
    }
    context->api = (uint8_t)api;
    backend->ready &= ~(1u << backend->current);
    hal_context_request_switch();
}

/* A call from handler mode: of a first-level handler, which runs as its owner (FFM-201, FFM-331), or of nobody who may. */
static struct verdict handler_call(struct spm *spm, uint32_t api, const uintptr_t *argument)
{
    const struct backend *backend = spm->backend;
    const uint8_t owner = backend->flih_owner;

    if (owner == (uint8_t)SPM_NO_INDEX) {
        if (backend->current == backend->main) {
            hal_panic(HAL_PANIC_IMPOSSIBLE_VALUE);
        }
        partition_panic(spm, backend->current, api, (uint32_t)SPM_ERROR_HANDLER_MODE);
    }
    if (!spm_api_is_for_flih(api)) {
        partition_panic(spm, owner, api, (uint32_t)SPM_ERROR_IN_FLIH);
    }
    const struct verdict verdict = spm_dispatch(spm, &backend->contexts[owner].caller, api, argument);
    if (verdict.kind == VERDICT_PANIC_CALLER) {
        partition_panic(spm, owner, api, (uint32_t)verdict.value);
    }
    return verdict;
}

struct verdict ipc_call(struct spm *spm, uint32_t api, const uintptr_t argument[SPM_API_ARGUMENTS], bool handler_mode)
{
    struct backend *backend = spm->backend;
    const struct partition_index partition = {backend->current};
    struct ipc_context *context = &backend->contexts[partition.index];
    struct verdict verdict;

    if (handler_mode) {
        return handler_call(spm, api, argument);
    }
    if (backend->current == backend->main) {
        if (api != (uint32_t)SPM_API_MAIN_DONE) {
            hal_panic(HAL_PANIC_IMPOSSIBLE_VALUE);
        }
        verdict = main_done(spm);
        return verdict;
    }
    if (api == (uint32_t)SPM_API_SFN_LOOP) {
        verdict = sfn_loop(spm, partition, (psa_status_t)argument[0], argument[1]);
    } else {
        if ((api == (uint32_t)SPM_API_READ) || (api == (uint32_t)SPM_API_WRITE)) {
            mailbox_check_ready(spm); /* no byte moves for a life of CPU1 that is over */
        }
        verdict = spm_dispatch(spm, &context->caller, api, argument);
    }
    switch (verdict.kind) {
    case VERDICT_RETURN:
    case VERDICT_CALL_AGAIN:
        break;
    case VERDICT_BLOCK:
        context_block(spm, context, api, (psa_signal_t)argument[0]);
        break;
    case VERDICT_PANIC_CALLER:
        partition_panic(spm, partition.index, api, (uint32_t)verdict.value);
    }
    return verdict;
}

void ipc_mailbox(struct spm *spm)
{
    hal_doorbell_clear();
    if (!spm->mailbox.open) {
        return;
    }
    mailbox_check_ready(spm);
    for (uint8_t slot = 0u; slot < (uint8_t)MAILBOX_SLOT_COUNT; slot++) {
        struct mailbox_request request;
        if (mailbox_take(spm, slot, &request)) {
            /* A refusal is answered already; a blocked call is answered by backend_complete(). */
            const struct verdict verdict = mailbox_dispatch(spm, &request);
            (void)verdict;
        }
    }
}

void ipc_ns_cpu_reset(struct spm *spm)
{
    hal_ns_cpu_hold();
    mailbox_restart(spm);
    hal_ns_cpu_release();
}

/* First level: as its owner, in the handler. Only atomic words are touched here, because this may have interrupted a handler that changes
 * struct spm; waking the owner is left to PendSV. */
static void flih_run(struct spm *spm, struct irq_index irq)
{
    struct backend *backend = spm->backend;
    const uint8_t owner = irq_at(spm, irq)->owner.index;

    backend->flih_owner = owner;
    const psa_flih_result_t result = irq_at(spm, irq)->flih();
    backend->flih_owner = (uint8_t)SPM_NO_INDEX;
    const struct verdict verdict = spm_flih_end(spm, irq, result);
    if (verdict.kind == VERDICT_PANIC_CALLER) {
        partition_panic(spm, owner, (uint32_t)SPM_API_FLIH_RETURNED, (uint32_t)verdict.value);
    }
    if (verdict.value != 0u) {
        hal_pending_set(&backend->flih_woken, 1u << owner);
        hal_context_request_switch();
    }
}

void ipc_interrupt(struct spm *spm, uint32_t line)
{
    struct irq_index irq;

    if (!spm_irq_from_line(spm, line, &irq)) {
        hal_panic(HAL_PANIC_IMPOSSIBLE_VALUE);
    }
    if (!spm_irq_take(spm, irq)) {
        return;
    }
    if (irq_at(spm, irq)->handling == SPM_IRQ_FLIH) {
        flih_run(spm, irq);
    } else {
        spm_slih_assert(spm, irq);
        backend_wake(spm, irq_at(spm, irq)->owner);
    }
}

static void flih_wake_owners(struct spm *spm)
{
    for (uint32_t owners = hal_pending_take(&spm->backend->flih_woken); owners != 0u; owners &= owners - 1u) {
        const struct partition_index owner = {(uint8_t)__builtin_ctz(owners)};
        backend_wake(spm, owner);
    }
}

struct ipc_switch ipc_switch(struct spm *spm)
{
    struct backend *backend = spm->backend;

    /* A first-level handler that comes behind this look asks for a switch of its own. */
    if (hal_pending_read(&backend->flih_woken) != 0u) {
        flih_wake_owners(spm);
    }
    if (backend->discard_current) {
        /* The mailbox has just been opened; a ring from before that has been taken already. */
        ipc_mailbox(spm);
    }
    const uint8_t next = (backend->ready == 0u) ? backend->main : (uint8_t)__builtin_ctz(backend->ready);
    struct ipc_context *to = &backend->contexts[next];
    const struct ipc_switch change = {
        backend->discard_current ? NULL : &backend->contexts[backend->current].cpu,
        &to->cpu,
    };

    if (to->panic != (uint16_t)SPM_ERROR_UNSET) {
        partition_panic(spm, next, to->api, to->panic);
    }
    backend->discard_current = false;
    backend->current = next;
    /* Shut until the meeting: a CPU1 that never stops ringing would leave the main thread no time to get there. */
    if (spm->mailbox.open) {
        hal_doorbell_enable(next >= spm->image->mailbox_rank);
    }
    return change;
}
