/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1 in the words of a test: fills slots of the mailbox as its client library would, or as a hostile program would. */
#ifndef HOST_TESTS_UNIT_MAILBOX_FIXTURE_H
#define HOST_TESTS_UNIT_MAILBOX_FIXTURE_H

#include <algorithm>

#include "host_tests/doubles/machine_double.h"
#include "host_tests/doubles/shared_double.h"
#include "host_tests/unit/fixture.h"
#include "mailbox/reply.h"
#include "mailbox/secure.h"

struct Message {
    uint32_t call_type;
    int32_t client_id;
    uint32_t target;
    int32_t type;
    Vectors in;
    Vectors out;
};

struct Answer {
    int32_t status;
    std::array<uint32_t, MAILBOX_VECTOR_COUNT> out_len;
};
using Lengths = std::array<uint32_t, MAILBOX_VECTOR_COUNT>;

/* What CPU1's client -1 sends. */
inline Message FrameworkVersionMessage()
{
    return {MAILBOX_CALL_FRAMEWORK_VERSION, -1, 0, 0, {}, {}};
}
inline Message VersionMessage(uint32_t sid)
{
    return {MAILBOX_CALL_VERSION, -1, sid, 0, {}, {}};
}
inline Message ConnectMessage(uint32_t sid, int32_t version, int32_t client_id = -1)
{
    return {MAILBOX_CALL_CONNECT, client_id, sid, version, {}, {}};
}
inline Message CallMessage(psa_handle_t handle, int32_t type = 0, const Vectors &in = {}, const Vectors &out = {}, int32_t client_id = -1)
{
    return {MAILBOX_CALL_CALL, client_id, static_cast<uint32_t>(handle), type, in, out};
}
inline Message CloseMessage(psa_handle_t handle, int32_t client_id = -1)
{
    return {MAILBOX_CALL_CLOSE, client_id, static_cast<uint32_t>(handle), 0, {}, {}};
}

/* The page and CPU1's side of it. */
class Cpu1 {
public:
    static struct mailbox_page *Page() { return reinterpret_cast<struct mailbox_page *>(uintptr_t{CHIP_MAILBOX}); }
    static struct mailbox_slot &Slot(uint8_t slot) { return Page()->slot[slot]; }
    static uint32_t &Word(uint8_t slot, int word) { return Slot(slot).message[word].raw; }

    /* Fills the message without saying that it is there. */
    static void Fill(uint8_t slot, const Message &message)
    {
        Word(slot, MAILBOX_WORD_CALL_TYPE) = message.call_type;
        Word(slot, MAILBOX_WORD_CLIENT_ID) = static_cast<uint32_t>(message.client_id);
        Word(slot, MAILBOX_WORD_TARGET) = message.target;
        Word(slot, MAILBOX_WORD_TYPE) = static_cast<uint32_t>(message.type);
        Word(slot, MAILBOX_WORD_IN_COUNT) = static_cast<uint32_t>(message.in.size());
        Word(slot, MAILBOX_WORD_OUT_COUNT) = static_cast<uint32_t>(message.out.size());
        int next = MAILBOX_WORD_VECTORS;
        for (const Vectors *list : {&message.in, &message.out}) {
            for (const Vector &vector : *list) {
                if (next < MAILBOX_MESSAGE_WORDS) {
                    Word(slot, next++) = static_cast<uint32_t>(vector.base);
                    Word(slot, next++) = static_cast<uint32_t>(vector.len);
                }
            }
        }
    }
    static void Say(uint8_t slot) { Slot(slot).request_seq.raw = Slot(slot).reply_seq.raw + 1u; }
    static void Post(uint8_t slot, const Message &message)
    {
        Fill(slot, message);
        Say(slot);
    }
    /* What hal_ns_cpu_release() does to the shared words on a platform: machine_double.on_release. */
    static void ClearSharedWords(void *)
    {
        std::memset(Page(), 0, sizeof(struct mailbox_page));
        machine_double.ready_word = 0;
    }
    static bool Replied(uint8_t slot) { return Slot(slot).reply_seq.raw == Slot(slot).request_seq.raw; }
    static Answer AnswerIn(uint8_t slot)
    {
        Answer answer = {};
        answer.status = static_cast<int32_t>(Slot(slot).answer[MAILBOX_ANSWER_STATUS].raw);
        for (size_t i = 0; i < answer.out_len.size(); i++) {
            answer.out_len[i] = Slot(slot).answer[MAILBOX_ANSWER_OUT_LEN + i].raw;
        }
        return answer;
    }
};

#endif /* HOST_TESTS_UNIT_MAILBOX_FIXTURE_H */
