/* SPDX-License-Identifier: Apache-2.0 */
/* Answers go to the slot recorded in secure memory, with lengths from secure data, and never to an address out of a message
 * (MB11, MB12, FFM-348). */
#include "mailbox/reply.h"

#include "hal/doorbell.h"
#include "hal/twin_cpu.h"

BH_STATIC_ASSERT(both_sides_count_the_same_slots, (int)SPM_MAILBOX_SLOTS == (int)MAILBOX_SLOT_COUNT);
BH_STATIC_ASSERT(a_message_carries_every_vector, (unsigned int)MAILBOX_VECTOR_COUNT == PSA_MAX_IOVEC);

/* CPU1 has begun another life, of which the next pass over the slots will learn: the answer would be for the former one. */
static bool client_is_gone(const struct spm *spm)
{
    const uint32_t accepted = spm->mailbox.ready_word;
    const uint32_t now = hal_ns_cpu_ready_word();

    return (accepted != 0u) && (now != 0u) && (now != accepted);
}

void mailbox_reply(struct spm *spm, struct reply_route route, uint32_t status, const uint32_t *out_len)
{
    if ((route.kind != (uint8_t)ROUTE_MAILBOX) || (route.epoch != spm->mailbox.epoch) || client_is_gone(spm)) {
        return;
    }
    struct mailbox_slot_state *state = &spm->mailbox.slot[route.index];
    struct mailbox_slot *slot = &spm->mailbox_page->slot[route.index];
    uint32_t answer[MAILBOX_ANSWER_WORDS];

    answer[MAILBOX_ANSWER_STATUS] = status;
    for (size_t i = 0u; i < (size_t)MAILBOX_VECTOR_COUNT; i++) {
        answer[(size_t)MAILBOX_ANSWER_OUT_LEN + i] = out_len[i];
    }
    hal_shared_copy_out(slot->answer, answer, (size_t)MAILBOX_ANSWER_WORDS);
    state->taken = false;
    state->replied_seq = state->accepted_seq;
    hal_shared_store(&slot->reply_seq, state->accepted_seq);
    hal_doorbell_ring_ns();
}

void mailbox_reply_connection(struct spm *spm, struct reply_route route, uint32_t status, const struct connection *connection)
{
    uint32_t out_len[MAILBOX_VECTOR_COUNT] = {0u, 0u, 0u, 0u};

    if (connection != NULL) {
        for (size_t i = 0u; i < connection->out_count; i++) {
            /* A length never exceeds what the client passed, which was a 32-bit word. */
            out_len[i] = (uint32_t)connection->vector[connection->in_count + i].done;
        }
    }
    mailbox_reply(spm, route, status, out_len);
}
