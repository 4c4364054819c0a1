/* SPDX-License-Identifier: Apache-2.0 */
/* MM-IOVEC: psa_map_invec, psa_unmap_invec, psa_map_outvec, psa_unmap_outvec (FFM-219 to FFM-232, FFM-327, FFM-329). */
#include <cstddef>

#include "hal/memory.h"
#include "host_tests/doubles/backend_double.h"
#include "host_tests/unit/fixture.h"

namespace {

constexpr uint32_t kBuffer = kSecure + 0x1000u; /* the partition's buffer */
constexpr uint8_t kService = SERVER_RELAXED;    /* maps                   */
constexpr size_t kSize = 10;

class PsaMap : public EitherClient {
protected:
    void SetUp() override
    {
        EitherClient::SetUp();
        handle_ = Open(Me(), kService);
        backend_double_reset();
        copy_double_reset();
    }

    uint32_t In(size_t nth = 0) const { return Ram() + 0x100u + (0x40u * static_cast<uint32_t>(nth)); }
    uint32_t Out(size_t nth = 0) const { return Ram() + 0x400u + (0x40u * static_cast<uint32_t>(nth)); }

    /* Two inputs and two outputs of kSize bytes. */
    void Start()
    {
        Start({{In(), kSize}, {In(1), kSize}}, {{Out(), kSize}, {Out(1), kSize}});
    }

    void Start(const Vectors &in, const Vectors &out) { msg_ = Request(Me(), handle_, kService, in, out); }

    struct verdict Map(bool input, uint32_t index)
    {
        return input ? MapIn(SERVER, msg_.handle, index) : MapOut(SERVER, msg_.handle, index);
    }
    struct verdict Unmap(bool input, uint32_t index, size_t len = 0)
    {
        return input ? UnmapIn(SERVER, msg_.handle, index) : UnmapOut(SERVER, msg_.handle, index, len);
    }

    /* The verdict, and that nothing has changed and no byte has moved. */
    template <class Call> void ExpectPanics(enum spm_error error, Call call)
    {
        const std::string before = State();
        EXPECT_EQ(call(), Panics(error));
        EXPECT_EQ(State(), before);
        EXPECT_EQ(copy_double.calls, 0u);
    }

    void ExpectEachPanics(enum spm_error error, psa_handle_t message, uint32_t index, uint8_t partition = SERVER)
    {
        ExpectPanics(error, [&] { return MapIn(partition, message, index); });
        ExpectPanics(error, [&] { return UnmapIn(partition, message, index); });
        ExpectPanics(error, [&] { return MapOut(partition, message, index); });
        ExpectPanics(error, [&] { return UnmapOut(partition, message, index, 0); });
    }

    /* What the client learns of output 0 with this reply. */
    size_t LengthAfter(psa_status_t status)
    {
        ReplyTo(kService, msg_, status);
        EXPECT_EQ(backend_double_completion()->outcome, Returns(status));
        const size_t len = backend_double_completion()->out_len[0];
        if (IsSecure()) {
            EXPECT_EQ(OutArrayOf(CLIENT)[0].len, len);
        }
        return len;
    }

