/* SPDX-License-Identifier: Apache-2.0 */
/* psa_call, handles, types, counts and statuses: FFM-047 to FFM-059, FFM-082, FFM-083, FFM-313, FFM-318, FFM-319. */
#include <climits>

#include "host_tests/doubles/backend_double.h"
#include "host_tests/unit/fixture.h"

namespace {

/* psa_call on an established connection to SERVER_OPEN. */
class PsaCall : public EitherClient {
protected:
    void SetUp() override
    {
        EitherClient::SetUp();
        handle_ = Open(Me(), SERVER_OPEN);
        backend_double_reset();
    }

    /* A programmer error that concerns no connection of this client: it changes nothing at all (FFM-097, FFM-306). */
    void ExpectRefusedWithoutChange(psa_handle_t handle)
    {
        const std::string before = State();
        EXPECT_TRUE(IsProgrammerError(Call(Me(), handle), PSA_ERROR_PROGRAMMER_ERROR)) << handle;
        EXPECT_EQ(State(), before) << handle;
        EXPECT_EQ(backend_double.completions + backend_double.wakes, 0u);
    }

    /* A programmer error on the client's own idle connection: no request is delivered; a non-secure client's connection ends. */
    void ExpectRefusedOnTheConnection(const struct verdict &verdict)
    {
        EXPECT_TRUE(IsProgrammerError(verdict, PSA_ERROR_PROGRAMMER_ERROR));
        EXPECT_EQ(HasMessage(SERVER_OPEN), !IsSecure());
        EXPECT_EQ(SlotOf(handle_).state, IsSecure() ? CONNECTION_IDLE : CONNECTION_DROPPING);
    }

