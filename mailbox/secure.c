/* SPDX-License-Identifier: Apache-2.0 */
/* The secure side of the mailbox (framework sheet 8.5; FFM-275 to FFM-302). */
#include "mailbox/secure.h"

#include <string.h>

#include "hal/twin_cpu.h"
#include "mailbox/reply.h"

enum { CLIENT_ID_LOWEST = -65536 };

void mailbox_open(struct spm *spm)
{
    spm->mailbox.ready_word = hal_ns_cpu_ready_word();
    spm->mailbox.open = true;
}

static void slots_forget(struct spm *spm)
{
    for (size_t i = 0u; i < (size_t)MAILBOX_SLOT_COUNT; i++) {
        spm->mailbox.slot[i].taken = false;
    }
}

void mailbox_check_ready(struct spm *spm)
{
    const uint32_t now = hal_ns_cpu_ready_word();
    const uint32_t before = spm->mailbox.ready_word;

    if ((now == 0u) || (now == before)) {
        return;
    }
    spm->mailbox.ready_word = now;
    if (before != 0u) {
        slots_forget(spm);
        spm_abandon_mailbox_clients(spm);
    }
}

void mailbox_restart(struct spm *spm)
{
    memset(spm->mailbox.slot, 0, sizeof(spm->mailbox.slot));
    spm->mailbox.ready_word = 0u;
    spm_abandon_mailbox_clients(spm);
}

static bool slot_is_pending(const struct spm *spm, uint8_t slot, uint32_t *request_seq)
{
    const struct mailbox_slot_state *state = &spm->mailbox.slot[slot];

    if (!spm->mailbox.open || state->taken) {
        return false;
    }
    *request_seq = hal_shared_load(&spm->mailbox_page->slot[slot].request_seq);
    return (*request_seq != MAILBOX_NO_REQUEST) && (*request_seq != state->replied_seq);
}

static void slot_copy(struct spm *spm, uint8_t slot, uint32_t request_seq, struct mailbox_request *out)
{
    struct mailbox_slot_state *state = &spm->mailbox.slot[slot];

    hal_shared_copy_in(out->word, spm->mailbox_page->slot[slot].message, (size_t)MAILBOX_MESSAGE_WORDS);
    out->slot = slot;
    out->epoch = spm->mailbox.epoch;
    state->taken = true;
    state->accepted_seq = request_seq;
}

bool mailbox_take(struct spm *spm, uint8_t slot, struct mailbox_request *out)
{
    const uint32_t ready_word = spm->mailbox.ready_word;
    uint32_t request_seq = 0u;

    if (!slot_is_pending(spm, slot, &request_seq)) {
        return false;
    }
    slot_copy(spm, slot, request_seq, out);
    mailbox_check_ready(spm);
    if (spm->mailbox.ready_word == ready_word) {
        return true;
    }
    /* What was copied may mix two lives of CPU1: it has started again meanwhile. Once is enough: a CPU1 that goes on
     * restarting loses its own requests. */
    spm->mailbox.slot[slot].taken = false;
    if (!slot_is_pending(spm, slot, &request_seq)) {
        return false;
    }
    slot_copy(spm, slot, request_seq, out);
    return true;
}

/* -1 becomes the limit, -2 the id below it, and so on (MB8, FFM-284). */
static bool client_id_map(const struct spm *spm, uint32_t word, struct client_id *out)
{
    const int32_t proposed = (int32_t)word;

    if ((proposed >= 0) || (proposed < (int32_t)CLIENT_ID_LOWEST)) {
        return false;
    }
    out->value = spm->image->mailbox_client_limit + (proposed + 1);
    return true;
}

static bool counts_are_legal(const uint32_t *word)
{
    return (word[MAILBOX_WORD_IN_COUNT] <= (uint32_t)MAILBOX_VECTOR_COUNT)
           && (word[MAILBOX_WORD_OUT_COUNT] <= (uint32_t)MAILBOX_VECTOR_COUNT)
           && ((word[MAILBOX_WORD_IN_COUNT] + word[MAILBOX_WORD_OUT_COUNT]) <= (uint32_t)MAILBOX_VECTOR_COUNT);
}

