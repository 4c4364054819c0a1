/* SPDX-License-Identifier: Apache-2.0 */
/* psa_call: handles, types, statuses, lengths, termination (framework sheet 2.3, 3.1, 4.4; FFM-047 to FFM-056, FFM-084
 * to FFM-097). */
#include <string.h>

#include "host_tests/client_suite/checks.h"

enum { RHANDLE = 0x77 };

static psa_status_t call_nothing(psa_handle_t handle, int32_t type)
{
    return psa_call(handle, type, NULL, 0u, NULL, 0u);
}

/* ---- Handles ----------------------------------------------------------------------------------------------------- */

static void TypeReachesTheServiceUnchanged_FFM_047_245_250_283_D_5(void)
{
    static const int32_t types[] = {0, 1, 2, 32767, 0x10000, 0x18000, INT32_MAX};
    struct suite_message message;

    forget();
    const psa_handle_t handle = connect_strict();
    for (size_t i = 0u; i < (sizeof(types) / sizeof(types[0])); i++) {
        CHECK_EQUAL(PSA_SUCCESS, describe(handle, types[i], &message));
        CHECK_EQUAL(types[i], message.type);
        CHECK_EQUAL(1, message.handle_is_valid);
    }
    psa_close(handle);
}

static void StatusReachesTheClientUnchanged_FFM_048_165_173_245_250_319(void)
{
    static const psa_status_t statuses[] = {0,    1,    INT32_MAX, -1,   -128, -130,  -131, -132, -248,
                                            -249, -250, -255,      -256, -257, -1000, INT32_MIN};

    forget();
    const psa_handle_t handle = connect_strict();
    for (size_t i = 0u; i < (sizeof(statuses) / sizeof(statuses[0])); i++) {
        CHECK_EQUAL(statuses[i], ask_reply(handle, statuses[i], 0u, 0u, NULL));
        CHECK_EQUAL(statuses[i], ask_reply(SUITE_STATELESS_HANDLE, statuses[i], 0u, 0u, NULL));
    }
    psa_close(handle);
    CHECK_EQUAL(1, history_of(SUITE_STRICT).disconnects);
}

static void HandleThatNamesNothingIsAnError_FFM_050_051_052_055_097(void)
{
    forget();
    const psa_handle_t handle = connect_strict();
    const psa_handle_t wrong[] = {
        PSA_NULL_HANDLE, handle + 0x80, handle + 1, (psa_handle_t)((uint32_t)handle | 0x20000000u), 1, 0x3FFFFFFF, -1, -129, INT32_MIN,
    };
    const struct suite_history before = history_of(SUITE_STRICT);
    for (size_t i = 0u; i < (sizeof(wrong) / sizeof(wrong[0])); i++) {
        CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(wrong[i], SUITE_DESCRIBE));
    }
    const struct suite_history after = history_of(SUITE_STRICT);

    CHECK_EQUAL(before.requests, after.requests);
    CHECK_EQUAL(0, after.disconnects);
    CHECK_EQUAL(PSA_SUCCESS, call_nothing(handle, SUITE_DESCRIBE));
    psa_close(handle);
}

static void ClosedHandleIsAnError_FFM_053_092(void)
{
    forget();
    const psa_handle_t closed = connect_strict();
    psa_close(closed);
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(closed, SUITE_DESCRIBE));
    const psa_handle_t next = connect_strict();
    CHECK(next != closed);
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(closed, SUITE_DESCRIBE));
    CHECK_EQUAL(PSA_SUCCESS, call_nothing(next, SUITE_DESCRIBE));
    psa_close(next);
}

static void HandleOfAnotherClientIsAnError_FFM_054_056_097_103_285_TFMV_4(void)
{
    struct suite_message message;

    forget();
    const psa_handle_t handle = connect_strict();
    set_rhandle(handle, RHANDLE);
    suite_port_set_client_id(-2);
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(handle, SUITE_DESCRIBE));
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(handle, -1));
    psa_close(handle);
    suite_port_set_client_id(-1);
    CHECK_EQUAL(0, history_of(SUITE_STRICT).disconnects);
    CHECK_EQUAL(PSA_SUCCESS, describe(handle, SUITE_DESCRIBE, &message));
    CHECK_EQUAL(RHANDLE, message.rhandle);
    psa_close(handle);
}

