/* SPDX-License-Identifier: Apache-2.0 */
/* The end of a life of CPU1 (design, "The twin-CPU system", step 5) and memory of clients that the bus refuses (design, "Concurrency on
 * the chip"). Each connection of the old life gets exactly one DISCONNECT; nothing of an old epoch reaches non-secure memory. */
#include "host_tests/doubles/backend_double.h"
#include "host_tests/unit/fixture.h"

namespace {

constexpr uint32_t kIn = kNonSecure;
constexpr uint32_t kOut = kNonSecure + 0x4000u;
constexpr uint32_t kBuffer = kSecure + 0x1000u;

class Abandon : public Frontend {
protected:
    void SetUp() override
    {
        Frontend::SetUp();
        Fill(kIn, std::string(1000, 'i'));
        handle_ = Open(NonSecure(), SERVER_OPEN);
        backend_double_reset();
        copy_double_reset();
    }

    void EndLife() { spm_abandon_mailbox_clients(&spm_); }

    /* Serves what is queued and returns the types of the messages. */
    using Types = std::vector<int32_t>;
    Types Drain(uint8_t service = SERVER_OPEN)
    {
        Types types;
        while (HasMessage(service)) {
            types.push_back(Serve(service, PSA_SUCCESS).type);
        }
        return types;
    }

    void ExpectAllFree() { EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS)); }

    /* backend_complete() is told the old epoch, or nobody, and so writes nothing (mailbox_reply_test). */
    void ExpectNobodyOfTheNewLifeAnswered()
    {
        for (size_t i = 0; i < backend_double.completions; i++) {
            const struct reply_route &route = backend_double.completion[i].route;
            EXPECT_TRUE((route.kind == ROUTE_NONE) || ((route.kind == ROUTE_MAILBOX) && (route.epoch != spm_.mailbox.epoch)));
        }
    }

    psa_handle_t handle_ = 0;
};

TEST_F(Abandon, EpochGoesUpByOne)
{
    const uint32_t before = spm_.mailbox.epoch;
    EndLife();
    EXPECT_EQ(spm_.mailbox.epoch, before + 1);
}

TEST_F(Abandon, IdleConnectionGetsItsDisconnectAtOnce)
{
    const psa_msg_t msg = Request(NonSecure(), handle_, SERVER_OPEN);
    EXPECT_EQ(SetRhandle(SERVER, msg.handle, 0x77), Returns(0));
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    backend_double_reset();
    EndLife();
    EXPECT_EQ(backend_double.woken[0], SERVER);
    const psa_msg_t disconnect = Serve(SERVER_OPEN, PSA_SUCCESS);
    EXPECT_EQ(disconnect.type, PSA_IPC_DISCONNECT);
    EXPECT_EQ(disconnect.client_id, kClient);
    EXPECT_EQ(disconnect.rhandle, reinterpret_cast<void *>(0x77)); /* FFM-094 */
    EXPECT_EQ(Drain(), Types());
    ExpectNobodyOfTheNewLifeAnswered();
    ExpectAllFree();
}

TEST_F(Abandon, ConnectionOfAPartitionIsNotTouched)
{
    const psa_handle_t handle = Open(Partition(CLIENT), SERVER_OPEN);
    const struct connection before = SlotOf(handle);
    EndLife();
    EXPECT_EQ(std::memcmp(&SlotOf(handle), &before, sizeof(before)), 0);
    (void)Serve(SERVER_OPEN, PSA_SUCCESS); /* the other one's disconnect */
    EXPECT_EQ(Call(Partition(CLIENT), handle), Blocks());
}

TEST_F(Abandon, QueuedConnectIsDeliveredAndThenDisconnected)
{
    EXPECT_EQ(ConnectTo(NonSecure(), SERVER_RELAXED), Blocks());
    EndLife();
    EXPECT_EQ(Drain(SERVER_RELAXED), (Types{PSA_IPC_CONNECT, PSA_IPC_DISCONNECT}));
    EXPECT_EQ(Drain(), (Types{PSA_IPC_DISCONNECT}));
    ExpectNobodyOfTheNewLifeAnswered();
    ExpectAllFree();
}

