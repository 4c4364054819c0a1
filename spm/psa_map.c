/* SPDX-License-Identifier: Apache-2.0 */
/* psa_map_invec, psa_unmap_invec, psa_map_outvec, psa_unmap_outvec: MM-IOVEC (FFM-219 to FFM-232, FFM-327,
 * FFM-329, FFM-336).
 *
 * Mapping is by identity: the partition gets the client's own address, and no access right of anybody changes. So
 * there is nothing to take back at unmapping, and psa_reply() ends every mapping by ending the message (message_end()).
 *
 * Whose rights count (FFM-232, D13). The vector was judged for the client when it called. Now the partition itself will
 * load and store, so it is judged for the partition, with the client's security state remembered: for a secure client,
 * whether the partition may access that memory; for a non-secure one, whether the partition reaches that memory of the
 * non-secure CPU. The second is a question of its own (HAL_DOMAIN_MAPPED_CLIENT) and not that of FFM-320 and FFM-321,
 * which forbid a partition to name non-secure memory by itself: here the SPM has accepted the address for a client
 * that owns the memory, and the partition cannot choose it. At isolation level 1 each partition reaches it.
 *
 * No non-secure client may bring a partition to its end (FFM-304), and reading an erased or torn word of flash faults.
 * hal_copy() survives that, a partition does not. So an input that its client could not write, which is one in flash,
 * is read once from end to end before it is mapped, in pieces like a psa_read. Where the bus refuses it the client is
 * treated as in psa_read (PROGRAMMER_ERROR, whatever the service replies), and the partition, which has made no
 * mistake and waits for an address, gets that of other memory of the non-secure side. Refusing such a call in
 * psa_call was considered: then no client of a service that maps could pass a constant.
 *
 * A life of CPU1 that has ended: the pointer stays valid memory, which the next life of CPU1 owns. The SPM writes
 * nothing there for the former client, no length and no status: unmapping changes secure memory alone, and the reply
 * finds that the client is gone. It cannot keep the partition's own stores from landing, which is the price of
 * sharing memory (docs/architecture.md, "CPU1's lives"). */
#include "hal/copy.h"
#include "spm/connection.h"
#include "spm/service.h"
#include "spm/spm.h"
#include "spm/vectors.h"
#include "spm/verdict.h"

enum map_direction { MAP_INPUT = 1, MAP_OUTPUT };

enum { PROBE_BYTES = 64 }; /* at a time, on the stack */

struct map_plan {
    struct connection_id message;
    uint8_t position; /* in connection.vector; SPM_NO_INDEX: the client did not supply the vector */
    bool may_fault;   /* the bus may refuse the vector */
};

/* What all four have in common: whose message, whether its service maps, which vector. */
static enum spm_error map_decode(const struct spm *spm, const struct caller *caller, struct message_handle handle,
                                 uint32_t index, enum map_direction direction, struct map_plan *plan)
{
    const struct connection_result found = connection_from_message_handle(spm, caller->partition, handle);

    if (found.error != SPM_OK) {
        return found.error;
    }
    const struct connection *connection = connection_view(spm, found.value);
    const struct service_index service = {connection->service};
    if (!service_at(spm, service)->mm_iovec) {
        return SPM_ERROR_NO_MM_IOVEC;
    }
    if (connection->type < PSA_IPC_CALL) {
        return SPM_ERROR_NOT_A_REQUEST;
    }
    if (index >= PSA_MAX_IOVEC) {
        return SPM_ERROR_VECTOR_INDEX;
    }
    plan->message = found.value;
    plan->position = (uint8_t)SPM_NO_INDEX;
    if ((direction == MAP_INPUT) && (index < connection->in_count)) {
        plan->position = (uint8_t)index;
    }
    if ((direction == MAP_OUTPUT) && (index < connection->out_count)) {
        plan->position = (uint8_t)(connection->in_count + index);
    }
    return SPM_OK;
}

static enum spm_error vector_decode(const struct connection *connection, struct partition_index partition,
                                    enum map_direction direction, struct map_plan *plan)
{
    const struct message_vector *vector = &connection->vector[plan->position];
    const struct hal_domain domain = domain_to_map(connection->client, partition);

