/* SPDX-License-Identifier: Apache-2.0 */
/* One door for all APIs (spm/api.h), and the words for the console. */
#include <cstring>
#include <set>

#include "host_tests/doubles/backend_double.h"
#include "host_tests/doubles/machine_double.h"
#include "host_tests/unit/fixture.h"
#include "spm/api.h"

namespace {

class Api : public Frontend {
protected:
    struct verdict Dispatch(uint8_t partition, uint32_t api, std::array<uintptr_t, SPM_API_ARGUMENTS> argument = {})
    {
        const struct caller caller = Partition(partition);
        return spm_dispatch(&spm_, &caller, api, argument.data());
    }
};

TEST_F(Api, ClientApisReachTheirEntries)
{
    EXPECT_EQ(Dispatch(CLIENT, SPM_API_FRAMEWORK_VERSION), Returns(0x0101));
    EXPECT_EQ(Dispatch(CLIENT, SPM_API_VERSION, {TEST_SID(SERVER_RELAXED)}), Returns(3));
    const struct verdict connect = Dispatch(CLIENT, SPM_API_CONNECT, {TEST_SID(SERVER_RELAXED), 2});
    ASSERT_EQ(connect, Blocks());
    (void)Serve(SERVER_RELAXED, PSA_SUCCESS);
    const psa_handle_t handle = connection_handle(&spm_, {static_cast<uint8_t>(connect.value)});

    const struct call_claims claims = Claims(Partition(CLIENT), handle, 6, {{kSecure, 5}}, {{kSecure + 8, 3}, {kSecure + 16, 4}});
    EXPECT_EQ(Dispatch(CLIENT, SPM_API_CALL,
                       {static_cast<uintptr_t>(handle), 6, claims.in_array, claims.out_array, spm_counts_pack(1, 2)}),
              Blocks());
    const psa_msg_t msg = Serve(SERVER_RELAXED, PSA_SUCCESS);
    EXPECT_EQ(msg.type, 6);
    EXPECT_EQ(SizesOf(msg.in_size), (Sizes{5, 0, 0, 0}));
    EXPECT_EQ(SizesOf(msg.out_size), (Sizes{3, 4, 0, 0}));
    EXPECT_EQ(Dispatch(CLIENT, SPM_API_CLOSE, {static_cast<uintptr_t>(handle)}), Blocks());
    EXPECT_EQ(Take(SERVER_RELAXED).type, PSA_IPC_DISCONNECT);
}

TEST_F(Api, ServiceApisReachTheirEntries)
{
    const uintptr_t signal = SignalOf(SERVER_OPEN);
    const psa_handle_t handle = Open(NonSecure(), SERVER_OPEN);
    Fill(kNonSecure, "abcdef");
    ASSERT_EQ(Call(NonSecure(), handle, 0, {{kNonSecure, 6}}, {{kNonSecure + 64, 6}}), Blocks());
    EXPECT_EQ(Dispatch(SERVER, SPM_API_WAIT, {PSA_WAIT_ANY, PSA_BLOCK}), Returns(signal));
    EXPECT_EQ(Dispatch(SERVER, SPM_API_GET, {signal, kMessages}), Returns(0));
    psa_msg_t msg;
    std::memcpy(&msg, At(kMessages), sizeof(msg));
    const uintptr_t message = static_cast<uintptr_t>(msg.handle);
    EXPECT_EQ(Dispatch(SERVER, SPM_API_SET_RHANDLE, {message, 0x55}), Returns(0));
    EXPECT_EQ(SlotOf(handle).rhandle, 0x55u);
    EXPECT_EQ(Dispatch(SERVER, SPM_API_SKIP, {message, 0, 2}), Returns(2));
    EXPECT_EQ(Dispatch(SERVER, SPM_API_READ, {message, 0, kSecure, 3}), Returns(3));
    EXPECT_EQ(Text(kSecure, 3), "cde");
    EXPECT_EQ(Dispatch(SERVER, SPM_API_WRITE, {message, 0, kSecure, 3}), Returns(0));
    EXPECT_EQ(Text(kNonSecure + 64, 3), "cde");
    EXPECT_EQ(Dispatch(SERVER, SPM_API_REPLY, {message, static_cast<uintptr_t>(-7)}), Returns(0));
    EXPECT_EQ(backend_double_completion()->outcome, Returns(-7));
    EXPECT_EQ(Dispatch(SERVER, SPM_API_NOTIFY, {ID_VAULT}), Returns(0));
    EXPECT_EQ(Dispatch(VAULT, SPM_API_CLEAR), Returns(0));
    EXPECT_EQ(Dispatch(VAULT, SPM_API_CLEAR), Panics(SPM_ERROR_DOORBELL_NOT_ASSERTED));
    EXPECT_EQ(Dispatch(SERVER, SPM_API_PANIC), Panics(SPM_ERROR_PANIC_CALLED));
    machine_double.lifecycle_readable = true;
    machine_double.lifecycle = 0x3000;
    EXPECT_EQ(Dispatch(SERVER, SPM_API_LIFECYCLE), Returns(0x3000));
}

TEST_F(Api, MapApisReachTheirEntries)
{
    const psa_handle_t handle = Open(NonSecure(), SERVER_RELAXED);
    const uintptr_t in = kNonSecure + 64;
    const uintptr_t out = kNonSecure + 128;
    const psa_msg_t msg = Request(NonSecure(), handle, SERVER_RELAXED, {{kNonSecure, 6}, {in, 6}}, {{out, 6}, {out + 64, 6}});
    const uintptr_t message = static_cast<uintptr_t>(msg.handle);
    EXPECT_EQ(Dispatch(SERVER, SPM_API_MAP_INVEC, {message, 1}), ReturnsAddress(in));
    EXPECT_EQ(Dispatch(SERVER, SPM_API_UNMAP_INVEC, {message, 1}), Returns(0));
    EXPECT_EQ(Dispatch(SERVER, SPM_API_MAP_OUTVEC, {message, 1}), ReturnsAddress(out + 64));
    EXPECT_EQ(Dispatch(SERVER, SPM_API_UNMAP_OUTVEC, {message, 1, 5}), Returns(0));
    EXPECT_EQ(Dispatch(SERVER, SPM_API_REPLY, {message, 0}), Returns(0));
    EXPECT_EQ(backend_double_completion()->out_len[1], 5u);
}

TEST_F(Api, FFM_206_ReturnOfAnEntryPointPanics)
{
    EXPECT_EQ(Dispatch(SERVER, SPM_API_RETURNED), Panics(SPM_ERROR_RETURNED));
}

TEST_F(Api, UnknownNumbersFailClosed_TFMV_7)
{
    const std::string before = State();
    for (const uint32_t api : {0u, static_cast<uint32_t>(SPM_API_SFN_LOOP), static_cast<uint32_t>(SPM_API_MAIN_DONE),
                               static_cast<uint32_t>(SPM_API_FLIH_RETURNED), SPM_API_FLIH_RETURNED + 1u, 0xFFu,
                               0x100u + SPM_API_PANIC, 0xFFFFFFFFu}) {
        EXPECT_EQ(Dispatch(SERVER, api), Panics(SPM_ERROR_UNKNOWN_API)) << api;
    }
    EXPECT_EQ(State(), before);
}

TEST_F(Api, FFM_059_CountsThatDoNotFitOneWordStayTooMany)
{
    EXPECT_EQ(spm_counts_pack(1, 2), 0x00020001u);
    EXPECT_EQ(spm_counts_pack(0xFFFF, 0), 0x0000FFFFu);
    EXPECT_EQ(spm_counts_pack(0x10000, 0x10001), 0xFFFFFFFFu);
    EXPECT_EQ(spm_counts_pack(SIZE_MAX, SIZE_MAX), 0xFFFFFFFFu);
    const uintptr_t handle = static_cast<uintptr_t>(Open(Partition(CLIENT), SERVER_OPEN));
    for (const size_t count : {size_t{0x10000}, size_t{0x10001}, SIZE_MAX, SIZE_MAX - 3}) {
        EXPECT_EQ(Dispatch(CLIENT, SPM_API_CALL, {handle, 0, kArrays, kArrays, spm_counts_pack(count, 0)}), Panics(SPM_ERROR_VECTOR_COUNT));
        EXPECT_EQ(Dispatch(CLIENT, SPM_API_CALL, {handle, 0, kArrays, kArrays, spm_counts_pack(0, count)}), Panics(SPM_ERROR_VECTOR_COUNT));
    }
}

TEST(ApiNames, EveryApiHasANameOfItsOwn)
{
    std::set<std::string> names;
    for (uint32_t api = SPM_API_FRAMEWORK_VERSION; api <= SPM_API_FLIH_RETURNED; api++) {
        EXPECT_TRUE(names.insert(spm_api_name(api)).second) << api;
    }
    EXPECT_EQ(names.count("an unknown API"), 0u);
    EXPECT_STREQ(spm_api_name(SPM_API_CALL), "psa_call");
    EXPECT_STREQ(spm_api_name(0), "an unknown API");
    EXPECT_STREQ(spm_api_name(0xFFFFFFFFu), "an unknown API");
}

TEST(ApiNames, EveryRefusalThatEndsAPartitionNamesItsRule)
{
    for (int error = SPM_ERROR_UNSET + 1; error <= SPM_ERROR_RETURNED; error++) {
        switch (error) {
        case SPM_ERROR_NO_ROOM:     /* answers, not panics */
        case SPM_ERROR_INIT_FAILED:
        case SPM_ERROR_TERMINATED:  /* non-secure clients only */
        case SPM_ERROR_UNKNOWN_API: /* no rule of the framework */
            EXPECT_EQ(spm_error_rule(SPM_API_READ, static_cast<enum spm_error>(error)), 0u) << error;
            break;
        default:
            EXPECT_NE(spm_error_rule(SPM_API_READ, static_cast<enum spm_error>(error)), 0u) << error;
            EXPECT_LE(spm_error_rule(SPM_API_READ, static_cast<enum spm_error>(error)), 352u) << error;
        }
    }
    EXPECT_EQ(spm_error_rule(SPM_API_READ, SPM_OK), 0u);
    EXPECT_EQ(spm_error_rule(SPM_API_READ, SPM_ERROR_UNSET), 0u);
}

TEST(ApiNames, RuleIsTheOneOfTheApiThatWasMisused)
{
    EXPECT_EQ(spm_error_rule(SPM_API_CONNECT, SPM_ERROR_STATELESS_SERVICE), 40u);
    EXPECT_EQ(spm_error_rule(SPM_API_CLOSE, SPM_ERROR_STATELESS_SERVICE), 105u);
    EXPECT_EQ(spm_error_rule(SPM_API_SET_RHANDLE, SPM_ERROR_STATELESS_SERVICE), 136u);
    EXPECT_EQ(spm_error_rule(SPM_API_READ, SPM_ERROR_NO_SUCH_MESSAGE), 147u);
    EXPECT_EQ(spm_error_rule(SPM_API_WRITE, SPM_ERROR_NO_SUCH_MESSAGE), 159u);
    EXPECT_EQ(spm_error_rule(SPM_API_REPLY, SPM_ERROR_NO_SUCH_MESSAGE), 167u);
    for (uint32_t api = SPM_API_MAP_INVEC; api <= SPM_API_UNMAP_OUTVEC; api++) {
        EXPECT_EQ(spm_error_rule(api, SPM_ERROR_NO_MM_IOVEC), 222u);
        EXPECT_EQ(spm_error_rule(api, SPM_ERROR_VECTOR_EMPTY), 223u);
        EXPECT_EQ(spm_error_rule(api, SPM_ERROR_VECTOR_MAPPED), 224u);
        EXPECT_EQ(spm_error_rule(api, SPM_ERROR_VECTOR_ACCESSED), 225u);
        EXPECT_EQ(spm_error_rule(api, SPM_ERROR_VECTOR_NOT_MAPPED), 227u);
        EXPECT_EQ(spm_error_rule(api, SPM_ERROR_UNMAP_TOO_LONG), 228u);
        EXPECT_EQ(spm_error_rule(api, SPM_ERROR_VECTOR_INDEX), 229u);
        EXPECT_EQ(spm_error_rule(api, SPM_ERROR_NOT_A_REQUEST), 230u);
        EXPECT_EQ(spm_error_rule(api, SPM_ERROR_VECTOR_RANGE), 232u);
        EXPECT_EQ(spm_error_rule(api, SPM_ERROR_NO_SUCH_MESSAGE), 329u);
    }
    EXPECT_EQ(spm_error_rule(SPM_API_READ, SPM_ERROR_VECTOR_MAPPED), 226u);
}

} // namespace
