/* SPDX-License-Identifier: Apache-2.0 */
/* What must be true of struct spm. See state.h. Source: spm/model.h; framework sheet 3.1, 3.2. */
#include "fuzz/state.h"

#include <string.h>

#include "fuzz/check.h"

void state_copy(const struct spm *spm, struct state *out)
{
    memcpy(&out->spm, spm, sizeof(out->spm)); /* gaps too */
    memcpy(out->connections, spm->connections, sizeof(out->connections));
    memcpy(out->partitions, spm->partitions, sizeof(out->partitions));
    memcpy(out->services, spm->services, sizeof(out->services));
}

bool state_is(const struct spm *spm, const struct state *copy)
{
    return (memcmp(spm, &copy->spm, sizeof(*spm)) == 0)
           && (memcmp(spm->connections, copy->connections, sizeof(copy->connections)) == 0)
           && (memcmp(spm->partitions, copy->partitions, sizeof(copy->partitions)) == 0)
           && (memcmp(spm->services, copy->services, sizeof(copy->services)) == 0);
}

static uint64_t hash_words(uint64_t hash, const void *bytes, size_t len)
{
    const uint8_t *byte = bytes;

    for (size_t i = 0u; (i + 8u) <= len; i += 8u) {
        uint64_t word = 0u;
        memcpy(&word, &byte[i], sizeof(word));
        hash = (hash ^ word) * 0x100000001B3u;
        hash ^= hash >> 29;
    }
    return hash;
}

BH_STATIC_ASSERT(partitions_are_hashed_in_words, (sizeof(struct partition_state) % 8u) == 0u);
BH_STATIC_ASSERT(connections_are_hashed_in_words, (sizeof(struct connection) % 8u) == 0u);

uint64_t state_hash(const struct spm *spm)
{
    uint64_t hash = 0xCBF29CE484222325u ^ spm->free_head;

    hash = hash_words(hash, spm->connections, (size_t)FUZZ_CONNECTIONS * sizeof(spm->connections[0]));
    hash = hash_words(hash, spm->partitions, (size_t)FUZZ_PARTITIONS * sizeof(spm->partitions[0]));
    for (size_t i = 0u; i < (size_t)FUZZ_SERVICES; i++) {
        hash = (hash ^ spm->services[i].head) * 0x100000001B3u;
    }
    return hash;
}

/* ---- Invariants ------------------------------------------------------------------------------------------------ */

static void connection_check(const struct connection *connection)
{
    const bool message = connection->message_state != (uint8_t)MESSAGE_NONE;

    fuzz_require(connection->state <= (uint8_t)CONNECTION_CLOSING, "a connection is in no state that there is");
    fuzz_require(connection->message_state <= (uint8_t)MESSAGE_ACTIVE, "a message is in no state that there is");
    fuzz_require(connection->service < (uint8_t)FUZZ_SERVICES, "a connection belongs to no service that there is");
    switch ((enum connection_state)connection->state) {
    case CONNECTION_FREE:
    case CONNECTION_IDLE:
    case CONNECTION_DROPPED:
        fuzz_require(!message, "a free, idle or dropped connection has a message");
        break;
    case CONNECTION_CONNECTING:
    case CONNECTION_BUSY:
    case CONNECTION_DROPPING:
    case CONNECTION_CLOSING:
        fuzz_require(message, "a connection waits for the reply to a message that is not there");
        break;
    }
    fuzz_require(((size_t)connection->in_count + connection->out_count) <= PSA_MAX_IOVEC,
                 "a message has too many vectors");
    fuzz_require((connection->vector_uses == 0u) || (connection->message_state == (uint8_t)MESSAGE_ACTIVE),
                 "a mapping has outlived its message");
    for (size_t i = 0u; i < ((size_t)connection->in_count + connection->out_count); i++) {
        fuzz_require(connection->vector[i].done <= connection->vector[i].len,
                     "more bytes were moved than a vector has");
    }
}