    psa_handle_t handle_ = 0;
};
INSTANTIATE_FOR_BOTH_CLIENTS(PsaCall);

TEST_P(PsaCall, FFM_047_MessageCarriesExactlyTheTypeOfTheCaller)
{
    for (const int32_t type : {0, 1, 2, 32767, 32768, 0x10000, INT32_MAX}) {
        const psa_msg_t msg = Request(Me(), handle_, SERVER_OPEN, {}, {}, type);
        EXPECT_EQ(msg.type, type);
        ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    }
}

TEST_P(PsaCall, FFM_048_FFM_165_FFM_318_FFM_319_EveryStatusButProgrammerErrorReachesTheClientUnchanged)
{
    for (const psa_status_t status : {0, 1, INT32_MAX, -1, -128, -130, -131, -132, -249, -250, -252, -255, -256, -257, INT32_MIN}) {
        (void)Request(Me(), handle_, SERVER_OPEN);
        const std::string busy = State();
        psa_msg_t msg;
        std::memcpy(&msg, At(kMessages + (0x100u * SERVER)), sizeof(msg));
        ReplyTo(SERVER_OPEN, msg, status);
        EXPECT_EQ(backend_double_completion()->outcome, Returns(status));
        EXPECT_EQ(SlotOf(handle_).state, CONNECTION_IDLE) << status;
        EXPECT_FALSE(HasMessage(SERVER_OPEN)) << status;
    }
}

TEST_P(PsaCall, FFM_049_NegativeTypeIsRefusedAndDeliversNoRequest)
{
    for (const int32_t type : {-1, -2, INT32_MIN, -65536}) {
        SetUp();
        ExpectRefusedOnTheConnection(Call(Me(), handle_, type));
    }
}

TEST_P(PsaCall, FFM_050_NullHandleIsRefused)
{
    ExpectRefusedWithoutChange(PSA_NULL_HANDLE);
}

TEST_P(PsaCall, FFM_051_NeverIssuedHandlesAreRefused)
{
    ExpectRefusedWithoutChange(handle_ + 1);        /* a free slot            */
    ExpectRefusedWithoutChange(handle_ + (1 << 7)); /* the slot's next serial */
    ExpectRefusedWithoutChange(handle_ | 0x10000000);
    ExpectRefusedWithoutChange(handle_ | 0x20000000);
    ExpectRefusedWithoutChange(0x7F); /* a slot beyond the table */
    ExpectRefusedWithoutChange(1);
    ExpectRefusedWithoutChange(0x1FFFFFFF);
    ExpectRefusedWithoutChange(0x3FFFFFFF);
}

TEST_P(PsaCall, FFM_051_HandleThatAPendingConnectWillGetIsRefusedUntilItIsAnswered)
{
    const struct verdict verdict = ConnectTo(Me(), SERVER_RELAXED);
    ASSERT_EQ(verdict, Blocks());
    const psa_handle_t guess = connection_handle(&spm_, {static_cast<uint8_t>(verdict.value)});
    backend_double_reset();
    ExpectRefusedWithoutChange(guess);
}

TEST_P(PsaCall, FFM_052_NegativeHandlesAreRefused)
{
    for (const psa_handle_t handle : {-1, -129, INT32_MIN, static_cast<int32_t>(0x80000000u | static_cast<uint32_t>(handle_))}) {
        ExpectRefusedWithoutChange(handle);
    }
}

TEST_P(PsaCall, FFM_053_ClosedHandleStaysInvalidOver65535ReusesOfItsSlot)
{
    EXPECT_EQ(Close(Me(), handle_), Blocks());
    (void)Serve(SERVER_OPEN, PSA_SUCCESS);
    const uint32_t slot = static_cast<uint32_t>(handle_) & 0x7Fu;

    const struct service_index service = {SERVER_OPEN};
    const struct connection_id id = {static_cast<uint8_t>(slot)};
    bool good = true;
    for (int use = 0; (use < 65535) && good; use++) {
        /* The last slot that was freed is the next one used. */
        const struct verdict verdict = ConnectTo(Me(), SERVER_OPEN);
        good = (verdict.kind == VERDICT_BLOCK) && (verdict.value == slot);
        psa_handle_t message = message_handle_next(&spm_, id);
        message_take(&spm_, service);
        good = good && (Reply(SERVER, message, PSA_SUCCESS).kind == VERDICT_RETURN);
        const psa_handle_t now = connection_handle(&spm_, id);
        const struct verdict stale = Call(Me(), handle_);
        good = good && (now != handle_) && (stale.kind == (IsSecure() ? VERDICT_PANIC_CALLER : VERDICT_RETURN))
               && (SlotOf(now).state == CONNECTION_IDLE); /* the new owner is not disturbed */
        good = good && (Close(Me(), now).kind == VERDICT_BLOCK);
        message = message_handle_next(&spm_, id);
        message_take(&spm_, service);
        good = good && (Reply(SERVER, message, PSA_SUCCESS).kind == VERDICT_RETURN);
        ASSERT_TRUE(good) << "re-use number " << use;
    }
}

TEST_P(PsaCall, FFM_054_AnotherClientsHandleIsRefusedAndTheOwnerCallsOn)
{
    const std::string before = State();
    EXPECT_EQ(Call(NonSecure(kOtherClient), handle_), Returns(PSA_ERROR_PROGRAMMER_ERROR));
    EXPECT_EQ(Call(Partition(VAULT), handle_), Panics(SPM_ERROR_NO_SUCH_HANDLE));
    if (IsSecure()) {
        EXPECT_EQ(Call(NonSecure(), handle_), Returns(PSA_ERROR_PROGRAMMER_ERROR));
    } else {
        EXPECT_EQ(Call(Partition(CLIENT), handle_), Panics(SPM_ERROR_NO_SUCH_HANDLE));
    }
    EXPECT_EQ(State(), before);
    EXPECT_EQ(Call(Me(), handle_), Blocks());
}

TEST_P(PsaCall, FFM_055_MessageHandlesAreNoConnectionHandles)
{
    const psa_msg_t msg = Request(Me(), handle_, SERVER_OPEN);
    EXPECT_NE(static_cast<uint32_t>(msg.handle) & 0x20000000u, 0u); /* never equal to a connection handle */
    EXPECT_EQ(static_cast<uint32_t>(handle_) & 0x20000000u, 0u);
    const std::string before = State();
    for (const uint8_t partition : {SERVER, CLIENT}) {
        EXPECT_EQ(Call(Partition(partition), msg.handle), Panics(SPM_ERROR_NO_SUCH_HANDLE));
        EXPECT_EQ(Close(Partition(partition), msg.handle), Panics(SPM_ERROR_NO_SUCH_HANDLE));
    }
    EXPECT_EQ(Call(NonSecure(), msg.handle), Returns(PSA_ERROR_PROGRAMMER_ERROR));
    EXPECT_EQ(State(), before);
}

TEST_P(PsaCall, FFM_056_HandleUnderAnotherNonSecureIdIsRefusedAndTheOwnerCallsOn)
{
    const psa_handle_t own = Open(NonSecure(kClient), SERVER_OPEN);
    const std::string before = State();
    EXPECT_EQ(Call(NonSecure(kOtherClient), own), Returns(PSA_ERROR_PROGRAMMER_ERROR));
    EXPECT_EQ(State(), before);
    EXPECT_EQ(Call(NonSecure(kClient), own), Blocks());
}

TEST_P(PsaCall, FFM_056_HandleIsGoodInEverySlotOfTheMailbox)
{
    const psa_handle_t own = Open(NonSecure(kClient, 0), SERVER_OPEN);
    EXPECT_EQ(Call(NonSecure(kClient, 3), own), Blocks());
    EXPECT_EQ(SlotOf(own).route.index, 3u);
}

TEST_P(PsaCall, FFM_057_EverySplitOfFourVectorsIsAccepted)
{
    const uint32_t ram = Ram();
    const Vector vector[] = {{ram, 1}, {ram + 1, 2}, {ram + 3, 3}, {ram + 6, 4}};
    for (size_t inputs = 0; inputs <= 4; inputs++) {
        const psa_msg_t msg = Request(Me(), handle_, SERVER_OPEN, Vectors(vector, vector + inputs), Vectors(vector + inputs, vector + 4));
        for (size_t i = 0; i < 4; i++) {
            EXPECT_EQ(msg.in_size[i], (i < inputs) ? vector[i].len : 0u);
            EXPECT_EQ(msg.out_size[i], (i < (4 - inputs)) ? vector[inputs + i].len : 0u); /* FFM-062 */
        }
        ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    }
}

TEST_P(PsaCall, FFM_058_FFM_059_MoreThanFourVectorsAreRefusedInEverySplitAndWithoutWrapping)
{
    const size_t counts[][2] = {{5, 0},        {4, 1},        {3, 2},        {2, 3},        {1, 4},       {0, 5},
                                {SIZE_MAX, 2}, {2, SIZE_MAX}, {SIZE_MAX, 1}, {1, SIZE_MAX}, {SIZE_MAX, SIZE_MAX},
                                {SIZE_MAX - 3, 4}, {0x100000000u, 0}, {0x10000u, 0xFFFFu}};
    for (const auto &count : counts) {
        SetUp();
        struct call_claims claims = Claims(Me(), handle_, 0, {}, {});
        claims.in_count = count[0];
        claims.out_count = count[1];
        const size_t copies = copy_double.calls;
        ExpectRefusedOnTheConnection(CallWith(Me(), claims));
        EXPECT_EQ(copy_double.calls, copies) << "nothing may be read before the counts are judged";
    }
}

TEST_F(Frontend, FFM_082_SecondCallOnABusyConnectionIsRefusedAndTheFirstCompletes)
{
    const psa_handle_t handle = Open(NonSecure(), SERVER_OPEN);
    backend_double_reset();
    const psa_msg_t msg = Request(NonSecure(kClient, 0), handle, SERVER_OPEN, {}, {{kNonSecure, 8}});
    EXPECT_EQ(Call(NonSecure(kClient, 1), handle), Returns(PSA_ERROR_PROGRAMMER_ERROR));
    EXPECT_EQ(SlotOf(handle).route.index, 0u);
    EXPECT_EQ(Call(NonSecure(kClient, 1), handle), Returns(PSA_ERROR_PROGRAMMER_ERROR)); /* BUSY + latch: unchanged */

    Fill(kSecure, "good");
    EXPECT_EQ(Write(SERVER, msg.handle, 0, kSecure, 4), Returns(0));
    ReplyTo(SERVER_OPEN, msg, 77);
    ASSERT_EQ(backend_double.completions, 1u);
    EXPECT_EQ(backend_double_completion()->route.index, 0u);
    EXPECT_EQ(backend_double_completion()->outcome, Returns(77));
    EXPECT_EQ(backend_double_completion()->out_len[0], 4u);
}

TEST_F(Frontend, FFM_315_LatchedConnectionEndsAfterTheReply)
{
    const psa_handle_t handle = Open(NonSecure(), SERVER_OPEN);
    const psa_msg_t msg = Request(NonSecure(), handle, SERVER_OPEN);
    EXPECT_EQ(Call(NonSecure(kClient, 1), handle), Returns(PSA_ERROR_PROGRAMMER_ERROR));
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);