TEST_F(Abandon, FFM_028_RefusedConnectOfAnOldLifeGetsNoDisconnect)
{
    EXPECT_EQ(ConnectTo(NonSecure(), SERVER_RELAXED), Blocks());
    const psa_msg_t msg = Take(SERVER_RELAXED);
    EndLife();
    ReplyTo(SERVER_RELAXED, msg, PSA_ERROR_CONNECTION_REFUSED);
    EXPECT_FALSE(HasMessage(SERVER_RELAXED));
    (void)Drain();
    ExpectNobodyOfTheNewLifeAnswered();
    ExpectAllFree();
}

TEST_F(Abandon, QueuedRequestIsDeliveredAndThenDisconnected)
{
    EXPECT_EQ(Call(NonSecure(), handle_, 6), Blocks());
    EndLife();
    EXPECT_EQ(Drain(), (Types{6, PSA_IPC_DISCONNECT}));
    ExpectNobodyOfTheNewLifeAnswered();
    ExpectAllFree();
}

TEST_F(Abandon, RequestBeingServedIsDisconnectedAfterItsReplyWhateverTheReply)
{
    for (const psa_status_t status : {0, 5, -129, -130}) {
        SetUp();
        const psa_msg_t msg = Request(NonSecure(), handle_, SERVER_OPEN);
        EndLife();
        EXPECT_FALSE(HasMessage(SERVER_OPEN));
        ReplyTo(SERVER_OPEN, msg, status);
        EXPECT_EQ(Drain(), (Types{PSA_IPC_DISCONNECT}));
        ExpectNobodyOfTheNewLifeAnswered();
        ExpectAllFree();
    }
}

TEST_F(Abandon, LatchedRequestGetsOneDisconnectToo)
{
    const psa_msg_t msg = Request(NonSecure(), handle_, SERVER_OPEN);
    EXPECT_EQ(Call(NonSecure(kClient, 1), handle_), Returns(PSA_ERROR_PROGRAMMER_ERROR));
    EndLife();
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    EXPECT_EQ(Drain(), (Types{PSA_IPC_DISCONNECT}));
    ExpectAllFree();
}

TEST_F(Abandon, StatelessRequestEndsWithItsReply)
{
    (void)Drain();
    EXPECT_EQ(Call(NonSecure(kClient, 2), HANDLE_SERVER_STATELESS, 3), Blocks());
    EndLife();
    EXPECT_EQ(Drain(SERVER_STATELESS), (Types{3}));
    EXPECT_EQ(Drain(), (Types{PSA_IPC_DISCONNECT}));
    ExpectNobodyOfTheNewLifeAnswered();
    ExpectAllFree();
}

TEST_F(Abandon, TerminatedConnectionWhoseDisconnectIsUnderWayGetsNoSecondOne)
{
    for (const bool taken : {false, true}) {
        SetUp();
        EXPECT_EQ(Call(NonSecure(), handle_, -1), Returns(PSA_ERROR_PROGRAMMER_ERROR));
        const psa_msg_t msg = taken ? Take(SERVER_OPEN) : psa_msg_t{};
        EndLife();
        if (taken) {
            ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
            EXPECT_FALSE(HasMessage(SERVER_OPEN));
        } else {
            EXPECT_EQ(Drain(), (Types{PSA_IPC_DISCONNECT}));
        }
        ExpectAllFree(); /* nobody is left who could close the husk */
    }
}

TEST_F(Abandon, HuskOfATerminatedConnectionIsFreedWithoutAMessage)
{
    EXPECT_EQ(Call(NonSecure(), handle_, -1), Returns(PSA_ERROR_PROGRAMMER_ERROR));
    (void)Serve(SERVER_OPEN, PSA_SUCCESS);
    EXPECT_EQ(SlotOf(handle_).state, CONNECTION_DROPPED);
    EndLife();
    EXPECT_FALSE(HasMessage(SERVER_OPEN));
    ExpectAllFree();
}

