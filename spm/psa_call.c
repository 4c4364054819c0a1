/* SPDX-License-Identifier: Apache-2.0 */
/* psa_call (FFM-047 to FFM-097, FFM-207 to FFM-218), and with it the whole way of a request through the frontend, in the order in which
 * it goes: who is called, the vectors, the plan and its commit, the service's queue, and the message that the partition gets. What other
 * APIs need of it is in service.h, connection.h, vectors.h and message.h.
 *
 * A refusal on a valid connection of a non-secure client is coupled to a change (the connection is terminated, or will be after the
 * reply under way), so it is a plan of its own that is committed like any other (framework sheet 3.1). */
#include <string.h>

#include "backends/backend.h"
#include "hal/copy.h"
#include "spm/connection.h"
#include "spm/message.h"
#include "spm/service.h"
#include "spm/spm.h"
#include "spm/vectors.h"
#include "spm/verdict.h"

/* ---- Services (service.h; framework sheet 1.8, 2.3) -------------------------------------------------------------------- */

enum {
    STATELESS_RESERVED_BITS = 0x3FFF00E0, /* bits 29:16 and 7:5 */
    STATELESS_INDEX_BITS = 0x1F
};

bool service_from_sid(const struct spm *spm, uint32_t sid, struct service_index *out)
{
    const struct spm_image *image = spm->image;
    const uint32_t slot = (uint32_t)(sid * image->sid_multiplier) >> image->sid_shift;
    const uint8_t index = image->sid_slots[slot];

    if ((index == SPM_NO_INDEX) || (image->services[index].sid != sid)) {
        return false;
    }
    out->index = index;
    return true;
}

bool service_from_stateless_handle(const struct spm *spm, struct client_handle claim, struct service_index *out,
                                   uint32_t *version)
{
    const uint32_t raw = (uint32_t)claim.raw;
    const uint8_t index = spm->image->stateless[raw & (uint32_t)STATELESS_INDEX_BITS];

    if (((raw & (uint32_t)STATELESS_RESERVED_BITS) != 0u) || (index == SPM_NO_INDEX)) {
        return false;
    }
    out->index = index;
    *version = (raw >> 8) & 0xFFu;
    return true;
}

static inline bool allows(const struct spm *spm, struct service_index service, const struct caller *caller)
{
    if (caller->id.value < 0) {
        return service_at(spm, service)->non_secure_clients;
    }
    const uint32_t *dependencies = spm->image->partitions[caller->partition.index].dependencies;
    return ((dependencies[service.index / 32u] >> (service.index % 32u)) & 1u) != 0u;
}

static inline bool supports_version(const struct spm_service *entry, uint32_t version)
{
    if (version == 0u) {
        return false;
    }
    switch (entry->policy) {
    case SPM_VERSION_STRICT:
        return version == entry->version;
    case SPM_VERSION_RELAXED:
        return version <= entry->version;
    }
    return false;
}

bool service_allows(const struct spm *spm, struct service_index service, const struct caller *caller)
{
    return allows(spm, service, caller);
}

bool service_supports_version(const struct spm *spm, struct service_index service, uint32_t version)
{
    return supports_version(service_at(spm, service), version);
}

/* ---- Connections (connection.h; framework sheet 1.8, 3.1) --------------------------------------------------------------- */

enum { HANDLE_SLOT_BITS = 7, HANDLE_SLOT_MASK = 0x7F, HANDLE_SERIAL_MASK = 0x3FFFFF, HANDLE_MESSAGE_BIT = 0x20000000 };

BH_STATIC_ASSERT(a_slot_index_fits_a_handle, (int)SPM_CONNECTION_MAX - 1 <= (int)HANDLE_SLOT_MASK);

static psa_handle_t handle_make(uint32_t slot, uint32_t serial)
{
    return (psa_handle_t)(((serial & (uint32_t)HANDLE_SERIAL_MASK) << HANDLE_SLOT_BITS) | slot);
}

/* Serial numbers are never 0 under the mask, so that no handle is 0. */
static uint32_t serial_next(uint32_t serial)
{
    const uint32_t next = (serial + 1u) & (uint32_t)HANDLE_SERIAL_MASK;
    return (next == 0u) ? 1u : next;
}

struct connection_result connection_from_handle(const struct spm *spm, const struct caller *caller, struct client_handle claim)
{
    struct connection_result result = {SPM_ERROR_NO_SUCH_HANDLE, {0u}};
    const uint32_t slot = (uint32_t)claim.raw & (uint32_t)HANDLE_SLOT_MASK;

