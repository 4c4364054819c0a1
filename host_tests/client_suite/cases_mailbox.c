/* SPDX-License-Identifier: Apache-2.0 */
/* Slots of the mailbox as a client without the library would write them (framework sheet 8.5; FFM-278 to FFM-293,
 * FFM-348). Slots are free again after each case. */
#include <string.h>

#include "hal/shared.h"
#include "host_tests/client_suite/checks.h"
#include "mailbox/wire.h"

enum { RAW_SLOT = 3, PATIENCE = 100000, GARBAGE_ROUNDS = 40 };

struct raw_message {
    uint32_t word[MAILBOX_MESSAGE_WORDS];
};

static struct mailbox_slot *slot_at(uint32_t slot)
{
    struct mailbox_page *page = (struct mailbox_page *)(uintptr_t)SUITE_PORT_MAILBOX;
    return &page->slot[slot];
}

static struct raw_message raw_message(uint32_t call_type, uint32_t target)
{
    struct raw_message message;

    memset(&message, 0, sizeof(message));
    message.word[MAILBOX_WORD_CALL_TYPE] = call_type;
    message.word[MAILBOX_WORD_CLIENT_ID] = (uint32_t)-1;
    message.word[MAILBOX_WORD_TARGET] = target;
    return message;
}

static void message_write(uint32_t slot, const struct raw_message *message)
{
    hal_shared_copy_out(slot_at(slot)->message, message->word, MAILBOX_MESSAGE_WORDS);
}

/* The request is pending afterwards, but nobody has rung. */
static void post(uint32_t slot, const struct raw_message *message)
{
    message_write(slot, message);
    hal_shared_store(&slot_at(slot)->request_seq, hal_shared_load(&slot_at(slot)->reply_seq) + 1u);
}

static bool is_answered(uint32_t slot)
{
    return hal_shared_load(&slot_at(slot)->reply_seq) == hal_shared_load(&slot_at(slot)->request_seq);
}

static void wait_for_answer(uint32_t slot)
{
    int32_t patience = PATIENCE;

    while (!is_answered(slot) && (patience > 0)) {
        suite_port_yield();
        patience--;
    }
    CHECK(patience > 0);
}

static uint32_t answer_word(uint32_t slot, uint32_t word)
{
    return hal_shared_load(&slot_at(slot)->answer[word]);
}

static psa_status_t ask(const struct raw_message *message)
{
    post(RAW_SLOT, message);
    suite_port_ring();
    wait_for_answer(RAW_SLOT);
    return (psa_status_t)answer_word(RAW_SLOT, MAILBOX_ANSWER_STATUS);
}

static void UnknownCallTypesAreAnswered_FFM_280_344_D_9(void)
{
    static const uint32_t types[] = {0u, 6u, 7u, 0x100u, 0x80000001u, 0xFFFFFFFFu, 0x10004u};

    forget();
    for (size_t i = 0u; i < (sizeof(types) / sizeof(types[0])); i++) {
        const struct raw_message message = raw_message(types[i], (uint32_t)SUITE_STATELESS_HANDLE);
        CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, ask(&message));
        for (uint32_t j = 0u; j < 4u; j++) {
            CHECK_EQUAL(0, answer_word(RAW_SLOT, MAILBOX_ANSWER_OUT_LEN + j));
        }
    }
    CHECK_EQUAL(0, history_of(SUITE_STATELESS).requests);
}

static void CallTypesMeanWhatTheySay_FFM_275(void)
{
    struct raw_message message = raw_message(MAILBOX_CALL_FRAMEWORK_VERSION, 0u);

    forget();
    CHECK_EQUAL(0x0101, ask(&message));
    message = raw_message(MAILBOX_CALL_VERSION, SUITE_STRICT_SID);
    CHECK_EQUAL(SUITE_STRICT_VERSION, ask(&message));
    message = raw_message(MAILBOX_CALL_CONNECT, SUITE_STRICT_SID);
    message.word[MAILBOX_WORD_TYPE] = SUITE_STRICT_VERSION;
    const psa_handle_t handle = ask(&message);
    CHECK(PSA_HANDLE_IS_VALID(handle));
    message = raw_message(MAILBOX_CALL_CALL, (uint32_t)handle);
    CHECK_EQUAL(PSA_SUCCESS, ask(&message));
    message = raw_message(MAILBOX_CALL_CLOSE, (uint32_t)handle);
    CHECK_EQUAL(PSA_SUCCESS, ask(&message));
    CHECK_EQUAL(PSA_SUCCESS, ask(&message));
    const struct suite_history history = history_of(SUITE_STRICT);
    CHECK_EQUAL(1, history.connects);
    CHECK_EQUAL(1, history.requests);
    CHECK_EQUAL(1, history.disconnects);
}

