/* SPDX-License-Identifier: Apache-2.0 */
/* Lives of CPU1 as the secure side of the mailbox sees them: resets by CPU0, restarts by CPU1 itself (design, "What it is", step 5). */
#include "host_tests/unit/mailbox_suite.h"

namespace {

using MailboxLives = Mailbox;

TEST_F(MailboxLives, OldEpochsReplyWritesNothingAndRingsNobody)
{
    Cpu1::Post(0, CallMessage(HANDLE_SERVER_STATELESS, 7));
    EXPECT_EQ(Process(0), Blocks());
    const psa_msg_t msg = Take(SERVER_STATELESS);
    machine_double.ready_word = 2;
    mailbox_check_ready(&spm_);
    std::memset(Cpu1::Page(), 0x77, sizeof(struct mailbox_page));
    const std::string page = Text(CHIP_MAILBOX, CHIP_REGION_BYTES);
    ReplyTo(SERVER_STATELESS, msg, 5);
    EXPECT_EQ(Text(CHIP_MAILBOX, CHIP_REGION_BYTES), page);
    EXPECT_EQ(machine_double.rings, 0u);
}

TEST_F(MailboxLives, RepliesForNobodyWriteNothing)
{
    const std::string page = Text(CHIP_MAILBOX, CHIP_REGION_BYTES);
    const uint32_t lengths[MAILBOX_VECTOR_COUNT] = {};
    for (const struct reply_route &route : {reply_route{ROUTE_NONE, 0, 0, spm_.mailbox.epoch}, reply_route{ROUTE_PARTITION, 0, 0, 0},
                                            reply_route{ROUTE_MAILBOX, 0, 0, spm_.mailbox.epoch + 1}}) {
        mailbox_reply(&spm_, route, 1, lengths);
        mailbox_reply_connection(&spm_, route, 1, nullptr);
    }
    EXPECT_EQ(Text(CHIP_MAILBOX, CHIP_REGION_BYTES), page);
    EXPECT_EQ(machine_double.rings, 0u);
}

TEST_F(MailboxLives, NewReadyWordBeginsAnEpochAndZeroDoesNot)
{
    const uint32_t epoch = spm_.mailbox.epoch;
    mailbox_check_ready(&spm_);
    EXPECT_EQ(spm_.mailbox.epoch, epoch);
    machine_double.ready_word = 0;
    mailbox_check_ready(&spm_);
    EXPECT_EQ(spm_.mailbox.epoch, epoch);
    machine_double.ready_word = 2;
    mailbox_check_ready(&spm_);
    EXPECT_EQ(spm_.mailbox.epoch, epoch + 1);
    mailbox_check_ready(&spm_);
    EXPECT_EQ(spm_.mailbox.epoch, epoch + 1);
}

/* No life has been accepted yet, so none is over. */
TEST_F(MailboxLives, ReplyIsDeliveredBeforeTheFirstReadyWordIsSeen)
{
    Cpu1::Post(0, CallMessage(HANDLE_SERVER_STATELESS, 7));
    EXPECT_EQ(Process(0), Blocks());
    spm_.mailbox.ready_word = 0;
    (void)Serve(SERVER_STATELESS, 5);
    EXPECT_TRUE(Cpu1::Replied(0));
    EXPECT_EQ(Cpu1::AnswerIn(0).status, 5);
}

TEST_F(MailboxLives, SlotOfAnOldLifeIsFreeForTheNewOne)
{
    Cpu1::Post(0, CallMessage(HANDLE_SERVER_STATELESS, 7));
    EXPECT_EQ(Process(0), Blocks());
    machine_double.ready_word = 2;
    mailbox_check_ready(&spm_);
    Cpu1::Slot(0).request_seq.raw = MAILBOX_NO_REQUEST; /* what CPU1's library does at its start */
    EXPECT_FALSE(Pending(0));
    EXPECT_EQ(Ask(FrameworkVersionMessage()).status, 0x0101);
    (void)Serve(SERVER_STATELESS, 5);
    EXPECT_EQ(Cpu1::AnswerIn(0).status, 0x0101) << "the old life's reply must not show";
}

/* CPU1 has started again, and CPU0 has not looked at its ready word since. */
TEST_F(MailboxLives, ReplyForALifeThatIsOverWritesNothingAndRingsNobody)
{
    Cpu1::Post(0, CallMessage(HANDLE_SERVER_STATELESS, 7));
    Cpu1::Post(1, CallMessage(HANDLE_SERVER_STATELESS, 7));
    EXPECT_EQ(Process(0), Blocks());
    EXPECT_EQ(Process(1), Blocks());
    machine_double.ready_word = 0; /* that is no life */
    (void)Serve(SERVER_STATELESS, 5);
    EXPECT_EQ(Cpu1::AnswerIn(0).status, 5);
    EXPECT_EQ(machine_double.rings, 1u);

    machine_double.ready_word = 2;
    const std::string page = Text(CHIP_MAILBOX, CHIP_REGION_BYTES);
    (void)Serve(SERVER_STATELESS, 6);
    EXPECT_EQ(Text(CHIP_MAILBOX, CHIP_REGION_BYTES), page);
    EXPECT_EQ(machine_double.rings, 1u);
    mailbox_check_ready(&spm_);
    Cpu1::Slot(1).request_seq.raw = MAILBOX_NO_REQUEST;
    EXPECT_EQ(Ask(FrameworkVersionMessage(), 1).status, 0x0101) << "the slot is free for the new life";
}

/* CPU1's library has begun anew and has not said yet that it is ready: the reply is written, and changes nothing for it. */
TEST_F(MailboxLives, LateReplyMakesNoWithdrawnRequestPending)
{
    Cpu1::Post(0, CallMessage(HANDLE_SERVER_STATELESS, 7));
    const uint32_t number = Cpu1::Slot(0).request_seq.raw;
    EXPECT_EQ(Process(0), Blocks());
    Cpu1::Slot(0).request_seq.raw = MAILBOX_NO_REQUEST;
    (void)Serve(SERVER_STATELESS, 5);
    EXPECT_EQ(Cpu1::Slot(0).reply_seq.raw, number);
    EXPECT_FALSE(Pending(0)) << "the request would be served twice";
}

/* The first life after a reset asks and starts again, all while CPU0 copies its request, and before CPU0 has seen a ready word. */
TEST_F(MailboxLives, RequestIsNeverMadeOfTwoLives)
{
    mailbox_restart(&spm_);
    std::memset(Cpu1::Page(), 0, sizeof(struct mailbox_page));
    machine_double.ready_word = 0;
    Cpu1::Post(0, CallMessage(HANDLE_SERVER_STATELESS, 7));
    shared_double.after_read = [](void *, const struct hal_shared_u32 *word) {
        if (word == &Cpu1::Slot(0).message[MAILBOX_WORD_TARGET]) {
            shared_double.after_read = nullptr;
            machine_double.ready_word = 2;
            Cpu1::Fill(0, VersionMessage(TEST_SID(SERVER_RELAXED)));
            Cpu1::Slot(0).request_seq.raw = 2;
        }
    };
    EXPECT_EQ(Process(0), Returns(3));
    EXPECT_EQ(Cpu1::Slot(0).reply_seq.raw, 2u);
    EXPECT_EQ(Cpu1::AnswerIn(0).status, 3);
}

/* CPU1 restarts, says so, and posts its first request, all between the look at its ready word and the look at the slot. */
TEST_F(MailboxLives, RequestOfANewLifeIsNeverTakenForOneOfTheOldLife)
{
    const psa_handle_t old = OpenByMailbox();
    mailbox_check_ready(&spm_);
    machine_double.ready_word = 2;
    Cpu1::Post(0, ConnectMessage(TEST_SID(SERVER_OPEN), 1));
    EXPECT_EQ(Process(0), Blocks());
    /* The DISCONNECT of the old life's connection stands before the new life's CONNECT. */
    EXPECT_EQ(Serve(SERVER_OPEN, PSA_SUCCESS).type, PSA_IPC_DISCONNECT);
    EXPECT_EQ(Serve(SERVER_OPEN, PSA_SUCCESS).type, PSA_IPC_CONNECT);
    const psa_handle_t handle = Cpu1::AnswerIn(0).status;
    EXPECT_GT(handle, 0);
    EXPECT_NE(handle, old);
    mailbox_check_ready(&spm_);
    Cpu1::Post(0, CallMessage(handle));
    EXPECT_EQ(Process(0), Blocks()) << "the connection of the new life must survive";
}

TEST_F(MailboxLives, RestartForgetsSlotsAndReadyWordAndBeginsAnEpoch)
{
    const psa_handle_t handle = OpenByMailbox();
    Cpu1::Post(1, CallMessage(HANDLE_SERVER_STATELESS));
    EXPECT_EQ(Process(1), Blocks());
    const uint32_t epoch = spm_.mailbox.epoch;
    mailbox_restart(&spm_);
    std::memset(Cpu1::Page(), 0, sizeof(struct mailbox_page)); /* hal_ns_cpu_release() */
    EXPECT_EQ(spm_.mailbox.epoch, epoch + 1);
    EXPECT_TRUE(spm_.mailbox.open);
    for (uint8_t slot = 0; slot < MAILBOX_SLOT_COUNT; slot++) {
        EXPECT_FALSE(Pending(slot));
    }
    machine_double.ready_word = 1; /* CPU1's first life after a reset: no further epoch */
    mailbox_check_ready(&spm_);
    EXPECT_EQ(spm_.mailbox.epoch, epoch + 1);
    EXPECT_EQ(Ask(CallMessage(handle)).status, PSA_ERROR_PROGRAMMER_ERROR);
    EXPECT_EQ(Ask(FrameworkVersionMessage(), 1).status, 0x0101);
    (void)Serve(SERVER_STATELESS, 5);
    EXPECT_EQ(Cpu1::AnswerIn(1).status, 0x0101);
}

} // namespace