    if ((claim.raw <= 0) || (slot >= spm->image->connection_count)) {
        return result;
    }
    const struct connection *connection = &spm->connections[slot];
    if ((connection->state == (uint8_t)CONNECTION_FREE) || (connection->state == (uint8_t)CONNECTION_CONNECTING)
        || connection->stateless || (claim.raw != handle_make(slot, connection->connection_serial))
        || (connection->client.value != caller->id.value) || (connection->route.kind != caller->route.kind)
        || (connection->route.epoch != caller->route.epoch)) {
        return result;
    }
    result.error = SPM_OK;
    result.value.index = (uint8_t)slot;
    return result;
}

struct connection_result connection_from_message_handle(const struct spm *spm, struct partition_index partition,
                                                        struct message_handle claim)
{
    struct connection_result result = {SPM_ERROR_NO_SUCH_MESSAGE, {0u}};
    const uint32_t slot = (uint32_t)claim.raw & (uint32_t)HANDLE_SLOT_MASK;

    if ((claim.raw <= 0) || (slot >= spm->image->connection_count)) {
        return result;
    }
    const struct connection *connection = &spm->connections[slot];
    if ((connection->message_state != (uint8_t)MESSAGE_ACTIVE)
        || (claim.raw != (handle_make(slot, connection->message_serial) | HANDLE_MESSAGE_BIT))
        || (spm->image->services[connection->service].owner.index != partition.index)) {
        return result;
    }
    result.error = SPM_OK;
    result.value.index = (uint8_t)slot;
    return result;
}

psa_handle_t connection_handle(const struct spm *spm, struct connection_id id)
{
    return handle_make(id.index, spm->connections[id.index].connection_serial);
}

psa_handle_t message_handle_next(const struct spm *spm, struct connection_id id)
{
    return handle_make(id.index, serial_next(spm->connections[id.index].message_serial)) | HANDLE_MESSAGE_BIT;
}

bool connection_free_slot(const struct spm *spm, const struct caller *caller, struct connection_id *out)
{
    out->index = spm->free_head;
    return spm->free_count > (caller_is_non_secure(caller) ? spm->image->secure_connections : 0u);
}

void connection_open(struct spm *spm, struct connection_id id, struct service_index service, const struct caller *caller,
                     enum connection_state state)
{
    struct connection *connection = connection_at(spm, id);

    spm->free_head = connection->next;
    spm->free_count--;
    connection->state = (uint8_t)state;
    connection->service = service.index;
    connection->next = (uint8_t)SPM_NO_INDEX;
    connection->connection_serial = serial_next(connection->connection_serial);
    connection->client = caller->id;
    connection->route = caller->route;
}

/* Everything in front of the serial numbers. */
void connection_free(struct spm *spm, struct connection_id id)
{
    struct connection *connection = connection_at(spm, id);

    memset(connection, 0, offsetof(struct connection, connection_serial));
    connection->next = spm->free_head;
    spm->free_head = id.index;
    spm->free_count++;
}

/* ---- Vectors (vectors.h; framework sheet 4.1 to 4.3) --------------------------------------------------------------------- */

bool domain_may_access(struct hal_domain domain, uintptr_t base, size_t len, enum hal_access access)
{
    struct untrusted_range range;

    if (len == 0u) {
        return true;
    }
    return (base != 0u) && untrusted_range_parse(base, len, &range) && hal_memory_check(domain, range, access);
}

BH_STATIC_ASSERT(inputs_have_the_form_of_claims, (sizeof(psa_invec) == sizeof(struct vector_claim))
                                                     && (offsetof(psa_invec, len) == offsetof(struct vector_claim, len)));
BH_STATIC_ASSERT(outputs_have_the_form_of_claims, (sizeof(psa_outvec) == sizeof(struct vector_claim))
                                                      && (offsetof(psa_outvec, len) == offsetof(struct vector_claim, len)));

static bool array_copy(struct hal_domain domain, uintptr_t array, size_t count, enum hal_access access, struct vector_claim *out)
{
    const size_t bytes = count * sizeof(out[0]);

    if (count == 0u) {
        return true;
    }
    return domain_may_access(domain, array, bytes, access) && hal_copy((uintptr_t)out, array, bytes);
}

/* Copies a partition's arrays (FFM-064 to FFM-066, FFM-080). */
static bool arrays_copy(struct hal_domain domain, const struct call_claims *claims, struct vectors_plan *out)
{
    if (claims->out_count != 0u) {
        out->out_array = claims->out_array;
    }
    return array_copy(domain, claims->in_array, claims->in_count, HAL_ACCESS_READ, out->vector)
           && array_copy(domain, claims->out_array, claims->out_count, HAL_ACCESS_READ_WRITE, &out->vector[claims->in_count]);
}

