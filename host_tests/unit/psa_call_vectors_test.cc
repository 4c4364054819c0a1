/* SPDX-License-Identifier: Apache-2.0 */
/* psa_call, memory references and output lengths: FFM-060 to FFM-081, FFM-084 to FFM-089, FFM-321, FFM-323. */
#include "host_tests/doubles/backend_double.h"
#include "host_tests/unit/fixture.h"

namespace {

constexpr uint32_t kEnd = CHIP_REGION_BYTES; /* offset of the first byte behind a region */

class PsaCallVectors : public EitherClient {
protected:
    void SetUp() override
    {
        EitherClient::SetUp();
        handle_ = Open(Me(), SERVER_OPEN);
        backend_double_reset();
    }

    psa_msg_t Accepted(const Vectors &in, const Vectors &out = {})
    {
        const psa_msg_t msg = Request(Me(), handle_, SERVER_OPEN, in, out);
        ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
        return msg;
    }

    void Refused(const struct call_claims &claims)
    {
        backend_double_reset();
        EXPECT_TRUE(IsProgrammerError(CallWith(Me(), claims), PSA_ERROR_PROGRAMMER_ERROR));
        EXPECT_EQ(backend_double.completions, 0u);
        EXPECT_EQ(SlotOf(handle_).state, IsSecure() ? CONNECTION_IDLE : CONNECTION_DROPPING); /* FFM-096 */
        SetUp();
    }

    void Refused(const Vectors &in, const Vectors &out = {}) { Refused(Claims(Me(), handle_, 0, in, out)); }