/* The shared checks see counts and vectors as they came, so that a bad one terminates the connection as it would for any other
 * client (FFM-281). */
static struct verdict dispatch_call(struct spm *spm, const struct caller *caller, const uint32_t *word)
{
    struct call_claims claims;

    claims.handle.raw = (psa_handle_t)word[MAILBOX_WORD_TARGET];
    claims.type = (int32_t)word[MAILBOX_WORD_TYPE];
    claims.in_count = word[MAILBOX_WORD_IN_COUNT];
    claims.out_count = word[MAILBOX_WORD_OUT_COUNT];
    claims.source = VECTORS_BY_VALUE;
    claims.in_array = 0u;
    claims.out_array = 0u;
    for (size_t i = 0u; i < (size_t)MAILBOX_VECTOR_COUNT; i++) {
        claims.vector[i].base = word[MAILBOX_WORD_VECTORS + (2u * i)];
        claims.vector[i].len = word[MAILBOX_WORD_VECTORS + (2u * i) + 1u];
    }
    return spm_psa_call(spm, caller, &claims);
}

static struct verdict dispatch_message(struct spm *spm, const struct mailbox_request *request)
{
    const uint32_t *word = request->word;
    const struct client_handle handle = {(psa_handle_t)word[MAILBOX_WORD_TARGET]};
    const uint32_t call_type = word[MAILBOX_WORD_CALL_TYPE];
    struct caller caller = {
        .id = {spm->image->mailbox_client_limit}, /* the version queries need no id of their own */
        .partition = {(uint8_t)SPM_NO_INDEX},
        .route = {(uint8_t)ROUTE_MAILBOX, request->slot, 0u, request->epoch},
    };
    struct verdict refused = {VERDICT_RETURN, (uint32_t)PSA_ERROR_PROGRAMMER_ERROR};
    const bool known = client_id_map(spm, word[MAILBOX_WORD_CLIENT_ID], &caller.id);

    if (call_type == (uint32_t)MAILBOX_CALL_FRAMEWORK_VERSION) {
        return spm_psa_framework_version(spm, &caller);
    }
    if (call_type == (uint32_t)MAILBOX_CALL_VERSION) {
        return spm_psa_version(spm, &caller, word[MAILBOX_WORD_TARGET]);
    }
    if (call_type == (uint32_t)MAILBOX_CALL_CONNECT) {
        refused.value = (uint32_t)PSA_ERROR_CONNECTION_REFUSED;
        return known ? spm_psa_connect(spm, &caller, word[MAILBOX_WORD_TARGET], word[MAILBOX_WORD_TYPE]) : refused;
    }
    if (call_type == (uint32_t)MAILBOX_CALL_CALL) {
        return known ? dispatch_call(spm, &caller, word) : refused;
    }
    if (call_type == (uint32_t)MAILBOX_CALL_CLOSE) {
        refused.value = (uint32_t)PSA_SUCCESS;
        return known ? spm_psa_close(spm, &caller, handle) : refused;
    }
    return refused; /* an unknown type is answered, or the client would hang (MB4, FFM-280) */
}

struct verdict mailbox_dispatch(struct spm *spm, const struct mailbox_request *request)
{
    const uint32_t *word = request->word;
    const struct verdict verdict = dispatch_message(spm, request);

    if (verdict.kind != VERDICT_RETURN) {
        return verdict;
    }
    /* A refused call echoes the client's own lengths, so that its array stays as it was (FFM-288). */
    uint32_t out_len[MAILBOX_VECTOR_COUNT] = {0u, 0u, 0u, 0u};
    if ((word[MAILBOX_WORD_CALL_TYPE] == (uint32_t)MAILBOX_CALL_CALL) && counts_are_legal(word)) {
        for (size_t i = 0u; i < word[MAILBOX_WORD_OUT_COUNT]; i++) {
            const size_t vector = word[MAILBOX_WORD_IN_COUNT] + i;
            out_len[i] = word[MAILBOX_WORD_VECTORS + (2u * vector) + 1u];
        }
    }
    const struct reply_route route = {(uint8_t)ROUTE_MAILBOX, request->slot, 0u, request->epoch};
    mailbox_reply(spm, route, (uint32_t)verdict.value, out_len);
    return verdict;
}