/* Whether the vector shares a byte with one of those in front of it. All have been accepted, so none wraps: the distance from the lower
 * to the upper base is below the lower one's length then, and the other distance, which wraps, is below no length. */
static bool overlaps_earlier(const struct vector_claim *first, const struct vector_claim *vector)
{
    const uintptr_t base = vector->base;
    const size_t len = vector->len;
    const struct vector_claim *earlier = vector;

    while ((len != 0u) && (earlier != first)) {
        earlier--;
        const uintptr_t distance = base - earlier->base;
        if ((earlier->len != 0u) && ((distance < earlier->len) || ((0u - distance) < len))) {
            return true;
        }
    }
    return false;
}

/* The order is the framework's: counts one by one before their sum (which could wrap), arrays, copies of the arrays, then every range
 * in the copy (framework sheet 4.2). */
enum spm_error vectors_decode(const struct caller *caller, const struct call_claims *claims, struct vectors_plan *out)
{
    const struct hal_domain domain = domain_of_caller(caller);

    if ((claims->in_count > PSA_MAX_IOVEC) || (claims->out_count > PSA_MAX_IOVEC)
        || ((claims->in_count + claims->out_count) > PSA_MAX_IOVEC)) {
        return SPM_ERROR_VECTOR_COUNT;
    }
    const size_t in_count = claims->in_count;
    const size_t count = in_count + claims->out_count;
    out->in_count = (uint8_t)claims->in_count;
    out->out_count = (uint8_t)claims->out_count;
    out->out_array = 0u;

    switch (claims->source) {
    case VECTORS_AT_ADDRESS:
        if ((count != 0u) && !arrays_copy(domain, claims, out)) {
            return SPM_ERROR_VECTOR_ARRAY;
        }
        break;
    case VECTORS_BY_VALUE:
        for (size_t i = 0u; i < count; i++) {
            out->vector[i] = claims->vector[i];
        }
        break;
    }

    for (size_t i = 0u; i < count; i++) {
        const bool input = i < in_count;
        const struct vector_claim *vector = &out->vector[i];
        if (!domain_may_access(domain, vector->base, vector->len, input ? HAL_ACCESS_READ : HAL_ACCESS_READ_WRITE)) {
            return SPM_ERROR_VECTOR_RANGE;
        }
        if (input && overlaps_earlier(out->vector, vector)) {
            return SPM_ERROR_INPUTS_OVERLAP;
        }
    }
    return SPM_OK;
}

/* ---- psa_call -------------------------------------------------------------------------------------------------------- */

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
        if (!allows(spm, plan->service, caller)) {
            return SPM_ERROR_NOT_AUTHORISED;
        }
        return supports_version(service_at(spm, plan->service), version) ? SPM_OK : SPM_ERROR_VERSION;
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
        break; /* no handle leads here */
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
        if (!connection_free_slot(spm, caller, &plan->connection)) {
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
    } else {
        connection->state = (uint8_t)CONNECTION_BUSY;
        connection->route = caller->route;
    }
    connection->in_count = plan->vectors.in_count;
    connection->out_count = plan->vectors.out_count;
    connection->out_array = plan->vectors.out_array;
    /* The others are zero, and so is what has been done: message_end() and connection_free() leave them so. */
    const size_t count = (size_t)plan->vectors.in_count + plan->vectors.out_count;
    for (size_t i = 0u; i < count; i++) {
        connection->vector[i].base = plan->vectors.vector[i].base;
        connection->vector[i].len = plan->vectors.vector[i].len;
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
        if (plan->action == CALL_TERMINATE) {
            connection_at(spm, plan->connection)->state = (uint8_t)CONNECTION_DROPPING;
            message_queue(spm, plan->connection, PSA_IPC_DISCONNECT);
        } else if (plan->action == CALL_LATCH) {
            connection_at(spm, plan->connection)->latched = true;
        } else {
            /* nothing to end */
        }
    }
    return verdict_programmer_error(caller, plan->error, PSA_ERROR_PROGRAMMER_ERROR);
}

struct verdict spm_psa_call(struct spm *spm, const struct caller *caller, const struct call_claims *claims)
{
    struct call_plan plan;

    call_decode(spm, caller, claims, &plan);
    if (plan.action != CALL_DELIVER) {
        return refusal_commit(spm, caller, &plan);
    }
    return call_commit(spm, caller, claims->type, &plan);
}