static void BadCountsEndConnection_FFM_281_288_TFMV_8(void)
{
    static const struct {
        uint32_t in_count;
        uint32_t out_count;
    } counts[] = {{5u, 0u},           {0u, 5u},          {3u, 2u},           {0xFFFFFFFFu, 1u},
                  {0xFFFFFFFFu, 5u},  {0x80000000u, 0u}, {0u, 0x80000000u},  {0x80000002u, 0x80000002u},
                  {0x10000u, 0u},     {0xFFFFFFFFu, 0xFFFFFFFFu}};

    forget();
    for (size_t i = 0u; i < (sizeof(counts) / sizeof(counts[0])); i++) {
        const psa_handle_t handle = connect_strict();
        struct raw_message message = raw_message(MAILBOX_CALL_CALL, (uint32_t)handle);
        message.word[MAILBOX_WORD_IN_COUNT] = counts[i].in_count;
        message.word[MAILBOX_WORD_OUT_COUNT] = counts[i].out_count;
        message.word[MAILBOX_WORD_VECTORS + 1] = 77u;
        CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, ask(&message));
        for (uint32_t j = 0u; j < 4u; j++) {
            CHECK_EQUAL(0, answer_word(RAW_SLOT, MAILBOX_ANSWER_OUT_LEN + j));
        }
        const struct suite_history history = history_of(SUITE_STRICT);
        CHECK_EQUAL(i + 1u, history.disconnects);
        CHECK_EQUAL(0, history.requests);
        psa_close(handle);
    }
}

static void RefusedCallEchoesLengths_FFM_288(void)
{
    struct raw_message message = raw_message(MAILBOX_CALL_CALL, 0u);

    forget();
    message.word[MAILBOX_WORD_IN_COUNT] = 1u;
    message.word[MAILBOX_WORD_OUT_COUNT] = 2u;
    for (uint32_t i = 0u; i < (2u * (uint32_t)MAILBOX_VECTOR_COUNT); i++) {
        message.word[(uint32_t)MAILBOX_WORD_VECTORS + i] = 0x1000u + i;
    }
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, ask(&message));
    CHECK_EQUAL(0x1003, answer_word(RAW_SLOT, MAILBOX_ANSWER_OUT_LEN));
    CHECK_EQUAL(0x1005, answer_word(RAW_SLOT, MAILBOX_ANSWER_OUT_LEN + 1));
    CHECK_EQUAL(0, answer_word(RAW_SLOT, MAILBOX_ANSWER_OUT_LEN + 2));
    CHECK_EQUAL(0, answer_word(RAW_SLOT, MAILBOX_ANSWER_OUT_LEN + 3));
}

/* One ring for four requests, each of another kind. */
static void OneRingServesAllSlots_FFM_290_348(void)
{
    static const uint32_t sids[MAILBOX_SLOT_COUNT] = {SUITE_STRICT_SID, SUITE_RELAXED_SID, SUITE_NO_SID, SUITE_LENIENT_SID};
    static const uint32_t versions[MAILBOX_SLOT_COUNT] = {SUITE_STRICT_VERSION, SUITE_RELAXED_VERSION, PSA_VERSION_NONE,
                                                          SUITE_LENIENT_VERSION};

    forget();
    for (uint32_t i = 0u; i < (uint32_t)MAILBOX_SLOT_COUNT; i++) {
        const struct raw_message message = raw_message(MAILBOX_CALL_VERSION, sids[i]);
        post(i, &message);
    }
    suite_port_ring();
    for (uint32_t i = 0u; i < (uint32_t)MAILBOX_SLOT_COUNT; i++) {
        wait_for_answer(i);
        CHECK_EQUAL(versions[i], answer_word(i, MAILBOX_ANSWER_STATUS));
    }
}

