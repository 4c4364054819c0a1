/* SPDX-License-Identifier: Apache-2.0 */
/* psa_read, psa_skip, psa_write: FFM-138 to FFM-163, FFM-320, and their pieces of 256 bytes. */
#include <numeric>

#include "host_tests/doubles/backend_double.h"
#include "host_tests/unit/fixture.h"

namespace {

constexpr uint32_t kIn = kNonSecure;            /* the client's input, counting bytes up */
constexpr uint32_t kOut = kNonSecure + 0x4000u; /* its output                            */
constexpr uint32_t kBuffer = kSecure + 0x1000u; /* the partition's buffer                */

std::string Counting(size_t first, size_t count)
{
    std::string text(count, '\0');
    for (size_t i = 0; i < count; i++) {
        text[i] = static_cast<char>((first + i) * 7u);
    }
    return text;
}

class PsaCopy : public Frontend {
protected:
    void SetUp() override
    {
        Frontend::SetUp();
        Fill(kIn, Counting(0, 0x2000));
        handle_ = Open(NonSecure(), SERVER_OPEN);
        copy_double_reset();
    }

    void Start(const Vectors &in, const Vectors &out = {})
    {
        msg_ = Request(NonSecure(), handle_, SERVER_OPEN, in, out);
        copy_double_reset();
    }

    /* The same call until it is finished, as a dispatcher makes it. */
    template <class Call> struct verdict Finish(Call call)
    {
        struct verdict verdict = call();
        for (calls_ = 1; verdict.kind == VERDICT_CALL_AGAIN; calls_++) {
            verdict = call();
        }
        return verdict;
    }

    struct verdict ReadAll(uint32_t index, uintptr_t buffer, size_t count)
    {
        return Finish([&] { return Read(SERVER, msg_.handle, index, buffer, count); });
    }

    struct verdict WriteAll(uint32_t index, uintptr_t buffer, size_t count)
    {
        return Finish([&] { return Write(SERVER, msg_.handle, index, buffer, count); });
    }

    /* All three calls panic with this message handle and change nothing. */
    void ExpectEachPanics(psa_handle_t message, enum spm_error error, uint8_t partition = SERVER, uint32_t index = 0)
    {
        const std::string before = State();
        EXPECT_EQ(Read(partition, message, index, kBuffer, 1), Panics(error));
        EXPECT_EQ(Skip(partition, message, index, 1), Panics(error));
        EXPECT_EQ(Write(partition, message, index, kBuffer, 1), Panics(error));
        EXPECT_EQ(Read(partition, message, index, kBuffer, 0), Panics(error));
        EXPECT_EQ(Skip(partition, message, index, 0), Panics(error));
        EXPECT_EQ(Write(partition, message, index, kBuffer, 0), Panics(error));
        EXPECT_EQ(State(), before);
        EXPECT_EQ(copy_double.calls, 0u);
    }

