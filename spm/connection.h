/* SPDX-License-Identifier: Apache-2.0 */
/* Connection slots, the two kinds of handles, and the queues of messages.
 *
 * Handles carry slot and serial number: [6:0] slot, [28:7] serial, bit 29 set for message handles, bit 30 clear. A closed or re-used slot
 * makes old handles invalid for the next 4 million uses (framework sheet 1.8).
 * Functions that return SPM_OK in `error` prove the value beside it; commit functions cannot fail. */
#ifndef SPM_CONNECTION_H
#define SPM_CONNECTION_H

#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

struct connection_result {
    enum spm_error error;
    struct connection_id value; /* meaningful only when error is SPM_OK */
};

/* The caller's own connection. Another client's handle is as unknown as one that was never issued (framework sheet 3.1). */
BH_MUST_USE struct connection_result connection_from_handle(const struct spm *spm, const struct caller *caller,
                                                            struct client_handle claim);

/* A message that the calling partition has taken and not replied to. */
BH_MUST_USE struct connection_result connection_from_message_handle(const struct spm *spm, struct partition_index partition,
                                                                    struct message_handle claim);

/* The handle that the client of a connection uses. */
psa_handle_t connection_handle(const struct spm *spm, struct connection_id id);

/* The handle under which a message will be known once message_take() has been committed. */
psa_handle_t message_handle_next(const struct spm *spm, struct connection_id id);

static inline struct connection *connection_at(struct spm *spm, struct connection_id id)
{
    return &spm->connections[id.index];
}

static inline const struct connection *connection_view(const struct spm *spm, struct connection_id id)
{
    return &spm->connections[id.index];
}

/* Whether the life of CPU1 in which the connection's client lived is over. */
static inline bool connection_is_abandoned(const struct spm *spm, const struct connection *connection)
{
    return (connection->route.kind == (uint8_t)ROUTE_MAILBOX) && (connection->route.epoch != spm->mailbox.epoch);
}

/* The slot that connection_open() will use next, if there is one that this caller may have (spm_image.secure_connections). */
BH_MUST_USE bool connection_free_slot(const struct spm *spm, const struct caller *caller, struct connection_id *out);

/* ---- Commits --------------------------------------------------------------------------------------------------------- */

/* Takes the slot, which connection_free_slot() has named, for a client. */
void connection_open(struct spm *spm, struct connection_id id, struct service_index service, const struct caller *caller,
                     enum connection_state state);

/* Wipes the slot (FFM-309) and gives it back. */
void connection_free(struct spm *spm, struct connection_id id);

/* Queues the connection's next message at its service and wakes the partition. */
void message_queue(struct spm *spm, struct connection_id id, int32_t type);

/* Removes the oldest message of the service from its queue and makes its handle valid. */
void message_take(struct spm *spm, struct service_index service);

/* The message has been replied to: its handle, vectors and type are gone. */
void message_end(struct spm *spm, struct connection_id id);

#ifdef __cplusplus
}
#endif
#endif /* SPM_CONNECTION_H */
