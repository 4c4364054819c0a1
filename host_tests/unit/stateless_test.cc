/* SPDX-License-Identifier: Apache-2.0 */
/* Stateless services: FFM-207 to FFM-218, FFM-317, FFM-341. */
#include "host_tests/doubles/backend_double.h"
#include "host_tests/unit/fixture.h"

namespace {

class Stateless : public EitherClient {
protected:
    void SetUp() override
    {
        EitherClient::SetUp();
        backend_double_reset();
    }

    void ExpectRefused(const struct caller &caller, psa_handle_t handle, int32_t type = 0, const Vectors &in = {})
    {
        const std::string before = State();
        const struct verdict verdict = Call(caller, handle, type, in);
        if (caller.id.value > 0) {
            EXPECT_EQ(verdict, PanicsSomehow()) << handle;
        } else {
            EXPECT_EQ(verdict, Returns(PSA_ERROR_PROGRAMMER_ERROR)) << handle;
        }
        EXPECT_EQ(State(), before);
        EXPECT_EQ(backend_double.completions + backend_double.wakes, 0u);
    }
};
INSTANTIATE_FOR_BOTH_CLIENTS(Stateless);

TEST_P(Stateless, FFM_207_FFM_208_FFM_209_RequestReachesTheServiceWithoutConnectAndDisconnect)
{
    EXPECT_EQ(Call(Me(), HANDLE_SERVER_STATELESS, 9, {{Ram(), 4}}, {{Ram() + 8, 4}}), Blocks());
    const psa_msg_t msg = Take(SERVER_STATELESS);
    EXPECT_EQ(msg.type, 9);
    EXPECT_EQ(msg.rhandle, nullptr);
    EXPECT_EQ(msg.client_id, MyId());
    EXPECT_EQ(msg.in_size[0], 4u);
    EXPECT_EQ(msg.out_size[0], 4u);
    EXPECT_EQ(Write(SERVER, msg.handle, 0, kSecure + 64, 3), Returns(0));
    ReplyTo(SERVER_STATELESS, msg, 12);
    EXPECT_EQ(backend_double_completion()->outcome, Returns(12));
    EXPECT_EQ(backend_double_completion()->out_len[0], 3u);
    EXPECT_EQ(partitions_[SERVER].signals, 0u); /* nothing follows */
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

TEST_P(Stateless, FFM_210_HandleIsBit30VersionAndIndex)
{
    EXPECT_EQ(TEST_STATELESS_HANDLE(0, 2), HANDLE_SERVER_STATELESS);
    EXPECT_EQ(TEST_STATELESS_HANDLE(29, 3), HANDLE_SERVER_STATELESS_LAX); /* manifest value 30 */
    EXPECT_EQ(Call(Me(), HANDLE_SERVER_STATELESS_LAX), Blocks());
    EXPECT_TRUE(HasMessage(SERVER_STATELESS_LAX));
}

TEST_P(Stateless, FFM_211_EmptyIndexIsRefused)
{
    for (uint32_t index = 0; index < 32; index++) {
        if (image_->stateless[index] == SPM_NO_INDEX) {
            ExpectRefused(Me(), TEST_STATELESS_HANDLE(index, 1));
        }
    }
}

TEST_P(Stateless, FFM_212_VersionIsJudgedByThePolicy)
{
    ExpectRefused(Me(), TEST_STATELESS_HANDLE(0, 1)); /* STRICT 2 */
    ExpectRefused(Me(), TEST_STATELESS_HANDLE(0, 3));
    ExpectRefused(Me(), TEST_STATELESS_HANDLE(0, 0));
    ExpectRefused(Me(), TEST_STATELESS_HANDLE(29, 4)); /* RELAXED 3 */
    ExpectRefused(Me(), TEST_STATELESS_HANDLE(29, 255));
    ExpectRefused(Me(), TEST_STATELESS_HANDLE(29, 0));
    for (const uint32_t version : {1u, 2u, 3u}) {
        EXPECT_EQ(Call(Me(), TEST_STATELESS_HANDLE(29, version)), Blocks());
    }
}

TEST_P(Stateless, FFM_213_EveryReservedBitIsJudged)
{
    for (const int bit : {5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29}) {
        ExpectRefused(Me(), HANDLE_SERVER_STATELESS | static_cast<psa_handle_t>(1u << bit));
    }
    ExpectRefused(Me(), static_cast<psa_handle_t>(0x80000000u | HANDLE_SERVER_STATELESS));
}

TEST_F(Frontend, FFM_214_SecureOnlyServiceAndMissingDependencyAreRefused)
{
    backend_double_reset();
    const std::string before = State();
    EXPECT_EQ(Call(NonSecure(), HANDLE_VAULT_STATELESS), Returns(PSA_ERROR_PROGRAMMER_ERROR));
    EXPECT_EQ(Call(Partition(URGENT), HANDLE_SERVER_STATELESS), Panics(SPM_ERROR_NOT_AUTHORISED));
    EXPECT_EQ(State(), before);
    EXPECT_EQ(backend_double.wakes, 0u);
}

TEST_F(Frontend, FFM_341_CallToTheOwnStatelessServicePanics)
{
    EXPECT_EQ(Call(Partition(SERVER), HANDLE_SERVER_STATELESS), Panics(SPM_ERROR_NOT_AUTHORISED));
}

TEST_P(Stateless, FFM_215_FFM_317_FullTableAnswersBusyButAProgrammerErrorStaysOne)
{
    for (int i = 0; i < TEST_CONNECTIONS; i++) {
        (void)Open(Me(), SERVER_OPEN);
    }
    backend_double_reset();
    const std::string before = State();
    EXPECT_EQ(Call(NonSecure(), HANDLE_SERVER_STATELESS), Returns(PSA_ERROR_CONNECTION_BUSY));
    EXPECT_EQ(Call(Partition(CLIENT), HANDLE_SERVER_STATELESS), Returns(PSA_ERROR_CONNECTION_BUSY));
    EXPECT_EQ(State(), before);
    ExpectRefused(Me(), HANDLE_SERVER_STATELESS, -1);
    ExpectRefused(Me(), TEST_STATELESS_HANDLE(0, 1));
    ExpectRefused(Me(), HANDLE_SERVER_STATELESS, 0, {{CHIP_SPM_RAM, 1}});
}

TEST_P(Stateless, FFM_216_FailedCallsLeakNothing)
{
    for (int i = 0; i < 10 * TEST_CONNECTIONS; i++) {
        ExpectRefused(Me(), HANDLE_SERVER_STATELESS, -1);
        ExpectRefused(Me(), HANDLE_SERVER_STATELESS, 0, {{CHIP_SPM_RAM, 1}});
        ExpectRefused(Me(), TEST_STATELESS_HANDLE(5, 1));
    }
    for (int i = 0; i < 10 * TEST_CONNECTIONS; i++) {
        EXPECT_EQ(Call(Me(), HANDLE_SERVER_STATELESS), Blocks());
        (void)Serve(SERVER_STATELESS, -5);
    }
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

TEST_F(Frontend, FFM_217_SeveralClientsAndThreadsHaveRequestsAtOneStatelessService)
{
    backend_double_reset();
    EXPECT_EQ(Call(NonSecure(kClient, 0), HANDLE_SERVER_STATELESS, 0), Blocks());
    EXPECT_EQ(Call(NonSecure(kClient, 1), HANDLE_SERVER_STATELESS, 1), Blocks()); /* the same client again */
    EXPECT_EQ(Call(NonSecure(kOtherClient, 2), HANDLE_SERVER_STATELESS, 2), Blocks());
    EXPECT_EQ(Call(Partition(CLIENT), HANDLE_SERVER_STATELESS, 3), Blocks());
    psa_msg_t msg[4];
    for (int i = 0; i < 4; i++) {
        msg[i] = Take(SERVER_STATELESS);
        EXPECT_EQ(msg[i].type, i);
    }
    for (const int i : {2, 0, 3, 1}) {
        ReplyTo(SERVER_STATELESS, msg[i], i);
        EXPECT_EQ(backend_double_completion()->outcome, Returns(i));
        EXPECT_EQ(backend_double_completion()->route.index, (i == 3) ? CLIENT : i);
    }
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

TEST_P(Stateless, FFM_218_ProgrammerErrorAsReplyEndsThatRequestOnly)
{
    (void)Request(Me(), HANDLE_SERVER_STATELESS, SERVER_STATELESS);
    psa_msg_t msg;
    std::memcpy(&msg, At(kMessages + (0x100u * SERVER)), sizeof(msg));
    ReplyTo(SERVER_STATELESS, msg, PSA_ERROR_PROGRAMMER_ERROR);
    if (IsSecure()) {
        EXPECT_EQ(backend_double_completion()->outcome, Panics(SPM_ERROR_SERVICE_SAID_SO));
        return;
    }
    EXPECT_EQ(backend_double_completion()->outcome, Returns(PSA_ERROR_PROGRAMMER_ERROR));
    EXPECT_EQ(partitions_[SERVER].signals, 0u); /* no DISCONNECT */
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
    EXPECT_EQ(Call(Me(), HANDLE_SERVER_STATELESS), Blocks());
}

TEST_P(Stateless, FFM_051_SlotOfAStatelessRequestIsNoConnection)
{
    const psa_msg_t msg = Request(Me(), HANDLE_SERVER_STATELESS, SERVER_STATELESS);
    const uint8_t slot = static_cast<uint8_t>(static_cast<uint32_t>(msg.handle) & 0x7Fu);
    backend_double_reset();
    ExpectRefused(Me(), connection_handle(&spm_, {slot}));
}

} // namespace
