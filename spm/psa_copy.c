/* SPDX-License-Identifier: Apache-2.0 */
/* psa_read, psa_skip, psa_write (FFM-138 to FFM-163).
 *
 * Bytes move in pieces of at most SPM_COPY_PIECE_BYTES an entry; between two pieces the caller executes the same call again and everything is
 * checked again. Progress is kept beside the partition, not with the caller. If the bus refuses the client's memory, the pieces
 * that are done count, nothing more is read, and the client gets PROGRAMMER_ERROR whatever the service replies (design,
 * "Concurrency on the chip"). */
#include "hal/copy.h"
#include "spm/connection.h"
#include "spm/spm.h"
#include "spm/vectors.h"
#include "spm/verdict.h"

enum transfer_kind { TRANSFER_READ = 1, TRANSFER_SKIP, TRANSFER_WRITE };

struct transfer_claims {
    enum transfer_kind kind;
    struct message_handle handle;
    uint32_t index;
    uintptr_t buffer;
    size_t count;
};

struct transfer_plan {
    struct connection_id message;
    uint8_t position;  /* in connection.vector, or SPM_NO_INDEX if the client did not supply the vector */
    enum vector_use use; /* of that vector so far */
    bool client_gone;  /* CPU1's life in which the client lived is over: nothing is read, writes go nowhere */
    size_t progress;   /* bytes that earlier entries of this call have moved                            */
    size_t amount;     /* bytes still to move                                                           */
};

static enum spm_error transfer_decode(const struct spm *spm, const struct caller *caller,
                                      const struct transfer_claims *claims, struct transfer_plan *plan)
{
    const struct connection_result found = connection_from_message_handle(spm, caller->partition, claims->handle);
    const bool writes = claims->kind == TRANSFER_WRITE;

    if (found.error != SPM_OK) {
        return found.error;
    }
    const struct connection *connection = connection_view(spm, found.value);
    if (connection->type < PSA_IPC_CALL) {
        return SPM_ERROR_NOT_A_REQUEST;
    }
    if (claims->index >= PSA_MAX_IOVEC) {
        return SPM_ERROR_VECTOR_INDEX;
    }
    size_t left = 0u;
    plan->message = found.value;
    plan->position = (uint8_t)SPM_NO_INDEX;
    plan->use = VECTOR_ACCESSED; /* of an absent vector nothing is to be remembered */
    plan->client_gone = connection_is_abandoned(spm, connection);
    if (claims->index < (writes ? connection->out_count : connection->in_count)) {
        plan->position = (uint8_t)(claims->index + (writes ? connection->in_count : 0u));
        left = connection->vector[plan->position].len - connection->vector[plan->position].done;
        plan->use = vector_use_of(connection, plan->position);
    }
    if (plan->use > VECTOR_ACCESSED) {
        return SPM_ERROR_VECTOR_MAPPED; /* FFM-226 */
    }
    if (!writes && (plan->client_gone || connection->input_faulted)) {
        left = 0u;
    }
    plan->progress = size_min(spm->partitions[caller->partition.index].progress, claims->count);
    plan->amount = claims->count - plan->progress;
    if (writes && (plan->amount > left)) {
        return SPM_ERROR_WRITE_TOO_LONG;
    }
    plan->amount = size_min(plan->amount, left);
    if ((claims->kind != TRANSFER_SKIP)
        && !domain_may_access(domain_of_partition(caller->partition), claims->buffer, claims->count,
                              writes ? HAL_ACCESS_READ : HAL_ACCESS_READ_WRITE)) {
        return SPM_ERROR_BUFFER;
    }
    return SPM_OK;
}

static bool piece_copy(const struct transfer_claims *claims, const struct transfer_plan *plan, uintptr_t client, size_t piece)
{
    const uintptr_t partition = claims->buffer + plan->progress;

    return (claims->kind == TRANSFER_READ) ? hal_copy(partition, client, piece) : hal_copy(client, partition, piece);
}

static struct verdict transfer(struct spm *spm, const struct caller *caller, const struct transfer_claims *claims)
{
    struct transfer_plan plan;
    const enum spm_error error = transfer_decode(spm, caller, claims, &plan);

    if (error != SPM_OK) {
        return verdict_panic(error);
    }
    size_t piece = plan.amount;
    struct connection *connection = connection_at(spm, plan.message);
    if (plan.use == VECTOR_UNTOUCHED) {
        vector_use_set(connection, plan.position, VECTOR_ACCESSED); /* also by 0 bytes (FFM-225) */
    }
    if (plan.amount != 0u) {
        struct message_vector *vector = &connection->vector[plan.position];
        if (claims->kind != TRANSFER_SKIP) {
            piece = size_min(piece, (size_t)SPM_COPY_PIECE_BYTES);
            if (!plan.client_gone && !piece_copy(claims, &plan, vector->base + vector->done, piece)) {
                connection->input_faulted = true;
                piece = 0u;
                plan.amount = 0u;
            }
        }
        vector->done += piece;
    }
    const size_t progress = plan.progress + piece;
    const bool finished = piece == plan.amount;
    spm->partitions[caller->partition.index].progress = finished ? 0u : progress;
    if (!finished) {
        return verdict_call_again();
    }
    return verdict_return((claims->kind == TRANSFER_WRITE) ? 0u : (uint32_t)progress);
}

struct verdict spm_psa_read(struct spm *spm, const struct caller *caller, struct message_handle handle, uint32_t index,
                            uintptr_t buffer, size_t count)
{
    const struct transfer_claims claims = {TRANSFER_READ, handle, index, buffer, count};
    return transfer(spm, caller, &claims);
}

struct verdict spm_psa_skip(struct spm *spm, const struct caller *caller, struct message_handle handle, uint32_t index,
                            size_t count)
{
    const struct transfer_claims claims = {TRANSFER_SKIP, handle, index, 0u, count};
    return transfer(spm, caller, &claims);
}

struct verdict spm_psa_write(struct spm *spm, const struct caller *caller, struct message_handle handle, uint32_t index,
                             uintptr_t buffer, size_t count)
{
    const struct transfer_claims claims = {TRANSFER_WRITE, handle, index, buffer, count};
    return transfer(spm, caller, &claims);
}
