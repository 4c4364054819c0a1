/* SPDX-License-Identifier: Apache-2.0 */
/* What the frontend does for SFN-model partitions whatever the backend: FFM-233 to FFM-235, FFM-238, FFM-336, FFM-337, FFM-339,
 * FFM-351. */
#include "host_tests/doubles/backend_double.h"
#include "host_tests/unit/fixture.h"

namespace {

class SfnFrontend : public EitherClient {
protected:
    void SetUp() override
    {
        EitherClient::SetUp();
        backend_double_reset();
    }

    struct connection_id Next() const { return {spm_sfn_next(&spm_, {LIBRARY})}; }

    psa_msg_t Begin(struct connection_id message)
    {
        psa_msg_t msg;
        std::memset(&msg, 0xEE, sizeof(msg));
        spm_sfn_begin(&spm_, message, &msg);
        return msg;
    }

    psa_msg_t Run(psa_status_t status)
    {
        const struct connection_id message = Next();
        const psa_msg_t msg = Begin(message);
        EXPECT_EQ(spm_sfn_end(&spm_, message, status), Returns(0));
        return msg;
    }

    psa_handle_t OpenLibrary()
    {
        const struct verdict verdict = ConnectTo(Me(), LIBRARY_CONN);
        EXPECT_EQ(verdict, Blocks());
        EXPECT_EQ(Run(PSA_SUCCESS).type, PSA_IPC_CONNECT);
        return connection_handle(&spm_, {static_cast<uint8_t>(verdict.value)});
    }
};
INSTANTIATE_FOR_BOTH_CLIENTS(SfnFrontend);

TEST_P(SfnFrontend, FFM_233_FFM_234_FunctionSeesConnectRequestAndDisconnectAndItsReturnIsTheReply)
{
    const psa_handle_t handle = OpenLibrary();
    EXPECT_EQ(backend_double_completion()->outcome, Returns(handle));
    EXPECT_EQ(Call(Me(), handle, 4, {{Ram(), 3}}, {{Ram() + 8, 5}}), Blocks());
    const psa_msg_t msg = Run(-44);
    EXPECT_EQ(msg.type, 4);
    EXPECT_EQ(msg.client_id, MyId());
    EXPECT_EQ(msg.in_size[0], 3u);
    EXPECT_EQ(msg.out_size[0], 5u);
    EXPECT_EQ(backend_double_completion()->outcome, Returns(-44));
    EXPECT_EQ(Close(Me(), handle), Blocks());
    EXPECT_EQ(Run(-129).type, PSA_IPC_DISCONNECT); /* the return is ignored */
    EXPECT_EQ(backend_double_completion()->outcome, Returns(0));
    EXPECT_EQ(Next().index, SPM_NO_INDEX);
}

TEST_P(SfnFrontend, FFM_235_ConnectReturnOtherThanTheThreePanicsTheService)
{
    EXPECT_EQ(ConnectTo(Me(), LIBRARY_CONN), Blocks());
    const struct connection_id message = Next();
    (void)Begin(message);
    const std::string before = State();
    for (const psa_status_t status : {-129, 1, -132}) {
        EXPECT_EQ(spm_sfn_end(&spm_, message, status), Panics(SPM_ERROR_REPLY_STATUS));
    }
    EXPECT_EQ(State(), before);
}

TEST_P(SfnFrontend, FFM_337_MessageHandleIsValidFromEntryToReturn)
{
    const psa_handle_t handle = OpenLibrary();
    EXPECT_EQ(Call(Me(), handle, 0, {{Ram(), 3}}), Blocks());
    const struct connection_id message = Next();
    const psa_handle_t next = message_handle_next(&spm_, message);
    EXPECT_EQ(Skip(LIBRARY, next, 0, 1), Panics(SPM_ERROR_NO_SUCH_MESSAGE));
    const psa_msg_t msg = Begin(message);
    EXPECT_EQ(msg.handle, next);
    EXPECT_EQ(Skip(LIBRARY, msg.handle, 0, 1), Returns(1));
    EXPECT_EQ(SetRhandle(LIBRARY, msg.handle, 5), Returns(0));
    EXPECT_EQ(spm_sfn_end(&spm_, message, PSA_SUCCESS), Returns(0));
    EXPECT_EQ(Skip(LIBRARY, msg.handle, 0, 1), Panics(SPM_ERROR_NO_SUCH_MESSAGE));
    EXPECT_EQ(partitions_[LIBRARY].serving, SPM_NO_INDEX);
}

TEST_P(SfnFrontend, FFM_339_ReturnOfProgrammerErrorTerminatesLikeAReply)
{
    const psa_handle_t handle = OpenLibrary();
    EXPECT_EQ(Call(Me(), handle), Blocks());
    (void)Run(PSA_ERROR_PROGRAMMER_ERROR);
    if (IsSecure()) {
        EXPECT_EQ(backend_double_completion()->outcome, Panics(SPM_ERROR_SERVICE_SAID_SO));
    } else {
        EXPECT_EQ(backend_double_completion()->outcome, Returns(PSA_ERROR_PROGRAMMER_ERROR));
        EXPECT_EQ(Run(0).type, PSA_IPC_DISCONNECT);
        EXPECT_EQ(Next().index, SPM_NO_INDEX);
    }
}

TEST_P(SfnFrontend, NextMessageIsTheOldestOfTheFirstServiceThatHasOne)
{
    EXPECT_EQ(Next().index, SPM_NO_INDEX);
    EXPECT_EQ(Call(Me(), HANDLE_LIBRARY_STATELESS, 1), Blocks());
    EXPECT_EQ(ConnectTo(NonSecure(), LIBRARY_CONN), Blocks());
    EXPECT_EQ(ConnectTo(NonSecure(kOtherClient), LIBRARY_CONN), Blocks());
    EXPECT_EQ(Run(0).client_id, kClient);
    EXPECT_EQ(Run(0).client_id, kOtherClient);
    EXPECT_EQ(Run(0).type, 1);
    EXPECT_EQ(Next().index, SPM_NO_INDEX);
}

TEST_P(SfnFrontend, FFM_238_FailedInitRefusesConnectsAndStatelessCallsWithoutPanic)
{
    spm_partition_initialised(&spm_, {LIBRARY}, -1);
    backend_double_reset();
    const std::string before = State();
    EXPECT_EQ(ConnectTo(Me(), LIBRARY_CONN), Returns(PSA_ERROR_CONNECTION_REFUSED));
    EXPECT_EQ(Call(Me(), HANDLE_LIBRARY_STATELESS), Returns(PSA_ERROR_CONNECTION_REFUSED));
    EXPECT_EQ(State(), before);
    EXPECT_EQ(backend_double.wakes + backend_double.completions, 0u);
    EXPECT_TRUE(IsProgrammerError(Connect(Me(), TEST_SID(LIBRARY_CONN), 2), PSA_ERROR_CONNECTION_REFUSED));
    EXPECT_TRUE(IsProgrammerError(Call(Me(), HANDLE_LIBRARY_STATELESS, -1), PSA_ERROR_PROGRAMMER_ERROR));
    EXPECT_GT(Open(Me(), SERVER_OPEN), 0); /* the others work */
}

TEST_P(SfnFrontend, FFM_238_EveryValueButSuccessIsAFailure_D_21)
{
    for (const psa_status_t status : {1, -1, -129, INT32_MAX, INT32_MIN}) {
        SetUp();
        spm_partition_initialised(&spm_, {LIBRARY}, status);
        EXPECT_EQ(partitions_[LIBRARY].life, PARTITION_FAILED) << status;
    }
    SetUp();
    spm_partition_initialised(&spm_, {LIBRARY}, PSA_SUCCESS);
    EXPECT_EQ(partitions_[LIBRARY].life, PARTITION_RUNNING);
}

TEST_P(SfnFrontend, FFM_351_MessagesQueuedBeforeTheFailureAreRefusedAndTheirSlotsFree)
{
    EXPECT_EQ(ConnectTo(NonSecure(kClient, 1), LIBRARY_CONN), Blocks());
    EXPECT_EQ(Call(Me(), HANDLE_LIBRARY_STATELESS, 0, {{Ram(), 4}}, {{Ram() + 8, 4}}), Blocks());
    EXPECT_EQ(ConnectTo(Partition(CLIENT), LIBRARY_CONN), Blocks());
    EXPECT_EQ(Call(NonSecure(kOtherClient, 2), HANDLE_LIBRARY_STATELESS), Blocks());
    backend_double_reset();
    spm_partition_initialised(&spm_, {LIBRARY}, -1);
    ASSERT_EQ(backend_double.completions, 4u);
    for (size_t i = 0; i < 4; i++) {
        EXPECT_EQ(backend_double.completion[i].outcome, Returns(PSA_ERROR_CONNECTION_REFUSED));
    }
    EXPECT_EQ(backend_double.completion[0].route.index, 1u);
    EXPECT_EQ(backend_double.completion[1].route.index, CLIENT);
    EXPECT_EQ(backend_double.completion[3].route.index, 2u);
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
    EXPECT_EQ(partitions_[LIBRARY].signals, 0u);
    EXPECT_EQ(Next().index, SPM_NO_INDEX);
}

/* The request was never delivered, so the client's lengths stay as they were (sheet 4.4, MB12). */
TEST_P(SfnFrontend, FFM_351_FFM_288_RequestRefusedByAFailedInitLeavesTheClientsLengthsAlone)
{
    EXPECT_EQ(Call(Me(), HANDLE_LIBRARY_STATELESS, 0, {{Ram(), 4}}, {{Ram() + 8, 6}, {Ram() + 16, 7}}), Blocks());
    spm_partition_initialised(&spm_, {LIBRARY}, -1);
    ASSERT_EQ(backend_double.completions, 1u);
    if (IsSecure()) {
        EXPECT_EQ(OutArrayOf(CLIENT)[0].len, 6u);
        EXPECT_EQ(OutArrayOf(CLIENT)[1].len, 7u);
    } else {
        EXPECT_EQ(SizesOf(backend_double_completion()->out_len), (Sizes{6, 7, 0, 0}));
    }
}

TEST_P(SfnFrontend, FFM_336_MessageApisDuringInitPanic)
{
    partitions_[LIBRARY].life = PARTITION_STARTING;
    EXPECT_EQ(Call(Me(), HANDLE_LIBRARY_STATELESS, 0, {{Ram(), 4}}, {{Ram() + 8, 4}}), Blocks());
    const psa_handle_t queued = message_handle_next(&spm_, Next());
    for (const psa_handle_t handle : {queued, queued - 128, 0}) {
        EXPECT_EQ(Read(LIBRARY, handle, 0, kSecure, 1), Panics(SPM_ERROR_NO_SUCH_MESSAGE));
        EXPECT_EQ(Skip(LIBRARY, handle, 0, 1), Panics(SPM_ERROR_NO_SUCH_MESSAGE));
        EXPECT_EQ(Write(LIBRARY, handle, 0, kSecure, 1), Panics(SPM_ERROR_NO_SUCH_MESSAGE));
        EXPECT_EQ(SetRhandle(LIBRARY, handle, 1), Panics(SPM_ERROR_NO_SUCH_MESSAGE));
    }
}

} // namespace