TEST_F(Abandon, ClosingConnectionGetsNoSecondDisconnectAndAnswersNobody)
{
    EXPECT_EQ(Close(NonSecure(), handle_), Blocks());
    EndLife();
    EXPECT_EQ(Drain(), (Types{PSA_IPC_DISCONNECT}));
    ExpectNobodyOfTheNewLifeAnswered();
    ExpectAllFree();
}

TEST_F(Abandon, SeveralLivesMeanStillOneDisconnect)
{
    const psa_msg_t msg = Request(NonSecure(), handle_, SERVER_OPEN);
    const psa_handle_t idle = Open(NonSecure(kOtherClient, 1), SERVER_OPEN);
    EndLife();
    EndLife();
    EXPECT_EQ(Drain(), (Types{PSA_IPC_DISCONNECT})); /* of the idle one */
    EXPECT_EQ(SlotOf(idle).state, CONNECTION_FREE);
    EndLife();
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    EndLife();
    EXPECT_EQ(Drain(), (Types{PSA_IPC_DISCONNECT}));
    ExpectAllFree();
}

TEST_F(Abandon, HandlesOfTheOldLifeAreUnknownInTheNewOne)
{
    const psa_handle_t busy = Open(NonSecure(kClient, 1), SERVER_OPEN);
    EXPECT_EQ(Call(NonSecure(kClient, 1), busy), Blocks());
    EndLife();
    backend_double_reset();
    for (const psa_handle_t handle : {handle_, busy}) {
        const std::string before = State();
        EXPECT_EQ(Call(NonSecure(), handle), Returns(PSA_ERROR_PROGRAMMER_ERROR));
        EXPECT_EQ(Close(NonSecure(), handle), Returns(0));
        EXPECT_EQ(State(), before);
    }
}

TEST_F(Abandon, NewLifeWorksWhileTheOldOneIsStillBeingServed)
{
    const psa_msg_t old = Request(NonSecure(kClient, 0), handle_, SERVER_OPEN, {}, {{kOut, 8}});
    EndLife();
    const psa_handle_t handle = Open(NonSecure(kClient, 0), SERVER_OPEN);
    const psa_msg_t msg = Request(NonSecure(kClient, 0), handle, SERVER_OPEN, {}, {{kOut, 8}});
    Fill(kBuffer, "oldnew");
    EXPECT_EQ(Write(SERVER, old.handle, 0, kBuffer, 3), Returns(0));
    EXPECT_EQ(Write(SERVER, msg.handle, 0, kBuffer + 3, 3), Returns(0));
    backend_double_reset();
    ReplyTo(SERVER_OPEN, old, 1);
    ExpectNobodyOfTheNewLifeAnswered();
    ReplyTo(SERVER_OPEN, msg, 2);
    EXPECT_EQ(backend_double_completion()->route.epoch, spm_.mailbox.epoch);
    EXPECT_EQ(backend_double_completion()->outcome, Returns(2));
    EXPECT_EQ(Text(kOut, 3), "new");
}

TEST_F(Abandon, ReadOfAnOldEpochGivesNothing)
{
    const psa_msg_t msg = Request(NonSecure(), handle_, SERVER_OPEN, {{kIn, 1000}});
    EXPECT_EQ(Read(SERVER, msg.handle, 0, kBuffer, 10), Returns(10));
    EndLife();
    copy_double_reset();
    EXPECT_EQ(Read(SERVER, msg.handle, 0, kBuffer, 10), Returns(0));
    EXPECT_EQ(Skip(SERVER, msg.handle, 0, 10), Returns(0));
    EXPECT_EQ(copy_double.calls, 0u);
    EXPECT_EQ(Read(SERVER, msg.handle, 0, CHIP_SPM_RAM, 10), Panics(SPM_ERROR_BUFFER)); /* the rules stay */
}