    EXPECT_EQ(Call(NonSecure(), handle), Returns(PSA_ERROR_PROGRAMMER_ERROR));
    EXPECT_EQ(Serve(SERVER_OPEN, PSA_SUCCESS).type, PSA_IPC_DISCONNECT);
    EXPECT_FALSE(HasMessage(SERVER_OPEN));
}

TEST_F(Frontend, FFM_082_LatchDoesNotOutliveTheConnection)
{
    const psa_handle_t handle = Open(NonSecure(), SERVER_OPEN);
    const psa_msg_t msg = Request(NonSecure(), handle, SERVER_OPEN);
    EXPECT_EQ(Call(NonSecure(), handle), Returns(PSA_ERROR_PROGRAMMER_ERROR));
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    (void)Serve(SERVER_OPEN, PSA_SUCCESS);
    EXPECT_EQ(Close(NonSecure(), handle), Returns(0));

    const psa_handle_t next = Open(NonSecure(), SERVER_OPEN);
    EXPECT_EQ(&SlotOf(next), &SlotOf(handle));
    ReplyTo(SERVER_OPEN, Request(NonSecure(), next, SERVER_OPEN), PSA_SUCCESS);
    EXPECT_EQ(SlotOf(next).state, CONNECTION_IDLE);
}

TEST_F(Frontend, FFM_104_BusyConnectionOfASecureClientMeansPanicForASecondCall)
{
    const psa_handle_t handle = Open(Partition(CLIENT), SERVER_OPEN);
    (void)Request(Partition(CLIENT), handle, SERVER_OPEN);
    const std::string before = State();
    EXPECT_EQ(Call(Partition(CLIENT), handle), Panics(SPM_ERROR_BUSY_CONNECTION));
    EXPECT_EQ(State(), before); /* nothing is latched: a partition that panics needs no more than that */
}