    psa_handle_t handle_ = 0;
    psa_msg_t msg_ = {};
    int calls_ = 0;
};

TEST_F(PsaCopy, FFM_138_FFM_140_ReadsAreSequentialAndSumUpToTheSize)
{
    Start({{kIn, 1000}});
    size_t sum = 0;
    for (const size_t count : {1u, 255u, 256u, 7u, 257u}) {
        EXPECT_EQ(ReadAll(0, kBuffer + sum, count), Returns(count));
        sum += count;
    }
    EXPECT_EQ(ReadAll(0, kBuffer + sum, 1000), Returns(1000 - sum));
    EXPECT_EQ(Text(kBuffer, 1000), Counting(0, 1000));
    EXPECT_EQ(ReadAll(0, kBuffer, 1000), Returns(0));
    EXPECT_EQ(Skip(SERVER, msg_.handle, 0, 1000), Returns(0));
}

TEST_F(PsaCopy, FFM_139_ReadBeyondTheRestLeavesTheBufferBehindItAlone)
{
    Start({{kIn, 10}});
    std::memset(At(kBuffer), 0xEE, 64);
    EXPECT_EQ(ReadAll(0, kBuffer, 64), Returns(10));
    EXPECT_EQ(Text(kBuffer, 64), Counting(0, 10) + std::string(54, '\xEE'));
}

TEST_F(PsaCopy, FFM_141_FFM_152_ReadAndSkipOfNothingDoNotMoveAndIgnoreTheBuffer)
{
    Start({{kIn, 10}});
    for (const uintptr_t nonsense : {uintptr_t{0}, uintptr_t{CHIP_SPM_RAM}, UINTPTR_MAX}) {
        EXPECT_EQ(ReadAll(0, nonsense, 0), Returns(0));
    }
    EXPECT_EQ(Skip(SERVER, msg_.handle, 0, 0), Returns(0));
    EXPECT_EQ(copy_double.calls, 0u);
    EXPECT_EQ(ReadAll(0, kBuffer, 10), Returns(10));
}

TEST_F(PsaCopy, FFM_142_FFM_143_FFM_153_SkippedBytesAreGoneAndSkipIsClamped)
{
    Start({{kIn, 1000}});
    EXPECT_EQ(Skip(SERVER, msg_.handle, 0, 600), Returns(600)); /* more than a piece: no bytes move */
    EXPECT_EQ(ReadAll(0, kBuffer, 10), Returns(10));
    EXPECT_EQ(Text(kBuffer, 10), Counting(600, 10));
    EXPECT_EQ(Skip(SERVER, msg_.handle, 0, SIZE_MAX), Returns(390));
    EXPECT_EQ(Skip(SERVER, msg_.handle, 0, SIZE_MAX), Returns(0));
    EXPECT_EQ(ReadAll(0, kBuffer, 10), Returns(0));
}

TEST_F(PsaCopy, FFM_144_PositionsOfTheVectorsAreIndependent)
{
    Start({{kIn, 10}, {kIn + 10, 10}, {kIn + 20, 10}, {kIn + 30, 10}});
    for (uint32_t index = 0; index < 4; index++) {
        EXPECT_EQ(Skip(SERVER, msg_.handle, index, index), Returns(index));
    }
    for (uint32_t index = 0; index < 4; index++) {
        EXPECT_EQ(ReadAll(index, kBuffer, 20), Returns(10 - index));
        EXPECT_EQ(Text(kBuffer, 10 - index), Counting((10 * index) + index, 10 - index));
    }
}

TEST_F(PsaCopy, FFM_145_AbsentVectorReadsAsEmpty)
{
    Start({{kIn, 10}}, {{kOut, 10}, {kOut + 10, 10}});
    for (uint32_t index = 1; index < 4; index++) {
        EXPECT_EQ(ReadAll(index, kBuffer, 10), Returns(0));
        EXPECT_EQ(Skip(SERVER, msg_.handle, index, 10), Returns(0));
    }
}

TEST_F(PsaCopy, FFM_146_FFM_158_IndexFrom4OnPanics)
{
    Start({{kIn, 10}}, {{kOut, 10}});
    for (const uint32_t index : {4u, 5u, UINT32_MAX}) {
        ExpectEachPanics(msg_.handle, SPM_ERROR_VECTOR_INDEX, SERVER, index);
    }
}

TEST_F(PsaCopy, FFM_147_FFM_159_NullOrInvalidHandlePanics)
{
    Start({{kIn, 10}}, {{kOut, 10}});
    for (const psa_handle_t wrong : {0, -1, handle_, msg_.handle + 1, msg_.handle + 128, msg_.handle - 128, 0x7FFFFFFF}) {
        ExpectEachPanics(wrong, SPM_ERROR_NO_SUCH_MESSAGE);
    }
}

TEST_F(PsaCopy, FFM_148_FFM_160_ConnectAndDisconnectMessagesPanic)
{
    EXPECT_EQ(ConnectTo(NonSecure(), SERVER_RELAXED), Blocks());
    psa_msg_t msg = Take(SERVER_RELAXED);
    copy_double_reset();
    ExpectEachPanics(msg.handle, SPM_ERROR_NOT_A_REQUEST);
    EXPECT_EQ(Close(NonSecure(), handle_), Blocks());
    msg = Take(SERVER_OPEN);
    copy_double_reset();
    ExpectEachPanics(msg.handle, SPM_ERROR_NOT_A_REQUEST);
}

TEST_F(PsaCopy, FFM_149_FFM_244_MessageOfAnotherPartitionPanics)
{
    Start({{kIn, 10}}, {{kOut, 10}});
    ExpectEachPanics(msg_.handle, SPM_ERROR_NO_SUCH_MESSAGE, VAULT);
    ExpectEachPanics(msg_.handle, SPM_ERROR_NO_SUCH_MESSAGE, LIBRARY);
}

TEST_F(PsaCopy, FFM_150_RepliedMessagePanics)
{
    Start({{kIn, 10}}, {{kOut, 10}});
    ReplyTo(SERVER_OPEN, msg_, PSA_SUCCESS);
    ExpectEachPanics(msg_.handle, SPM_ERROR_NO_SUCH_MESSAGE);
    const psa_msg_t old = msg_;
    Start({{kIn, 10}}, {{kOut, 10}}); /* the connection's next message has another handle */
    ExpectEachPanics(old.handle, SPM_ERROR_NO_SUCH_MESSAGE);
}

TEST_F(PsaCopy, FFM_151_FFM_320_BufferThatThePartitionMayNotWritePanicsAlsoWhenNothingIsLeft)
{
    const uint32_t end = CHIP_S_RAM + CHIP_REGION_BYTES;
    const uintptr_t wrong[] = {0, CHIP_SPM_RAM, CHIP_S_FLASH, CHIP_NS_RAM, CHIP_MAILBOX, CHIP_PRIVATE_OF(VAULT), end - 9, CHIP_S_RAM - 1,
                               UINTPTR_MAX - 3};
    Start({{kIn, 10}, {0, 0}});
    for (uint32_t index = 0; index < 3; index++) {
        const std::string before = State();
        for (const uintptr_t buffer : wrong) {
            EXPECT_EQ(Read(SERVER, msg_.handle, index, buffer, 10), Panics(SPM_ERROR_BUFFER)) << buffer;
        }
        EXPECT_EQ(Read(SERVER, msg_.handle, index, kBuffer, SIZE_MAX), Panics(SPM_ERROR_BUFFER));
        EXPECT_EQ(State(), before);
    }
    EXPECT_EQ(copy_double.calls, 0u);
    EXPECT_EQ(ReadAll(0, end - 10, 10), Returns(10));
}

TEST_F(PsaCopy, FFM_151_WholeCountIsJudgedNotOnlyWhatWouldMove)
{
    Start({{kIn, 4}});
    EXPECT_EQ(Read(SERVER, msg_.handle, 0, CHIP_S_RAM + CHIP_REGION_BYTES - 8, 9), Panics(SPM_ERROR_BUFFER));
}

TEST_F(PsaCopy, FFM_154_FFM_155_WritesConcatenateUpToTheEnd)
{
    Start({}, {{kOut, 600}});
    Fill(kBuffer, Counting(0, 600));
    EXPECT_EQ(WriteAll(0, kBuffer, 1), Returns(0));
    EXPECT_EQ(WriteAll(0, kBuffer + 1, 299), Returns(0));
    EXPECT_EQ(WriteAll(0, kBuffer + 300, 300), Returns(0));
    EXPECT_EQ(Text(kOut, 600), Counting(0, 600));
    EXPECT_EQ(WriteAll(0, kBuffer, 1), Panics(SPM_ERROR_WRITE_TOO_LONG));
    EXPECT_EQ(Text(kOut + 600, 8), std::string(8, '\0'));
}

TEST_F(PsaCopy, FFM_155_FFM_156_FFM_163_TooLongWriteMovesNothingAtAll)
{
    Start({}, {{kOut, 600}});
    Fill(kBuffer, Counting(0, 601));
    EXPECT_EQ(WriteAll(0, kBuffer, 4), Returns(0));
    const std::string before = State();
    copy_double_reset();
    for (const size_t count : {size_t{597}, size_t{0x10000}, SIZE_MAX, SIZE_MAX - 3}) {
        EXPECT_EQ(Write(SERVER, msg_.handle, 0, kBuffer, count), PanicsSomehow());
    }
    EXPECT_EQ(copy_double.calls, 0u);
    EXPECT_EQ(State(), before);
    EXPECT_EQ(Text(kOut, 600), Counting(0, 4) + std::string(596, '\0'));
}

TEST_F(PsaCopy, FFM_157_WriteOfNothingIsLegalEverywhere)
{
    Start({}, {{kOut, 4}, {0, 0}});
    EXPECT_EQ(WriteAll(0, kBuffer, 4), Returns(0));
    copy_double_reset();
    for (uint32_t index = 0; index < 4; index++) { /* full, empty, absent, absent */
        EXPECT_EQ(WriteAll(index, 0, 0), Returns(0));
        EXPECT_EQ(WriteAll(index, CHIP_SPM_RAM, 0), Returns(0));
    }
    EXPECT_EQ(copy_double.calls, 0u);
    for (uint32_t index = 0; index < 4; index++) {
        EXPECT_EQ(WriteAll(index, kBuffer, 1), Panics(SPM_ERROR_WRITE_TOO_LONG));
    }
}

TEST_F(PsaCopy, FFM_161_FFM_320_BufferThatThePartitionMayNotReadPanics)
{
    Start({}, {{kOut, 64}});
    const std::string before = State();
    for (const uintptr_t buffer : {uintptr_t{0}, uintptr_t{CHIP_SPM_RAM}, uintptr_t{CHIP_NS_RAM}, uintptr_t{CHIP_PRIVATE_OF(VAULT)},
                                   uintptr_t{CHIP_S_RAM + CHIP_REGION_BYTES - 9}, UINTPTR_MAX - 3}) {
        EXPECT_EQ(Write(SERVER, msg_.handle, 0, buffer, 10), Panics(SPM_ERROR_BUFFER)) << buffer;
    }
    EXPECT_EQ(State(), before);
    EXPECT_EQ(Text(kOut, 64), std::string(64, '\0'));
}

TEST_F(PsaCopy, FFM_162_BufferInConstantsIsReadable)
{
    Start({}, {{kOut, 64}});
    Fill(CHIP_S_FLASH, "constant");
    EXPECT_EQ(WriteAll(0, CHIP_S_FLASH, 8), Returns(0));
    EXPECT_EQ(Text(kOut, 8), "constant");
}

/* ---- Pieces ---------------------------------------------------------------------------------------------------------------- */

TEST_F(PsaCopy, AtMost256BytesMoveInOneEntry)
{
    for (const size_t count : {1u, 255u, 256u, 257u, 512u, 513u, 1000u}) {
        SetUp();
        Start({{kIn, 1000}}, {{kOut, 1000}});
        EXPECT_EQ(ReadAll(0, kBuffer, count), Returns(count));
        EXPECT_EQ(static_cast<size_t>(calls_), (count + 255u) / 256u);
        EXPECT_EQ(Text(kBuffer, count), Counting(0, count));
        EXPECT_EQ(WriteAll(0, kBuffer, count), Returns(0));
        EXPECT_EQ(static_cast<size_t>(calls_), (count + 255u) / 256u);
        EXPECT_EQ(Text(kOut, count), Counting(0, count));
        EXPECT_LE(copy_double.greatest_len, 256u);
    }
}

TEST_F(PsaCopy, LongReadOfAShortVectorReturnsWhatThereWas)
{
    Start({{kIn, 300}});
    EXPECT_EQ(ReadAll(0, kBuffer, 4000), Returns(300));
    EXPECT_EQ(calls_, 2);
    EXPECT_EQ(partitions_[SERVER].progress, 0u); /* nothing is left over for the next call */
    EXPECT_EQ(ReadAll(0, kBuffer, 4000), Returns(0));
}

TEST_F(PsaCopy, ProgressOfOnePartitionIsNoneOfAnother)
{
    Start({{kIn, 1000}});
    EXPECT_EQ(Read(SERVER, msg_.handle, 0, kBuffer, 1000), CallsAgain());

    const psa_handle_t vault = Open(Partition(CLIENT), VAULT_CONN);
    Fill(kSecure + 0x400, "between two pieces");
    const psa_msg_t other = Request(Partition(CLIENT), vault, VAULT_CONN, {{kSecure + 0x400, 18}});
    EXPECT_EQ(Read(VAULT, other.handle, 0, kSecure + 0x500, 18), Returns(18));
    EXPECT_EQ(Text(kSecure + 0x500, 18), "between two pieces");

    EXPECT_EQ(ReadAll(0, kBuffer, 1000), Returns(1000));
    EXPECT_EQ(Text(kBuffer, 1000), Counting(0, 1000));
}

TEST_F(PsaCopy, EveryPieceIsCheckedAnew)
{
    Start({{kIn, 1000}});
    EXPECT_EQ(Read(SERVER, msg_.handle, 0, kBuffer, 1000), CallsAgain());
    const size_t checks = memory_double.checks;
    EXPECT_EQ(Read(SERVER, msg_.handle, 0, kBuffer, 1000), CallsAgain());
    EXPECT_GT(memory_double.checks, checks);
    memory_double.region_count = 0; /* the rights have gone meanwhile */
    EXPECT_EQ(Read(SERVER, msg_.handle, 0, kBuffer, 1000), Panics(SPM_ERROR_BUFFER));
}

TEST_F(PsaCopy, FFM_323_InputBuffersOfTheClientAreNeverWritten)
{
    Start({{kIn, 1000}}, {{kOut, 1000}});
    EXPECT_EQ(ReadAll(0, kBuffer, 1000), Returns(1000));
    EXPECT_EQ(WriteAll(0, kBuffer, 1000), Returns(0));
    EXPECT_EQ(Text(kIn, 0x2000), Counting(0, 0x2000));
}

TEST_F(PsaCopy, FFM_080_PayloadIsReadWhenTheServiceReadsIt)
{
    Start({{kIn, 4}});
    Fill(kIn, "live");
    EXPECT_EQ(ReadAll(0, kBuffer, 4), Returns(4));
    EXPECT_EQ(Text(kBuffer, 4), "live");
}

TEST_F(PsaCopy, FFM_243_ReadPositionSurvivesACallOfTheService)
{
    const psa_handle_t vault = Open(Partition(CLIENT), VAULT_CONN);
    Fill(kSecure, "0123456789");
    const psa_msg_t msg = Request(Partition(CLIENT), vault, VAULT_CONN, {{kSecure, 10}});
    EXPECT_EQ(Read(VAULT, msg.handle, 0, kBuffer, 4), Returns(4));
    (void)Open(Partition(VAULT), SERVER_OPEN);
    EXPECT_EQ(Read(VAULT, msg.handle, 0, kBuffer, 4), Returns(4));
    EXPECT_EQ(Text(kBuffer, 4), "4567");
}

} // namespace
