/* SPDX-License-Identifier: Apache-2.0 */
/* PSA client library of the non-secure CPU. See ns_client.h; the wire format is mailbox/wire.h's. */
#include "ns_client/ns_client.h"

#include <stddef.h>

#include "hal/shared.h"
#include "ns_client/ns_hooks.h"
#include "psa/client.h"

/* What a vector array that cannot be read counts as on the wire: refused by every check of the secure side. */
#define UNREADABLE_COUNT (0xFFFFFFFFu)

struct message {
    uint32_t word[MAILBOX_MESSAGE_WORDS];
};

struct answer {
    uint32_t word[MAILBOX_ANSWER_WORDS];
};

/* `used` is changed under ns_hook_lock() only; the doorbell's handler does not look at it. */
static struct {
    struct mailbox_page *page;
    bool used[MAILBOX_SLOT_COUNT];
} client;

void ns_client_init(struct mailbox_page *page)
{
    client.page = page;
    for (uint8_t slot = 0; slot < MAILBOX_SLOT_COUNT; slot++) {
        struct mailbox_slot *shared = &page->slot[slot];
        const uint32_t former = hal_shared_load(&shared->request_seq);
        if (former != MAILBOX_NO_REQUEST) {
            hal_shared_store(&shared->former_seq, former); /* first, or another restart in between would lose it */
            hal_shared_store(&shared->request_seq, MAILBOX_NO_REQUEST);
        }
        client.used[slot] = false;
    }
}

bool ns_client_replied(uint8_t slot)
{
    const struct mailbox_slot *shared = &client.page->slot[slot];
    const uint32_t requested = hal_shared_load(&shared->request_seq);
    return (requested == MAILBOX_NO_REQUEST) || (hal_shared_load(&shared->reply_seq) == requested);
}

bool ns_client_slot_free(void)
{
    for (uint8_t slot = 0; slot < MAILBOX_SLOT_COUNT; slot++) {
        if (!client.used[slot]) {
            return true;
        }
    }
    return false;
}

void ns_client_doorbell(void)
{
    for (uint8_t slot = 0; slot < MAILBOX_SLOT_COUNT; slot++) {
        if (ns_client_replied(slot)) {
            ns_hook_wake_reply(slot);
        }
    }
}

static bool slot_try_take(uint8_t *out)
{
    bool taken = false;
    ns_hook_lock();
    for (uint8_t slot = 0; (slot < MAILBOX_SLOT_COUNT) && !taken; slot++) {
        if (!client.used[slot]) {
            client.used[slot] = true;
            *out = slot;
            taken = true;
        }
    }
    ns_hook_unlock();
    return taken;
}

static void slot_give_back(uint8_t slot)
{
    ns_hook_lock();
    client.used[slot] = false;
    ns_hook_unlock();
    ns_hook_wake_slot();
}

/* A number that no life of this CPU has used in the slot, so that only the answer to this request can bear it; and not the
 * one that the secure side has answered last, so that the slot is pending, whatever program has run here before. */
static uint32_t number_next(const struct mailbox_slot *shared)
{
    const uint32_t replied = hal_shared_load(&shared->reply_seq);
    uint32_t number = hal_shared_load(&shared->request_seq);

    if (number == MAILBOX_NO_REQUEST) {
        number = hal_shared_load(&shared->former_seq);
    }
    do {
        number++;
    } while ((number == MAILBOX_NO_REQUEST) || (number == replied));
    return number;
}

/* Sends the message and waits for its answer. The slot is free again only after the answer has been copied out
 * (FFM-296). */
static void transact(const struct message *message, struct answer *answer)
{
    uint8_t slot = 0;
    while (!slot_try_take(&slot)) {
        ns_hook_wait_slot();
    }
    struct mailbox_slot *shared = &client.page->slot[slot];
    hal_shared_copy_out(shared->message, message->word, MAILBOX_MESSAGE_WORDS);
    hal_shared_store(&shared->request_seq, number_next(shared));
    ns_hook_notify();
    while (!ns_client_replied(slot)) {
        ns_hook_wait_reply(slot);
    }
    hal_shared_copy_in(answer->word, shared->answer, MAILBOX_ANSWER_WORDS);
    slot_give_back(slot);
}