TEST_F(Abandon, ReadInterruptedBetweenTwoPiecesReturnsTheFinishedOnes)
{
    const psa_msg_t msg = Request(NonSecure(), handle_, SERVER_OPEN, {{kIn, 1000}});
    EXPECT_EQ(Read(SERVER, msg.handle, 0, kBuffer, 1000), CallsAgain());
    EXPECT_EQ(Read(SERVER, msg.handle, 0, kBuffer, 1000), CallsAgain());
    EndLife();
    EXPECT_EQ(Read(SERVER, msg.handle, 0, kBuffer, 1000), Returns(512));
    EXPECT_EQ(Text(kBuffer, 513), std::string(512, 'i') + std::string(1, '\0'));
    EXPECT_EQ(partitions_[SERVER].progress, 0u);
}

TEST_F(Abandon, WriteForAnOldEpochSucceedsAndReachesNothing)
{
    const psa_msg_t msg = Request(NonSecure(), handle_, SERVER_OPEN, {}, {{kOut, 1000}});
    Fill(kBuffer, std::string(1000, 'o'));
    EXPECT_EQ(Write(SERVER, msg.handle, 0, kBuffer, 1000), CallsAgain());
    EndLife();
    struct verdict verdict = Write(SERVER, msg.handle, 0, kBuffer, 1000);
    while (verdict.kind == VERDICT_CALL_AGAIN) {
        verdict = Write(SERVER, msg.handle, 0, kBuffer, 1000);
    }
    EXPECT_EQ(verdict, Returns(0));
    EXPECT_EQ(Text(kOut, 1000), std::string(256, 'o') + std::string(744, '\0'));
    EXPECT_EQ(Write(SERVER, msg.handle, 0, kBuffer, 1), Panics(SPM_ERROR_WRITE_TOO_LONG)); /* the rules stay */
}

/* ---- Input that faults -------------------------------------------------------------------------------------------------------- */

class InputFault : public EitherClient {
protected:
    void SetUp() override
    {
        EitherClient::SetUp();
        Fill(Ram() + 0x2000u, std::string(1000, 'i'));
        handle_ = Open(Me(), SERVER_OPEN);
        msg_ = Request(Me(), handle_, SERVER_OPEN, {{Ram() + 0x2000u, 1000}, {Ram() + 0x3000u, 8}}, {{Ram() + 0x4000u, 8}});
        backend_double_reset();
    }

    uint32_t Input() const { return Ram() + 0x2000u; }

    struct verdict ReadAll(uint32_t index, size_t count)
    {
        struct verdict verdict = Read(SERVER, msg_.handle, index, kBuffer, count);
        while (verdict.kind == VERDICT_CALL_AGAIN) {
            verdict = Read(SERVER, msg_.handle, index, kBuffer, count);
        }
        return verdict;
    }

    /* What the client gets, and that its connection ends as FFM-096 says. */
    void ExpectTheClientsError()
    {
        ASSERT_EQ(backend_double.completions, 1u);
        if (IsSecure()) {
            EXPECT_EQ(backend_double_completion()->outcome, PanicsSomehow());
            return;
        }
        EXPECT_EQ(backend_double_completion()->outcome, Returns(PSA_ERROR_PROGRAMMER_ERROR));
        EXPECT_EQ(Serve(SERVER_OPEN, PSA_SUCCESS).type, PSA_IPC_DISCONNECT);
        EXPECT_FALSE(HasMessage(SERVER_OPEN));
        EXPECT_EQ(Call(Me(), handle_), Returns(PSA_ERROR_PROGRAMMER_ERROR));
        EXPECT_EQ(Close(Me(), handle_), Returns(0));
        EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
    }

    psa_handle_t handle_ = 0;
    psa_msg_t msg_ = {};
};
INSTANTIATE_FOR_BOTH_CLIENTS(InputFault);

TEST_P(InputFault, FaultInTheFirstPieceReadsAsNothing)
{
    copy_double_refuse(Input() + 10, 1);
    EXPECT_EQ(ReadAll(0, 100), Returns(0));
    EXPECT_EQ(partitions_[SERVER].progress, 0u);
}

TEST_P(InputFault, BytesOfFinishedPiecesCount)
{
    copy_double_refuse(Input() + 600, 1);
    EXPECT_EQ(ReadAll(0, 1000), Returns(512));
    EXPECT_EQ(Text(kBuffer, 512), std::string(512, 'i'));
    EXPECT_EQ(partitions_[SERVER].progress, 0u);
}

