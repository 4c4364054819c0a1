/* SPDX-License-Identifier: Apache-2.0 */
/* The beginning of everything, the end of a partition's initialisation, and the end of a life of CPU1. */
#include <string.h>

#include "backends/backend.h"
#include "spm/connection.h"
#include "spm/irq.h"
#include "spm/message.h"
#include "spm/spm.h"
#include "spm/verdict.h"

void spm_init(struct spm *spm, const struct spm_image *image, const struct spm_storage *storage)
{
    memset(spm, 0, sizeof(*spm));
    spm->image = image;
    spm->connections = storage->connections;
    spm->partitions = storage->partitions;
    spm->services = storage->services;
    spm->backend = storage->backend;
    spm->mailbox_page = storage->mailbox_page;
    spm->mailbox.epoch = 1u;
    memset(spm->connections, 0, image->connection_count * sizeof(spm->connections[0]));
    memset(spm->partitions, 0, image->partition_count * sizeof(spm->partitions[0]));
    for (uint8_t i = 0u; i < image->partition_count; i++) {
        spm->partitions[i].serving = (uint8_t)SPM_NO_INDEX;
    }
    for (uint8_t i = 0u; i < image->service_count; i++) {
        spm->services[i].head = (uint8_t)SPM_NO_INDEX;
        spm->services[i].tail = (uint8_t)SPM_NO_INDEX;
    }
    spm->free_head = (uint8_t)SPM_NO_INDEX;
    spm->free_count = image->connection_count;
    for (uint8_t i = image->connection_count; i != 0u; i--) {
        spm->connections[i - 1u].next = spm->free_head;
        spm->free_head = (uint8_t)(i - 1u);
    }
}

/* The request never reached its service: the client's lengths stay as they were (FFM-288). */
static void lengths_keep(struct connection *connection)
{
    for (size_t i = 0u; i < connection->out_count; i++) {
        struct message_vector *output = &connection->vector[connection->in_count + i];
        output->done = output->len;
    }
}

void spm_partition_initialised(struct spm *spm, struct partition_index partition, psa_status_t status)
{
    const struct spm_partition *entry = &spm->image->partitions[partition.index];

    spm->partitions[partition.index].life = (uint8_t)((status == PSA_SUCCESS) ? PARTITION_RUNNING : PARTITION_FAILED);
    if (status == PSA_SUCCESS) {
        return;
    }
    spm_irq_stop(spm, partition);
    for (uint8_t i = 0u; i < entry->service_count; i++) {
        const struct service_index service = {(uint8_t)(entry->first_service + i)};
        while (spm->services[service.index].head != (uint8_t)SPM_NO_INDEX) {
            const struct connection_id id = {spm->services[service.index].head};
            message_take(spm, service);
            lengths_keep(connection_at(spm, id));
            backend_complete(spm, connection_view(spm, id)->route, verdict_status(PSA_ERROR_CONNECTION_REFUSED),
                             connection_view(spm, id));
            connection_free(spm, id);
        }
    }
}

/* What the end of its client's life means for one connection: idle ones get their DISCONNECT now, husks go, the others are seen to when
 * the reply under way arrives (reply_commit). */
static void connection_abandon(struct spm *spm, struct connection_id id)
{
    const struct reply_route nobody = {(uint8_t)ROUTE_NONE, 0u, 0u, 0u};
    struct connection *connection = connection_at(spm, id);

    if (connection->state == (uint8_t)CONNECTION_DROPPED) {
        connection_free(spm, id);
    } else if (connection->state == (uint8_t)CONNECTION_IDLE) {
        connection->state = (uint8_t)CONNECTION_CLOSING;
        connection->route = nobody;
        message_queue(spm, id, PSA_IPC_DISCONNECT);
    } else {
        /* connecting, busy, dropping or closing */
    }
}

void spm_abandon_mailbox_clients(struct spm *spm)
{
    spm->mailbox.epoch++;
    for (uint8_t i = 0u; i < spm->image->connection_count; i++) {
        const struct connection_id id = {i};
        if (connection_is_abandoned(spm, connection_view(spm, id))) {
            connection_abandon(spm, id);
        }
    }
}