static struct message message_for(enum mailbox_call_type call_type, uint32_t target, uint32_t type)
{
    struct message message = {{0}};
    message.word[MAILBOX_WORD_CALL_TYPE] = (uint32_t)call_type;
    message.word[MAILBOX_WORD_CLIENT_ID] = (uint32_t)ns_hook_client_id();
    message.word[MAILBOX_WORD_TARGET] = target;
    message.word[MAILBOX_WORD_TYPE] = type;
    return message;
}

static uint32_t ask(const struct message *message)
{
    struct answer answer = {{0}};
    transact(message, &answer);
    return answer.word[MAILBOX_ANSWER_STATUS];
}

uint32_t psa_framework_version(void)
{
    const struct message message = message_for(MAILBOX_CALL_FRAMEWORK_VERSION, 0u, 0u);
    return ask(&message);
}

uint32_t psa_version(uint32_t sid)
{
    const struct message message = message_for(MAILBOX_CALL_VERSION, sid, 0u);
    return ask(&message);
}

psa_handle_t psa_connect(uint32_t sid, uint32_t version)
{
    const struct message message = message_for(MAILBOX_CALL_CONNECT, sid, version);
    return (psa_handle_t)ask(&message);
}

void psa_close(psa_handle_t handle)
{
    const struct message message = message_for(MAILBOX_CALL_CLOSE, (uint32_t)handle, 0u);
    (void)ask(&message);
}

/* An address or a length has 32 bits on the wire. Where pointers are wider, a host, what does not fit becomes something
 * that is refused like it: NULL, or the greatest length. */
static uint32_t wire_address(const void *base)
{
    const uint32_t low = (uint32_t)(uintptr_t)base;
    return ((uintptr_t)low == (uintptr_t)base) ? low : 0u;
}

static uint32_t wire_size(size_t size)
{
    const uint32_t low = (uint32_t)size;
    return ((size_t)low == size) ? low : UINT32_MAX;
}

static size_t vectors_to_copy(const void *array, size_t count, size_t room)
{
    if (array == NULL) {
        return 0u;
    }
    return (count < room) ? count : room;
}

static uint32_t wire_count(const void *array, size_t count)
{
    return ((array == NULL) && (count != 0u)) ? UNREADABLE_COUNT : wire_size(count);
}

psa_status_t psa_call(psa_handle_t handle, int32_t type, const psa_invec *in_vec, size_t in_len, psa_outvec *out_vec,
                      size_t out_len)
{
    struct message message = message_for(MAILBOX_CALL_CALL, (uint32_t)handle, (uint32_t)type);
    message.word[MAILBOX_WORD_IN_COUNT] = wire_count(in_vec, in_len);
    message.word[MAILBOX_WORD_OUT_COUNT] = wire_count(out_vec, out_len);
    const size_t in_copied = vectors_to_copy(in_vec, in_len, MAILBOX_VECTOR_COUNT);
    const size_t out_copied = vectors_to_copy(out_vec, out_len, MAILBOX_VECTOR_COUNT - in_copied);
    uint32_t *vector = &message.word[MAILBOX_WORD_VECTORS];
    for (size_t i = 0; i < in_copied; i++) {
        *vector++ = wire_address(in_vec[i].base);
        *vector++ = wire_size(in_vec[i].len);
    }
    const uint32_t *const out_wire = vector;
    for (size_t i = 0; i < out_copied; i++) {
        *vector++ = wire_address(out_vec[i].base);
        *vector++ = wire_size(out_vec[i].len);
    }

    struct answer answer = {{0}};
    transact(&message, &answer);

    /* The lengths go back if the counts were valid: all vectors were copied then. A refused call echoes what was sent,
     * which leaves the caller's array as it was. */
    if ((in_copied == in_len) && (out_copied == out_len)) {
        for (size_t i = 0; i < out_len; i++) {
            const uint32_t len = answer.word[MAILBOX_ANSWER_OUT_LEN + i];
            if (len != out_wire[(2u * i) + 1u]) {
                out_vec[i].len = len;
            }
        }
    }
    return (psa_status_t)answer.word[MAILBOX_ANSWER_STATUS];
}