static void free_list_check(const struct spm *spm)
{
    size_t listed = 0u;
    size_t unused = 0u;

    for (uint8_t at = spm->free_head; at != (uint8_t)SPM_NO_INDEX; at = spm->connections[at].next) {
        fuzz_require(at < (uint8_t)FUZZ_CONNECTIONS, "the list of free slots leads out of the table");
        fuzz_require(spm->connections[at].state == (uint8_t)CONNECTION_FREE, "the list of free slots holds one in use");
        listed++;
        fuzz_require(listed <= (size_t)FUZZ_CONNECTIONS, "the list of free slots has no end");
    }
    for (size_t i = 0u; i < (size_t)FUZZ_CONNECTIONS; i++) {
        unused += (spm->connections[i].state == (uint8_t)CONNECTION_FREE) ? 1u : 0u;
    }
    fuzz_require(listed == unused, "a free slot is not in the list: it has leaked");
}

static void queues_check(const struct spm *spm)
{
    size_t listed = 0u;
    size_t queued = 0u;

    for (uint8_t service = 0u; service < (uint8_t)FUZZ_SERVICES; service++) {
        const struct spm_service *entry = &spm->image->services[service];
        const bool signalled = (spm->partitions[entry->owner.index].signals & entry->signal) != 0u;
        const uint8_t head = spm->services[service].head;
        fuzz_require(signalled == (head != (uint8_t)SPM_NO_INDEX), "a service's signal and its queue do not agree");
        for (uint8_t at = head; at != (uint8_t)SPM_NO_INDEX; at = spm->connections[at].next) {
            fuzz_require(at < (uint8_t)FUZZ_CONNECTIONS, "a queue leads out of the table");
            fuzz_require((spm->connections[at].message_state == (uint8_t)MESSAGE_QUEUED)
                             && (spm->connections[at].service == service),
                         "a queue holds what is not in it");
            fuzz_require((spm->connections[at].next != (uint8_t)SPM_NO_INDEX) || (spm->services[service].tail == at),
                         "a queue's tail is not its last message");
            listed++;
            fuzz_require(listed <= (size_t)FUZZ_CONNECTIONS, "a queue has no end");
        }
    }
    for (size_t i = 0u; i < (size_t)FUZZ_CONNECTIONS; i++) {
        queued += (spm->connections[i].message_state == (uint8_t)MESSAGE_QUEUED) ? 1u : 0u;
    }
    fuzz_require(listed == queued, "a queued message is in no queue");
}

void state_check(const struct spm *spm)
{
    for (size_t i = 0u; i < (size_t)FUZZ_CONNECTIONS; i++) {
        connection_check(&spm->connections[i]);
    }
    free_list_check(spm);
    queues_check(spm);
}

void state_check_at_rest(const struct spm *spm, bool restarted, uint32_t held)
{
    uint32_t active = 0u;
    uint32_t taken = 0u;

    state_check(spm);
    for (size_t i = 0u; i < (size_t)FUZZ_CONNECTIONS; i++) {
        fuzz_require(spm->connections[i].message_state != (uint8_t)MESSAGE_QUEUED,
                     "CPU0 sleeps although a message waits");
        active += (spm->connections[i].message_state == (uint8_t)MESSAGE_ACTIVE) ? 1u : 0u;
    }
    if (active != held) {
        fuzz_fail_values("CPU0 sleeps although a message is being served (held back, active)", held, active);
    }
    for (size_t i = 0u; i < (size_t)FUZZ_PARTITIONS; i++) {
        fuzz_require(spm->partitions[i].serving == (uint8_t)SPM_NO_INDEX, "CPU0 sleeps although a function runs");
        fuzz_require(spm->partitions[i].progress == 0u, "CPU0 sleeps although bytes are on their way");
    }
    for (size_t i = 0u; i < (size_t)SPM_MAILBOX_SLOTS; i++) {
        taken += spm->mailbox.slot[i].taken ? 1u : 0u;
    }
    fuzz_require(restarted || (taken <= held), "CPU0 sleeps although a request was taken and not answered");
}

void state_check_clients_gone(const struct spm *spm, uint32_t held)
{
    uint32_t left = 0u;

    state_check_at_rest(spm, false, held);
    for (size_t i = 0u; i < (size_t)FUZZ_CONNECTIONS; i++) {
        const struct connection *connection = &spm->connections[i];
        left += ((connection->state != (uint8_t)CONNECTION_FREE) && (connection->client.value < 0)) ? 1u : 0u;
    }
    if (left != held) {
        fuzz_fail_values("connections of CPU1 have outlived its reset (of messages held back, all)", held, left);
    }
}
