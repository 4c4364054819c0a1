/* SPDX-License-Identifier: Apache-2.0 */
/* Termination of a connection by a programmer error, and psa_close: FFM-090 to FFM-106, FFM-309, FFM-314, FFM-316, FFM-352. */
#include <climits>

#include "host_tests/doubles/backend_double.h"
#include "host_tests/unit/fixture.h"

namespace {

class Termination : public Frontend {
protected:
    void SetUp() override
    {
        Frontend::SetUp();
        handle_ = Open(NonSecure(), SERVER_OPEN);
        backend_double_reset();
    }

    /* The service's one DISCONNECT of handle_ lies in its queue, or has been seen. */
    void ExpectDeadHandle()
    {
        const std::string before = State();
        const size_t wakes = backend_double.wakes;
        EXPECT_EQ(Call(NonSecure(), handle_), Returns(PSA_ERROR_PROGRAMMER_ERROR));
        EXPECT_EQ(Call(NonSecure(), handle_, -1, {{0, 1}}), Returns(PSA_ERROR_PROGRAMMER_ERROR));
        EXPECT_EQ(State(), before); /* nothing is delivered (FFM-092) */
        EXPECT_EQ(backend_double.wakes, wakes);
    }

    psa_handle_t handle_ = 0;
};

TEST_F(Termination, FFM_090_FFM_092_FFM_093_FFM_314_ProgrammerErrorAsReplyEndsTheConnectionOfANonSecureClient)
{
    ReplyTo(SERVER_OPEN, Request(NonSecure(), handle_, SERVER_OPEN), PSA_ERROR_PROGRAMMER_ERROR);
    EXPECT_EQ(backend_double_completion()->outcome, Returns(PSA_ERROR_PROGRAMMER_ERROR));
    EXPECT_EQ(backend_double.completions, 1u);
    ExpectDeadHandle();
    EXPECT_EQ(Take(SERVER_OPEN).type, PSA_IPC_DISCONNECT); /* there already, nobody had to close (FFM-314) */
    EXPECT_FALSE(HasMessage(SERVER_OPEN));
    ExpectDeadHandle();
}

TEST_F(Termination, FFM_091_ProgrammerErrorAsReplyPanicsASecureClient)
{
    const psa_handle_t handle = Open(Partition(CLIENT), SERVER_OPEN);
    backend_double_reset();
    const psa_msg_t msg = Request(Partition(CLIENT), handle, SERVER_OPEN);
    ReplyTo(SERVER_OPEN, msg, PSA_ERROR_PROGRAMMER_ERROR);
    ASSERT_EQ(backend_double.completions, 1u);
    EXPECT_EQ(backend_double_completion()->route.index, CLIENT);
    EXPECT_EQ(backend_double_completion()->outcome, Panics(SPM_ERROR_SERVICE_SAID_SO));
}

TEST_F(Termination, FFM_092_FFM_095_CloseFreesTheSlotAndTheHandleIsInvalidThen)
{
    ReplyTo(SERVER_OPEN, Request(NonSecure(), handle_, SERVER_OPEN), PSA_ERROR_PROGRAMMER_ERROR);
    (void)Serve(SERVER_OPEN, PSA_SUCCESS);
    ExpectDeadHandle();
    const size_t before = FreeSlots();
    EXPECT_EQ(Close(NonSecure(), handle_), Returns(0));
    EXPECT_FALSE(HasMessage(SERVER_OPEN)); /* no second DISCONNECT */
    EXPECT_EQ(FreeSlots(), before + 1);
    ExpectDeadHandle();
    EXPECT_EQ(Close(NonSecure(), handle_), Returns(0));
    EXPECT_EQ(FreeSlots(), before + 1);
}

TEST_F(Termination, FFM_093_FFM_095_CloseWhileTheDisconnectIsQueuedWaitsForThatOne)
{
    ReplyTo(SERVER_OPEN, Request(NonSecure(), handle_, SERVER_OPEN), PSA_ERROR_PROGRAMMER_ERROR);
    backend_double_reset();
    EXPECT_EQ(Close(NonSecure(kClient, 2), handle_), Blocks());
    EXPECT_EQ(Serve(SERVER_OPEN, PSA_SUCCESS).type, PSA_IPC_DISCONNECT);
    EXPECT_FALSE(HasMessage(SERVER_OPEN));
    ASSERT_EQ(backend_double.completions, 1u);
    EXPECT_EQ(backend_double_completion()->route.index, 2u);
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

TEST_F(Termination, FFM_093_FFM_095_CloseWhileTheDisconnectIsServedWaitsForThatOne)
{
    ReplyTo(SERVER_OPEN, Request(NonSecure(), handle_, SERVER_OPEN), PSA_ERROR_PROGRAMMER_ERROR);
    const psa_msg_t msg = Take(SERVER_OPEN);
    backend_double_reset();
    EXPECT_EQ(Close(NonSecure(kClient, 2), handle_), Blocks());
    EXPECT_FALSE(HasMessage(SERVER_OPEN));
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    ASSERT_EQ(backend_double.completions, 1u);
    EXPECT_EQ(backend_double_completion()->outcome, Returns(0));
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

TEST_F(Termination, FFM_094_DisconnectCarriesTheRhandleWhichIsForgottenThen)
{
    const psa_msg_t msg = Request(NonSecure(), handle_, SERVER_OPEN);
    EXPECT_EQ(SetRhandle(SERVER, msg.handle, 0x5150), Returns(0));
    ReplyTo(SERVER_OPEN, msg, PSA_ERROR_PROGRAMMER_ERROR);
    EXPECT_EQ(Serve(SERVER_OPEN, PSA_SUCCESS).rhandle, reinterpret_cast<void *>(0x5150));
    EXPECT_EQ(SlotOf(handle_).state, CONNECTION_DROPPED);
    EXPECT_EQ(SlotOf(handle_).rhandle, 0u);
}

TEST_F(Termination, FFM_096_ProgrammerErrorFoundByTheSpmEndsTheIdleConnection)
{
    struct {
        int32_t type;
        Vectors in;
    } const errors[] = {
        {-1, {}},
        {0, {{kNonSecure, 1}, {kNonSecure + 1, 1}, {kNonSecure + 2, 1}, {kNonSecure + 3, 1}, {kNonSecure + 4, 1}}},
        {0, {{CHIP_SPM_RAM, 1}}},
        {0, {{kNonSecure, 2}, {kNonSecure, 2}}},
    };
    for (const auto &error : errors) {
        SetUp();
        EXPECT_EQ(Call(NonSecure(), handle_, error.type, error.in), Returns(PSA_ERROR_PROGRAMMER_ERROR));
        EXPECT_EQ(backend_double.completions, 0u);
        ExpectDeadHandle();
        EXPECT_EQ(Serve(SERVER_OPEN, PSA_SUCCESS).type, PSA_IPC_DISCONNECT);
        EXPECT_FALSE(HasMessage(SERVER_OPEN));
        ExpectDeadHandle();
        EXPECT_EQ(Close(NonSecure(), handle_), Returns(0));
        EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
    }
}

TEST_F(Termination, FFM_096_DisconnectOfARefusedCallIsEmpty)
{
    EXPECT_EQ(Call(NonSecure(), handle_, -1, {{kNonSecure, 9}}, {{kNonSecure, 9}}), Returns(PSA_ERROR_PROGRAMMER_ERROR));
    const psa_msg_t msg = Take(SERVER_OPEN);
    EXPECT_EQ(msg.type, PSA_IPC_DISCONNECT);
    EXPECT_EQ(SizesOf(msg.in_size), Sizes{});
    EXPECT_EQ(SizesOf(msg.out_size), Sizes{});
}

TEST_F(Termination, FFM_097_ProgrammerErrorWithAnotherHandleTerminatesNothing)
{
    const std::string before = State();
    EXPECT_EQ(Call(NonSecure(), handle_ + 1, -1), Returns(PSA_ERROR_PROGRAMMER_ERROR));
    EXPECT_EQ(Call(NonSecure(kOtherClient), handle_, -1), Returns(PSA_ERROR_PROGRAMMER_ERROR));
    EXPECT_EQ(Close(NonSecure(kOtherClient), handle_), Returns(0));
    EXPECT_EQ(State(), before);
    EXPECT_EQ(Call(NonSecure(), handle_), Blocks());
}

/* ---- psa_close ------------------------------------------------------------------------------------------------------------ */

class PsaClose : public EitherClient {
protected:
    void SetUp() override
    {
        EitherClient::SetUp();
        handle_ = Open(Me(), SERVER_OPEN);
        backend_double_reset();
    }

    void ExpectRefused(const struct caller &caller, psa_handle_t handle)
    {
        const std::string before = State();
        const struct verdict verdict = Close(caller, handle);
        if (caller.id.value > 0) {
            EXPECT_EQ(verdict, PanicsSomehow());
        } else {
            EXPECT_EQ(verdict, Returns(0));
        }
        EXPECT_EQ(State(), before);
        EXPECT_EQ(backend_double.completions + backend_double.wakes, 0u);
    }

    psa_handle_t handle_ = 0;
};
INSTANTIATE_FOR_BOTH_CLIENTS(PsaClose);

TEST_P(PsaClose, FFM_098_NullHandleHasNoEffect)
{
    const std::string before = State();
    EXPECT_EQ(Close(Me(), PSA_NULL_HANDLE), Returns(0));
    EXPECT_EQ(State(), before);
}

TEST_P(PsaClose, FFM_099_FFM_100_ServiceGetsOneDisconnectAndTheClientGoesOnAfterItsReply)
{
    for (const psa_status_t status : {0, -129, -130, 1, INT32_MIN}) {
        SetUp();
        EXPECT_EQ(Close(Me(), handle_), Blocks());
        const psa_msg_t msg = Take(SERVER_OPEN);
        EXPECT_EQ(msg.type, PSA_IPC_DISCONNECT);
        EXPECT_GT(msg.handle, 0);
        EXPECT_EQ(msg.client_id, MyId());
        EXPECT_EQ(SizesOf(msg.in_size), Sizes{});
        EXPECT_EQ(SizesOf(msg.out_size), Sizes{});
        EXPECT_FALSE(HasMessage(SERVER_OPEN));
        EXPECT_EQ(backend_double.completions, 0u);
        ReplyTo(SERVER_OPEN, msg, status); /* FFM-166 */
        ASSERT_EQ(backend_double.completions, 1u);
        EXPECT_EQ(backend_double_completion()->outcome, Returns(0));
        EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
    }
}

TEST_P(PsaClose, FFM_101_InvalidHandleIsRefused)
{
    for (const psa_handle_t handle : {handle_ + 1, handle_ + 128, -1, INT32_MIN, 0x3FFFFFFF, handle_ | 0x20000000}) {
        ExpectRefused(Me(), handle);
    }
}

TEST_P(PsaClose, FFM_102_SecondCloseFindsAnInvalidHandle)
{
    EXPECT_EQ(Close(Me(), handle_), Blocks());
    (void)Serve(SERVER_OPEN, PSA_SUCCESS);
    backend_double_reset();
    ExpectRefused(Me(), handle_);
}

TEST_P(PsaClose, FFM_103_AnotherClientsHandleIsRefusedAndTheOwnerCallsOn)
{
    ExpectRefused(NonSecure(kOtherClient), handle_);
    ExpectRefused(Partition(VAULT), handle_);
    EXPECT_EQ(Call(Me(), handle_), Blocks());
}

TEST_P(PsaClose, FFM_104_BusyConnectionIsRefusedAndTheRequestCompletes)
{
    const psa_msg_t msg = Request(Me(), handle_, SERVER_OPEN);
    backend_double_reset();
    ExpectRefused(Me(), handle_);
    ReplyTo(SERVER_OPEN, msg, 42);
    EXPECT_EQ(backend_double_completion()->outcome, Returns(42));
    EXPECT_EQ(SlotOf(handle_).state, CONNECTION_IDLE); /* psa_close does not latch */
}

TEST_P(PsaClose, FFM_105_StatelessHandleIsRefused)
{
    ExpectRefused(Me(), HANDLE_SERVER_STATELESS);
    ExpectRefused(Me(), 0x40000000);
}

TEST_P(PsaClose, FFM_101_HandleOfAConnectUnderWayIsRefused)
{
    const struct verdict verdict = ConnectTo(Me(), SERVER_RELAXED);
    ASSERT_EQ(verdict, Blocks());
    backend_double_reset();
    ExpectRefused(Me(), connection_handle(&spm_, {static_cast<uint8_t>(verdict.value)}));
}

TEST_P(PsaClose, FFM_106_ConnectAndCloseNeverExhaustTheTable)
{
    for (int i = 0; i < 10 * TEST_CONNECTIONS; i++) {
        const psa_handle_t handle = Open(Me(), SERVER_OPEN);
        EXPECT_EQ(Close(Me(), handle), Blocks());
        (void)Serve(SERVER_OPEN, PSA_SUCCESS);
    }
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS - 1));
}

TEST_P(PsaClose, FFM_309_FreedSlotHoldsNothingOfItsConnection)
{
    const psa_msg_t msg = Request(Me(), handle_, SERVER_OPEN, {{Ram(), 4}}, {{Ram() + 8, 4}}, 99);
    EXPECT_EQ(SetRhandle(SERVER, msg.handle, 0xAAAA), Returns(0));
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    EXPECT_EQ(Close(Me(), handle_), Blocks());
    (void)Serve(SERVER_OPEN, PSA_SUCCESS);

    struct connection slot = SlotOf(handle_);
    slot.connection_serial = 0; /* what keeps stale handles out, and the list of free slots */
    slot.message_serial = 0;
    slot.next = 0;
    const std::string bytes(reinterpret_cast<const char *>(&slot), sizeof(slot));
    EXPECT_EQ(bytes, std::string(sizeof(slot), '\0'));
}

TEST_P(PsaClose, FFM_309_EndedMessageLeavesNothingOfItsVectors)
{
    const psa_msg_t msg = Request(Me(), handle_, SERVER_OPEN, {{Ram(), 4}}, {{Ram() + 8, 4}}, 99);
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    const struct connection &slot = SlotOf(handle_);
    EXPECT_EQ(slot.type, 0);
    EXPECT_EQ(slot.in_count + slot.out_count, 0);
    EXPECT_EQ(slot.out_array, 0u);
    for (const struct message_vector &vector : slot.vector) {
        EXPECT_EQ(vector.base + vector.len + vector.done, 0u);
    }
}

TEST_P(PsaClose, FFM_316_CallsAndClosesWhileAConnectionClosesAreRefusedAndTheCloseCompletes)
{
    EXPECT_EQ(Close(Me(), handle_), Blocks());
    backend_double_reset();
    for (int i = 0; i < 2; i++) {
        const std::string before = State();
        EXPECT_TRUE(IsProgrammerError(Call(Me(), handle_), PSA_ERROR_PROGRAMMER_ERROR));
        EXPECT_EQ(State(), before);
        ExpectRefused(Me(), handle_);
        if (i == 0) {
            (void)Take(SERVER_OPEN);
        }
    }
    psa_msg_t msg;
    std::memcpy(&msg, At(kMessages + (0x100u * SERVER)), sizeof(msg));
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    EXPECT_EQ(backend_double.completions, 1u);
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

} // namespace