    psa_handle_t handle_ = 0;
};
INSTANTIATE_FOR_BOTH_CLIENTS(PsaCallVectors);

TEST_P(PsaCallVectors, FFM_060_FFM_061_ArrayOfAnAbsentVectorIsIgnored)
{
    for (const uintptr_t nonsense : {uintptr_t{0}, uintptr_t{Forbidden()}, UINTPTR_MAX}) {
        struct call_claims claims = Claims(Me(), handle_, 0, {}, {{Ram(), 4}});
        claims.in_array = nonsense;
        EXPECT_EQ(CallWith(Me(), claims), Blocks());
        (void)Serve(SERVER_OPEN, PSA_SUCCESS);
        claims = Claims(Me(), handle_, 0, {{Ram(), 4}}, {});
        claims.out_array = nonsense;
        EXPECT_EQ(CallWith(Me(), claims), Blocks());
        (void)Serve(SERVER_OPEN, PSA_SUCCESS);
        claims = Claims(Me(), handle_, 0, {}, {});
        claims.in_array = nonsense;
        claims.out_array = nonsense;
        EXPECT_EQ(CallWith(Me(), claims), Blocks());
        (void)Serve(SERVER_OPEN, PSA_SUCCESS);
    }
}

TEST_P(PsaCallVectors, FFM_062_AbsentVectorsHaveSize0)
{
    const psa_msg_t msg = Accepted({{Ram(), 7}}, {{Ram() + 8, 9}});
    EXPECT_EQ(SizesOf(msg.in_size), (Sizes{7, 0, 0, 0}));
    EXPECT_EQ(SizesOf(msg.out_size), (Sizes{9, 0, 0, 0}));
}

TEST_P(PsaCallVectors, FFM_063_EmptyVectorsWithAnyBaseAreAccepted)
{
    for (const uintptr_t nonsense : {uintptr_t{0}, uintptr_t{Forbidden()}, UINTPTR_MAX}) {
        const psa_msg_t msg = Accepted({{nonsense, 0}, {Ram(), 3}}, {{nonsense, 0}, {nonsense, 0}});
        EXPECT_EQ(SizesOf(msg.in_size), (Sizes{0, 3, 0, 0}));
        EXPECT_EQ(SizesOf(msg.out_size), Sizes{});
    }
}

TEST_F(Frontend, FFM_064_FFM_065_FFM_066_FFM_321_ArraysThatAPartitionMayNotUseMeanPanic)
{
    const psa_handle_t handle = Open(Partition(CLIENT), SERVER_OPEN);
    const uintptr_t forbidden[] = {0, CHIP_SPM_RAM, CHIP_NS_RAM, CHIP_MAILBOX, CHIP_PRIVATE_OF(SERVER), UINTPTR_MAX - 7};
    const std::string before = State();
    for (const uintptr_t array : forbidden) {
        struct call_claims claims = Claims(Partition(CLIENT), handle, 0, {{kSecure, 4}}, {});
        claims.in_array = array;
        EXPECT_EQ(CallWith(Partition(CLIENT), claims), Panics(SPM_ERROR_VECTOR_ARRAY)) << array;
        claims = Claims(Partition(CLIENT), handle, 0, {}, {{kSecure, 4}});
        claims.out_array = array;
        EXPECT_EQ(CallWith(Partition(CLIENT), claims), Panics(SPM_ERROR_VECTOR_ARRAY)) << array;
    }
    struct call_claims claims = Claims(Partition(CLIENT), handle, 0, {}, {{kSecure, 4}});
    claims.out_array = CHIP_S_FLASH; /* read-only: FFM-066 */
    EXPECT_EQ(CallWith(Partition(CLIENT), claims), Panics(SPM_ERROR_VECTOR_ARRAY));
    claims = Claims(Partition(CLIENT), handle, 0, {{kSecure, 4}, {kSecure + 4, 4}}, {});
    claims.in_array = CHIP_S_RAM + kEnd - (2 * sizeof(psa_invec)) + 1; /* its last byte lies outside */
    EXPECT_EQ(CallWith(Partition(CLIENT), claims), Panics(SPM_ERROR_VECTOR_ARRAY));
    EXPECT_EQ(State(), before);
}

TEST_F(Frontend, FFM_064_InArrayInReadOnlyMemoryIsAccepted)
{
    const psa_invec array[] = {{At(kSecure), 5}};
    std::memcpy(At(CHIP_S_FLASH), array, sizeof(array));
    const psa_handle_t handle = Open(Partition(CLIENT), SERVER_OPEN);
    struct call_claims claims = Claims(Partition(CLIENT), handle, 0, {{kSecure, 1}}, {});
    claims.in_array = CHIP_S_FLASH;
    EXPECT_EQ(CallWith(Partition(CLIENT), claims), Blocks());
    EXPECT_EQ(Take(SERVER_OPEN).in_size[0], 5u);
}

TEST_F(Frontend, FFM_064_ArrayThatTheBusRefusesMeansPanic)
{
    const psa_handle_t handle = Open(Partition(CLIENT), SERVER_OPEN);
    struct call_claims claims = Claims(Partition(CLIENT), handle, 0, {{kSecure, 1}}, {{kSecure + 8, 1}});
    copy_double_refuse(claims.in_array, 1);
    EXPECT_EQ(CallWith(Partition(CLIENT), claims), Panics(SPM_ERROR_VECTOR_ARRAY));
    copy_double_refuse(claims.out_array, 1);
    EXPECT_EQ(CallWith(Partition(CLIENT), claims), Panics(SPM_ERROR_VECTOR_ARRAY));
}

TEST_P(PsaCallVectors, FFM_067_FFM_068_FFM_321_ForbiddenMemoryIsRefused)
{
    for (const uint32_t base : {Forbidden(), uint32_t{CHIP_SPM_RAM}, uint32_t{CHIP_MAILBOX}, uint32_t{CHIP_PRIVATE_OF(SERVER)}}) {
        Refused({{base, 4}});
        Refused({}, {{base, 4}});
        Refused({{Ram(), 4}}, {{Ram() + 8, 4}, {base, 1}});
    }
}

TEST_P(PsaCallVectors, FFM_069_FFM_070_FFM_074_LastByteOfARegionIsTheLastOneAccepted)
{
    (void)Accepted({{Ram() + kEnd - 1, 1}}, {{Ram() + kEnd - 16, 16}});
    (void)Accepted({{Ram(), 1}}, {{Ram(), kEnd}});
    Refused({{Ram() + kEnd - 1, 2}});
    Refused({}, {{Ram() + kEnd - 16, 17}});
    Refused({{Ram() - 1, 2}});
    Refused({}, {{Ram() - 1, 2}});
    Refused({{Ram() + kEnd, 1}});
}

TEST_P(PsaCallVectors, FFM_071_OutputInConstantMemoryIsRefusedButInputIsAccepted)
{
    Refused({}, {{Rom(), 4}});
    (void)Accepted({{Rom(), 4}});
}

TEST_P(PsaCallVectors, FFM_072_NullBaseWithALengthIsRefused)
{
    memory_double_allow({0, 0x1000, IsSecure() ? HAL_DOMAIN_PARTITION : HAL_DOMAIN_NON_SECURE_CPU, MEMORY_DOUBLE_EVERY_PARTITION,
                         HAL_ACCESS_READ_WRITE});
    (void)Accepted({{4, 4}}); /* the memory around it is fine */
    Refused({{0, 1}});
    memory_double_allow({0, 0x1000, IsSecure() ? HAL_DOMAIN_PARTITION : HAL_DOMAIN_NON_SECURE_CPU, MEMORY_DOUBLE_EVERY_PARTITION,
                         HAL_ACCESS_READ_WRITE});
    Refused({}, {{0, 1}});
}

TEST_P(PsaCallVectors, FFM_073_WrappingRangeIsRefusedAtEveryPosition)
{
    for (size_t position = 0; position < 4; position++) {
        for (const size_t len : {SIZE_MAX, SIZE_MAX - Ram(), SIZE_MAX - Ram() + 2}) {
            Vectors vectors = {{Ram(), 1}, {Ram() + 1, 1}, {Ram() + 2, 1}, {Ram() + 3, 1}};
            vectors[position].len = len;
            Refused(vectors);
            Refused({}, vectors);
        }
    }
}

TEST_P(PsaCallVectors, FFM_075_FFM_077_OverlappingInputsAreRefusedAndTouchingOnesAccepted)
{
    (void)Accepted({{Ram(), 8}, {Ram() + 8, 8}});
    (void)Accepted({{Ram() + 8, 8}, {Ram(), 8}});
    Refused({{Ram(), 8}, {Ram(), 8}});
    Refused({{Ram(), 9}, {Ram() + 8, 8}});
    Refused({{Ram() + 8, 8}, {Ram(), 9}});
    Refused({{Ram(), 32}, {Ram() + 8, 1}});
    Refused({{Ram() + 8, 1}, {Ram(), 32}});
    Refused({{Ram(), 4}, {Ram() + 100, 4}, {Ram() + 200, 4}, {Ram() + 3, 1}});
    Refused({{Ram(), 4}, {Ram() + 100, 4}, {Ram() + 103, 4}});
}

TEST_P(PsaCallVectors, FFM_076_EmptyInputsOverlapNothing)
{
    (void)Accepted({{Ram(), 0}, {Ram(), 0}});
    (void)Accepted({{Ram(), 32}, {Ram() + 8, 0}});
    (void)Accepted({{Ram() + 8, 0}, {Ram(), 32}});
}

TEST_P(PsaCallVectors, FFM_075_FFM_078_InputMayOverlapOutput)
{
    Fill(Ram(), "abcd");
    const psa_msg_t msg = Request(Me(), handle_, SERVER_OPEN, {{Ram(), 4}}, {{Ram(), 4}});
    Fill(kSecure + 64, "wxyz");
    EXPECT_EQ(Write(SERVER, msg.handle, 0, kSecure + 64, 4), Returns(0));
    EXPECT_EQ(Read(SERVER, msg.handle, 0, kSecure + 128, 4), Returns(4));
    const std::string seen = Text(kSecure + 128, 4);
    EXPECT_TRUE((seen == "abcd") || (seen == "wxyz")) << seen;
}

TEST_P(PsaCallVectors, FFM_079_OutputMayOverlapOutput)
{
    const psa_msg_t msg = Request(Me(), handle_, SERVER_OPEN, {}, {{Ram(), 4}, {Ram(), 4}});
    Fill(kSecure + 64, "aaaabbbb");
    EXPECT_EQ(Write(SERVER, msg.handle, 0, kSecure + 64, 4), Returns(0));
    EXPECT_EQ(Write(SERVER, msg.handle, 1, kSecure + 68, 4), Returns(0));
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    const std::string seen = Text(Ram(), 4);
    EXPECT_TRUE((seen == "aaaa") || (seen == "bbbb")) << seen;
}

TEST_F(Frontend, FFM_080_FFM_081_ArraysChangedAfterAcceptanceHaveNoEffect)
{
    const psa_handle_t handle = Open(Partition(CLIENT), SERVER_OPEN);
    Fill(kSecure, "input");
    const psa_msg_t msg = Request(Partition(CLIENT), handle, SERVER_OPEN, {{kSecure, 5}}, {{kSecure + 64, 8}});
    InArrayOf(CLIENT)[0] = {At(kSecure + 512), 500};
    OutArrayOf(CLIENT)[0] = {At(kSecure + 1024), 500};

    EXPECT_EQ(Read(SERVER, msg.handle, 0, kSecure + 256, 100), Returns(5));
    EXPECT_EQ(Text(kSecure + 256, 5), "input");
    EXPECT_EQ(Write(SERVER, msg.handle, 0, kSecure + 256, 5), Returns(0));
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    EXPECT_EQ(Text(kSecure + 64, 5), "input");
    EXPECT_EQ(Text(kSecure + 1024, 5), std::string(5, '\0'));
    EXPECT_EQ(OutArrayOf(CLIENT)[0].len, 5u); /* the one place where it is still written */
    EXPECT_EQ(OutArrayOf(CLIENT)[0].base, At(kSecure + 1024));
}

TEST_F(Frontend, FFM_080_ArraysAreCopiedOnceAndJudgedInTheCopy)
{
    const psa_handle_t handle = Open(Partition(CLIENT), SERVER_OPEN);
    copy_double_reset();
    const struct call_claims claims = Claims(Partition(CLIENT), handle, 0, {{kSecure, 5}, {kSecure + 8, 1}}, {{kSecure + 64, 8}});
    EXPECT_EQ(CallWith(Partition(CLIENT), claims), Blocks());
    ASSERT_EQ(copy_double.calls, 2u);
    EXPECT_EQ(copy_double.record[0].from, claims.in_array);
    EXPECT_EQ(copy_double.record[0].len, 2 * sizeof(psa_invec));
    EXPECT_EQ(copy_double.record[1].from, claims.out_array);
    EXPECT_EQ(copy_double.record[1].len, sizeof(psa_outvec));
}

/* ---- Output lengths ---------------------------------------------------------------------------------------------------- */

TEST_P(PsaCallVectors, FFM_084_FFM_085_FFM_086_FFM_087_LengthsAreTheBytesWrittenWhateverTheStatus)
{
    for (const psa_status_t status : {0, 5, -5, -132}) {
        Fill(Ram(), "................");
        const psa_msg_t msg = Request(Me(), handle_, SERVER_OPEN, {}, {{Ram(), 8}, {Ram() + 8, 8}, {0, 0}});
        Fill(kSecure + 64, "xyz");
        EXPECT_EQ(Write(SERVER, msg.handle, 0, kSecure + 64, 3), Returns(0));
        ReplyTo(SERVER_OPEN, msg, status);
        EXPECT_EQ(Text(Ram(), 16), "xyz.............");
        const struct backend_completion *answer = backend_double_completion();
        EXPECT_TRUE(answer->has_lengths);
        EXPECT_EQ(answer->out_count, 3u);
        EXPECT_EQ(SizesOf(answer->out_len), (Sizes{3, 0, 0, 0}));
        if (IsSecure()) {
            EXPECT_EQ(OutArrayOf(CLIENT)[0].len, 3u);
            EXPECT_EQ(OutArrayOf(CLIENT)[1].len, 0u);
            EXPECT_EQ(OutArrayOf(CLIENT)[2].len, 0u);
        }
    }
}

TEST_F(Frontend, FFM_088_RefusedCallLeavesArraysAndBuffersUntouched)
{
    const psa_handle_t handle = Open(Partition(CLIENT), SERVER_OPEN);
    struct call_claims claims = Claims(Partition(CLIENT), handle, -1, {{kSecure, 5}}, {{kSecure + 64, 8}});
    const std::string memory = Text(CHIP_S_RAM, CHIP_REGION_BYTES);
    EXPECT_EQ(CallWith(Partition(CLIENT), claims), Panics(SPM_ERROR_TYPE));
    claims.type = 0;
    OutArrayOf(CLIENT)[0].base = At(CHIP_SPM_RAM);
    const std::string changed = Text(CHIP_S_RAM, CHIP_REGION_BYTES);
    EXPECT_EQ(CallWith(Partition(CLIENT), claims), Panics(SPM_ERROR_VECTOR_RANGE));
    EXPECT_EQ(Text(CHIP_S_RAM, CHIP_REGION_BYTES), changed);
    EXPECT_NE(memory, changed);
}

TEST_F(Frontend, FFM_089_FFM_323_OnlyTheLengthsOfTheOutputsAreWrittenIntoTheArrays)
{
    const psa_handle_t handle = Open(Partition(CLIENT), SERVER_OPEN);
    const psa_msg_t msg =
        Request(Partition(CLIENT), handle, SERVER_OPEN, {{kSecure, 5}, {kSecure + 8, 3}}, {{kSecure + 64, 8}, {kSecure + 80, 8}});
    const std::string inputs = Text(kSecure, 16);
    const std::string in_array = Text(reinterpret_cast<uintptr_t>(InArrayOf(CLIENT)), 2 * sizeof(psa_invec));
    EXPECT_EQ(Read(SERVER, msg.handle, 0, kSecure + 256, 5), Returns(5));
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    EXPECT_EQ(Text(kSecure, 16), inputs);
    EXPECT_EQ(Text(reinterpret_cast<uintptr_t>(InArrayOf(CLIENT)), 2 * sizeof(psa_invec)), in_array);
    EXPECT_EQ(OutArrayOf(CLIENT)[0].base, At(kSecure + 64));
    EXPECT_EQ(OutArrayOf(CLIENT)[1].base, At(kSecure + 80));
    EXPECT_EQ(OutArrayOf(CLIENT)[0].len, 0u);
}

TEST_F(Frontend, FFM_089_ArrayThatTheBusRefusesAtTheReplyHurtsNobodyElse)
{
    const psa_handle_t handle = Open(Partition(CLIENT), SERVER_OPEN);
    const psa_msg_t msg = Request(Partition(CLIENT), handle, SERVER_OPEN, {}, {{kSecure + 64, 8}});
    copy_double_refuse(reinterpret_cast<uintptr_t>(OutArrayOf(CLIENT)), sizeof(psa_outvec));
    ReplyTo(SERVER_OPEN, msg, 3);
    EXPECT_EQ(backend_double_completion()->outcome, Returns(3));
    EXPECT_EQ(OutArrayOf(CLIENT)[0].len, 8u);
}

TEST_F(Frontend, FFM_262_MemoryIsJudgedInTheCallersOwnDomain)
{
    const psa_handle_t handle = Open(Partition(VAULT), SERVER_OPEN);
    EXPECT_EQ(Call(Partition(VAULT), handle, 0, {{CHIP_PRIVATE_OF(VAULT), 4}}), Blocks());
    const psa_msg_t msg = Take(SERVER_OPEN);
    EXPECT_EQ(Read(SERVER, msg.handle, 0, CHIP_PRIVATE_OF(SERVER), 4), Returns(4));
    ReplyTo(SERVER_OPEN, msg, PSA_SUCCESS);
    EXPECT_EQ(Call(Partition(VAULT), handle, 0, {{CHIP_PRIVATE_OF(SERVER), 4}}), Panics(SPM_ERROR_VECTOR_RANGE));
}

} // namespace
