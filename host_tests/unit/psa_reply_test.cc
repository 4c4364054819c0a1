/* SPDX-License-Identifier: Apache-2.0 */
/* psa_reply: FFM-164 to FFM-173; the doorbell: FFM-174 to FFM-180, FFM-324; life cycle and panic: FFM-203 to FFM-205. */
#include <climits>
#include <set>

#include "host_tests/doubles/backend_double.h"
#include "host_tests/doubles/machine_double.h"
#include "host_tests/unit/fixture.h"
#include "psa/lifecycle.h"

namespace {

class PsaReply : public EitherClient {
protected:
    void SetUp() override
    {
        EitherClient::SetUp();
        handle_ = Open(Me(), SERVER_OPEN);
        backend_double_reset();
    }

    psa_handle_t handle_ = 0;
};
INSTANTIATE_FOR_BOTH_CLIENTS(PsaReply);

TEST_P(PsaReply, FFM_164_ConnectTakesThreeStatusesOnly)
{
    EXPECT_EQ(ConnectTo(Me(), SERVER_RELAXED), Blocks());
    const psa_msg_t msg = Take(SERVER_RELAXED);
    const std::string before = State();
    for (const psa_status_t status : {-129, 1, -132, INT32_MIN, INT32_MAX, -128, -249}) {
        EXPECT_EQ(Reply(SERVER, msg.handle, status), Panics(SPM_ERROR_REPLY_STATUS)) << status;
    }
    EXPECT_EQ(State(), before);
    EXPECT_EQ(backend_double.completions, 0u);
    ReplyTo(SERVER_RELAXED, msg, PSA_SUCCESS);
}

TEST_P(PsaReply, FFM_167_InvalidOrNullHandlePanics)
{
    const psa_msg_t msg = Request(Me(), handle_, SERVER_OPEN);
    const std::string before = State();
    for (const psa_handle_t wrong : {0, -1, INT32_MIN, handle_, msg.handle + 1, msg.handle + 128, msg.handle - 128, 0x7FFFFFFF}) {
        EXPECT_EQ(Reply(SERVER, wrong, 0), Panics(SPM_ERROR_NO_SUCH_MESSAGE)) << wrong;
    }
    EXPECT_EQ(State(), before);
}

TEST_P(PsaReply, FFM_168_SecondReplyPanics)
{
    const psa_msg_t msg = Request(Me(), handle_, SERVER_OPEN);
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    EXPECT_EQ(Reply(SERVER, msg.handle, PSA_SUCCESS), Panics(SPM_ERROR_NO_SUCH_MESSAGE));
    EXPECT_EQ(backend_double.completions, 1u);
    (void)Request(Me(), handle_, SERVER_OPEN); /* also while the connection's next message is active */
    EXPECT_EQ(Reply(SERVER, msg.handle, PSA_SUCCESS), Panics(SPM_ERROR_NO_SUCH_MESSAGE));
}

TEST_P(PsaReply, FFM_169_ReplyToAMessageThatIsStillQueuedPanics)
{
    const struct verdict verdict = Call(Me(), handle_);
    ASSERT_EQ(verdict, Blocks());
    const psa_handle_t next = message_handle_next(&spm_, {static_cast<uint8_t>(verdict.value)});
    EXPECT_EQ(Reply(SERVER, next, PSA_SUCCESS), Panics(SPM_ERROR_NO_SUCH_MESSAGE));
    EXPECT_EQ(Reply(SERVER, next - 128, PSA_SUCCESS), Panics(SPM_ERROR_NO_SUCH_MESSAGE));
    EXPECT_EQ(Take(SERVER_OPEN).handle, next);
}

TEST_P(PsaReply, FFM_170_ReplyFromAnotherPartitionPanics)
{
    const psa_msg_t msg = Request(Me(), handle_, SERVER_OPEN);
    EXPECT_EQ(Reply(VAULT, msg.handle, PSA_SUCCESS), Panics(SPM_ERROR_NO_SUCH_MESSAGE));
    EXPECT_EQ(Reply(CLIENT, msg.handle, PSA_SUCCESS), Panics(SPM_ERROR_NO_SUCH_MESSAGE));
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
}

TEST_F(Frontend, FFM_171_FFM_172_MessagesCanBeHeldAndRepliedInAnyOrder)
{
    const struct caller clients[] = {NonSecure(kClient, 0), NonSecure(kOtherClient, 1), Partition(CLIENT)};
    psa_msg_t msg[3];
    for (int i = 0; i < 3; i++) {
        msg[i] = Request(clients[i], Open(clients[i], SERVER_OPEN), SERVER_OPEN);
    }
    backend_double_reset();
    for (const int i : {1, 2, 0}) {
        ReplyTo(SERVER_OPEN, msg[i], 100 + i);
        EXPECT_EQ(backend_double_completion()->route.kind, clients[i].route.kind);
        EXPECT_EQ(backend_double_completion()->route.index, clients[i].route.index);
        EXPECT_EQ(backend_double_completion()->outcome, Returns(100 + i));
    }
    EXPECT_EQ(backend_double.completions, 3u); /* FFM-173: each exactly once */
}

TEST_P(PsaReply, FFM_173_EachBlockedCallIsCompletedExactlyOnce)
{
    ReplyTo(SERVER_OPEN, Request(Me(), handle_, SERVER_OPEN), PSA_SUCCESS);
    EXPECT_EQ(backend_double.completions, 1u);
    EXPECT_EQ(Close(Me(), handle_), Blocks());
    EXPECT_EQ(backend_double.completions, 1u);
    (void)Serve(SERVER_OPEN, PSA_SUCCESS);
    EXPECT_EQ(backend_double.completions, 2u);
}

TEST_P(PsaReply, FFM_055_MessageHandlesOfOneConnectionDifferFromMessageToMessage)
{
    std::set<psa_handle_t> seen;
    for (int i = 0; i < 100; i++) {
        const psa_msg_t msg = Request(Me(), handle_, SERVER_OPEN);
        EXPECT_TRUE(seen.insert(msg.handle).second);
        EXPECT_EQ(static_cast<uint32_t>(msg.handle) & 0x60000000u, 0x20000000u);
        ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    }
}

/* ---- Doorbell ----------------------------------------------------------------------------------------------------------------- */

class Doorbell : public Frontend {
protected:
    void SetUp() override
    {
        Frontend::SetUp();
        backend_double_reset();
        machine_double_reset();
    }
};

TEST_F(Doorbell, FFM_174_FFM_176_FFM_179_FFM_180_NotifyAssertsTheDoorbellUntilItIsCleared)
{
    EXPECT_EQ(Notify(SERVER, ID_VAULT), Returns(0)); /* SERVER has no dependency at all */
    EXPECT_EQ(backend_double.wakes, 1u);
    EXPECT_EQ(backend_double.woken[0], VAULT);
    EXPECT_EQ(backend_double.completions, 0u);
    EXPECT_EQ(Wait(VAULT, PSA_DOORBELL, PSA_BLOCK), Returns(PSA_DOORBELL));
    EXPECT_EQ(Wait(VAULT, PSA_DOORBELL, PSA_BLOCK), Returns(PSA_DOORBELL));
    EXPECT_EQ(Clear(VAULT), Returns(0));
    EXPECT_EQ(Wait(VAULT, PSA_DOORBELL, PSA_POLL), Returns(0));
    for (uint8_t i = 0; i < TEST_PARTITIONS; i++) {
        EXPECT_EQ(partitions_[i].signals, 0u);
    }
}

TEST_F(Doorbell, FFM_175_NotifyingTwiceNeedsOneClear)
{
    EXPECT_EQ(Notify(SERVER, ID_VAULT), Returns(0));
    EXPECT_EQ(Notify(CLIENT, ID_VAULT), Returns(0));
    EXPECT_EQ(Clear(VAULT), Returns(0));
    EXPECT_EQ(Clear(VAULT), Panics(SPM_ERROR_DOORBELL_NOT_ASSERTED));
}

TEST_F(Doorbell, FFM_177_ClearWithoutDoorbellPanics)
{
    EXPECT_EQ(Notify(SERVER, ID_VAULT), Returns(0));
    const std::string before = State();
    EXPECT_EQ(Clear(SERVER), Panics(SPM_ERROR_DOORBELL_NOT_ASSERTED));
    EXPECT_EQ(State(), before);
}

TEST_F(Doorbell, FFM_178_NotifyingNobodyPanics)
{
    const std::string before = State();
    for (const int32_t id : {0, -1, INT32_MIN, kClient, 1, ID_URGENT - 1, ID_CLIENT + 1, INT32_MAX}) {
        EXPECT_EQ(Notify(SERVER, id), Panics(SPM_ERROR_NO_SUCH_PARTITION)) << id;
    }
    EXPECT_EQ(State(), before);
}

TEST_F(Doorbell, FFM_324_PartitionCanNotifyItself)
{
    EXPECT_EQ(Notify(SERVER, ID_SERVER), Returns(0));
    EXPECT_EQ(Wait(SERVER, PSA_DOORBELL, PSA_BLOCK), Returns(PSA_DOORBELL));
}

/* ---- Life cycle and panic -------------------------------------------------------------------------------------------------------- */

TEST_F(Doorbell, FFM_203_FFM_344_LifecycleStateIsOneOfTheListedValues)
{
    const struct caller caller = Partition(CLIENT);
    machine_double.lifecycle_readable = true;
    for (const uint32_t state : {PSA_LIFECYCLE_UNKNOWN, PSA_LIFECYCLE_ASSEMBLY_AND_TEST, PSA_LIFECYCLE_PSA_ROT_PROVISIONING,
                                 PSA_LIFECYCLE_SECURED, PSA_LIFECYCLE_NON_PSA_ROT_DEBUG, PSA_LIFECYCLE_RECOVERABLE_PSA_ROT_DEBUG,
                                 PSA_LIFECYCLE_DECOMMISSIONED}) {
        machine_double.lifecycle = state | 0x5Au;
        EXPECT_EQ(spm_psa_rot_lifecycle_state(&spm_, &caller), Returns(state | 0x5Au));
        machine_double.lifecycle = 0xABCD0000u | state;
        EXPECT_EQ(spm_psa_rot_lifecycle_state(&spm_, &caller), Returns(state)); /* bits 31:16 are zero */
    }
}

TEST_F(Doorbell, FFM_204_UnreadableSourceGivesUnknown)
{
    const struct caller caller = Partition(CLIENT);
    machine_double.lifecycle_readable = false;
    machine_double.lifecycle = PSA_LIFECYCLE_SECURED;
    EXPECT_EQ(spm_psa_rot_lifecycle_state(&spm_, &caller), Returns(PSA_LIFECYCLE_UNKNOWN));
}

TEST_F(Doorbell, FFM_205_PanicNeverReturns)
{
    const struct caller caller = Partition(CLIENT);
    EXPECT_EQ(spm_psa_panic(&spm_, &caller), Panics(SPM_ERROR_PANIC_CALLED));
}

} // namespace
