/* SPDX-License-Identifier: Apache-2.0 */
/* The PSA client library of the non-secure CPU, with one context at a time: what it writes to the mailbox, in which
 * order, and what it makes of the answer. The secure side is played in the hooks and in accesses to shared words. */
#include <cstddef>
#include <cstring>
#include <functional>
#include <vector>

#include <gtest/gtest.h>

#include "host_tests/doubles/chip_memory.h"
#include "host_tests/doubles/shared_double.h"
#include "ns_client/ns_client.h"
#include "ns_client/ns_hooks.h"
#include "psa/client.h"

namespace
{

constexpr uint32_t kUnreadable = 0xFFFFFFFFu;

struct Hooks {
    int32_t client_id = -1;
    int locked = 0;
    int notified = 0;
    int waits_for_slot = 0;
    std::vector<unsigned> woken;
    std::function<void(uint8_t)> wait_reply;
};

Hooks hooks;
mailbox_page page;

void reply(uint8_t slot, uint32_t status, const uint32_t (&out_len)[4] = {0, 0, 0, 0})
{
    mailbox_slot &shared = page.slot[slot];
    shared.answer[MAILBOX_ANSWER_STATUS].raw = status;
    for (size_t i = 0; i < 4; i++) {
        shared.answer[MAILBOX_ANSWER_OUT_LEN + i].raw = out_len[i];
    }
    shared.reply_seq.raw = shared.request_seq.raw;
}

uint32_t word(uint8_t slot, size_t index)
{
    return page.slot[slot].message[index].raw;
}

class NsClient : public testing::Test
{
  protected:
    void SetUp() override
    {
        chip_memory_reset();
        shared_double_reset();
        hooks = Hooks();
        std::memset(&page, 0, sizeof(page));
        ns_client_init(&page);
        hooks.wait_reply = [](uint8_t slot) { reply(slot, 0); };
    }

    void TearDown() override
    {
        shared_double_reset();
    }

    /* Every request gets this answer. */
    static void Answer(uint32_t status, std::vector<uint32_t> lens = {0, 0, 0, 0})
    {
        hooks.wait_reply = [status, lens](uint8_t slot) {
            const uint32_t out_len[4] = {lens[0], lens[1], lens[2], lens[3]};
            reply(slot, status, out_len);
        };
    }

