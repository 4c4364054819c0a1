/* SPDX-License-Identifier: Apache-2.0 */
/* Connection slots, handles and message queues (framework sheet 1.8, 3.1, 3.2). */
#include "spm/connection.h"

#include <string.h>

#include "backends/backend.h"
#include "spm/service.h"

enum { HANDLE_SLOT_BITS = 7, HANDLE_SLOT_MASK = 0x7F, HANDLE_SERIAL_MASK = 0x3FFFFF, HANDLE_MESSAGE_BIT = 0x20000000 };

BH_STATIC_ASSERT(a_slot_index_fits_a_handle, (int)SPM_CONNECTION_MAX - 1 <= (int)HANDLE_SLOT_MASK);

static psa_handle_t handle_make(uint8_t slot, uint32_t serial)
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
        || connection->stateless || (claim.raw != handle_make((uint8_t)slot, connection->connection_serial))
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
        || (claim.raw != (handle_make((uint8_t)slot, connection->message_serial) | HANDLE_MESSAGE_BIT))
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

bool connection_free_slot(const struct spm *spm, struct connection_id *out)
{
    out->index = spm->free_head;
    return spm->free_head != (uint8_t)SPM_NO_INDEX;
}

void connection_open(struct spm *spm, struct connection_id id, struct service_index service, const struct caller *caller,
                     enum connection_state state)
{
    struct connection *connection = connection_at(spm, id);

    spm->free_head = connection->next;
    connection->state = (uint8_t)state;
    connection->service = service.index;
    connection->next = (uint8_t)SPM_NO_INDEX;
    connection->connection_serial = serial_next(connection->connection_serial);
    connection->client = caller->id;
    connection->route = caller->route;
}

void connection_free(struct spm *spm, struct connection_id id)
{
    struct connection *connection = connection_at(spm, id);
    const uint32_t connection_serial = connection->connection_serial;
    const uint32_t message_serial = connection->message_serial;

    memset(connection, 0, sizeof(*connection));
    connection->connection_serial = connection_serial;
    connection->message_serial = message_serial;
    connection->next = spm->free_head;
    spm->free_head = id.index;
}

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

    connection->message_state = (uint8_t)MESSAGE_NONE;
    connection->type = 0;
    connection->in_count = 0u;
    connection->out_count = 0u;
    connection->input_faulted = false;
    connection->out_array = 0u;
    memset(connection->vector, 0, sizeof(connection->vector));
}