/* -1 and the lowest id map to the ends of the range; what is outside of it is refused. */
static void ClientIdsAreJudgedAndMapped_FFM_265_284(void)
{
    static const int32_t wrong[] = {0, 1, INT32_MAX, -65537, INT32_MIN};
    struct suite_message first;
    struct suite_message lowest;

    forget();
    const psa_handle_t handle = connect_strict();
    CHECK_EQUAL(PSA_SUCCESS, describe(SUITE_STATELESS_HANDLE, SUITE_DESCRIBE, &first));
    suite_port_set_client_id(-65536);
    CHECK_EQUAL(PSA_SUCCESS, describe(SUITE_STATELESS_HANDLE, SUITE_DESCRIBE, &lowest));
    CHECK(first.client_id < 0);
    CHECK(lowest.client_id < 0);
    CHECK_EQUAL(65535, first.client_id - lowest.client_id);
    for (size_t i = 0u; i < (sizeof(wrong) / sizeof(wrong[0])); i++) {
        suite_port_set_client_id(wrong[i]);
        CHECK_EQUAL(PSA_ERROR_CONNECTION_REFUSED, psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION));
        CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(handle, SUITE_DESCRIBE));
        CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(SUITE_STATELESS_HANDLE, SUITE_DESCRIBE));
        psa_close(handle);
        CHECK_EQUAL(SUITE_STRICT_VERSION, psa_version(SUITE_STRICT_SID));
        CHECK_EQUAL(0x0101, psa_framework_version());
    }
    suite_port_set_client_id(-1);
    CHECK_EQUAL(0, history_of(SUITE_STRICT).disconnects);
    CHECK_EQUAL(PSA_SUCCESS, call_nothing(handle, SUITE_DESCRIBE));
    psa_close(handle);
}

/* ---- Output lengths ---------------------------------------------------------------------------------------------- */

static void LengthIsWhatWasWritten_FFM_084_085_086_162_289_D_9(void)
{
    static const psa_status_t statuses[] = {PSA_SUCCESS, 7, PSA_ERROR_GENERIC_ERROR, PSA_ERROR_CONNECTION_REFUSED};
    static const uint32_t written[] = {0u, 1u, 3u, 4u, 16u};

    forget();
    const psa_handle_t handle = connect_strict();
    for (size_t i = 0u; i < (sizeof(statuses) / sizeof(statuses[0])); i++) {
        for (size_t j = 0u; j < (sizeof(written) / sizeof(written[0])); j++) {
            size_t len = 99u;
            CHECK_EQUAL(statuses[i], ask_reply(handle, statuses[i], 16u, written[j], &len));
            CHECK_EQUAL(written[j], len);
            CHECK_EQUAL(statuses[i], ask_reply(SUITE_STATELESS_HANDLE, statuses[i], 16u, written[j], &len));
            CHECK_EQUAL(written[j], len);
        }
    }
    psa_close(handle);
}

static void LengthsOfUnwrittenOutputsAreZero_FFM_085_089(void)
{
    uint8_t bytes[3][16];
    struct suite_message message;
    psa_outvec out[4] = {{&message, sizeof(message)}, {bytes[0], 16u}, {bytes[1], 0u}, {bytes[2], 1u}};

    forget();
    memset(bytes, 0x11, sizeof(bytes));
    CHECK_EQUAL(PSA_SUCCESS, psa_call(SUITE_STATELESS_HANDLE, SUITE_DESCRIBE, NULL, 0u, out, 4u));
    CHECK_EQUAL(sizeof(message), out[0].len);
    for (size_t i = 1u; i < 4u; i++) {
        CHECK_EQUAL(0, out[i].len);
        CHECK(out[i].base == bytes[i - 1u]);
    }
    for (size_t i = 0u; i < sizeof(bytes); i++) {
        CHECK_EQUAL(0x11, bytes[i / 16u][i % 16u]);
    }
}

static void BytesBehindTheLengthStay_FFM_087_323(void)
{
    uint8_t bytes[24];
    static const uint8_t input[5] = {1u, 2u, 3u, 4u, 5u};
    uint8_t copy[5];

    forget();
    memcpy(copy, input, sizeof(copy));
    memset(bytes, 0xCC, sizeof(bytes));
    const psa_invec in[1] = {{copy, sizeof(copy)}};
    psa_outvec out[1] = {{&bytes[1], 20u}};
    CHECK_EQUAL(PSA_SUCCESS, psa_call(SUITE_STATELESS_HANDLE, SUITE_ECHO, in, 1u, out, 1u));
    CHECK_EQUAL(5, out[0].len);
    CHECK_EQUAL(0xCC, bytes[0]);
    CHECK_EQUAL(0, memcmp(&bytes[1], input, sizeof(input)));
    for (size_t i = 6u; i < sizeof(bytes); i++) {
        CHECK_EQUAL(0xCC, bytes[i]);
    }
    CHECK_EQUAL(0, memcmp(copy, input, sizeof(input)));
    CHECK((in[0].base == copy) && (in[0].len == sizeof(copy)) && (out[0].base == &bytes[1]));
}

