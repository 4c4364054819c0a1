/* SPDX-License-Identifier: Apache-2.0 */
/* psa_close (FFM-098 to FFM-106, FFM-316). */
#include "spm/connection.h"
#include "spm/service.h"
#include "spm/spm.h"
#include "spm/verdict.h"

enum close_action {
    CLOSE_NOTHING = 1, /* null handle                                      */
    CLOSE_DISCONNECT,  /* the service gets its DISCONNECT now              */
    CLOSE_JOIN,        /* a DISCONNECT is on the way: wait for its reply   */
    CLOSE_FREE         /* the service has let go already                   */
};

struct close_plan {
    enum close_action action;
    struct connection_id connection;
};

static enum spm_error close_decode(const struct spm *spm, const struct caller *caller, struct client_handle handle,
                                   struct close_plan *plan)
{
    if (handle.raw == PSA_NULL_HANDLE) {
        plan->action = CLOSE_NOTHING;
        return SPM_OK;
    }
    if (handle_is_stateless(handle)) {
        return SPM_ERROR_STATELESS_SERVICE;
    }
    const struct connection_result found = connection_from_handle(spm, caller, handle);
    if (found.error != SPM_OK) {
        return found.error;
    }
    plan->connection = found.value;
    switch ((enum connection_state)connection_view(spm, found.value)->state) {
    case CONNECTION_IDLE:
        plan->action = CLOSE_DISCONNECT;
        return SPM_OK;
    case CONNECTION_DROPPING:
        plan->action = CLOSE_JOIN;
        return SPM_OK;
    case CONNECTION_DROPPED:
        plan->action = CLOSE_FREE;
        return SPM_OK;
    case CONNECTION_BUSY:
    case CONNECTION_CLOSING:
        return SPM_ERROR_BUSY_CONNECTION;
    case CONNECTION_FREE:
    case CONNECTION_CONNECTING:
        break; /* no handle leads here */
    }
    return SPM_ERROR_NO_SUCH_HANDLE;
}

struct verdict spm_psa_close(struct spm *spm, const struct caller *caller, struct client_handle handle)
{
    struct close_plan plan = {CLOSE_NOTHING, {0u}};
    const enum spm_error error = close_decode(spm, caller, handle, &plan);

    if (error != SPM_OK) {
        return verdict_programmer_error(caller, error, PSA_SUCCESS);
    }
    if (plan.action == CLOSE_NOTHING) {
        return verdict_status(PSA_SUCCESS);
    }
    if (plan.action == CLOSE_FREE) {
        connection_free(spm, plan.connection);
        return verdict_status(PSA_SUCCESS);
    }
    struct connection *connection = connection_at(spm, plan.connection);
    connection->state = (uint8_t)CONNECTION_CLOSING;
    connection->route = caller->route;
    if (plan.action == CLOSE_DISCONNECT) {
        message_queue(spm, plan.connection, PSA_IPC_DISCONNECT);
    }
    return verdict_block(plan.connection);
}
