/* SPDX-License-Identifier: Apache-2.0 */
/* psa_wait, psa_get, psa_set_rhandle: FFM-107 to FFM-137, FFM-240, FFM-320, FFM-333, FFM-334, FFM-340, FFM-343. */
#include "host_tests/doubles/backend_double.h"
#include "host_tests/unit/fixture.h"

namespace {

constexpr psa_signal_t kOpen = TEST_SIGNAL(0);    /* SERVER_OPEN's    */
constexpr psa_signal_t kRelaxed = TEST_SIGNAL(1); /* SERVER_RELAXED's */

class PsaWait : public Frontend {
protected:
    void Queue(uint8_t service) { EXPECT_EQ(ConnectTo(NonSecure(), service), Blocks()); }
};

TEST_F(PsaWait, FFM_107_BlockReturnsAtOnceWithTheAssertedPartOfTheMask)
{
    Queue(SERVER_OPEN);
    EXPECT_EQ(Wait(SERVER, kOpen | kRelaxed, PSA_BLOCK), Returns(kOpen));
}

TEST_F(PsaWait, FFM_107_BlockWithNothingAssertedBlocks)
{
    const std::string before = State();
    EXPECT_EQ(Wait(SERVER, kOpen, PSA_BLOCK), Blocks());
    Queue(SERVER_RELAXED); /* outside the mask */
    EXPECT_EQ(Wait(SERVER, kOpen, PSA_BLOCK), Blocks());
    EXPECT_NE(State(), before);
}

TEST_F(PsaWait, FFM_108_PollWithNothingAssertedReturns0)
{
    EXPECT_EQ(Wait(SERVER, PSA_WAIT_ANY, PSA_POLL), Returns(0));
}

TEST_F(PsaWait, FFM_109_LowTimeoutBitsAreIgnored)
{
    EXPECT_EQ(Wait(SERVER, PSA_WAIT_ANY, 0x80000001u), Blocks());
    EXPECT_EQ(Wait(SERVER, PSA_WAIT_ANY, 0xFFFFFFFFu), Blocks());
    EXPECT_EQ(Wait(SERVER, PSA_WAIT_ANY, 0x7FFFFFFFu), Returns(0));
    EXPECT_EQ(Wait(SERVER, PSA_WAIT_ANY, 0x00000001u), Returns(0));
}

TEST_F(PsaWait, FFM_110_WaitAnyIsAcceptedAlthoughItHasUnassignedBits)
{
    Queue(SERVER_OPEN);
    EXPECT_EQ(Wait(SERVER, PSA_WAIT_ANY, PSA_BLOCK), Returns(kOpen));
    EXPECT_EQ(Wait(CLIENT, PSA_WAIT_ANY, PSA_POLL), Returns(0));
}

TEST_F(PsaWait, FFM_111_UnassignedBitsOfTheMaskAreIgnored)
{
    Queue(SERVER_OPEN);
    EXPECT_EQ(Wait(SERVER, kOpen | 0x80000007u, PSA_BLOCK), Returns(kOpen));
}

TEST_F(PsaWait, FFM_112_MaskWithoutAnAssignedBitPanics)
{
    const std::string before = State();
    for (const psa_signal_t mask : {0u, 0x7u, 0x80000000u, 0x400u}) {
        EXPECT_EQ(Wait(SERVER, mask, PSA_POLL), Panics(SPM_ERROR_WAIT_MASK)) << mask;
        EXPECT_EQ(Wait(SERVER, mask, PSA_BLOCK), Panics(SPM_ERROR_WAIT_MASK)) << mask;
    }
    EXPECT_EQ(State(), before);
    EXPECT_EQ(Wait(SERVER, PSA_DOORBELL, PSA_POLL), Returns(0));
}

TEST_F(PsaWait, FFM_113_SignalsOutsideTheMaskStayAsserted)
{
    Queue(SERVER_OPEN);
    EXPECT_EQ(Wait(SERVER, kRelaxed, PSA_POLL), Returns(0));
    EXPECT_EQ(Wait(SERVER, kOpen, PSA_POLL), Returns(kOpen));
}

TEST_F(PsaWait, FFM_114_WaitDoesNotClear)
{
    Queue(SERVER_OPEN);
    const std::string before = State();
    EXPECT_EQ(Wait(SERVER, PSA_WAIT_ANY, PSA_POLL), Returns(kOpen));
    EXPECT_EQ(Wait(SERVER, PSA_WAIT_ANY, PSA_BLOCK), Returns(kOpen));
    EXPECT_EQ(State(), before);
}

TEST_F(PsaWait, FFM_115_FFM_343_AllAssertedSignalsComeTogetherAndClearIndependently)
{
    Queue(SERVER_OPEN);
    Queue(SERVER_RELAXED);
    EXPECT_EQ(Notify(CLIENT, ID_SERVER), Returns(0));
    EXPECT_EQ(Wait(SERVER, PSA_WAIT_ANY, PSA_BLOCK), Returns(kOpen | kRelaxed | PSA_DOORBELL));
    (void)Take(SERVER_OPEN);
    EXPECT_EQ(Wait(SERVER, PSA_WAIT_ANY, PSA_POLL), Returns(kRelaxed | PSA_DOORBELL));
    EXPECT_EQ(Clear(SERVER), Returns(0));
    EXPECT_EQ(Wait(SERVER, PSA_WAIT_ANY, PSA_POLL), Returns(kRelaxed));
    (void)Take(SERVER_RELAXED);
    EXPECT_EQ(Wait(SERVER, PSA_WAIT_ANY, PSA_POLL), Returns(0));
}

TEST_F(PsaWait, FFM_116_FrameworksBitsAreNeverReturned)
{
    partitions_[SERVER].signals = 0xFFFFFFFFu;
    EXPECT_EQ(Wait(SERVER, PSA_WAIT_ANY, PSA_POLL), Returns(0x3F0u | PSA_DOORBELL));
}

TEST_F(PsaWait, FFM_333_FFM_334_SfnPartitionWaitsForItsDoorbellAndNeverForServices)
{
    EXPECT_EQ(ConnectTo(NonSecure(), LIBRARY_CONN), Blocks());
    EXPECT_EQ(Wait(LIBRARY, PSA_WAIT_ANY, PSA_POLL), Returns(0));
    EXPECT_EQ(Wait(LIBRARY, TEST_SIGNAL(0), PSA_POLL), Panics(SPM_ERROR_WAIT_MASK));
    EXPECT_EQ(Notify(CLIENT, ID_LIBRARY), Returns(0));
    EXPECT_EQ(Wait(LIBRARY, PSA_WAIT_ANY, PSA_BLOCK), Returns(PSA_DOORBELL));
}

/* ---- psa_get ------------------------------------------------------------------------------------------------------------ */

class PsaGet : public PsaWait {
protected:
    static constexpr uint32_t kMsg = kMessages;