/* The service overwrites the message that it has got, and goes on with the handle. */
static void MessageIsACopy_FFM_322_D_19(void)
{
    static const uint8_t input[3] = {5u, 6u, 7u};
    uint8_t copy[3];
    uint8_t bytes[8];
    const psa_handle_t handle = connect_strict();

    forget();
    for (uint32_t i = 0u; i < 2u; i++) {
        memcpy(copy, input, sizeof(copy));
        memset(bytes, 0, sizeof(bytes));
        const psa_invec in[1] = {{copy, sizeof(copy)}};
        psa_outvec out[1] = {{bytes, sizeof(bytes)}};
        CHECK_EQUAL(PSA_SUCCESS, psa_call((i == 0u) ? handle : SUITE_STATELESS_HANDLE, SUITE_SCRIBBLE, in, 1u, out, 1u));
        CHECK_EQUAL(sizeof(input), out[0].len);
        CHECK_EQUAL(0, memcmp(bytes, input, sizeof(input)));
    }
    psa_close(handle);
}

/* A refused call leaves the array of outputs and what it names as they were. */
static void RefusedCallChangesNothing_FFM_088_288_323(void)
{
    uint8_t bytes[8];
    uint8_t input[4] = {1u, 2u, 3u, 4u};
    const psa_invec in[1] = {{input, sizeof(input)}};
    psa_outvec out[2] = {{bytes, 8u}, {bytes, 4u}};

    forget();
    memset(bytes, 0x77, sizeof(bytes));
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, psa_call(PSA_NULL_HANDLE, SUITE_ECHO, in, 1u, out, 2u));
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, psa_call(SUITE_STATELESS_HANDLE, -1, in, 1u, out, 2u));
    CHECK_EQUAL(8, out[0].len);
    CHECK_EQUAL(4, out[1].len);
    CHECK((out[0].base == bytes) && (out[1].base == bytes));
    CHECK((in[0].base == input) && (in[0].len == sizeof(input)));
    for (size_t i = 0u; i < sizeof(bytes); i++) {
        CHECK_EQUAL(0x77, bytes[i]);
    }
    CHECK_EQUAL(0, history_of(SUITE_STATELESS).requests);
}

/* ---- Termination ------------------------------------------------------------------------------------------------- */

/* The connection has had `requests` requests and is terminated: no call gets through, the service has heard of the end
 * once, a close frees the slot (FFM-092 to FFM-095, FFM-314). */
static void check_terminated(psa_handle_t handle, uint32_t requests)
{
    const struct suite_history after = history_of(SUITE_STRICT);

    CHECK_EQUAL(requests, after.requests);
    CHECK_EQUAL(1, after.disconnects);
    CHECK_EQUAL(RHANDLE, after.last_disconnect.rhandle);
    CHECK_EQUAL(after.last_connect.client_id, after.last_disconnect.client_id);
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(handle, SUITE_DESCRIBE));
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(handle, SUITE_ECHO));
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(handle, -1));
    psa_close(handle);
    const struct suite_history closed = history_of(SUITE_STRICT);
    CHECK_EQUAL(requests, closed.requests);
    CHECK_EQUAL(1, closed.disconnects);
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(handle, SUITE_DESCRIBE));
}

static psa_handle_t connect_with_rhandle(void)
{
    forget();
    order_connect(SUITE_STRICT, PSA_SUCCESS, RHANDLE);
    return connect_strict();
}

static void ServiceEndsConnection_FFM_090_092_093_094_095_314_D_1(void)
{
    forget();
    const uint32_t free_slots = count_free_connections();
    const psa_handle_t handle = connect_with_rhandle();

    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, ask_reply(handle, PSA_ERROR_PROGRAMMER_ERROR, 4u, 4u, NULL));
    check_terminated(handle, 1u);
    CHECK_EQUAL(free_slots, count_free_connections());
}

