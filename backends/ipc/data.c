/* SPDX-License-Identifier: Apache-2.0 */
/* IPC backend, data half: makes contexts ready and leaves results for them. */
#include "backends/ipc/ipc.h"
#include "mailbox/reply.h"

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
    const psa_signal_t seen = spm->partitions[target.index].signals & context->wait_mask;

    if ((context->wait == (uint8_t)IPC_WAITS_FOR_SIGNAL) && (seen != 0u)) {
        hal_context_set_result(&context->cpu, seen);
        context_make_ready(backend, target.index);
    }
}

void backend_complete(struct spm *spm, struct reply_route route, struct verdict outcome, const struct connection *connection)
{
    if (route.kind != (uint8_t)ROUTE_PARTITION) {
        mailbox_reply_connection(spm, route, outcome.value, connection);
        return;
    }
    struct ipc_context *context = &spm->backend->contexts[route.index];
    if (outcome.kind == VERDICT_PANIC_CALLER) {
        context->panic = (uint16_t)outcome.value;
    } else {
        hal_context_set_result(&context->cpu, outcome.value);
    }
    context_make_ready(spm->backend, route.index);
}