    void ExpectPanic(uint8_t partition, psa_signal_t signal, uintptr_t msg, enum spm_error error)
    {
        const std::string before = State();
        EXPECT_EQ(Get(partition, signal, msg), Panics(error)) << signal << " " << msg;
        EXPECT_EQ(State(), before); /* the message is still queued: FFM-127 */
    }
};

TEST_F(PsaGet, FFM_117_FillsEveryByteOfTheMessage)
{
    const psa_handle_t handle = Open(NonSecure(), SERVER_OPEN);
    EXPECT_EQ(Call(NonSecure(), handle, 7, {{kNonSecure, 1}, {kNonSecure + 1, 2}}, {{kNonSecure + 8, 3}}), Blocks());
    std::memset(At(kMsg), 0xEE, sizeof(psa_msg_t) + 8);
    EXPECT_EQ(Get(SERVER, kOpen, kMsg), Returns(PSA_SUCCESS));
    psa_msg_t msg;
    std::memcpy(&msg, At(kMsg), sizeof(msg));
    EXPECT_EQ(msg.type, 7);
    EXPECT_GT(msg.handle, 0);
    EXPECT_EQ(msg.client_id, kClient);
    EXPECT_EQ(msg.rhandle, nullptr);
    EXPECT_EQ(SizesOf(msg.in_size), (Sizes{1, 2, 0, 0}));
    EXPECT_EQ(SizesOf(msg.out_size), (Sizes{3, 0, 0, 0}));
    EXPECT_EQ(Text(kMsg + sizeof(psa_msg_t), 8), std::string(8, '\xEE'));
    const psa_msg_t same = msg; /* padding is written too: nothing of the SPM's stack shows */
    std::string bytes(reinterpret_cast<const char *>(At(kMsg)), sizeof(msg));
    EXPECT_EQ(bytes.find('\xEE'), std::string::npos);
    EXPECT_EQ(same.type, 7);
}

TEST_F(PsaGet, FFM_118_NotExactlyOneSignalPanics)
{
    Queue(SERVER_OPEN);
    Queue(SERVER_RELAXED);
    ExpectPanic(SERVER, kOpen | kRelaxed, kMsg, SPM_ERROR_SIGNAL);
    ExpectPanic(SERVER, 0, kMsg, SPM_ERROR_SIGNAL);
    ExpectPanic(SERVER, PSA_WAIT_ANY, kMsg, SPM_ERROR_SIGNAL);
}

TEST_F(PsaGet, FFM_119_DoorbellPanicsAssertedOrNot)
{
    ExpectPanic(SERVER, PSA_DOORBELL, kMsg, SPM_ERROR_SIGNAL);
    EXPECT_EQ(Notify(CLIENT, ID_SERVER), Returns(0));
    ExpectPanic(SERVER, PSA_DOORBELL, kMsg, SPM_ERROR_SIGNAL);
}

TEST_F(PsaGet, FFM_121_SignalThatIsNoServiceOfThePartitionPanics)
{
    Queue(SERVER_OPEN);
    EXPECT_EQ(ConnectTo(Partition(CLIENT), VAULT_CONN), Blocks());
    for (const psa_signal_t signal : {TEST_SIGNAL(2), TEST_SIGNAL(27), 1u, 2u, 4u}) {
        ExpectPanic(VAULT, signal, kMsg, SPM_ERROR_SIGNAL);
    }
    ExpectPanic(CLIENT, TEST_SIGNAL(0), kMsg, SPM_ERROR_SIGNAL);
    partitions_[VAULT].signals |= 0x80000000u; /* asserted, but no service's: an interrupt's (FFM-120) */
    ExpectPanic(VAULT, 0x80000000u, kMsg, SPM_ERROR_SIGNAL);
}

TEST_F(PsaGet, FFM_122_FFM_123_SignalThatIsNotAssertedPanics)
{
    ExpectPanic(SERVER, kOpen, kMsg, SPM_ERROR_SIGNAL_NOT_ASSERTED);
    Queue(SERVER_OPEN);
    (void)Take(SERVER_OPEN);
    ExpectPanic(SERVER, kOpen, kMsg, SPM_ERROR_SIGNAL_NOT_ASSERTED);
}

TEST_F(PsaGet, FFM_124_SignalStaysUntilTheLastMessageIsTaken)
{
    Queue(SERVER_OPEN);
    Queue(SERVER_OPEN);
    (void)Take(SERVER_OPEN);
    EXPECT_EQ(Wait(SERVER, PSA_WAIT_ANY, PSA_POLL), Returns(kOpen));
    (void)Take(SERVER_OPEN);
    EXPECT_EQ(Wait(SERVER, PSA_WAIT_ANY, PSA_POLL), Returns(0));
}

TEST_F(PsaGet, FFM_125_MessagesOfAServiceComeInTheOrderTheyWereSent)
{
    const psa_handle_t handle = Open(NonSecure(), SERVER_OPEN);
    EXPECT_EQ(ConnectTo(NonSecure(kOtherClient), SERVER_OPEN), Blocks());
    EXPECT_EQ(Call(NonSecure(), handle, 5), Blocks());
    EXPECT_EQ(ConnectTo(Partition(CLIENT), SERVER_OPEN), Blocks());
    EXPECT_EQ(Take(SERVER_OPEN).client_id, kOtherClient);
    EXPECT_EQ(ConnectTo(Partition(VAULT), SERVER_OPEN), Blocks()); /* behind the others, although the queue moves */
    EXPECT_EQ(Take(SERVER_OPEN).type, 5);
    EXPECT_EQ(Take(SERVER_OPEN).client_id, ID_CLIENT);
    EXPECT_EQ(Take(SERVER_OPEN).client_id, ID_VAULT);
}

TEST_F(PsaGet, FFM_126_ServicesOfOnePartitionAreKeptApart)
{
    EXPECT_EQ(ConnectTo(NonSecure(), SERVER_OPEN), Blocks());
    EXPECT_EQ(ConnectTo(NonSecure(kOtherClient), SERVER_RELAXED), Blocks());
    EXPECT_EQ(Take(SERVER_RELAXED).client_id, kOtherClient);
    EXPECT_EQ(Take(SERVER_OPEN).client_id, kClient);
}

TEST_F(PsaGet, FFM_127_FFM_320_MessageThatIsNotWritableMemoryOfTheCallerPanics)
{
    Queue(SERVER_OPEN);
    const uint32_t end = CHIP_S_RAM + CHIP_REGION_BYTES;
    for (const uintptr_t msg : {uintptr_t{0}, uintptr_t{CHIP_SPM_RAM}, uintptr_t{CHIP_S_FLASH}, uintptr_t{CHIP_NS_RAM},
                                uintptr_t{CHIP_PRIVATE_OF(VAULT)}, uintptr_t{end - sizeof(psa_msg_t) + 1},
                                uintptr_t{CHIP_S_RAM - 1}, UINTPTR_MAX - 3}) {
        ExpectPanic(SERVER, kOpen, msg, SPM_ERROR_BUFFER);
    }
    EXPECT_EQ(Get(SERVER, kOpen, end - sizeof(psa_msg_t)), Returns(PSA_SUCCESS));
}

TEST_F(PsaGet, FFM_127_MessageThatTheBusRefusesPanicsBeforeItLeavesTheQueue)
{
    Queue(SERVER_OPEN);
    copy_double_refuse(kMsg + 8, 1);
    ExpectPanic(SERVER, kOpen, kMsg, SPM_ERROR_BUFFER);
}

TEST_F(PsaGet, FFM_128_WithdrawnMessageGivesDoesNotExistAndClearsTheSignal)
{
    partitions_[SERVER].signals |= kOpen; /* what a withdrawal would leave */
    std::memset(At(kMsg), 0xEE, sizeof(psa_msg_t));
    EXPECT_EQ(Get(SERVER, kOpen, kMsg), Returns(PSA_ERROR_DOES_NOT_EXIST));
    EXPECT_EQ(Text(kMsg, sizeof(psa_msg_t)), std::string(sizeof(psa_msg_t), '\xEE'));
    EXPECT_EQ(Wait(SERVER, PSA_WAIT_ANY, PSA_POLL), Returns(0));
}

TEST_F(PsaGet, FFM_240_GetAndReplyFromAnSfnPartitionPanic)
{
    EXPECT_EQ(ConnectTo(NonSecure(), LIBRARY_CONN), Blocks());
    ExpectPanic(LIBRARY, TEST_SIGNAL(0), kMsg, SPM_ERROR_NOT_FOR_SFN);
    psa_msg_t msg;
    spm_sfn_begin(&spm_, {spm_sfn_next(&spm_, {LIBRARY})}, &msg);
    const std::string before = State();
    EXPECT_EQ(Reply(LIBRARY, msg.handle, PSA_SUCCESS), Panics(SPM_ERROR_NOT_FOR_SFN));
    EXPECT_EQ(State(), before);
}

/* ---- psa_set_rhandle ------------------------------------------------------------------------------------------------------- */

class PsaSetRhandle : public Frontend {
protected:
    static void *Pointer(uintptr_t value) { return reinterpret_cast<void *>(value); }
};

TEST_F(PsaSetRhandle, FFM_129_FFM_130_FFM_131_ValueStaysWithTheConnectionUntilItsDisconnect)
{
    EXPECT_EQ(ConnectTo(NonSecure(), SERVER_OPEN), Blocks());
    const struct connection_id id = {spm_.services[SERVER_OPEN].head};
    psa_msg_t msg = Take(SERVER_OPEN);
    EXPECT_EQ(msg.rhandle, nullptr);
    EXPECT_EQ(SetRhandle(SERVER, msg.handle, 0x1234), Returns(0));
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    const psa_handle_t handle = connection_handle(&spm_, id);

    msg = Request(NonSecure(), handle, SERVER_OPEN);
    EXPECT_EQ(msg.rhandle, Pointer(0x1234));
    EXPECT_EQ(SetRhandle(SERVER, msg.handle, 0x5678), Returns(0));
    ReplyTo(SERVER_OPEN, msg, -5);
    msg = Request(NonSecure(), handle, SERVER_OPEN);
    EXPECT_EQ(msg.rhandle, Pointer(0x5678));
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    EXPECT_EQ(Close(NonSecure(), handle), Blocks());
    EXPECT_EQ(Take(SERVER_OPEN).rhandle, Pointer(0x5678));
}

TEST_F(PsaSetRhandle, FFM_132_FFM_137_AnyBitPatternIsAcceptedAndNullToo)
{
    const psa_handle_t handle = Open(NonSecure(), SERVER_OPEN);
    for (const uintptr_t value : {uintptr_t{1}, UINTPTR_MAX, uintptr_t{CHIP_SPM_RAM}, uintptr_t{0}}) {
        psa_msg_t msg = Request(NonSecure(), handle, SERVER_OPEN);
        EXPECT_EQ(SetRhandle(SERVER, msg.handle, 0x77), Returns(0));
        EXPECT_EQ(SetRhandle(SERVER, msg.handle, value), Returns(0));
        ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
        msg = Request(NonSecure(), handle, SERVER_OPEN);
        EXPECT_EQ(msg.rhandle, Pointer(value));
        ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    }
}

TEST_F(PsaSetRhandle, FFM_133_SettingDuringDisconnectHasNoEffect)
{
    const psa_handle_t handle = Open(NonSecure(), SERVER_OPEN);
    EXPECT_EQ(Close(NonSecure(), handle), Blocks());
    const psa_msg_t msg = Take(SERVER_OPEN);
    EXPECT_EQ(SetRhandle(SERVER, msg.handle, 0x99), Returns(0));
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    EXPECT_EQ(SlotOf(handle).rhandle, 0u);
    EXPECT_EQ(ConnectTo(NonSecure(), SERVER_OPEN), Blocks());
    EXPECT_EQ(Take(SERVER_OPEN).rhandle, nullptr);
}

TEST_F(PsaSetRhandle, FFM_135_InvalidOrNullHandlePanics)
{
    const psa_handle_t handle = Open(NonSecure(), SERVER_OPEN);
    const psa_msg_t msg = Request(NonSecure(), handle, SERVER_OPEN);
    const std::string before = State();
    for (const psa_handle_t wrong : {0, -1, handle, msg.handle + 1, msg.handle + 128, msg.handle - 128, 0x7FFFFFFF, 0x2000007F}) {
        EXPECT_EQ(SetRhandle(SERVER, wrong, 1), Panics(SPM_ERROR_NO_SUCH_MESSAGE)) << wrong;
    }
    EXPECT_EQ(SetRhandle(VAULT, msg.handle, 1), Panics(SPM_ERROR_NO_SUCH_MESSAGE));
    EXPECT_EQ(State(), before);
}

TEST_F(PsaSetRhandle, FFM_136_MessageOfAStatelessServicePanics)
{
    const psa_msg_t msg = Request(NonSecure(), HANDLE_SERVER_STATELESS, SERVER_STATELESS);
    const std::string before = State();
    EXPECT_EQ(SetRhandle(SERVER, msg.handle, 1), Panics(SPM_ERROR_STATELESS_SERVICE));
    EXPECT_EQ(State(), before);
}

TEST_F(PsaSetRhandle, FFM_340_OnePartitionServesConnectionsAndStatelessRequestsWithTheRightRhandles)
{
    const psa_handle_t handle = Open(NonSecure(), SERVER_OPEN);
    psa_msg_t msg = Request(NonSecure(), handle, SERVER_OPEN);
    EXPECT_EQ(SetRhandle(SERVER, msg.handle, 0x4711), Returns(0));
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    msg = Request(NonSecure(), HANDLE_SERVER_STATELESS, SERVER_STATELESS);
    EXPECT_EQ(msg.rhandle, nullptr);
    EXPECT_EQ(Request(NonSecure(kClient, 1), handle, SERVER_OPEN).rhandle, Pointer(0x4711));
}

} // namespace