static void LengthsArriveAlsoAtTheEnd_FFM_086_090(void)
{
    size_t len = 99u;
    const psa_handle_t handle = connect_with_rhandle();

    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, ask_reply(handle, PSA_ERROR_PROGRAMMER_ERROR, 16u, 5u, &len));
    CHECK_EQUAL(5, len);
    check_terminated(handle, 1u);
}

static void NegativeTypeEndsConnection_FFM_049_096_283(void)
{
    static const int32_t types[] = {-1, -2, -65536, INT32_MIN};

    for (size_t i = 0u; i < (sizeof(types) / sizeof(types[0])); i++) {
        const psa_handle_t handle = connect_with_rhandle();
        CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(handle, types[i]));
        check_terminated(handle, 0u);
    }
}

static void TooManyVectorsEndConnection_FFM_058_059_096_281(void)
{
    static const struct {
        size_t in_len;
        size_t out_len;
    } counts[] = {{5u, 0u}, {0u, 5u}, {4u, 1u}, {1u, 4u}, {3u, 2u}, {SIZE_MAX, 2u}, {2u, SIZE_MAX}, {SIZE_MAX, SIZE_MAX}};
    uint8_t bytes[5] = {0u};
    psa_invec in[5];
    psa_outvec out[5];

    for (size_t i = 0u; i < (sizeof(counts) / sizeof(counts[0])); i++) {
        for (size_t j = 0u; j < 5u; j++) {
            in[j].base = &bytes[j];
            in[j].len = 1u;
            out[j].base = &bytes[j];
            out[j].len = 1u;
        }
        const psa_handle_t handle = connect_with_rhandle();
        CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR,
                    psa_call(handle, SUITE_DESCRIBE, in, counts[i].in_len, out, counts[i].out_len));
        for (size_t j = 0u; j < 5u; j++) {
            CHECK_EQUAL(1, out[j].len);
        }
        check_terminated(handle, 0u);
    }
}

static void MissingArraysEndConnection_FFM_064_065_096(void)
{
    psa_handle_t handle = connect_with_rhandle();

    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, psa_call(handle, SUITE_DESCRIBE, NULL, 1u, NULL, 0u));
    check_terminated(handle, 0u);
    handle = connect_with_rhandle();
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, psa_call(handle, SUITE_DESCRIBE, NULL, 0u, NULL, 2u));
    check_terminated(handle, 0u);
}

static void EndOfOneConnectionLeavesOthers_FFM_092_097(void)
{
    const psa_handle_t first = connect_with_rhandle();
    const psa_handle_t second = connect_strict();

    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(first, -1));
    CHECK_EQUAL(PSA_SUCCESS, call_nothing(second, SUITE_DESCRIBE));
    psa_close(first);
    CHECK_EQUAL(PSA_SUCCESS, call_nothing(second, SUITE_DESCRIBE));
    psa_close(second);
    CHECK_EQUAL(2, history_of(SUITE_STRICT).disconnects);
}

static const struct suite_case cases[] = {
    CASE_OF_BOTH(TypeReachesTheServiceUnchanged_FFM_047_245_250_283_D_5),
    CASE_OF_BOTH(StatusReachesTheClientUnchanged_FFM_048_165_173_245_250_319),
    CASE(HandleThatNamesNothingIsAnError_FFM_050_051_052_055_097),
    CASE(ClosedHandleIsAnError_FFM_053_092),
    CASE(HandleOfAnotherClientIsAnError_FFM_054_056_097_103_285_TFMV_4),
    CASE(ClientIdsAreJudgedAndMapped_FFM_265_284),
    CASE_OF_BOTH(LengthIsWhatWasWritten_FFM_084_085_086_162_289_D_9),
    CASE_OF_BOTH(LengthsOfUnwrittenOutputsAreZero_FFM_085_089),
    CASE_OF_BOTH(MessageIsACopy_FFM_322_D_19),
    CASE_OF_BOTH(BytesBehindTheLengthStay_FFM_087_323),
    CASE(RefusedCallChangesNothing_FFM_088_288_323),
    CASE(ServiceEndsConnection_FFM_090_092_093_094_095_314_D_1),
    CASE(LengthsArriveAlsoAtTheEnd_FFM_086_090),
    CASE(NegativeTypeEndsConnection_FFM_049_096_283),
    CASE(TooManyVectorsEndConnection_FFM_058_059_096_281),
    CASE(MissingArraysEndConnection_FFM_064_065_096),
    CASE(EndOfOneConnectionLeavesOthers_FFM_092_097),
};

const struct suite_table suite_call_cases = CASES(cases);