    psa_handle_t handle_ = 0;
    psa_msg_t msg_ = {};
};
INSTANTIATE_FOR_BOTH_CLIENTS(PsaMap);

TEST_P(PsaMap, FFM_219_MappedInputIsTheClientsOwnBuffer)
{
    Start();
    Fill(In(1), "from the client");
    copy_double_reset();
    EXPECT_EQ(MapIn(SERVER, msg_.handle, 0), ReturnsAddress(In()));
    EXPECT_EQ(MapIn(SERVER, msg_.handle, 1), ReturnsAddress(In(1)));
    EXPECT_EQ(Text(In(1), 15), "from the client");
    EXPECT_EQ(copy_double.calls, 0u);
    EXPECT_EQ(Unmap(true, 0), Returns(0));
    ReplyTo(kService, msg_, PSA_SUCCESS); /* the other one is unmapped by it */
    EXPECT_EQ(backend_double_completion()->outcome, Returns(PSA_SUCCESS));
}

TEST_P(PsaMap, FFM_220_FFM_228_ClientSeesTheLengthThatUnmapSays)
{
    for (const size_t len : {size_t{0}, size_t{1}, kSize - 1, kSize}) {
        Start();
        EXPECT_EQ(MapOut(SERVER, msg_.handle, 0), ReturnsAddress(Out()));
        Fill(Out(), std::string(kSize, 's')); /* the partition's own store */
        EXPECT_EQ(Unmap(false, 0, len), Returns(0));
        EXPECT_EQ(LengthAfter(PSA_SUCCESS), len);
        EXPECT_EQ(Text(Out(), kSize), std::string(kSize, 's'));
    }
}

TEST_P(PsaMap, FFM_221_OutputThatIsStillMappedAtTheReplyCountsNothing)
{
    for (const psa_status_t status : {PSA_SUCCESS, -137, 5}) {
        Start();
        EXPECT_EQ(MapOut(SERVER, msg_.handle, 0), ReturnsAddress(Out()));
        EXPECT_EQ(LengthAfter(status), 0u);
    }
}

TEST_P(PsaMap, FFM_222_ServiceWithoutMmIovecPanics)
{
    const psa_handle_t other = Open(Me(), SERVER_OPEN);
    const psa_msg_t msg = Request(Me(), other, SERVER_OPEN, {{In(), kSize}}, {{Out(), kSize}});
    copy_double_reset();
    ExpectEachPanics(SPM_ERROR_NO_MM_IOVEC, msg.handle, 0);
}

TEST_P(PsaMap, FFM_223_FFM_227_EmptyOrAbsentVectorPanics)
{
    Start({{In(), 0}, {0, 0}}, {{Out(), 0}});
    copy_double_reset();
    for (const uint32_t index : {0u, 1u, 2u, 3u}) {
        for (const bool input : {true, false}) {
            ExpectPanics(SPM_ERROR_VECTOR_EMPTY, [&] { return Map(input, index); });
            ExpectPanics(SPM_ERROR_VECTOR_NOT_MAPPED, [&] { return Unmap(input, index); });
        }
    }
}

TEST_P(PsaMap, FFM_224_FFM_227_AVectorIsMappedOnceAndUnmappedOnce)
{
    Start();
    copy_double_reset();
    for (const bool input : {true, false}) {
        ExpectPanics(SPM_ERROR_VECTOR_NOT_MAPPED, [&] { return Unmap(input, 1); });
        EXPECT_EQ(Map(input, 1), ReturnsAddress(input ? In(1) : Out(1)));
        ExpectPanics(SPM_ERROR_VECTOR_MAPPED, [&] { return Map(input, 1); });
        EXPECT_EQ(Unmap(input, 1), Returns(0));
        ExpectPanics(SPM_ERROR_VECTOR_NOT_MAPPED, [&] { return Unmap(input, 1); });
        ExpectPanics(SPM_ERROR_VECTOR_MAPPED, [&] { return Map(input, 1); });
    }
}

TEST_P(PsaMap, FFM_225_VectorThatWasReadSkippedOrWrittenIsNotMappedAlsoNotAfterNoBytes)
{
    for (const size_t count : {size_t{0}, size_t{1}, kSize}) {
        Start();
        EXPECT_EQ(Read(SERVER, msg_.handle, 0, kBuffer, count), Returns(count));
        EXPECT_EQ(Skip(SERVER, msg_.handle, 1, count), Returns(count));
        EXPECT_EQ(Write(SERVER, msg_.handle, 0, kBuffer, count), Returns(0));
        copy_double_reset();
        ExpectPanics(SPM_ERROR_VECTOR_ACCESSED, [&] { return Map(true, 0); });
        ExpectPanics(SPM_ERROR_VECTOR_ACCESSED, [&] { return Map(true, 1); });
        ExpectPanics(SPM_ERROR_VECTOR_ACCESSED, [&] { return Map(false, 0); });
        ExpectPanics(SPM_ERROR_VECTOR_NOT_MAPPED, [&] { return Unmap(true, 0); });
        EXPECT_EQ(Map(false, 1), ReturnsAddress(Out(1)));
        ReplyTo(kService, msg_, PSA_SUCCESS);
    }
}

TEST_P(PsaMap, FFM_226_CopyFunctionsPanicOnAVectorThatIsOrWasMapped)
{
    Start();
    copy_double_reset();
    EXPECT_EQ(Map(true, 0), ReturnsAddress(In()));
    EXPECT_EQ(Map(false, 0), ReturnsAddress(Out()));
    for (const bool mapped : {true, false}) {
        for (const size_t count : {size_t{0}, size_t{1}, SIZE_MAX}) {
            ExpectPanics(SPM_ERROR_VECTOR_MAPPED, [&] { return Read(SERVER, msg_.handle, 0, kBuffer, count); });
            ExpectPanics(SPM_ERROR_VECTOR_MAPPED, [&] { return Skip(SERVER, msg_.handle, 0, count); });
            ExpectPanics(SPM_ERROR_VECTOR_MAPPED, [&] { return Write(SERVER, msg_.handle, 0, kBuffer, count); });
        }
        if (mapped) {
            EXPECT_EQ(Unmap(true, 0), Returns(0));
            EXPECT_EQ(Unmap(false, 0, 3), Returns(0));
        }
    }
    EXPECT_EQ(LengthAfter(PSA_SUCCESS), 3u);
}

TEST_P(PsaMap, FFM_228_UnmapOfMoreThanTheVectorHoldsPanics)
{
    Start();
    copy_double_reset();
    EXPECT_EQ(Map(false, 0), ReturnsAddress(Out()));
    for (const size_t len : {kSize + 1, size_t{0x80000000u}, SIZE_MAX}) {
        ExpectPanics(SPM_ERROR_UNMAP_TOO_LONG, [&] { return Unmap(false, 0, len); });
    }
    EXPECT_EQ(Unmap(false, 0, kSize), Returns(0));
}

TEST_P(PsaMap, FFM_229_IndexFrom4OnPanics)
{
    Start();
    copy_double_reset();
    for (const uint32_t index : {4u, 5u, 0x100u, UINT32_MAX}) {
        ExpectEachPanics(SPM_ERROR_VECTOR_INDEX, msg_.handle, index);
    }
}

TEST_P(PsaMap, FFM_230_ConnectAndDisconnectMessagesPanic)
{
    EXPECT_EQ(ConnectTo(Me(), kService), Blocks());
    const psa_msg_t connect = Take(kService);
    copy_double_reset();
    ExpectEachPanics(SPM_ERROR_NOT_A_REQUEST, connect.handle, 0);
    EXPECT_EQ(Close(Me(), handle_), Blocks());
    const psa_msg_t disconnect = Take(kService);
    copy_double_reset();
    ExpectEachPanics(SPM_ERROR_NOT_A_REQUEST, disconnect.handle, 0);
}

TEST_P(PsaMap, FFM_231_FFM_327_OtherVectorsOfTheMessageGoOnBeingCopied)
{
    Fill(In(), "0123456789");
    Start();
    EXPECT_EQ(Read(SERVER, msg_.handle, 0, kBuffer, 4), Returns(4));
    EXPECT_EQ(Map(true, 1), ReturnsAddress(In(1)));
    EXPECT_EQ(Map(false, 1), ReturnsAddress(Out(1)));
    EXPECT_EQ(Read(SERVER, msg_.handle, 0, kBuffer + 4, 99), Returns(6));
    EXPECT_EQ(Write(SERVER, msg_.handle, 0, kBuffer, kSize), Returns(0));
    EXPECT_EQ(Unmap(false, 1, 7), Returns(0));
    EXPECT_EQ(LengthAfter(PSA_SUCCESS), kSize);
    EXPECT_EQ(backend_double_completion()->out_len[1], 7u);
    EXPECT_EQ(Text(Out(), kSize), "0123456789");
}

TEST_P(PsaMap, FFM_329_FFM_337_HandleOfAMessageThatWasRepliedToPanics)
{
    Start();
    EXPECT_EQ(Map(true, 0), ReturnsAddress(In()));
    EXPECT_EQ(Map(false, 0), ReturnsAddress(Out()));
    const psa_msg_t old = msg_;
    ReplyTo(kService, msg_, PSA_SUCCESS);
    copy_double_reset();
    ExpectEachPanics(SPM_ERROR_NO_SUCH_MESSAGE, old.handle, 0);
    Start(); /* the connection's next message begins untouched */
    copy_double_reset();
    ExpectEachPanics(SPM_ERROR_NO_SUCH_MESSAGE, old.handle, 0);
    EXPECT_EQ(Map(true, 0), ReturnsAddress(In()));
    EXPECT_EQ(Map(false, 0), ReturnsAddress(Out()));
}

TEST_P(PsaMap, FFM_336_NullForeignAndInventedHandlesPanicAlsoBeforeAPartitionHasStarted)
{
    Start();
    copy_double_reset();
    for (const psa_handle_t wrong : {0, -1, handle_, msg_.handle + 1, msg_.handle + 128, 0x7FFFFFFF}) {
        ExpectEachPanics(SPM_ERROR_NO_SUCH_MESSAGE, wrong, 0);
        ExpectEachPanics(SPM_ERROR_NO_SUCH_MESSAGE, wrong, 0, LIBRARY); /* its entry_init has not run */
    }
    ExpectEachPanics(SPM_ERROR_NO_SUCH_MESSAGE, msg_.handle, 0, VAULT);
    ExpectEachPanics(SPM_ERROR_NO_SUCH_MESSAGE, msg_.handle, 0, LIBRARY);
}

TEST_P(PsaMap, StatelessServiceMapsToo_FFM_219_FFM_220)
{
    const psa_msg_t msg =
        Request(Me(), HANDLE_SERVER_STATELESS_LAX, SERVER_STATELESS_LAX, {{In(), kSize}}, {{Out(), kSize}});
    EXPECT_EQ(MapIn(SERVER, msg.handle, 0), ReturnsAddress(In()));
    EXPECT_EQ(MapOut(SERVER, msg.handle, 0), ReturnsAddress(Out()));
    EXPECT_EQ(UnmapOut(SERVER, msg.handle, 0, 2), Returns(0));
    ReplyTo(SERVER_STATELESS_LAX, msg, PSA_SUCCESS);
    EXPECT_EQ(backend_double_completion()->out_len[0], 2u);
}

TEST_P(PsaMap, FFM_309_SlotRemembersNothingOfAMapping)
{
    Start();
    EXPECT_EQ(Map(true, 1), ReturnsAddress(In(1)));
    EXPECT_EQ(Map(false, 1), ReturnsAddress(Out(1)));
    EXPECT_NE(SlotOf(handle_).vector_uses, 0u);
    ReplyTo(kService, msg_, PSA_SUCCESS);
    EXPECT_EQ(SlotOf(handle_).vector_uses, 0u);
}

/* ---- Whose rights count
 * ------------------------------------------------------------------------------------------------ */

using PsaMapRights = PsaMap;
INSTANTIATE_TEST_SUITE_P(Client, PsaMapRights, testing::Values(Side::kSecure));

TEST_P(PsaMapRights, FFM_232_VectorOfASecureClientThatThePartitionMayNotAccessPanics)
{
    const uint32_t own = CHIP_PRIVATE_OF(0);
    memory_double_allow({own, CHIP_REGION_BYTES, HAL_DOMAIN_PARTITION, CLIENT, HAL_ACCESS_READ_WRITE});
    Start({{own, kSize}}, {{own + 64, kSize}});
    copy_double_reset();
    ExpectPanics(SPM_ERROR_VECTOR_RANGE, [&] { return Map(true, 0); });
    ExpectPanics(SPM_ERROR_VECTOR_RANGE, [&] { return Map(false, 0); });

    memory_double_allow({own, CHIP_REGION_BYTES, HAL_DOMAIN_PARTITION, SERVER, HAL_ACCESS_READ});
    copy_double_reset();
    EXPECT_EQ(Map(true, 0), ReturnsAddress(own));
    EXPECT_EQ(copy_double.calls, 0u); /* constants of partitions do not fault */
    ExpectPanics(SPM_ERROR_VECTOR_RANGE, [&] { return Map(false, 0); });
    memory_double_allow({own, CHIP_REGION_BYTES, HAL_DOMAIN_PARTITION, SERVER, HAL_ACCESS_READ_WRITE});
    memory_double.region[memory_double.region_count - 2].access = HAL_ACCESS_READ_WRITE;
    EXPECT_EQ(Map(false, 0), ReturnsAddress(own + 64));
}

class PsaMapNonSecure : public Frontend {
protected:
    void SetUp() override
    {
        Frontend::SetUp();
        handle_ = Open(NonSecure(), kService);
        backend_double_reset();
    }
    psa_handle_t handle_ = 0;
};

TEST_F(PsaMapNonSecure, FFM_232_RightsAreThoseOfThePartitionInTheClientsMemory)
{
    const psa_msg_t msg =
        Request(NonSecure(), handle_, kService, {{kNonSecure, kSize}}, {{kNonSecure + 64, kSize}});
    for (size_t i = 0; i < memory_double.region_count; i++) { /* the client keeps its own */
        if (memory_double.region[i].kind == HAL_DOMAIN_MAPPED_CLIENT) {
            memory_double.region[i].access = HAL_ACCESS_READ;
        }
    }
    EXPECT_EQ(MapIn(SERVER, msg.handle, 0), ReturnsAddress(kNonSecure));
    EXPECT_EQ(MapOut(SERVER, msg.handle, 0), Panics(SPM_ERROR_VECTOR_RANGE));
}

/* ---- Memory that the bus may refuse
 * ---------------------------------------------------------------------------------- */

TEST_F(PsaMapNonSecure, FFM_219_InputInFlashIsReadOnceInPiecesAndThenMapped)
{
    for (const size_t len : {1u, 255u, 256u, 257u, 1000u}) {
        const psa_msg_t msg = Request(NonSecure(), handle_, kService, {{CHIP_NS_FLASH + 3, len}});
        copy_double_reset();
        size_t calls = 1;
        struct verdict verdict = MapIn(SERVER, msg.handle, 0);
        for (; verdict.kind == VERDICT_CALL_AGAIN; calls++) {
            EXPECT_LE(copy_double.greatest_len, static_cast<size_t>(SPM_COPY_PIECE_BYTES));
            EXPECT_EQ(SlotOf(handle_).vector_uses, 0u);
            verdict = MapIn(SERVER, msg.handle, 0);
        }
        EXPECT_EQ(verdict, ReturnsAddress(CHIP_NS_FLASH + 3));
        EXPECT_EQ(calls, (len + 255u) / 256u);
        size_t bytes = 0;
        for (size_t i = 0; i < copy_double.calls; i++) {
            EXPECT_EQ(copy_double.record[i].from, CHIP_NS_FLASH + 3 + bytes);
            bytes += copy_double.record[i].len;
        }
        EXPECT_EQ(bytes, len);
        EXPECT_EQ(partitions_[SERVER].progress, 0u);
        ReplyTo(kService, msg, -3);
        EXPECT_EQ(backend_double_completion()->outcome, Returns(-3));
    }
}

TEST_F(PsaMapNonSecure, FFM_304_FFM_096_InputThatTheBusRefusesEndsTheConnectionAndNotTheService)
{
    for (const size_t bad : {0u, 31u, 32u, 255u, 256u, 499u}) {
        SetUp();
        const psa_msg_t msg = Request(NonSecure(), handle_, kService, {{CHIP_NS_FLASH, 500}, {kNonSecure, 500}});
        copy_double_reset();
        copy_double_refuse(CHIP_NS_FLASH + bad, 1);
        struct verdict verdict = MapIn(SERVER, msg.handle, 0);
        while (verdict.kind == VERDICT_CALL_AGAIN) {
            verdict = MapIn(SERVER, msg.handle, 0);
        }
        EXPECT_EQ(verdict, ReturnsAddress(hal_memory_substitute()));
        EXPECT_EQ(partitions_[SERVER].progress, 0u);
        EXPECT_EQ(MapIn(SERVER, msg.handle, 0), Panics(SPM_ERROR_VECTOR_MAPPED));
        EXPECT_EQ(UnmapIn(SERVER, msg.handle, 0), Returns(0));
        EXPECT_EQ(MapIn(SERVER, msg.handle, 1), ReturnsAddress(kNonSecure)); /* RAM is not read */
        ReplyTo(kService, msg, PSA_SUCCESS);
        EXPECT_EQ(backend_double_completion()->outcome, Returns(PSA_ERROR_PROGRAMMER_ERROR));
        EXPECT_EQ(Take(kService).type, PSA_IPC_DISCONNECT);
    }
}

TEST_F(PsaMapNonSecure, FFM_232_OutputInFlashIsNoVectorAtAll)
{
    EXPECT_EQ(Call(NonSecure(), handle_, 0, {}, {{CHIP_NS_FLASH, 4}}), Returns(PSA_ERROR_PROGRAMMER_ERROR));
}

TEST_F(PsaMapNonSecure, FFM_320_MappedMemoryOfANonSecureClientIsNoBufferOfThePartition)
{
    const psa_msg_t msg =
        Request(NonSecure(), handle_, kService, {{kNonSecure, kSize}}, {{kNonSecure + 64, kSize}});
    EXPECT_EQ(MapIn(SERVER, msg.handle, 0), ReturnsAddress(kNonSecure));
    EXPECT_EQ(Write(SERVER, msg.handle, 0, kNonSecure, kSize), Panics(SPM_ERROR_BUFFER));
}

/* ---- A life of CPU1 that has ended
 * --------------------------------------------------------------------------------------- */

TEST_F(PsaMapNonSecure, EndOfTheLifeLeavesThePointerValidAndWritesNothingForTheFormerClient)
{
    const psa_msg_t msg = Request(NonSecure(), handle_, kService, {{kNonSecure, kSize}},
                                  {{kNonSecure + 64, kSize}, {kNonSecure + 128, kSize}});
    EXPECT_EQ(MapOut(SERVER, msg.handle, 0), ReturnsAddress(kNonSecure + 64));
    spm_abandon_mailbox_clients(&spm_);
    copy_double_reset();
    const std::string before = Text(kNonSecure, CHIP_REGION_BYTES);

    EXPECT_EQ(MapIn(SERVER, msg.handle, 0), ReturnsAddress(kNonSecure)); /* CPU1 makes no service panic by restarting */
    EXPECT_EQ(MapOut(SERVER, msg.handle, 1), ReturnsAddress(kNonSecure + 128));
    EXPECT_EQ(UnmapOut(SERVER, msg.handle, 0, kSize), Returns(0));
    EXPECT_EQ(UnmapIn(SERVER, msg.handle, 0), Returns(0));
    ReplyTo(kService, msg, PSA_SUCCESS); /* output 1 is still mapped */
    EXPECT_EQ(copy_double.calls, 0u);
    EXPECT_EQ(Text(kNonSecure, CHIP_REGION_BYTES), before);
    EXPECT_NE(backend_double_completion()->route.epoch, spm_.mailbox.epoch);
    EXPECT_EQ(Take(kService).type, PSA_IPC_DISCONNECT);
}

/* ---- Secure functions
 * ------------------------------------------------------------------------------------------------------ */

TEST_F(PsaMapNonSecure, FFM_221_ReturnOfTheSecureFunctionUnmaps)
{
    const struct verdict connect = ConnectTo(NonSecure(), LIBRARY_CONN);
    ASSERT_EQ(connect, Blocks());
    const struct connection_id id = {static_cast<uint8_t>(connect.value)};
    psa_msg_t msg;
    spm_sfn_begin(&spm_, id, &msg);
    EXPECT_EQ(spm_sfn_end(&spm_, id, PSA_SUCCESS), Returns(0));

    EXPECT_EQ(Call(NonSecure(), connection_handle(&spm_, id), 0, {}, {{kNonSecure, kSize}}), Blocks());
    spm_sfn_begin(&spm_, id, &msg);
    EXPECT_EQ(MapOut(LIBRARY, msg.handle, 0), ReturnsAddress(kNonSecure));
    EXPECT_EQ(spm_sfn_end(&spm_, id, PSA_SUCCESS), Returns(0));
    EXPECT_EQ(backend_double_completion()->out_len[0], 0u);
    EXPECT_EQ(UnmapOut(LIBRARY, msg.handle, 0, 0), Panics(SPM_ERROR_NO_SUCH_MESSAGE));
}

TEST(Connection, WhatServicesHaveDoneWithVectorsCostsNoMemory)
{
    EXPECT_LT(offsetof(struct connection, vector_uses), 12u); /* in what was padding */
    EXPECT_EQ(offsetof(struct connection, type), 12u);
}

} // namespace