/* reply_seq becomes the request_seq that was accepted, whatever its distance. */
static void AnyOtherNumberIsARequest_FFM_278(void)
{
    static const uint32_t steps[] = {1u, 2u, 0x7FFFFFFFu, 0x80000000u, 0xFFFFFFFFu, 5u};
    const struct raw_message message = raw_message(MAILBOX_CALL_FRAMEWORK_VERSION, 0u);

    forget();
    for (size_t i = 0u; i < (sizeof(steps) / sizeof(steps[0])); i++) {
        message_write(RAW_SLOT, &message);
        hal_shared_store(&slot_at(RAW_SLOT)->request_seq, hal_shared_load(&slot_at(RAW_SLOT)->reply_seq) + steps[i]);
        suite_port_ring();
        wait_for_answer(RAW_SLOT);
        CHECK_EQUAL(0x0101, answer_word(RAW_SLOT, MAILBOX_ANSWER_STATUS));
    }
}

static void RingsWithoutRequestsAreHarmless_FFM_293(void)
{
    forget();
    for (uint32_t i = 0u; i < 20u; i++) {
        suite_port_ring();
        suite_port_yield();
    }
    CHECK_EQUAL(0x0101, psa_framework_version());
}

/* The request is taken once: what the slot says afterwards changes neither its service, nor its answer, nor where that
 * goes; it is a request of its own, after the reply. */
static void SlotIsReadOnce_FFM_279_287_348(void)
{
    const struct {
        int32_t status;
        uint32_t written;
    } wish = {1234, 5u};
    uint8_t bytes[16];
    struct raw_message message = raw_message(MAILBOX_CALL_CALL, (uint32_t)SUITE_STATELESS_HANDLE);
    const struct raw_message other = raw_message(MAILBOX_CALL_VERSION, SUITE_RELAXED_SID);
    int32_t patience = PATIENCE;

    forget();
    memset(bytes, 0x33, sizeof(bytes));
    message.word[MAILBOX_WORD_TYPE] = SUITE_HOLD;
    message.word[MAILBOX_WORD_IN_COUNT] = 1u;
    message.word[MAILBOX_WORD_OUT_COUNT] = 1u;
    message.word[MAILBOX_WORD_VECTORS] = (uint32_t)(uintptr_t)&wish;
    message.word[MAILBOX_WORD_VECTORS + 1] = sizeof(wish);
    message.word[MAILBOX_WORD_VECTORS + 2] = (uint32_t)(uintptr_t)bytes;
    message.word[MAILBOX_WORD_VECTORS + 3] = sizeof(bytes);
    post(RAW_SLOT, &message);
    const uint32_t accepted = hal_shared_load(&slot_at(RAW_SLOT)->request_seq);
    suite_port_ring();
    while ((psa_call(SUITE_OBSERVER_HANDLE, SUITE_HELD, NULL, 0u, NULL, 0u) != 1) && (patience > 0)) {
        patience--;
    }
    message_write(RAW_SLOT, &other);
    hal_shared_store(&slot_at(RAW_SLOT)->request_seq, accepted + 5u);
    suite_port_ring();
    CHECK_EQUAL(0x0101, psa_framework_version());
    CHECK_EQUAL(accepted - 1u, hal_shared_load(&slot_at(RAW_SLOT)->reply_seq));
    CHECK_EQUAL(PSA_SUCCESS, psa_call(SUITE_STATELESS_HANDLE, SUITE_LET_GO, NULL, 0u, NULL, 0u));
    CHECK_EQUAL(accepted, hal_shared_load(&slot_at(RAW_SLOT)->reply_seq));
    CHECK_EQUAL(1234, answer_word(RAW_SLOT, MAILBOX_ANSWER_STATUS));
    CHECK_EQUAL(5, answer_word(RAW_SLOT, MAILBOX_ANSWER_OUT_LEN));
    CHECK_EQUAL(0x5A, bytes[0]);
    CHECK_EQUAL(0, bytes[4]);
    CHECK_EQUAL(0x33, bytes[5]);
    suite_port_ring();
    wait_for_answer(RAW_SLOT);
    CHECK_EQUAL(SUITE_RELAXED_VERSION, answer_word(RAW_SLOT, MAILBOX_ANSWER_STATUS));
}