TEST_P(InputFault, LaterReadsGiveNothingFromAnyVector)
{
    copy_double_refuse(Input() + 600, 1);
    EXPECT_EQ(ReadAll(0, 1000), Returns(512));
    copy_double_reset(); /* also if the memory has got well */
    EXPECT_EQ(ReadAll(0, 1000), Returns(0));
    EXPECT_EQ(ReadAll(1, 8), Returns(0));
    EXPECT_EQ(Skip(SERVER, msg_.handle, 0, 10), Returns(0));
    EXPECT_EQ(copy_double.calls, 0u);
}

TEST_P(InputFault, FFM_096_ClientGetsProgrammerErrorWhateverTheReply)
{
    for (const psa_status_t status : {0, 7, -5, -129, -130}) {
        SetUp();
        copy_double_refuse(Input(), 1);
        EXPECT_EQ(ReadAll(0, 10), Returns(0));
        copy_double_reset();
        ReplyTo(SERVER_OPEN, msg_, status);
        ExpectTheClientsError();
    }
}

TEST_P(InputFault, ServiceCanGoOnWritingAndReplyAsEver)
{
    copy_double_refuse(Input(), 1);
    EXPECT_EQ(ReadAll(0, 10), Returns(0));
    EXPECT_EQ(Write(SERVER, msg_.handle, 0, kBuffer, 8), Returns(0));
    EXPECT_EQ(Write(SERVER, msg_.handle, 0, kBuffer, 1), Panics(SPM_ERROR_WRITE_TOO_LONG));
    ReplyTo(SERVER_OPEN, msg_, PSA_SUCCESS);
    ExpectTheClientsError();
}

TEST_P(InputFault, OutputThatTheBusRefusesIsTheClientsErrorToo)
{
    copy_double_refuse(Ram() + 0x4000u, 8);
    EXPECT_EQ(Write(SERVER, msg_.handle, 0, kBuffer, 8), Returns(0));
    copy_double_reset();
    ReplyTo(SERVER_OPEN, msg_, PSA_SUCCESS);
    ExpectTheClientsError();
}

TEST_P(InputFault, NextRequestStartsWithoutTheFault)
{
    const struct caller other = NonSecure(kOtherClient, 1);
    const psa_handle_t stateless = HANDLE_SERVER_STATELESS;
    psa_msg_t msg = Request(other, stateless, SERVER_STATELESS, {{kNonSecure + 0x2000u, 10}});
    copy_double_refuse(kNonSecure + 0x2000u, 1);
    EXPECT_EQ(Read(SERVER, msg.handle, 0, kBuffer, 10), Returns(0));
    copy_double_reset();
    ReplyTo(SERVER_STATELESS, msg, PSA_SUCCESS);
    EXPECT_EQ(backend_double_completion()->outcome, Returns(PSA_ERROR_PROGRAMMER_ERROR)); /* FFM-218: no connection to end */
    msg = Request(other, stateless, SERVER_STATELESS, {{kNonSecure + 0x2000u, 10}});
    EXPECT_EQ(Read(SERVER, msg.handle, 0, kBuffer, 10), Returns(10));
    ReplyTo(SERVER_STATELESS, msg, 3);
    EXPECT_EQ(backend_double_completion()->outcome, Returns(3));
}

TEST_P(InputFault, FaultOfAnOldLifeDisturbsNobody)
{
    if (IsSecure()) {
        return; /* a partition has one life */
    }
    copy_double_refuse(Input(), 1);
    EXPECT_EQ(ReadAll(0, 10), Returns(0));
    spm_abandon_mailbox_clients(&spm_);
    ReplyTo(SERVER_OPEN, msg_, PSA_SUCCESS);
    EXPECT_EQ(Serve(SERVER_OPEN, PSA_SUCCESS).type, PSA_IPC_DISCONNECT);
    EXPECT_FALSE(HasMessage(SERVER_OPEN));
    EXPECT_EQ(FreeSlots(), static_cast<size_t>(TEST_CONNECTIONS));
}

} // namespace