/* ---- Queues and messages (connection.h, message.h; framework sheet 3.2, 6.4) ---------------------------------------------- */

void message_queue(struct spm *spm, struct connection_id id, int32_t type)
{
    struct connection *connection = connection_at(spm, id);
    struct service_state *queue = &spm->services[connection->service];
    const struct spm_service *service = &spm->image->services[connection->service];

    connection->type = type;
    connection->message_state = (uint8_t)MESSAGE_QUEUED;
    connection->next = (uint8_t)SPM_NO_INDEX;
    if (queue->head == (uint8_t)SPM_NO_INDEX) {
        queue->head = id.index;
    } else {
        spm->connections[queue->tail].next = id.index;
    }
    queue->tail = id.index;
    spm->partitions[service->owner.index].signals |= service->signal;
    backend_wake(spm, service->owner);
}

/* Without padding, as on the chip. */
#define MESSAGE_BYTES \
    ((2u * sizeof(int32_t)) + sizeof(psa_handle_t) + sizeof(void *) + (2u * PSA_MAX_IOVEC * sizeof(size_t)))

void message_describe(const struct spm *spm, struct connection_id id, psa_msg_t *msg)
{
    const struct connection *connection = connection_view(spm, id);

    if (sizeof(*msg) != MESSAGE_BYTES) { /* a host's padding would be whatever the stack held (FFM-117) */
        memset(msg, 0, sizeof(*msg));
    }
    msg->type = connection->type;
    msg->handle = message_handle_next(spm, id);
    msg->client_id = connection->client.value;
    msg->rhandle = (void *)connection->rhandle;
    for (size_t i = 0u; i < PSA_MAX_IOVEC; i++) {
        msg->in_size[i] = 0u;
        msg->out_size[i] = 0u;
    }
    for (size_t i = 0u; i < connection->in_count; i++) {
        msg->in_size[i] = connection->vector[i].len;
    }
    for (size_t i = 0u; i < connection->out_count; i++) {
        msg->out_size[i] = connection->vector[connection->in_count + i].len;
    }
}

void message_take(struct spm *spm, struct service_index service)
{
    struct service_state *queue = &spm->services[service.index];
    struct connection *connection = &spm->connections[queue->head];
    const struct spm_service *entry = service_at(spm, service);

    queue->head = connection->next;
    if (queue->head == (uint8_t)SPM_NO_INDEX) {
        spm->partitions[entry->owner.index].signals &= ~entry->signal;
    }
    connection->next = (uint8_t)SPM_NO_INDEX;
    connection->message_serial = serial_next(connection->message_serial);
    connection->message_state = (uint8_t)MESSAGE_ACTIVE;
}

void message_end(struct spm *spm, struct connection_id id)
{
    struct connection *connection = connection_at(spm, id);

    /* The others have never been written since the slot was wiped. */
    for (size_t i = (size_t)connection->in_count + connection->out_count; i != 0u; i--) {
        const struct message_vector nothing = {0u, 0u, 0u};
        connection->vector[i - 1u] = nothing;
    }
    connection->message_state = (uint8_t)MESSAGE_NONE;
    connection->type = 0;
    connection->in_count = 0u;
    connection->out_count = 0u;
    connection->input_faulted = false;
    connection->out_array = 0u;
    connection->vector_uses = 0u; /* ends every mapping */
}

void spm_sfn_begin(struct spm *spm, struct connection_id message, psa_msg_t *msg)
{
    const struct service_index service = {connection_view(spm, message)->service};

    message_describe(spm, message, msg);
    message_take(spm, service);
    spm->partitions[service_at(spm, service)->owner.index].serving = message.index;
}

struct caller spm_caller_partition(const struct spm *spm, struct partition_index partition)
{
    const struct caller caller = {
        .id = {spm->image->partitions[partition.index].id},
        .partition = partition,
        .route = {(uint8_t)ROUTE_PARTITION, partition.index, 0u, 0u},
    };
    return caller;
}

uint8_t spm_sfn_next(const struct spm *spm, struct partition_index partition)
{
    const psa_signal_t asserted =
        spm->partitions[partition.index].signals & spm->image->partitions[partition.index].service_signals;

    if (asserted == 0u) {
        return (uint8_t)SPM_NO_INDEX;
    }
    const uint32_t nth = (uint32_t)__builtin_ctz(asserted) - (uint32_t)SPM_FIRST_SERVICE_BIT;
    return spm->services[spm->image->partitions[partition.index].first_service + nth].head;
}
