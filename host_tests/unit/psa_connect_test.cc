/* SPDX-License-Identifier: Apache-2.0 */
/* psa_connect: FFM-022 to FFM-046, FFM-317. */
#include <set>

#include "host_tests/doubles/backend_double.h"
#include "host_tests/unit/fixture.h"

namespace {

class PsaConnect : public Frontend {
protected:
    void SetUp() override
    {
        backend_double_reset();
        Frontend::SetUp();
    }
};

class PsaConnectOfBoth : public EitherClient {
protected:
    void SetUp() override
    {
        backend_double_reset();
        EitherClient::SetUp();
    }

    /* The refusal means a programmer error to this client and has changed nothing. */
    void ExpectRefused(uint32_t sid, uint32_t version)
    {
        const std::string before = State();
        EXPECT_TRUE(IsProgrammerError(Connect(Me(), sid, version), PSA_ERROR_CONNECTION_REFUSED));
        EXPECT_EQ(State(), before); /* FFM-044, FFM-306 */
        EXPECT_EQ(backend_double.completions + backend_double.wakes, 0u);
    }

    psa_handle_t Answer() const { return static_cast<psa_handle_t>(backend_double_completion()->outcome.value); }
};
INSTANTIATE_FOR_BOTH_CLIENTS(PsaConnectOfBoth);

TEST_P(PsaConnectOfBoth, FFM_022_PermittedConnectDeliversExactlyOneMessageOfTypeConnect)
{
    EXPECT_EQ(ConnectTo(Me(), SERVER_OPEN), Blocks());
    EXPECT_EQ(backend_double.wakes, 1u);
    EXPECT_EQ(backend_double.woken[0], SERVER);
    EXPECT_EQ(Take(SERVER_OPEN).type, PSA_IPC_CONNECT);
    EXPECT_FALSE(HasMessage(SERVER_OPEN));
    EXPECT_EQ(backend_double.completions, 0u);
}

TEST_P(PsaConnectOfBoth, FFM_023_ConnectMessageHasNoVectorsNoRhandleAndAHandle)
{
    EXPECT_EQ(ConnectTo(Me(), SERVER_OPEN), Blocks());
    const psa_msg_t msg = Take(SERVER_OPEN);
    EXPECT_GT(msg.handle, 0);
    EXPECT_EQ(msg.rhandle, nullptr);
    EXPECT_EQ(SizesOf(msg.in_size), Sizes{});
    EXPECT_EQ(SizesOf(msg.out_size), Sizes{});
}

TEST_P(PsaConnectOfBoth, FFM_024_ReplySuccessGivesAPositiveHandleWithBit30Clear)
{
    EXPECT_EQ(ConnectTo(Me(), SERVER_OPEN), Blocks());
    (void)Serve(SERVER_OPEN, PSA_SUCCESS);
    ASSERT_EQ(backend_double.completions, 1u);
    EXPECT_EQ(backend_double_completion()->outcome.kind, VERDICT_RETURN);
    EXPECT_GT(Answer(), 0);
    EXPECT_EQ(static_cast<uint32_t>(Answer()) & 0x40000000u, 0u);
    EXPECT_EQ(backend_double_completion()->route.kind, Me().route.kind);
    EXPECT_EQ(backend_double_completion()->route.index, Me().route.index);
}

TEST_P(PsaConnectOfBoth, FFM_025_FFM_134_RefusedConnectCanBeTriedAgainAndLeaksNoRhandle)
{
    EXPECT_EQ(ConnectTo(Me(), SERVER_OPEN), Blocks());
    const psa_msg_t first = Take(SERVER_OPEN);
    EXPECT_EQ(SetRhandle(SERVER, first.handle, 0xABCD), Returns(0));
    ReplyTo(SERVER_OPEN, first, PSA_ERROR_CONNECTION_REFUSED);
    EXPECT_EQ(Answer(), PSA_ERROR_CONNECTION_REFUSED);

    EXPECT_EQ(ConnectTo(Me(), SERVER_OPEN), Blocks());
    const psa_msg_t second = Serve(SERVER_OPEN, PSA_SUCCESS);
    EXPECT_EQ(second.rhandle, nullptr);
    EXPECT_GT(Answer(), 0);
}

TEST_P(PsaConnectOfBoth, FFM_026_FFM_027_ReplyBusyOrRefusedReachesTheClientAsAValue)
{
    for (const psa_status_t status : {PSA_ERROR_CONNECTION_BUSY, PSA_ERROR_CONNECTION_REFUSED}) {
        EXPECT_EQ(ConnectTo(Me(), SERVER_OPEN), Blocks());
        (void)Serve(SERVER_OPEN, status);
        EXPECT_EQ(backend_double_completion()->outcome, Returns(status));
    }
}

TEST_P(PsaConnectOfBoth, FFM_028_NoDisconnectFollowsARefusedConnect)
{
    for (const psa_status_t status : {PSA_ERROR_CONNECTION_BUSY, PSA_ERROR_CONNECTION_REFUSED}) {
        EXPECT_EQ(ConnectTo(Me(), SERVER_OPEN), Blocks());
        (void)Serve(SERVER_OPEN, status);
        EXPECT_FALSE(HasMessage(SERVER_OPEN));
        EXPECT_EQ(partitions_[SERVER].signals, 0u);
    }
}

TEST_P(PsaConnectOfBoth, FFM_029_UnknownSidIsRefused)
{
    ExpectRefused(SID_UNKNOWN, 1u);
    ExpectRefused(0u, 1u);
    ExpectRefused(0xFFFFFFFFu, 1u);
}

TEST_P(PsaConnectOfBoth, FFM_030_StrictServiceRefusesAHigherVersion)
{
    ExpectRefused(TEST_SID(SERVER_STRICT), 4u);
}

TEST_P(PsaConnectOfBoth, FFM_031_StrictServiceRefusesALowerVersion)
{
    ExpectRefused(TEST_SID(SERVER_STRICT), 2u);
}

TEST_P(PsaConnectOfBoth, FFM_032_RelaxedServiceRefusesAHigherVersion)
{
    ExpectRefused(TEST_SID(SERVER_RELAXED), 4u);
    ExpectRefused(TEST_SID(SERVER_RELAXED), 0xFFFFFFFFu);
}

TEST_P(PsaConnectOfBoth, FFM_033_RelaxedServiceAcceptsLowerAndEqualVersions)
{
    for (uint32_t version = 1; version <= 3; version++) {
        EXPECT_EQ(Connect(Me(), TEST_SID(SERVER_RELAXED), version), Blocks());
        (void)Serve(SERVER_RELAXED, PSA_SUCCESS);
        EXPECT_GT(Answer(), 0);
    }
}

TEST_P(PsaConnectOfBoth, FFM_034_StrictServiceAcceptsItsVersion)
{
    EXPECT_EQ(Connect(Me(), TEST_SID(SERVER_STRICT), 3u), Blocks());
}

TEST_P(PsaConnectOfBoth, FFM_035_ServiceWithoutPolicyIsStrictVersion1)
{
    ExpectRefused(TEST_SID(SERVER_OPEN), 2u);
    EXPECT_EQ(Connect(Me(), TEST_SID(SERVER_OPEN), 1u), Blocks());
}

TEST_P(PsaConnectOfBoth, FFM_036_Version0IsRefusedUnderBothPolicies)
{
    ExpectRefused(TEST_SID(SERVER_STRICT), 0u);
    ExpectRefused(TEST_SID(SERVER_RELAXED), 0u);
}

TEST_F(PsaConnect, FFM_037_NonSecureCallerOfSecureOnlyServiceIsRefused)
{
    const std::string before = State();
    EXPECT_EQ(ConnectTo(NonSecure(), SERVER_SECURE), Returns(PSA_ERROR_CONNECTION_REFUSED));
    EXPECT_EQ(State(), before);
}

TEST_F(PsaConnect, FFM_038_SecureCallerWithoutTheDependencyPanics)
{
    const std::string before = State();
    EXPECT_EQ(ConnectTo(Partition(URGENT), SERVER_RELAXED), Panics(SPM_ERROR_NOT_AUTHORISED));
    EXPECT_EQ(State(), before);
}

TEST_F(PsaConnect, FFM_039_ConnectingToTheOwnServicePanics)
{
    EXPECT_EQ(ConnectTo(Partition(SERVER), SERVER_OPEN), Panics(SPM_ERROR_NOT_AUTHORISED));
}

TEST_P(PsaConnectOfBoth, FFM_040_StatelessServiceRefusesConnects)
{
    ExpectRefused(TEST_SID(SERVER_STATELESS), 2u);
}

TEST_P(PsaConnectOfBoth, FFM_041_FFM_042_FullTableAnswersBusyUntilAConnectionIsClosed)
{
    std::vector<psa_handle_t> handles;
    for (int i = 0; i < TEST_CONNECTIONS; i++) {
        handles.push_back(Open(Me(), SERVER_OPEN));
    }
    const std::string before = State();
    EXPECT_EQ(ConnectTo(NonSecure(), SERVER_OPEN), Returns(PSA_ERROR_CONNECTION_BUSY));
    EXPECT_EQ(ConnectTo(Partition(CLIENT), SERVER_OPEN), Returns(PSA_ERROR_CONNECTION_BUSY));
    EXPECT_EQ(State(), before);

    EXPECT_EQ(Close(Me(), handles[2]), Blocks());
    (void)Serve(SERVER_OPEN, PSA_SUCCESS);
    EXPECT_EQ(ConnectTo(Me(), SERVER_OPEN), Blocks());
}

/* Terminated connections keep their slots until they are closed: without a reserve CPU1 could hold the whole table. */
TEST_F(PsaConnect, FFM_041_NonSecureClientsLeaveSlotsToSecureOnes)
{
    enum { RESERVED = 2 };
    struct spm_image image = test_image;
    image.secure_connections = RESERVED;
    Init(image);
    for (int i = 0; i < TEST_CONNECTIONS - RESERVED; i++) {
        const psa_handle_t handle = Open(NonSecure(), SERVER_OPEN);
        EXPECT_EQ(Call(NonSecure(), handle, -1), Returns(PSA_ERROR_PROGRAMMER_ERROR));
        (void)Serve(SERVER_OPEN, PSA_SUCCESS);
    }
    const std::string before = State();
    EXPECT_EQ(ConnectTo(NonSecure(), SERVER_OPEN), Returns(PSA_ERROR_CONNECTION_BUSY));
    EXPECT_EQ(Call(NonSecure(), HANDLE_SERVER_STATELESS), Returns(PSA_ERROR_CONNECTION_BUSY));
    EXPECT_EQ(State(), before);

    for (int i = 0; i < RESERVED; i++) {
        (void)Open(Partition(CLIENT), SERVER_OPEN);
    }
    EXPECT_EQ(ConnectTo(Partition(CLIENT), SERVER_OPEN), Returns(PSA_ERROR_CONNECTION_BUSY));
    spm_abandon_mailbox_clients(&spm_);
    EXPECT_EQ(ConnectTo(NonSecure(), SERVER_OPEN), Blocks());
}

TEST_P(PsaConnectOfBoth, FFM_043_ConnectionsAtOneTimeHaveDistinctHandles)
{
    std::set<psa_handle_t> handles;
    for (int i = 0; i < TEST_CONNECTIONS; i++) {
        handles.insert(Open(Me(), SERVER_OPEN));
    }
    EXPECT_EQ(handles.size(), static_cast<size_t>(TEST_CONNECTIONS));
}

TEST_P(PsaConnectOfBoth, FFM_044_FailedConnectsLeaveTheFreeSlotsAlone)
{
    for (int i = 0; i < 10 * TEST_CONNECTIONS; i++) {
        (void)Connect(Me(), SID_UNKNOWN, 1u);
        EXPECT_EQ(ConnectTo(Me(), SERVER_OPEN), Blocks());
        (void)Serve(SERVER_OPEN, PSA_ERROR_CONNECTION_REFUSED);
    }
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

TEST_P(PsaConnectOfBoth, FFM_045_TwoConnectionsOfOneClientHaveIndependentRhandles)
{
    const psa_handle_t first = Open(Me(), SERVER_OPEN);
    const psa_handle_t second = Open(Me(), SERVER_OPEN);
    psa_msg_t msg = Request(Me(), first, SERVER_OPEN);
    EXPECT_EQ(SetRhandle(SERVER, msg.handle, 0x1111), Returns(0));
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);

    msg = Request(Me(), second, SERVER_OPEN);
    EXPECT_EQ(msg.rhandle, nullptr);
    EXPECT_EQ(SetRhandle(SERVER, msg.handle, 0x2222), Returns(0));
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);