TEST_P(PsaCall, FFM_083_SignalsOfABlockedPartitionLatch)
{
    EXPECT_EQ(Call(Partition(VAULT), Open(Partition(VAULT), SERVER_OPEN)), Blocks());
    EXPECT_EQ(Notify(CLIENT, ID_VAULT), Returns(0));
    EXPECT_EQ(ConnectTo(Partition(CLIENT), VAULT_CONN), Blocks());
    EXPECT_EQ(Wait(VAULT, PSA_WAIT_ANY, PSA_POLL), Returns(PSA_DOORBELL | SignalOf(VAULT_CONN)));
}

TEST_P(PsaCall, FFM_313_FullTableDoesNotHinderCallsAndClosesOnConnections)
{
    std::vector<psa_handle_t> handles = {handle_};
    while (FreeSlots() != 0) {
        handles.push_back(Open(Me(), SERVER_OPEN));
    }
    for (const psa_handle_t handle : handles) {
        EXPECT_EQ(Call(Me(), handle), Blocks());
    }
    for (size_t i = 0; i < handles.size(); i++) {
        (void)Serve(SERVER_OPEN, PSA_SUCCESS);
    }
    for (const psa_handle_t handle : handles) {
        EXPECT_EQ(Close(Me(), handle), Blocks());
    }
    for (size_t i = 0; i < handles.size(); i++) {
        (void)Serve(SERVER_OPEN, PSA_SUCCESS);
    }
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

TEST_P(PsaCall, FFM_322_WritesIntoThePartitionsCopyOfTheMessageChangeNothing)
{
    const psa_msg_t msg = Request(Me(), handle_, SERVER_OPEN, {{Ram(), 4}}, {{Ram() + 16, 4}});
    const std::string before = State();
    std::memset(At(kMessages + (0x100u * SERVER)), 0xFF, sizeof(psa_msg_t));
    EXPECT_EQ(State(), before);
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    EXPECT_EQ(backend_double_completion()->outcome, Returns(0));
}

} // namespace