    static uint8_t *Memory()
    {
        return chip_memory_at(CHIP_NS_RAM);
    }
};

TEST_F(NsClient, AsksForTheFrameworkVersion)
{
    Answer(0x0101);
    EXPECT_EQ(psa_framework_version(), 0x0101u);
    EXPECT_EQ(word(0, MAILBOX_WORD_CALL_TYPE), static_cast<uint32_t>(MAILBOX_CALL_FRAMEWORK_VERSION));
    EXPECT_EQ(hooks.notified, 1);
}

TEST_F(NsClient, AsksForAServiceVersion)
{
    Answer(3);
    EXPECT_EQ(psa_version(0xF100), 3u);
    EXPECT_EQ(word(0, MAILBOX_WORD_CALL_TYPE), static_cast<uint32_t>(MAILBOX_CALL_VERSION));
    EXPECT_EQ(word(0, MAILBOX_WORD_TARGET), 0xF100u);
}

TEST_F(NsClient, ConnectsWithSidAndVersion)
{
    Answer(0x85);
    hooks.client_id = -65536;
    EXPECT_EQ(psa_connect(0xF100, 7), 0x85);
    EXPECT_EQ(word(0, MAILBOX_WORD_CALL_TYPE), static_cast<uint32_t>(MAILBOX_CALL_CONNECT));
    EXPECT_EQ(word(0, MAILBOX_WORD_CLIENT_ID), 0xFFFF0000u);
    EXPECT_EQ(word(0, MAILBOX_WORD_TARGET), 0xF100u);
    EXPECT_EQ(word(0, MAILBOX_WORD_TYPE), 7u);
}

TEST_F(NsClient, ReturnsTheErrorOfARefusedConnect)
{
    Answer(static_cast<uint32_t>(PSA_ERROR_CONNECTION_REFUSED));
    EXPECT_EQ(psa_connect(1, 1), PSA_ERROR_CONNECTION_REFUSED);
}

TEST_F(NsClient, ClosesAlsoWhatIsNoHandle)
{
    psa_close(-7);
    EXPECT_EQ(word(0, MAILBOX_WORD_CALL_TYPE), static_cast<uint32_t>(MAILBOX_CALL_CLOSE));
    EXPECT_EQ(word(0, MAILBOX_WORD_TARGET), static_cast<uint32_t>(-7));
}

TEST_F(NsClient, PassesInputsThenOutputsByValue)
{
    uint8_t *memory = Memory();
    const psa_invec in[2] = {{memory, 5}, {memory + 16, 7}};
    psa_outvec out[1] = {{memory + 32, 11}};
    EXPECT_EQ(psa_call(0x80, 42, in, 2, out, 1), PSA_SUCCESS);
    const uint32_t expected[MAILBOX_MESSAGE_WORDS] = {
        MAILBOX_CALL_CALL, 0xFFFFFFFFu, 0x80, 42, 2, 1, CHIP_NS_RAM, 5, CHIP_NS_RAM + 16, 7,
        CHIP_NS_RAM + 32,  11,          0,    0};
    for (size_t i = 0; i < MAILBOX_MESSAGE_WORDS; i++) {
        EXPECT_EQ(word(0, i), expected[i]) << "word " << i;
    }
}

TEST_F(NsClient, LeavesNoWordOfAnEarlierMessage)
{
    uint8_t *memory = Memory();
    const psa_invec in[4] = {{memory, 1}, {memory, 2}, {memory, 3}, {memory, 4}};
    (void)psa_call(1, 1, in, 4, nullptr, 0);
    (void)psa_version(9);
    for (size_t i = MAILBOX_WORD_TYPE; i < MAILBOX_MESSAGE_WORDS; i++) {
        EXPECT_EQ(word(0, i), 0u) << "word " << i;
    }
}

/* Framework sheet 8.3, step 1: the secure side must see the programmer error. */
TEST_F(NsClient, PassesBadArgumentsOn)
{
    Answer(static_cast<uint32_t>(PSA_ERROR_PROGRAMMER_ERROR));
    EXPECT_EQ(psa_call(-3, -5, nullptr, 0, nullptr, 0), PSA_ERROR_PROGRAMMER_ERROR);
    EXPECT_EQ(word(0, MAILBOX_WORD_TARGET), static_cast<uint32_t>(-3));
    EXPECT_EQ(word(0, MAILBOX_WORD_TYPE), static_cast<uint32_t>(-5));
    EXPECT_EQ(hooks.notified, 1);
}

TEST_F(NsClient, MakesAnUnreadableArrayAnInvalidCount)
{
    (void)psa_call(1, 1, nullptr, 1, nullptr, 2);
    EXPECT_EQ(word(0, MAILBOX_WORD_IN_COUNT), kUnreadable);
    EXPECT_EQ(word(0, MAILBOX_WORD_OUT_COUNT), kUnreadable);
}

TEST_F(NsClient, IgnoresAnArrayWhoseCountIsZero)
{
    (void)psa_call(1, 1, reinterpret_cast<const psa_invec *>(8), 0, nullptr, 0);
    EXPECT_EQ(word(0, MAILBOX_WORD_IN_COUNT), 0u);
    EXPECT_EQ(word(0, MAILBOX_WORD_OUT_COUNT), 0u);
}

TEST_F(NsClient, CopiesTheVectorsThatFitAndPassesTheTrueCounts)
{
    uint8_t *memory = Memory();
    const psa_invec in[3] = {{memory, 1}, {memory, 2}, {memory, 3}};
    psa_outvec out[3] = {{memory, 4}, {memory, 5}, {memory, 6}};
    Answer(static_cast<uint32_t>(PSA_ERROR_PROGRAMMER_ERROR));
    (void)psa_call(1, 1, in, 3, out, 3);
    EXPECT_EQ(word(0, MAILBOX_WORD_IN_COUNT), 3u);
    EXPECT_EQ(word(0, MAILBOX_WORD_OUT_COUNT), 3u);
    EXPECT_EQ(word(0, MAILBOX_WORD_VECTORS + 5), 3u);
    EXPECT_EQ(word(0, MAILBOX_WORD_VECTORS + 7), 4u);
}

TEST_F(NsClient, SaturatesCounts)
{
    uint8_t *memory = Memory();
    const psa_invec in[4] = {{memory, 1}, {memory, 2}, {memory, 3}, {memory, 4}};
    (void)psa_call(1, 1, in, SIZE_MAX, nullptr, 0);
    EXPECT_EQ(word(0, MAILBOX_WORD_IN_COUNT), UINT32_MAX);
    (void)psa_call(1, 1, in, (static_cast<size_t>(1) << 32) + 1, nullptr, 0);
    EXPECT_EQ(word(0, MAILBOX_WORD_IN_COUNT), UINT32_MAX) << "not cut to 1";
}

TEST_F(NsClient, NeverCutsAnAddressOrALength)
{
    const psa_invec in[1] = {{reinterpret_cast<const void *>(0x100000000u + CHIP_NS_RAM), 4}};
    psa_outvec out[1] = {{Memory(), (static_cast<size_t>(1) << 32) + 4}};
    Answer(static_cast<uint32_t>(PSA_ERROR_PROGRAMMER_ERROR), {UINT32_MAX, 0, 0, 0});
    (void)psa_call(1, 1, in, 1, out, 1);
    EXPECT_EQ(word(0, MAILBOX_WORD_VECTORS), 0u);
    EXPECT_EQ(word(0, MAILBOX_WORD_VECTORS + 1), 4u);
    EXPECT_EQ(word(0, MAILBOX_WORD_VECTORS + 3), UINT32_MAX);
    EXPECT_EQ(out[0].len, (static_cast<size_t>(1) << 32) + 4) << "an echoed length leaves the caller's alone";
}

TEST_F(NsClient, StoresOutputLengthsWhateverTheStatus)
{
    for (const int32_t status : {0, 5, -2, -129}) {
        psa_outvec out[2] = {{Memory(), 8}, {Memory() + 8, 8}};
        Answer(static_cast<uint32_t>(status), {3, 0, 0, 0});
        EXPECT_EQ(psa_call(1, 1, nullptr, 0, out, 2), status);
        EXPECT_EQ(out[0].len, 3u);
        EXPECT_EQ(out[1].len, 0u);
        EXPECT_EQ(out[0].base, Memory()) << "FFM: base is never changed";
    }
}

TEST_F(NsClient, StoresNoLengthsIfTheCountsWereInvalid)
{
    psa_outvec out[5] = {{Memory(), 1}, {Memory(), 2}, {Memory(), 3}, {Memory(), 4}, {Memory(), 5}};
    Answer(static_cast<uint32_t>(PSA_ERROR_PROGRAMMER_ERROR), {9, 9, 9, 9});
    (void)psa_call(1, 1, nullptr, 0, out, 5);
    (void)psa_call(1, 1, nullptr, 1, out, 1);
    const psa_invec in[3] = {{Memory(), 1}, {Memory(), 1}, {Memory(), 1}};
    (void)psa_call(1, 1, in, 3, out, 2);
    for (size_t i = 0; i < 5; i++) {
        EXPECT_EQ(out[i].len, i + 1);
    }
}

TEST_F(NsClient, MakesNoSlotPendingAtTheStart)
{
    for (uint32_t i = 0; i < MAILBOX_SLOT_COUNT; i++) {
        page.slot[i].request_seq.raw = 100 + i;
        page.slot[i].reply_seq.raw = 50 + i;
    }
    ns_client_init(&page);
    for (uint8_t i = 0; i < MAILBOX_SLOT_COUNT; i++) {
        EXPECT_EQ(page.slot[i].request_seq.raw, MAILBOX_NO_REQUEST);
        EXPECT_EQ(page.slot[i].reply_seq.raw, 50u + i) << "the secure side's word is not ours to write";
        EXPECT_TRUE(ns_client_replied(i));
    }
    EXPECT_TRUE(ns_client_slot_free());
}

TEST_F(NsClient, CountsRequestsAcrossTheWrap)
{
    page.slot[0].request_seq.raw = UINT32_MAX - 1;
    page.slot[0].reply_seq.raw = UINT32_MAX - 1;
    ns_client_init(&page);
    Answer(7);
    EXPECT_EQ(psa_version(1), 7u);
    EXPECT_EQ(page.slot[0].request_seq.raw, UINT32_MAX);
    EXPECT_EQ(psa_version(1), 7u);
    EXPECT_EQ(page.slot[0].request_seq.raw, 1u) << "0 is no number of a request";
}

TEST_F(NsClient, PassesOverTheNumberThatWasAnsweredLast)
{
    page.slot[0].request_seq.raw = 8;
    page.slot[0].reply_seq.raw = 9;
    Answer(7);
    EXPECT_EQ(psa_version(1), 7u);
    EXPECT_EQ(page.slot[0].request_seq.raw, 10u) << "9 would not be pending";
}

/* The former life asked with number 7. The secure side answers that before, between or after any two accesses to shared words that
 * the new life makes until its first request is served. */
TEST_F(NsClient, NeverTakesAnAnswerToItsFormerLifeForItsOwn)
{
    struct Late {
        size_t accesses_left;
        bool landed;
    };
    static const auto step = [](void *context, const hal_shared_u32 *) {
        Late *late = static_cast<Late *>(context);
        if (!late->landed && (late->accesses_left-- == 0)) {
            late->landed = true;
            page.slot[0].answer[MAILBOX_ANSWER_STATUS].raw = 1313;
            page.slot[0].reply_seq.raw = 7;
        }
    };
    bool landed = true;
    size_t at = 0;
    for (; landed; at++) {
        std::memset(&page, 0, sizeof(page));
        page.slot[0].request_seq.raw = 7;
        page.slot[0].reply_seq.raw = 6;
        Late late = {at, false};
        shared_double.context = &late;
        shared_double.before_read = step;
        shared_double.after_write = step;
        ns_client_init(&page);
        EXPECT_TRUE(ns_client_replied(0)) << at;
        hooks.wait_reply = [&late](uint8_t slot) {
            late.landed = true; /* the secure side serves one request after the other */
            reply(slot, 42);
        };
        EXPECT_EQ(psa_version(1), 42u) << "late answer at access " << at;
        EXPECT_EQ(page.slot[0].request_seq.raw, 8u) << at;
        landed = late.accesses_left > at; /* it has counted down past 0 */
        shared_double_reset();
    }
    EXPECT_GT(at, 20u);
}

TEST_F(NsClient, GoesOnCountingOverLivesThatAskNothing)
{
    page.slot[2].request_seq.raw = 7;
    page.slot[2].reply_seq.raw = 6;
    for (int life = 0; life < 3; life++) {
        ns_client_init(&page);
        EXPECT_EQ(page.slot[2].request_seq.raw, MAILBOX_NO_REQUEST);
        EXPECT_EQ(page.slot[2].former_seq.raw, 7u);
    }
    page.slot[2].request_seq.raw = 7; /* a restart between the two stores of ns_client_init() */
    ns_client_init(&page);
    EXPECT_EQ(page.slot[2].request_seq.raw, MAILBOX_NO_REQUEST);
    EXPECT_EQ(page.slot[2].former_seq.raw, 7u);
}

TEST_F(NsClient, MakesTheSlotPendingAfterTheMessageAndRingsAfterThat)
{
    struct Order {
        std::vector<const hal_shared_u32 *> written;
        int notified_before = 0;
    } order;
    shared_double.context = &order;
    shared_double.after_write = [](void *context, const hal_shared_u32 *written) {
        Order *seen = static_cast<Order *>(context);
        seen->written.push_back(written);
        seen->notified_before = hooks.notified;
    };
    (void)psa_version(1);
    ASSERT_EQ(order.written.size(), static_cast<size_t>(MAILBOX_MESSAGE_WORDS) + 1);
    EXPECT_EQ(order.written.back(), &page.slot[0].request_seq);
    EXPECT_EQ(order.notified_before, 0);
    EXPECT_EQ(hooks.notified, 1);
}

TEST_F(NsClient, LooksBeforeItWaits)
{
    hooks.wait_reply = [](uint8_t) { FAIL() << "the reply was there already"; };
    shared_double.after_write = [](void *, const hal_shared_u32 *written) {
        if (written == &page.slot[0].request_seq) {
            reply(0, 4);
        }
    };
    EXPECT_EQ(psa_version(1), 4u);
}

TEST_F(NsClient, WaitsAgainAfterAWakeUpWithoutReason)
{
    int waits = 0;
    hooks.wait_reply = [&waits](uint8_t slot) {
        if (++waits == 3) {
            reply(slot, 4);
        }
    };
    EXPECT_EQ(psa_version(1), 4u);
    EXPECT_EQ(waits, 3);
}

/* FFM-296: another context that comes in while the answer is being copied out gets another slot. */
TEST_F(NsClient, KeepsTheSlotUntilTheAnswerIsCopiedOut)
{
    static bool nested;
    nested = false;
    Answer(4);
    shared_double.before_read = [](void *, const hal_shared_u32 *read) {
        if (!nested && (read == &page.slot[0].answer[MAILBOX_ANSWER_WORDS - 1])) {
            nested = true;
            EXPECT_EQ(psa_version(2), 4u);
        }
    };
    EXPECT_EQ(psa_version(1), 4u);
    EXPECT_TRUE(nested);
    EXPECT_EQ(word(0, MAILBOX_WORD_TARGET), 1u);
    EXPECT_EQ(word(1, MAILBOX_WORD_TARGET), 2u);
    shared_double.before_read = nullptr;
    EXPECT_EQ(psa_version(3), 4u);
    EXPECT_EQ(word(0, MAILBOX_WORD_TARGET), 3u);
}

TEST_F(NsClient, KeepsSeveralCallsUnderWay)
{
    int depth = 0;
    hooks.wait_reply = [&depth](uint8_t slot) {
        EXPECT_EQ(slot, depth);
        depth++;
        if (depth < MAILBOX_SLOT_COUNT) {
            EXPECT_TRUE(ns_client_slot_free());
            EXPECT_EQ(psa_version(7), 101u + slot);
        } else {
            EXPECT_FALSE(ns_client_slot_free());
        }
        reply(slot, 100u + slot);
    };
    EXPECT_EQ(psa_version(0), 100u);
    EXPECT_EQ(depth, MAILBOX_SLOT_COUNT);
}

TEST_F(NsClient, WakesTheContextsWhoseSlotsHaveReplies)
{
    page.slot[1].request_seq.raw = 5;
    page.slot[3].request_seq.raw = 5;
    ns_client_doorbell();
    EXPECT_EQ(hooks.woken, (std::vector<unsigned>{0, 2}));
    page.slot[3].reply_seq.raw = 5;
    hooks.woken.clear();
    ns_client_doorbell();
    EXPECT_EQ(hooks.woken, (std::vector<unsigned>{0, 2, 3}));
}

} /* namespace */

int32_t ns_hook_client_id(void)
{
    return hooks.client_id;
}

void ns_hook_lock(void)
{
    EXPECT_EQ(hooks.locked, 0);
    hooks.locked++;
}

void ns_hook_unlock(void)
{
    EXPECT_EQ(hooks.locked, 1);
    hooks.locked--;
}

void ns_hook_wait_reply(uint8_t slot)
{
    EXPECT_EQ(hooks.locked, 0) << "never held while waiting";
    hooks.wait_reply(slot);
}

void ns_hook_wake_reply(uint8_t slot)
{
    hooks.woken.push_back(slot);
}

void ns_hook_wait_slot(void)
{
    hooks.waits_for_slot++;
    FAIL() << "no test here uses more than four slots";
}

void ns_hook_wake_slot(void)
{
}

void ns_hook_notify(void)
{
    hooks.notified++;
}