    EXPECT_EQ(Request(Me(), first, SERVER_OPEN).rhandle, reinterpret_cast<void *>(0x1111));
    EXPECT_EQ(Request(Me(), second, SERVER_OPEN).rhandle, reinterpret_cast<void *>(0x2222));
}

TEST_P(PsaConnectOfBoth, FFM_046_FFM_264_FFM_265_ClientIdIsTheCallersInEveryMessage)
{
    EXPECT_EQ(ConnectTo(Me(), SERVER_OPEN), Blocks());
    EXPECT_EQ(Serve(SERVER_OPEN, PSA_SUCCESS).client_id, MyId());
    const psa_handle_t handle = Answer();
    const psa_msg_t msg = Request(Me(), handle, SERVER_OPEN);
    EXPECT_EQ(msg.client_id, MyId());
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    EXPECT_EQ(Close(Me(), handle), Blocks());
    EXPECT_EQ(Take(SERVER_OPEN).client_id, MyId());
    EXPECT_EQ(MyId() > 0, IsSecure());
}

TEST_F(PsaConnect, FFM_266_CallMadeWhileServingCarriesTheServersOwnId)
{
    const psa_handle_t handle = Open(Partition(CLIENT), VAULT_CONN);
    (void)Request(Partition(CLIENT), handle, VAULT_CONN);
    EXPECT_EQ(ConnectTo(Partition(VAULT), SERVER_OPEN), Blocks());
    EXPECT_EQ(Take(SERVER_OPEN).client_id, ID_VAULT);
}

TEST_P(PsaConnectOfBoth, FFM_317_ProgrammerErrorComesBeforeExhaustion)
{
    for (int i = 0; i < TEST_CONNECTIONS; i++) {
        (void)Open(Me(), SERVER_OPEN);
    }
    EXPECT_TRUE(IsProgrammerError(Connect(Me(), SID_UNKNOWN, 1u), PSA_ERROR_CONNECTION_REFUSED));
    EXPECT_TRUE(IsProgrammerError(Connect(Me(), TEST_SID(SERVER_OPEN), 2u), PSA_ERROR_CONNECTION_REFUSED));
}

} // namespace
