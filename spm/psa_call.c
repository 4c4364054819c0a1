/* SPDX-License-Identifier: Apache-2.0 */
/* psa_call (FFM-047 to FFM-097, FFM-207 to FFM-218).
 *
 * A refusal on a valid connection of a non-secure client is coupled to a change (the connection is terminated, or will be after the
 * reply under way), so it is a plan of its own that is committed like any other (framework sheet 3.1). */
#include "spm/connection.h"
#include "spm/service.h"
#include "spm/spm.h"
#include "spm/vectors.h"
#include "spm/verdict.h"

enum call_action {
    CALL_REFUSE = 1,  /* nothing changes                                                  */
    CALL_TERMINATE,   /* the idle connection ends: the service gets its DISCONNECT        */
    CALL_LATCH,       /* the busy connection will end after the reply under way            */
    CALL_DELIVER      /* the request is queued                                            */
};

struct call_plan {
    enum call_action action;
    enum spm_error error;
    bool stateless;
    struct connection_id connection;
    struct service_index service;
    struct vectors_plan vectors;
};

/* Who is called, and whether the caller may do so now. Fills connection, or service for a stateless handle. */
static enum spm_error target_decode(const struct spm *spm, const struct caller *caller, struct client_handle handle,
                                    struct call_plan *plan)
{
    uint32_t version = 0u;

    plan->stateless = handle_is_stateless(handle);
    if (plan->stateless) {
        if (!service_from_stateless_handle(spm, handle, &plan->service, &version)) {
            return SPM_ERROR_NO_SUCH_HANDLE;
        }
        if (!service_allows(spm, plan->service, caller)) {
            return SPM_ERROR_NOT_AUTHORISED;
        }
        return service_supports_version(spm, plan->service, version) ? SPM_OK : SPM_ERROR_VERSION;
    }

    const struct connection_result found = connection_from_handle(spm, caller, handle);
    if (found.error != SPM_OK) {
        return found.error;
    }
    plan->connection = found.value;
    switch ((enum connection_state)connection_view(spm, found.value)->state) {
    case CONNECTION_IDLE:
        plan->action = CALL_TERMINATE; /* what a later refusal means for it */
        return SPM_OK;
    case CONNECTION_BUSY:
        plan->action = CALL_LATCH;
        return SPM_ERROR_BUSY_CONNECTION;
    case CONNECTION_DROPPING:
    case CONNECTION_DROPPED:
        return SPM_ERROR_TERMINATED;
    case CONNECTION_CLOSING:
        return SPM_ERROR_BUSY_CONNECTION;
    case CONNECTION_FREE:
    case CONNECTION_CONNECTING:
        break;
    }
    return SPM_ERROR_NO_SUCH_HANDLE;
}

static void call_decode(const struct spm *spm, const struct caller *caller, const struct call_claims *claims, struct call_plan *plan)
{
    plan->action = CALL_REFUSE;
    plan->error = target_decode(spm, caller, claims->handle, plan);
    if (plan->error != SPM_OK) {
        return;
    }
    plan->error = (claims->type < PSA_CALL_TYPE_MIN) ? SPM_ERROR_TYPE : vectors_decode(caller, claims, &plan->vectors);
    if (plan->error != SPM_OK) {
        return;
    }
    if (plan->stateless) {
        const struct spm_service *service = service_at(spm, plan->service);
        if (spm->partitions[service->owner.index].life == (uint8_t)PARTITION_FAILED) {
            plan->error = SPM_ERROR_INIT_FAILED;
            return;
        }
        if (!connection_free_slot(spm, &plan->connection)) {
            plan->error = SPM_ERROR_NO_ROOM;
            return;
        }
    }
    plan->action = CALL_DELIVER;
}

static struct verdict call_commit(struct spm *spm, const struct caller *caller, int32_t type, const struct call_plan *plan)
{
    struct connection *connection = connection_at(spm, plan->connection);

    if (plan->stateless) {
        connection_open(spm, plan->connection, plan->service, caller, CONNECTION_BUSY);
        connection->stateless = true;
    }
    connection->state = (uint8_t)CONNECTION_BUSY;
    connection->route = caller->route;
    connection->in_count = plan->vectors.in_count;
    connection->out_count = plan->vectors.out_count;
    connection->out_array = plan->vectors.out_array;
    for (size_t i = 0u; i < PSA_MAX_IOVEC; i++) {
        connection->vector[i] = plan->vectors.vector[i];
    }
    message_queue(spm, plan->connection, type);
    return verdict_block(plan->connection);
}

static struct verdict refusal_commit(struct spm *spm, const struct caller *caller, const struct call_plan *plan)
{
    if (plan->error == SPM_ERROR_NO_ROOM) {
        return verdict_status(PSA_ERROR_CONNECTION_BUSY);
    }
    if (plan->error == SPM_ERROR_INIT_FAILED) {
        return verdict_status(PSA_ERROR_CONNECTION_REFUSED);
    }
    if (caller_is_non_secure(caller)) {
        struct connection *connection = connection_at(spm, plan->connection);
        if (plan->action == CALL_TERMINATE) {
            connection->state = (uint8_t)CONNECTION_DROPPING;
            message_queue(spm, plan->connection, PSA_IPC_DISCONNECT);
        } else if (plan->action == CALL_LATCH) {
            connection->latched = true;
        } else {
            /* nothing to end */
        }
    }
    return verdict_programmer_error(caller, plan->error, PSA_ERROR_PROGRAMMER_ERROR);
}

struct verdict spm_psa_call(struct spm *spm, const struct caller *caller, const struct call_claims *claims)
{
    struct call_plan plan = {.action = CALL_REFUSE, .error = SPM_ERROR_UNSET};

    call_decode(spm, caller, claims, &plan);
    if (plan.action != CALL_DELIVER) {
        return refusal_commit(spm, caller, &plan);
    }
    return call_commit(spm, caller, claims->type, &plan);
}
