/* SPDX-License-Identifier: Apache-2.0 */
/* psa_reply, and the end of an SFN-model function, which is the same (FFM-164 to FFM-173, FFM-090 to FFM-095, FFM-234, FFM-235). */
#include "backends/backend.h"
#include "hal/copy.h"
#include "spm/connection.h"
#include "spm/message.h"
#include "spm/service.h"
#include "spm/spm.h"
#include "spm/vectors.h"
#include "spm/verdict.h"

bool reply_status_is_legal(const struct connection *connection, psa_status_t status)
{
    return (connection->type != PSA_IPC_CONNECT) || (status == PSA_SUCCESS) || (status == PSA_ERROR_CONNECTION_REFUSED)
           || (status == PSA_ERROR_CONNECTION_BUSY);
}

void vectors_write_lengths(const struct connection *connection)
{
    if (connection->out_array == 0u) {
        return;
    }
    for (size_t i = 0u; i < connection->out_count; i++) {
        const size_t done = connection->vector[connection->in_count + i].done;
        const uintptr_t to = connection->out_array + (i * sizeof(psa_outvec)) + offsetof(psa_outvec, len);
        /* The array was writable to the partition when the call was accepted and its rights do not change. A bus error here can
         * only hit the caller's own memory; it then keeps its old length. */
        const bool written = hal_copy(to, (uintptr_t)&done, sizeof(done));
        (void)written;
    }
}

/* The service is to learn that the client has gone, and nobody waits for it. */
static void disconnect_for_nobody(struct spm *spm, struct connection_id id)
{
    const struct reply_route nobody = {(uint8_t)ROUTE_NONE, 0u, 0u, 0u};
    struct connection *connection = connection_at(spm, id);

    connection->state = (uint8_t)CONNECTION_CLOSING;
    connection->route = nobody;
    message_queue(spm, id, PSA_IPC_DISCONNECT);
}

static void connect_end(struct spm *spm, struct connection_id id, psa_status_t status)
{
    struct connection *connection = connection_at(spm, id);

    if (status != PSA_SUCCESS) {
        backend_complete(spm, connection->route, verdict_status(status), NULL);
        connection_free(spm, id);
        return;
    }
    message_end(spm, id);
    if (connection_is_abandoned(spm, connection)) {
        disconnect_for_nobody(spm, id);
    } else {
        connection->state = (uint8_t)CONNECTION_IDLE;
        backend_complete(spm, connection->route, verdict_return((uint32_t)connection_handle(spm, id)), NULL);
    }
}

static void request_end(struct spm *spm, struct connection_id id, psa_status_t status)
{
    struct connection *connection = connection_at(spm, id);
    const psa_status_t answer = connection->input_faulted ? PSA_ERROR_PROGRAMMER_ERROR : status;
    const bool terminated = (answer == PSA_ERROR_PROGRAMMER_ERROR) || connection->latched;
    const bool secure = connection->client.value > 0;

    if (secure && (answer == PSA_ERROR_PROGRAMMER_ERROR)) {
        backend_complete(spm, connection->route, verdict_panic(SPM_ERROR_SERVICE_SAID_SO), NULL);
    } else {
        vectors_write_lengths(connection);
        backend_complete(spm, connection->route, verdict_status(answer), connection);
    }
    if (connection->stateless) {
        connection_free(spm, id); /* wipes what message_end() does, and more */
        return;
    }
    message_end(spm, id);
    if (connection_is_abandoned(spm, connection)) {
        disconnect_for_nobody(spm, id);
    } else if (terminated) {
        connection->state = (uint8_t)CONNECTION_DROPPING;
        message_queue(spm, id, PSA_IPC_DISCONNECT);
    } else {
        connection->state = (uint8_t)CONNECTION_IDLE;
    }
}

static void disconnect_end(struct spm *spm, struct connection_id id)
{
    struct connection *connection = connection_at(spm, id);

    if ((connection->state == (uint8_t)CONNECTION_DROPPING) && !connection_is_abandoned(spm, connection)) {
        message_end(spm, id);
        connection->state = (uint8_t)CONNECTION_DROPPED;
        connection->rhandle = 0u;
        return;
    }
    if (connection->state == (uint8_t)CONNECTION_CLOSING) {
        backend_complete(spm, connection->route, verdict_status(PSA_SUCCESS), NULL);
    }
    connection_free(spm, id);
}

void reply_commit(struct spm *spm, struct connection_id id, psa_status_t status)
{
    const int32_t type = connection_view(spm, id)->type;

    if (type == PSA_IPC_CONNECT) {
        connect_end(spm, id, status);
    } else if (type == PSA_IPC_DISCONNECT) {
        disconnect_end(spm, id);
    } else {
        request_end(spm, id, status);
    }
}

struct verdict spm_psa_reply(struct spm *spm, const struct caller *caller, struct message_handle handle, psa_status_t status)
{
    if (spm->image->partitions[caller->partition.index].model == SPM_MODEL_SFN) {
        return verdict_panic(SPM_ERROR_NOT_FOR_SFN);
    }
    const struct connection_result found = connection_from_message_handle(spm, caller->partition, handle);
    if (found.error != SPM_OK) {
        return verdict_panic(found.error);
    }
    if (!reply_status_is_legal(connection_view(spm, found.value), status)) {
        return verdict_panic(SPM_ERROR_REPLY_STATUS);
    }
    reply_commit(spm, found.value, status);
    return verdict_return(0u);
}

struct verdict spm_sfn_end(struct spm *spm, struct connection_id message, psa_status_t status)
{
    const struct connection *connection = connection_view(spm, message);

    if (!reply_status_is_legal(connection, status)) {
        return verdict_panic(SPM_ERROR_REPLY_STATUS);
    }
    spm->partitions[service_at(spm, (struct service_index){connection->service})->owner.index].serving = (uint8_t)SPM_NO_INDEX;
    reply_commit(spm, message, status);
    return verdict_return(0u);
}