/* Every word that CPU1 may write holds anything: each request is answered, and the next client is served. */
static void GarbageIsAnswered_FFM_297_304_305_TFMV_10_D_7_D_23(void)
{
    uint32_t state = 12345u;

    forget();
    const uint32_t free_slots = count_free_connections();
    for (uint32_t round = 0u; round < (uint32_t)GARBAGE_ROUNDS; round++) {
        for (uint32_t slot = 0u; slot < (uint32_t)MAILBOX_SLOT_COUNT; slot++) {
            struct raw_message message;
            for (size_t i = 0u; i < (size_t)MAILBOX_MESSAGE_WORDS; i++) {
                state = (state * 1664525u) + 1013904223u;
                message.word[i] = ((state >> 28) < 6u) ? ((state >> 20) & 7u) : state;
            }
            post(slot, &message);
            if ((state & 0x10000u) != 0u) {
                suite_port_ring();
            }
        }
        suite_port_ring();
        for (uint32_t slot = 0u; slot < (uint32_t)MAILBOX_SLOT_COUNT; slot++) {
            wait_for_answer(slot);
        }
        CHECK_EQUAL(0x0101, psa_framework_version());
    }
    CHECK_EQUAL(free_slots, count_free_connections());
}

/* suite_server looks at its signals while three requests wait. Two answers of the last slot before the last request: the
 * second is of a look at the slots that has begun after the other requests were there. */
static void SignalsAreSeenTogether_FFM_107_113_115_117_124_125_126(void)
{
    const struct raw_message version = raw_message(MAILBOX_CALL_VERSION, SUITE_LENIENT_SID);
    struct raw_message message = raw_message(MAILBOX_CALL_CALL, (uint32_t)SUITE_STATELESS_HANDLE);
    const psa_handle_t strict[2] = {connect_strict(), connect_strict()};

    message.word[MAILBOX_WORD_TYPE] = SUITE_COLLECT;
    post(0u, &message);
    suite_port_ring();
    for (uint32_t i = 0u; i < 2u; i++) {
        message = raw_message(MAILBOX_CALL_CALL, (uint32_t)strict[i]);
        message.word[MAILBOX_WORD_TYPE] = (i == 0u) ? SUITE_FIRST : SUITE_SECOND;
        post(1u + i, &message);
    }
    for (uint32_t i = 0u; i < 2u; i++) {
        CHECK_EQUAL(SUITE_LENIENT_VERSION, ask(&version));
    }
    message = raw_message(MAILBOX_CALL_CALL, (uint32_t)SUITE_LENIENT_HANDLE);
    CHECK_EQUAL(PSA_SUCCESS, ask(&message));
    for (uint32_t i = 0u; i < 3u; i++) {
        static const int32_t statuses[] = {PSA_SUCCESS, SUITE_FIRST, SUITE_SECOND};
        wait_for_answer(i);
        CHECK_EQUAL(statuses[i], (int32_t)answer_word(i, MAILBOX_ANSWER_STATUS));
    }
    psa_close(strict[0]);
    psa_close(strict[1]);
}

static const struct suite_case cases[] = {
    CASE(UnknownCallTypesAreAnswered_FFM_280_344_D_9),
    CASE(CallTypesMeanWhatTheySay_FFM_275),
    CASE(BadCountsEndConnection_FFM_281_288_TFMV_8),
    CASE(RefusedCallEchoesLengths_FFM_288),
    CASE(OneRingServesAllSlots_FFM_290_348),
    CASE(AnyOtherNumberIsARequest_FFM_278),
    CASE(RingsWithoutRequestsAreHarmless_FFM_293),
    CASE_THAT_HOLDS(SlotIsReadOnce_FFM_279_287_348),
    CASE(GarbageIsAnswered_FFM_297_304_305_TFMV_10_D_7_D_23),
    CASE_THAT_HOLDS(SignalsAreSeenTogether_FFM_107_113_115_117_124_125_126),
};

const struct suite_table suite_mailbox_cases = CASES(cases);