    switch (vector_use_of(connection, plan->position)) {
    case VECTOR_UNTOUCHED:
        break;
    case VECTOR_ACCESSED:
        return SPM_ERROR_VECTOR_ACCESSED;
    case VECTOR_MAPPED:
    case VECTOR_UNMAPPED:
        return SPM_ERROR_VECTOR_MAPPED;
    }
    plan->may_fault = !domain_may_access(domain, vector->base, vector->len, HAL_ACCESS_READ_WRITE);
    if (!plan->may_fault) {
        return SPM_OK;
    }
    if ((direction == MAP_OUTPUT) || !domain_may_access(domain, vector->base, vector->len, HAL_ACCESS_READ)) {
        return SPM_ERROR_VECTOR_RANGE;
    }
    plan->may_fault = connection->client.value < 0; /* constants of partitions do not */
    return SPM_OK;
}

/* Whether the bus lets these bytes of the client be read. */
static bool piece_is_readable(uintptr_t base, size_t len)
{
    uint8_t seen[PROBE_BYTES];
    bool readable = true;

    for (size_t done = 0u; readable && (done < len); done += sizeof(seen)) {
        readable = hal_copy((uintptr_t)seen, base + done, size_min(sizeof(seen), len - done));
    }
    return readable;
}

/* One piece of an input that may fault. false: the call is to be made again. address: what the partition gets. */
static bool probe(struct connection *connection, const struct message_vector *vector, size_t *progress,
                  uintptr_t *address)
{
    const size_t done = size_min(*progress, vector->len);
    const size_t piece = size_min((size_t)SPM_COPY_PIECE_BYTES, vector->len - done);

    if (!piece_is_readable(vector->base + done, piece)) {
        connection->input_faulted = true;
        *address = hal_memory_substitute();
    } else if (piece != (vector->len - done)) {
        *progress = done + piece;
        return false;
    } else {
        *address = vector->base;
    }
    *progress = 0u;
    return true;
}

static struct verdict map(struct spm *spm, const struct caller *caller, struct message_handle handle,
                          uint32_t index, enum map_direction direction)
{
    struct map_plan plan;
    enum spm_error error = map_decode(spm, caller, handle, index, direction, &plan);

    if (error == SPM_OK) {
        error = ((plan.position == (uint8_t)SPM_NO_INDEX)
                 || (connection_view(spm, plan.message)->vector[plan.position].len == 0u))
                    ? SPM_ERROR_VECTOR_EMPTY
                    : vector_decode(connection_view(spm, plan.message), caller->partition, direction, &plan);
    }
    if (error != SPM_OK) {
        return verdict_panic(error);
    }
    struct connection *connection = connection_at(spm, plan.message);
    const struct message_vector *vector = &connection->vector[plan.position];
    uintptr_t address = vector->base;
    if (plan.may_fault && !probe(connection, vector, &spm->partitions[caller->partition.index].progress, &address)) {
        return verdict_call_again();
    }
    vector_use_set(connection, plan.position, VECTOR_MAPPED);
    return verdict_address(address);
}

/* len: bytes that the partition has stored; 0 for an input. */
static struct verdict unmap(struct spm *spm, const struct caller *caller, struct message_handle handle,
                            uint32_t index, enum map_direction direction, size_t len)
{
    struct map_plan plan;
    const enum spm_error error = map_decode(spm, caller, handle, index, direction, &plan);

    if (error != SPM_OK) {
        return verdict_panic(error);
    }
    struct connection *connection = connection_at(spm, plan.message);
    if ((plan.position == (uint8_t)SPM_NO_INDEX) || (vector_use_of(connection, plan.position) != VECTOR_MAPPED)) {
        return verdict_panic(SPM_ERROR_VECTOR_NOT_MAPPED);
    }
    if (len > connection->vector[plan.position].len) {
        return verdict_panic(SPM_ERROR_UNMAP_TOO_LONG);
    }
    vector_use_set(connection, plan.position, VECTOR_UNMAPPED);
    connection->vector[plan.position].done = len; /* what the reply reports; 0 as long as it is mapped (FFM-221) */
    return verdict_return(0u);
}

struct verdict spm_psa_map_invec(struct spm *spm, const struct caller *caller, struct message_handle handle,
                                 uint32_t index)
{
    return map(spm, caller, handle, index, MAP_INPUT);
}

struct verdict spm_psa_unmap_invec(struct spm *spm, const struct caller *caller, struct message_handle handle,
                                   uint32_t index)
{
    return unmap(spm, caller, handle, index, MAP_INPUT, 0u);
}

struct verdict spm_psa_map_outvec(struct spm *spm, const struct caller *caller, struct message_handle handle,
                                  uint32_t index)
{
    return map(spm, caller, handle, index, MAP_OUTPUT);
}

struct verdict spm_psa_unmap_outvec(struct spm *spm, const struct caller *caller, struct message_handle handle,
                                    uint32_t index, size_t len)
{
    return unmap(spm, caller, handle, index, MAP_OUTPUT, len);
}
