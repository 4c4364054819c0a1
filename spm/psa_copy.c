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

enum direction { DIRECTION_INPUT = 1, DIRECTION_OUTPUT };

/* A vector of an active request, proven to belong to the caller's message. NULL: the client did not supply it. */
struct vector_result {
    enum spm_error error;
    struct connection_id message;
    uint8_t position; /* in connection.vector, or SPM_NO_INDEX if the client did not supply the vector */
};

static struct vector_result vector_decode(const struct spm *spm, const struct caller *caller, struct message_handle handle,
                                          uint32_t index, enum direction direction)
{
    struct vector_result result = {SPM_ERROR_UNSET, {0u}, (uint8_t)SPM_NO_INDEX};
    const struct connection_result found = connection_from_message_handle(spm, caller->partition, handle);

    if (found.error != SPM_OK) {
        result.error = found.error;
        return result;
    }
    const struct connection *connection = connection_view(spm, found.value);
    if (connection->type < PSA_IPC_CALL) {
        result.error = SPM_ERROR_NOT_A_REQUEST;
        return result;
    }
    if (index >= PSA_MAX_IOVEC) {
        result.error = SPM_ERROR_VECTOR_INDEX;
        return result;
    }
    result.error = SPM_OK;
    result.message = found.value;
    if ((direction == DIRECTION_INPUT) && (index < connection->in_count)) {
        result.position = (uint8_t)index;
    } else if ((direction == DIRECTION_OUTPUT) && (index < connection->out_count)) {
        result.position = (uint8_t)(connection->in_count + index);
    } else {
        /* absent: reads as empty */
    }
    return result;
}

/* What is left to read. A client whose life is over, or whose memory failed, has nothing left. */
static size_t input_left(const struct spm *spm, const struct connection *connection, uint8_t position)
{
    if ((position == (uint8_t)SPM_NO_INDEX) || connection->input_faulted || connection_is_abandoned(spm, connection)) {
        return 0u;
    }
    return connection->vector[position].len - connection->vector[position].done;
}

struct verdict spm_psa_read(struct spm *spm, const struct caller *caller, struct message_handle handle, uint32_t index,
                            uintptr_t buffer, size_t count)
{
    const struct vector_result found = vector_decode(spm, caller, handle, index, DIRECTION_INPUT);

    if (found.error != SPM_OK) {
        return verdict_panic(found.error);
    }
    if (!domain_may_access(domain_of_partition(caller->partition), buffer, count, HAL_ACCESS_READ_WRITE)) {
        return verdict_panic(SPM_ERROR_BUFFER);
    }
    struct connection *connection = connection_at(spm, found.message);
    struct partition_state *state = &spm->partitions[caller->partition.index];
    const size_t progress = size_min(state->progress, count);
    const size_t left = size_min(input_left(spm, connection, found.position), count - progress);
    const size_t piece = size_min(left, (size_t)SPM_COPY_PIECE_BYTES);

    if (piece != 0u) {
        struct message_vector *vector = &connection->vector[found.position];
        if (hal_copy(buffer + progress, vector->base + vector->done, piece)) {
            vector->done += piece;
            if (piece < left) {
                state->progress = progress + piece;
                return verdict_call_again();
            }
            state->progress = 0u;
            return verdict_return((uint32_t)(progress + piece));
        }
        connection->input_faulted = true;
    }
    state->progress = 0u;
    return verdict_return((uint32_t)progress);
}

struct verdict spm_psa_skip(struct spm *spm, const struct caller *caller, struct message_handle handle, uint32_t index, size_t count)
{
    const struct vector_result found = vector_decode(spm, caller, handle, index, DIRECTION_INPUT);

    if (found.error != SPM_OK) {
        return verdict_panic(found.error);
    }
    struct connection *connection = connection_at(spm, found.message);
    const size_t skipped = size_min(input_left(spm, connection, found.position), count);
    if (skipped != 0u) {
        connection->vector[found.position].done += skipped;
    }
    return verdict_return((uint32_t)skipped);
}

struct verdict spm_psa_write(struct spm *spm, const struct caller *caller, struct message_handle handle, uint32_t index,
                             uintptr_t buffer, size_t count)
{
    const struct vector_result found = vector_decode(spm, caller, handle, index, DIRECTION_OUTPUT);

    if (found.error != SPM_OK) {
        return verdict_panic(found.error);
    }
    struct connection *connection = connection_at(spm, found.message);
    struct partition_state *state = &spm->partitions[caller->partition.index];
    const size_t progress = size_min(state->progress, count);
    const size_t left = count - progress;
    struct message_vector none = {0u, 0u, 0u};
    struct message_vector *vector = (found.position == (uint8_t)SPM_NO_INDEX) ? &none : &connection->vector[found.position];

    if (left > (vector->len - vector->done)) {
        return verdict_panic(SPM_ERROR_WRITE_TOO_LONG);
    }
    if (!domain_may_access(domain_of_partition(caller->partition), buffer, count, HAL_ACCESS_READ)) {
        return verdict_panic(SPM_ERROR_BUFFER);
    }
    const size_t piece = size_min(left, (size_t)SPM_COPY_PIECE_BYTES);
    if ((piece != 0u) && !connection_is_abandoned(spm, connection)
        && !hal_copy(vector->base + vector->done, buffer + progress, piece)) {
        connection->input_faulted = true;
    }
    vector->done += piece;
    if (piece < left) {
        state->progress = progress + piece;
        return verdict_call_again();
    }
    state->progress = 0u;
    return verdict_return(0u);
}
