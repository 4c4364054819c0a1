/* SPDX-License-Identifier: Apache-2.0 */
/* The secure side of the mailbox, with the SFN backend's data half behind it: MB2 to MB13, FFM-275 to FFM-304, FFM-348. */
#include <map>
#include <random>

#include "host_tests/unit/mailbox_suite.h"

namespace {

constexpr uint32_t kIn = kNonSecure;
constexpr uint32_t kOut = kNonSecure + 0x4000u;
constexpr uint32_t kBuffer = kSecure + 0x1000u;

TEST_F(Mailbox, FFM_275_EveryClientApiGivesTheResultsOfTheDirectApi)
{
    EXPECT_EQ(Ask(FrameworkVersionMessage()).status, 0x0101);
    EXPECT_EQ(Ask(VersionMessage(TEST_SID(SERVER_RELAXED))).status, 3);
    EXPECT_EQ(Ask(VersionMessage(TEST_SID(SERVER_SECURE))).status, 0);
    EXPECT_EQ(Ask(ConnectMessage(SID_UNKNOWN, 1)).status, PSA_ERROR_CONNECTION_REFUSED);
    EXPECT_EQ(Ask(ConnectMessage(TEST_SID(SERVER_SECURE), 1)).status, PSA_ERROR_CONNECTION_REFUSED);
    EXPECT_EQ(Ask(ConnectMessage(TEST_SID(SERVER_STATELESS), 2)).status, PSA_ERROR_CONNECTION_REFUSED);
    EXPECT_EQ(Ask(CallMessage(0)).status, PSA_ERROR_PROGRAMMER_ERROR);
    EXPECT_EQ(Ask(CallMessage(HANDLE_VAULT_STATELESS)).status, PSA_ERROR_PROGRAMMER_ERROR);
    EXPECT_EQ(Ask(CloseMessage(0)).status, 0);
    EXPECT_EQ(Ask(CloseMessage(12345)).status, 0);

    const psa_handle_t handle = OpenByMailbox();
    EXPECT_GT(handle, 0);
    Fill(kIn, "question");
    Cpu1::Post(1, CallMessage(handle, 5, {{kIn, 8}}, {{kOut, 16}}));
    EXPECT_EQ(Process(1), Blocks());
    const psa_msg_t msg = Take(SERVER_OPEN);
    EXPECT_EQ(msg.type, 5);
    EXPECT_EQ(msg.client_id, kClient);
    EXPECT_EQ(Read(SERVER, msg.handle, 0, kBuffer, 16), Returns(8));
    EXPECT_EQ(Write(SERVER, msg.handle, 0, kBuffer, 8), Returns(0));
    ReplyTo(SERVER_OPEN, msg, 3);
    EXPECT_TRUE(Cpu1::Replied(1));
    EXPECT_EQ(Cpu1::AnswerIn(1).status, 3);
    EXPECT_EQ(Cpu1::AnswerIn(1).out_len, (Lengths{8, 0, 0, 0}));
    EXPECT_EQ(Text(kOut, 8), "question");

    Cpu1::Post(2, CloseMessage(handle));
    EXPECT_EQ(Process(2), Blocks());
    (void)Serve(SERVER_OPEN, -5);
    EXPECT_EQ(Cpu1::AnswerIn(2).status, 0);
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

TEST_F(Mailbox, FFM_275_ConnectReplyReachesTheSlotUnchanged)
{
    for (const psa_status_t status : {PSA_ERROR_CONNECTION_REFUSED, PSA_ERROR_CONNECTION_BUSY}) {
        Cpu1::Post(0, ConnectMessage(TEST_SID(SERVER_OPEN), 1));
        EXPECT_EQ(Process(0), Blocks());
        (void)Serve(SERVER_OPEN, status);
        EXPECT_EQ(Cpu1::AnswerIn(0).status, status);
    }
}

TEST_F(Mailbox, FFM_278_WordsBehindTheFourSlotsAreNeverLookedAt)
{
    static const struct hal_shared_u32 *last;
    static bool outside;
    outside = false;
    last = reinterpret_cast<const struct hal_shared_u32 *>(Cpu1::Page() + 1);
    shared_double.after_read = [](void *, const struct hal_shared_u32 *word) {
        outside = outside || (word >= last) || (word < reinterpret_cast<const struct hal_shared_u32 *>(Cpu1::Page()));
    };
    std::memset(Cpu1::Page() + 1, 0xFF, 1024);
    for (uint8_t slot = 0; slot < MAILBOX_SLOT_COUNT; slot++) {
        (void)Ask(FrameworkVersionMessage(), slot);
        EXPECT_FALSE(Pending(slot));
    }
    EXPECT_FALSE(outside);
}

TEST_F(Mailbox, FFM_279_SlotBeingServedIsNotTakenAgainWhateverCpu1Writes)
{
    Cpu1::Post(0, CallMessage(HANDLE_SERVER_STATELESS, 7, {{kIn, 4}}, {{kOut, 8}}));
    EXPECT_EQ(Process(0), Blocks());
    const std::string before = State();
    const uint32_t accepted = Cpu1::Slot(0).request_seq.raw;
    std::memset(&Cpu1::Slot(0), 0x5A, sizeof(struct mailbox_slot));
    EXPECT_FALSE(Pending(0));
    EXPECT_EQ(State(), before);
    const psa_msg_t msg = Take(SERVER_STATELESS);
    EXPECT_EQ(msg.type, 7);
    EXPECT_EQ(SizesOf(msg.in_size), (Sizes{4, 0, 0, 0}));
    ReplyTo(SERVER_STATELESS, msg, 9);
    EXPECT_EQ(Cpu1::AnswerIn(0).status, 9);
    EXPECT_EQ(Cpu1::Slot(0).reply_seq.raw, accepted); /* the number copied at acceptance */
    EXPECT_TRUE(Pending(0)) << "what CPU1 wrote meanwhile is its next request";
}

TEST_F(Mailbox, FFM_280_UnknownCallTypeIsAnswered)
{
    for (const uint32_t type : {0u, 6u, 7u, 0x103u, 0x80000001u, 0xFFFFFFFFu}) {
        const std::string before = State();
        Cpu1::Post(0, {type, -1, HANDLE_SERVER_STATELESS, 0, {}, {{kOut, 4}}});
        EXPECT_EQ(Process(0), Returns(PSA_ERROR_PROGRAMMER_ERROR));
        EXPECT_TRUE(Cpu1::Replied(0));
        EXPECT_EQ(Cpu1::AnswerIn(0).status, PSA_ERROR_PROGRAMMER_ERROR);
        EXPECT_EQ(Cpu1::AnswerIn(0).out_len, Lengths{});
    }
}

TEST_F(Mailbox, FFM_281_FFM_288_IllegalCountsAreRefusedAndEndTheConnection)
{
    const uint32_t counts[][2] = {{5, 0},          {0, 5},          {3, 2},          {4, 4}, {0xFFFFFFFFu, 2}, {2, 0xFFFFFFFFu},
                                  {0x80000000u, 0x80000000u}, {0xFFFFFFFFu, 0xFFFFFFFFu}, {0x10000u, 0}, {0, 0x10001u}};
    for (const auto &count : counts) {
        SetUp();
        const psa_handle_t handle = OpenByMailbox();
        const std::string memory = Text(CHIP_NS_RAM, CHIP_REGION_BYTES);
        Cpu1::Fill(0, CallMessage(handle, 0, {{kIn, 1}, {kIn + 8, 1}}, {{kOut, 11}, {kOut + 32, 12}}));
        Cpu1::Word(0, MAILBOX_WORD_IN_COUNT) = count[0];
        Cpu1::Word(0, MAILBOX_WORD_OUT_COUNT) = count[1];
        Cpu1::Say(0);
        EXPECT_EQ(Process(0), Returns(PSA_ERROR_PROGRAMMER_ERROR));
        EXPECT_EQ(Cpu1::AnswerIn(0).status, PSA_ERROR_PROGRAMMER_ERROR);
        EXPECT_EQ(Cpu1::AnswerIn(0).out_len, Lengths{}); /* 0 if the counts were invalid */
        EXPECT_EQ(Text(CHIP_NS_RAM, CHIP_REGION_BYTES), memory);
        EXPECT_EQ(Serve(SERVER_OPEN, PSA_SUCCESS).type, PSA_IPC_DISCONNECT); /* FFM-096 */
    }
}

TEST_F(Mailbox, FFM_282_FFM_286_VectorsThatAreNotOrdinaryNonSecureMemoryAreRefused)
{
    const Vector wrong[] = {
        {0, 1},                                  /* MB6                                             */
        {CHIP_S_RAM, 4},                         /* secure memory                                   */
        {CHIP_SPM_RAM, 1},
        {CHIP_MAILBOX, 4},                       /* the mailbox area itself                         */
        {CHIP_MAILBOX + sizeof(struct mailbox_page), 4},
        {CHIP_NS_RAM + CHIP_REGION_BYTES - 3, 4}, /* the last byte outside                           */
        {CHIP_NS_RAM - 1, 2},
        {0xFFFFFFFFu, 2},                         /* wraps in 32 bits                                */
        {CHIP_NS_RAM, 0xFFFFFFFFu},
        {CHIP_NS_RAM, 0xE0000000u},
    };
    for (const Vector &vector : wrong) {
        EXPECT_EQ(Ask(CallMessage(HANDLE_SERVER_STATELESS, 0, {vector})).status, PSA_ERROR_PROGRAMMER_ERROR);
        EXPECT_EQ(Ask(CallMessage(HANDLE_SERVER_STATELESS, 0, {}, {vector})).status, PSA_ERROR_PROGRAMMER_ERROR);
    }
    EXPECT_EQ(Ask(CallMessage(HANDLE_SERVER_STATELESS, 0, {}, {{CHIP_NS_FLASH, 4}})).status, PSA_ERROR_PROGRAMMER_ERROR);
    Cpu1::Post(0, CallMessage(HANDLE_SERVER_STATELESS, 0, {{CHIP_NS_FLASH, 4}, {0, 0}}));
    EXPECT_EQ(Process(0), Blocks());
}

TEST_F(Mailbox, FFM_283_TypeIsDeliveredWholeOrRefused)
{
    for (const int32_t type : {0x10000, 0x18000, 0x7FFFFFFF, 0}) {
        Cpu1::Post(0, CallMessage(HANDLE_SERVER_STATELESS, type));
        EXPECT_EQ(Process(0), Blocks());
        EXPECT_EQ(Serve(SERVER_STATELESS, 0).type, type);
    }
    for (const int32_t type : {-1, -2, -65536, INT32_MIN}) {
        EXPECT_EQ(Ask(CallMessage(HANDLE_SERVER_STATELESS, type)).status, PSA_ERROR_PROGRAMMER_ERROR);
    }
}

TEST_F(Mailbox, FFM_284_ClientIdsAreMappedIntoTheConstantRangeOrRefused)
{
    const int32_t limit = test_image.mailbox_client_limit;
    for (const int32_t id : {-1, -2, -65535, -65536}) {
        Cpu1::Post(0, ConnectMessage(TEST_SID(SERVER_OPEN), 1, id));
        EXPECT_EQ(Process(0), Blocks());
        EXPECT_EQ(Serve(SERVER_OPEN, PSA_ERROR_CONNECTION_REFUSED).client_id, limit + 1 + id);
    }
    for (const int32_t id : {0, 1, static_cast<int32_t>(ID_CLIENT), INT32_MAX, -65537, INT32_MIN, limit}) {
        const std::string before = State().substr(sizeof(struct spm));
        EXPECT_EQ(Ask(ConnectMessage(TEST_SID(SERVER_OPEN), 1, id)).status, PSA_ERROR_CONNECTION_REFUSED);
        EXPECT_EQ(Ask(CallMessage(HANDLE_SERVER_STATELESS, 0, {}, {}, id)).status, PSA_ERROR_PROGRAMMER_ERROR);
        EXPECT_EQ(Ask(CloseMessage(1, id)).status, 0);
        EXPECT_EQ(State().substr(sizeof(struct spm)), before);
        Message version = VersionMessage(TEST_SID(SERVER_OPEN)); /* needs no id */
        version.client_id = id;
        EXPECT_EQ(Ask(version).status, 1);
        version.call_type = MAILBOX_CALL_FRAMEWORK_VERSION;
        EXPECT_EQ(Ask(version).status, 0x0101);
    }
}

TEST_F(Mailbox, FFM_285_HandleOfAnotherClientIdIsRefused)
{
    const psa_handle_t handle = OpenByMailbox(0, -1);
    EXPECT_EQ(Ask(CallMessage(handle, 0, {}, {}, -2)).status, PSA_ERROR_PROGRAMMER_ERROR);
    EXPECT_EQ(Ask(CloseMessage(handle, -2)).status, 0);
    EXPECT_EQ(SlotOf(handle).state, CONNECTION_IDLE);
    Cpu1::Post(3, CallMessage(handle, 0, {}, {}, -1));
    EXPECT_EQ(Process(3), Blocks());
}

TEST_F(Mailbox, FFM_287_SlotChangedAfterTheCopyDoesNotAffectTheRequest)
{
    Cpu1::Post(0, CallMessage(HANDLE_SERVER_STATELESS, 7, {{kIn, 4}}, {{kOut, 8}}));
    struct mailbox_request request;
    EXPECT_TRUE(mailbox_take(&spm_, 0, &request));
    std::memset(&Cpu1::Slot(0), 0xFF, sizeof(struct mailbox_slot));
    const size_t reads = shared_double.reads;
    EXPECT_EQ(mailbox_dispatch(&spm_, &request), Blocks());
    EXPECT_EQ(shared_double.reads, reads);
    const psa_msg_t msg = Take(SERVER_STATELESS);
    EXPECT_EQ(msg.type, 7);
    EXPECT_EQ(SizesOf(msg.out_size), (Sizes{8, 0, 0, 0}));
}

TEST_F(Mailbox, FFM_287_EveryWordOfASlotIsReadAtMostOnceARequest)
{
    static std::map<const struct hal_shared_u32 *, int> reads;
    reads.clear();
    shared_double.after_read = [](void *, const struct hal_shared_u32 *word) { reads[word]++; };
    Cpu1::Post(2, CallMessage(HANDLE_SERVER_STATELESS, 7, {{kIn, 4}}, {{kOut, 8}}));
    EXPECT_EQ(Process(2), Blocks());
    const psa_msg_t msg = Take(SERVER_STATELESS);
    EXPECT_EQ(Read(SERVER, msg.handle, 0, kBuffer, 4), Returns(4));
    ReplyTo(SERVER_STATELESS, msg, 0);
    for (const auto &read : reads) {
        EXPECT_EQ(read.second, 1);
    }
    EXPECT_EQ(reads.size(), 1u + MAILBOX_MESSAGE_WORDS);
    EXPECT_EQ(reads.count(&Cpu1::Slot(2).reply_seq), 0u) << "what was replied is remembered where CPU1 cannot change it";
}

TEST_F(Mailbox, FFM_288_RefusedCallEchoesTheClientsLengthsAndWritesNothingElse)
{
    const std::string memory = Text(CHIP_NS_RAM, CHIP_REGION_BYTES);
    const struct mailbox_slot neighbour = Cpu1::Slot(2);
    Cpu1::Post(1, CallMessage(12345, 0, {{kIn, 5}}, {{kOut, 11}, {CHIP_SPM_RAM, 0xFFFFFFFFu}, {0, 13}}));
    const struct mailbox_slot before = Cpu1::Slot(1);
    EXPECT_EQ(Process(1), Returns(PSA_ERROR_PROGRAMMER_ERROR));
    EXPECT_EQ(Cpu1::AnswerIn(1).out_len, (Lengths{11, 0xFFFFFFFFu, 13, 0}));
    EXPECT_EQ(std::memcmp(Cpu1::Slot(1).message, before.message, sizeof(before.message)), 0);
    EXPECT_EQ(Cpu1::Slot(1).request_seq.raw, before.request_seq.raw);
    EXPECT_EQ(std::memcmp(&Cpu1::Slot(2), &neighbour, sizeof(neighbour)), 0);
    EXPECT_EQ(Text(CHIP_NS_RAM, CHIP_REGION_BYTES), memory);
}

TEST_F(Mailbox, FFM_288_NoAnswerShowsLengthsOfAnEarlierOne)
{
    (void)Ask(CallMessage(12345, 0, {}, {{kOut, 11}, {kOut, 12}, {kOut, 13}, {kOut, 14}}), 1);
    EXPECT_EQ(Ask(CallMessage(12345, 0, {{kIn, 1}}, {{kOut, 9}}), 1).out_len, (Lengths{9, 0, 0, 0}));
    EXPECT_EQ(Ask(VersionMessage(1), 1).out_len, Lengths{});
    EXPECT_EQ(Ask(ConnectMessage(SID_UNKNOWN, 1), 1).out_len, Lengths{});
    EXPECT_EQ(Ask(CloseMessage(0), 1).out_len, Lengths{});
}

TEST_F(Mailbox, FFM_289_LengthsOfADeliveredRequestArriveWhateverTheStatus)
{
    for (const psa_status_t status : {0, 5, -5, -129, -132}) {
        Cpu1::Post(0, CallMessage(HANDLE_SERVER_STATELESS, 0, {{kIn, 3}}, {{kOut, 8}, {kOut + 8, 8}}));
        EXPECT_EQ(Process(0), Blocks());
        const psa_msg_t msg = Take(SERVER_STATELESS);
        EXPECT_EQ(Write(SERVER, msg.handle, 1, kBuffer, 6), Returns(0));
        ReplyTo(SERVER_STATELESS, msg, status);
        EXPECT_EQ(Cpu1::AnswerIn(0).status, status);
        EXPECT_EQ(Cpu1::AnswerIn(0).out_len, (Lengths{0, 6, 0, 0}));
    }
}

TEST_F(Mailbox, FFM_288_FFM_351_RequestRefusedByAFailedInitEchoesTheClientsLengths)
{
    Cpu1::Post(0, CallMessage(HANDLE_LIBRARY_STATELESS, 0, {{kIn, 3}}, {{kOut, 8}, {kOut + 8, 7}}));
    EXPECT_EQ(Process(0), Blocks());
    spm_partition_initialised(&spm_, {LIBRARY}, -1);
    EXPECT_EQ(Cpu1::AnswerIn(0).status, PSA_ERROR_CONNECTION_REFUSED);
    EXPECT_EQ(Cpu1::AnswerIn(0).out_len, (Lengths{8, 7, 0, 0}));
}

TEST_F(Mailbox, FFM_290_FFM_291_FFM_294_AllSlotsAreServedAtOnceAndAnsweredInAnyOrder)
{
    psa_msg_t msg[MAILBOX_SLOT_COUNT];
    for (uint8_t slot = 0; slot < MAILBOX_SLOT_COUNT; slot++) {
        Cpu1::Post(slot, CallMessage(HANDLE_SERVER_STATELESS, slot, {}, {}, -1 - slot));
    }
    for (uint8_t slot = 0; slot < MAILBOX_SLOT_COUNT; slot++) {
        EXPECT_EQ(Process(slot), Blocks());
    }
    for (psa_msg_t &one : msg) {
        one = Take(SERVER_STATELESS);
    }
    const size_t rings = machine_double.rings;
    for (const uint8_t slot : {2, 0, 3, 1}) {
        EXPECT_FALSE(Cpu1::Replied(slot));
        ReplyTo(SERVER_STATELESS, msg[slot], 100 + slot);
        EXPECT_TRUE(Cpu1::Replied(slot));
        EXPECT_EQ(Cpu1::AnswerIn(slot).status, 100 + slot);
    }
    EXPECT_EQ(machine_double.rings, rings + 4);
    for (uint8_t slot = 0; slot < MAILBOX_SLOT_COUNT; slot++) {
        EXPECT_FALSE(Pending(slot)); /* each exactly once */
    }
}

TEST_F(Mailbox, FFM_293_SlotWithoutANewRequestIsNotTaken)
{
    EXPECT_FALSE(Pending(0));
    (void)Ask(FrameworkVersionMessage());
    EXPECT_FALSE(Pending(0));
    Cpu1::Slot(0).reply_seq.raw = 77; /* CPU1 cannot make a slot pending by a word that is not its own */
    EXPECT_FALSE(Pending(0));
}

TEST_F(Mailbox, FFM_302_NothingIsReadBeforeTheCpusHaveMet)
{
    Init(test_image);
    Cpu1::Post(0, FrameworkVersionMessage());
    const size_t reads = shared_double.reads;
    EXPECT_FALSE(Pending(0));
    EXPECT_EQ(shared_double.reads + shared_double.writes, reads);
    mailbox_open(&spm_);
    EXPECT_EQ(Process(0), Returns(0x0101));
}

TEST_F(Mailbox, FFM_348_ReplyGoesToTheSlotRecordedInSecureMemory)
{
    Cpu1::Post(1, CallMessage(HANDLE_SERVER_STATELESS, 7));
    EXPECT_EQ(Process(1), Blocks());
    std::memset(Cpu1::Page(), 0x33, sizeof(struct mailbox_page));
    const psa_msg_t msg = Take(SERVER_STATELESS);
    ReplyTo(SERVER_STATELESS, msg, 5);
    EXPECT_EQ(Cpu1::AnswerIn(1).status, 5);
    for (const uint8_t slot : {0, 2, 3}) {
        EXPECT_EQ(Cpu1::Slot(slot).reply_seq.raw, 0x33333333u);
        EXPECT_EQ(Cpu1::AnswerIn(slot).status, 0x33333333);
    }
}

TEST_F(Mailbox, AnswerIsCompleteBeforeTheReplyIsSaid)
{
    static bool early;
    early = false;
    shared_double.after_write = [](void *, const struct hal_shared_u32 *word) {
        const struct mailbox_slot &slot = Cpu1::Slot(0);
        const bool said = slot.reply_seq.raw == slot.request_seq.raw;
        early = early || (said && ((word != &slot.reply_seq) || (slot.answer[0].raw != 0x0101)));
    };
    (void)Ask(FrameworkVersionMessage());
    EXPECT_FALSE(early);
    EXPECT_EQ(shared_double.writes, size_t{MAILBOX_ANSWER_WORDS} + 1u);
    EXPECT_EQ(machine_double.rings, 1u);
}

TEST_F(Mailbox, SequenceNumbersMayWrapAndJump)
{
    Cpu1::Slot(0).reply_seq.raw = 0xFFFFFFFEu;
    spm_.mailbox.slot[0].replied_seq = 0xFFFFFFFEu;
    EXPECT_EQ(Ask(FrameworkVersionMessage()).status, 0x0101);
    for (const uint32_t number : {1u, 0x12345678u, 0x12345677u, UINT32_MAX}) {
        Cpu1::Slot(0).request_seq.raw = number;
        EXPECT_EQ(Process(0), Returns(0x0101));
        EXPECT_EQ(Cpu1::Slot(0).reply_seq.raw, number);
    }
}

TEST_F(Mailbox, SlotWithoutARequestIsNeverTaken)
{
    (void)Ask(FrameworkVersionMessage());
    Cpu1::Slot(0).request_seq.raw = MAILBOX_NO_REQUEST;
    EXPECT_FALSE(Pending(0));
}

/* ---- Hostile CPU1 -------------------------------------------------------------------------------------------------------------- */

/* Random words in the whole page, changed again at random reads; the server replies at random. FFM-297, FFM-304, FFM-305: no panic, and
 * nothing is written but reply words and output vectors of accepted requests. */
TEST_F(Mailbox, FFM_297_FFM_304_FFM_305_RandomWordsNeverPanicNorWriteElsewhere)
{
    static std::mt19937 random(20240229);
    const psa_handle_t handle = OpenByMailbox();
    const uint32_t interesting[] = {0,           1,      2,           3,       4,    5,    static_cast<uint32_t>(handle), 0x40000200u,
                                    0x4000031Du, 0x1000, 0xFFFFFFFFu, kIn,     kOut, 64,   0xFFFF0000u,                   0x80000000u,
                                    CHIP_S_RAM,  255,    0x40000102u, 0x20000, 8,    1000, CHIP_SPM_RAM,                  CHIP_MAILBOX};
    static std::vector<uint32_t> words;
    words.assign(std::begin(interesting), std::end(interesting));
    const auto scribble = [] {
        uint32_t *const page = reinterpret_cast<uint32_t *>(Cpu1::Page());
        page[random() % (sizeof(struct mailbox_page) / 4u)] = (random() % 4u) ? words[random() % words.size()] : random();
    };
    shared_double.after_read = [](void *, const struct hal_shared_u32 *) {
        uint32_t *const page = reinterpret_cast<uint32_t *>(Cpu1::Page());
        page[random() % (sizeof(struct mailbox_page) / 4u)] = words[random() % words.size()];
    };
    Fill(CHIP_SPM_RAM, std::string(CHIP_REGION_BYTES, 's'));
    Fill(CHIP_NS_FLASH, std::string(CHIP_REGION_BYTES, 'f'));
    for (int round = 0; round < 20000; round++) {
        for (unsigned i = random() % 8u; i != 0; i--) {
            scribble();
        }
        const uint8_t slot = static_cast<uint8_t>(random() % MAILBOX_SLOT_COUNT);
        struct mailbox_request request;
        if (mailbox_take(&spm_, slot, &request)) {
            const struct verdict verdict = mailbox_dispatch(&spm_, &request);
            ASSERT_TRUE((verdict.kind == VERDICT_RETURN) || (verdict.kind == VERDICT_BLOCK));
        }
        for (const uint8_t service : {SERVER_OPEN, SERVER_STATELESS, SERVER_STATELESS_LAX, SERVER_RELAXED}) {
            if (HasMessage(service) && (random() % 2u)) {
                const psa_msg_t msg = Take(service);
                if (msg.type >= 0) {
                    (void)Read(SERVER, msg.handle, 0, kBuffer, random() % 300u);
                    if (msg.out_size[0] != 0) {
                        (void)Write(SERVER, msg.handle, 0, kBuffer, std::min<size_t>(msg.out_size[0], 256));
                    }
                }
                ReplyTo(service, msg, (msg.type == PSA_IPC_CONNECT) ? PSA_SUCCESS : static_cast<int32_t>(random() % 3u) * -129);
            }
        }
    }
    EXPECT_EQ(Text(CHIP_SPM_RAM, CHIP_REGION_BYTES), std::string(CHIP_REGION_BYTES, 's'));
    EXPECT_EQ(Text(CHIP_NS_FLASH, CHIP_REGION_BYTES), std::string(CHIP_REGION_BYTES, 'f'));
}

} // namespace
