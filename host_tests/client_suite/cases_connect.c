/* SPDX-License-Identifier: Apache-2.0 */
/* Versions, connecting and closing (framework sheet 2.3, 3.1; FFM-013 to FFM-046, FFM-098 to FFM-106). */
#include "host_tests/client_suite/checks.h"

enum { SOME_RHANDLE = 0x1234, OTHER_RHANDLE = 0x5678 };

/* ---- psa_framework_version, psa_version -------------------------------------------------------------------------- */

static void FrameworkVersionIs11_FFM_013(void)
{
    CHECK_EQUAL(0x0101, psa_framework_version());
}

static void VersionOfUnknownServiceIsNone_FFM_014_020(void)
{
    static const uint32_t sids[] = {SUITE_NO_SID, 0u, 1u, 0x7FFFFFFFu, 0x80000000u, UINT32_MAX};

    forget();
    for (size_t i = 0u; i < (sizeof(sids) / sizeof(sids[0])); i++) {
        CHECK_EQUAL(PSA_VERSION_NONE, psa_version(sids[i]));
    }
}

static void VersionOfSecureOnlyServiceIsNone_FFM_015(void)
{
    CHECK_EQUAL(PSA_VERSION_NONE, psa_version(SUITE_SECURE_ONLY_SID));
    CHECK_EQUAL(PSA_VERSION_NONE, psa_version(SUITE_SECURE_STATELESS_SID));
    CHECK_EQUAL(PSA_VERSION_NONE, psa_version(SUITE_LEAF_SID));
}

static void VersionOfPermittedServiceIsItsOwn_FFM_018_019(void)
{
    CHECK_EQUAL(SUITE_STRICT_VERSION, psa_version(SUITE_STRICT_SID));
    CHECK_EQUAL(SUITE_RELAXED_VERSION, psa_version(SUITE_RELAXED_SID));
    CHECK_EQUAL(SUITE_STATELESS_VERSION, psa_version(SUITE_STATELESS_SID));
    CHECK_EQUAL(SUITE_LENIENT_VERSION, psa_version(SUITE_LENIENT_SID));
}

/* ---- psa_connect ------------------------------------------------------------------------------------------------- */

static bool sizes_are_zero(const struct suite_message *message)
{
    uint32_t sum = 0u;

    for (size_t i = 0u; i < 4u; i++) {
        sum |= message->in_size[i] | message->out_size[i];
    }
    return sum == 0u;
}

static void ConnectDeliversOneMessage_FFM_022_023_024_034_046_129(void)
{
    forget();
    const psa_handle_t handle = connect_strict();
    const struct suite_history history = history_of(SUITE_STRICT);

    CHECK_EQUAL(0, (uint32_t)handle & 0x40000000u);
    CHECK_EQUAL(1, history.connects);
    CHECK_EQUAL(0, history.requests + history.disconnects);
    CHECK_EQUAL(-1, history.last_connect.type);
    CHECK_EQUAL(1, history.last_connect.handle_is_valid);
    CHECK_EQUAL(0, history.last_connect.rhandle);
    CHECK(suite_port_is_me(history.last_connect.client_id));
    CHECK(sizes_are_zero(&history.last_connect));
    psa_close(handle);
}

static void RefusedConnectLeavesNothing_FFM_025_028_044_134(void)
{
    forget();
    const uint32_t before = count_free_connections();
    forget();
    order_connect(SUITE_STRICT, PSA_ERROR_CONNECTION_REFUSED, SOME_RHANDLE);
    CHECK_EQUAL(PSA_ERROR_CONNECTION_REFUSED, psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION));
    const psa_handle_t handle = connect_strict();
    const struct suite_history history = history_of(SUITE_STRICT);

    CHECK_EQUAL(2, history.connects);
    CHECK_EQUAL(0, history.disconnects);
    CHECK_EQUAL(0, history.last_connect.rhandle);
    psa_close(handle);
    CHECK_EQUAL(before, count_free_connections());
}

static void BusyServiceSaysSo_FFM_026(void)
{
    forget();
    order_connect(SUITE_STRICT, PSA_ERROR_CONNECTION_BUSY, 0u);
    CHECK_EQUAL(PSA_ERROR_CONNECTION_BUSY, psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION));
    CHECK_EQUAL(0, history_of(SUITE_STRICT).disconnects);
    psa_close(connect_strict());
}

static void ConnectErrorsAreRefused_FFM_029_037_040_044(void)
{
    static const struct {
        uint32_t sid;
        uint32_t version;
    } wrong[] = {
        {SUITE_NO_SID, 1u},
        {0u, 1u},
        {UINT32_MAX, 1u},
        {SUITE_SECURE_ONLY_SID, SUITE_SECURE_ONLY_VERSION},
        {SUITE_LEAF_SID, SUITE_LEAF_VERSION},
        {SUITE_STATELESS_SID, SUITE_STATELESS_VERSION},
        {SUITE_SECURE_STATELESS_SID, 1u},
    };

    forget();
    const uint32_t before = count_free_connections();
    forget();
    for (size_t i = 0u; i < (sizeof(wrong) / sizeof(wrong[0])); i++) {
        CHECK_EQUAL(PSA_ERROR_CONNECTION_REFUSED, psa_connect(wrong[i].sid, wrong[i].version));
    }
    CHECK_EQUAL(0, history_of(SUITE_SECURE_ONLY).connects);
    CHECK_EQUAL(before, count_free_connections());
}

static void StrictVersionMustBeEqual_FFM_030_031_034_036(void)
{
    forget();
    CHECK_EQUAL(PSA_ERROR_CONNECTION_REFUSED, psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION + 1u));
    CHECK_EQUAL(PSA_ERROR_CONNECTION_REFUSED, psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION - 1u));
    CHECK_EQUAL(PSA_ERROR_CONNECTION_REFUSED, psa_connect(SUITE_STRICT_SID, 0u));
    CHECK_EQUAL(PSA_ERROR_CONNECTION_REFUSED, psa_connect(SUITE_STRICT_SID, UINT32_MAX));
    CHECK_EQUAL(0, history_of(SUITE_STRICT).connects);
}

static void RelaxedVersionMayBeLower_FFM_033(void)
{
    forget();
    for (uint32_t version = 1u; version <= SUITE_RELAXED_VERSION; version++) {
        const psa_handle_t handle = psa_connect(SUITE_RELAXED_SID, version);
        CHECK(PSA_HANDLE_IS_VALID(handle));
        psa_close(handle);
    }
    CHECK_EQUAL(SUITE_RELAXED_VERSION, history_of(SUITE_RELAXED).connects);
}

static void RelaxedVersionMustNotBeHigher_FFM_032_036(void)
{
    forget();
    CHECK_EQUAL(PSA_ERROR_CONNECTION_REFUSED, psa_connect(SUITE_RELAXED_SID, SUITE_RELAXED_VERSION + 1u));
    CHECK_EQUAL(PSA_ERROR_CONNECTION_REFUSED, psa_connect(SUITE_RELAXED_SID, 0u));
    CHECK_EQUAL(0, history_of(SUITE_RELAXED).connects);
}

enum { MANY = 64 };

static void NoRoomIsBusyAndEndsWithAClose_FFM_041_042_043_215_313_317(void)
{
    psa_handle_t handles[MANY];
    uint32_t count = 0u;
    struct suite_message message;

    forget();
    for (handles[0] = connect_strict(); (count < (uint32_t)MANY - 1u) && PSA_HANDLE_IS_VALID(handles[count]);) {
        count++;
        handles[count] = psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION);
    }
    CHECK_EQUAL(PSA_ERROR_CONNECTION_BUSY, handles[count]);
    CHECK(count >= 2u);
    for (uint32_t i = 0u; i < count; i++) {
        for (uint32_t j = 0u; j < i; j++) {
            CHECK(handles[i] != handles[j]);
        }
    }
    /* A stateless call finds no room either; an established connection always works; an error is an error. */
    CHECK_EQUAL(PSA_ERROR_CONNECTION_BUSY, describe(SUITE_STATELESS_HANDLE, SUITE_DESCRIBE, &message));
    CHECK_EQUAL(PSA_SUCCESS, describe(handles[0], SUITE_DESCRIBE, &message));
    CHECK_EQUAL(PSA_ERROR_CONNECTION_REFUSED, psa_connect(SUITE_NO_SID, 1u));
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, describe(SUITE_EMPTY_STATELESS_HANDLE, SUITE_DESCRIBE, &message));

    psa_close(handles[1]);
    handles[1] = connect_strict();
    for (uint32_t i = 0u; i < count; i++) {
        psa_close(handles[i]);
    }
    CHECK_EQUAL(count, count_free_connections());
}

static void ConnectionsHaveTheirOwnRhandles_FFM_045_130_131_132(void)
{
    struct suite_message message;

    forget();
    order_connect(SUITE_STRICT, PSA_SUCCESS, SOME_RHANDLE);
    const psa_handle_t first = connect_strict();
    const psa_handle_t second = connect_strict();
    CHECK_EQUAL(PSA_SUCCESS, describe(first, SUITE_DESCRIBE, &message));
    CHECK_EQUAL(SOME_RHANDLE, message.rhandle);
    CHECK_EQUAL(PSA_SUCCESS, describe(second, SUITE_DESCRIBE, &message));
    CHECK_EQUAL(0, message.rhandle);
    set_rhandle(second, OTHER_RHANDLE);
    set_rhandle(first, 0u);
    CHECK_EQUAL(PSA_SUCCESS, describe(first, SUITE_DESCRIBE, &message));
    CHECK_EQUAL(0, message.rhandle);
    CHECK_EQUAL(PSA_SUCCESS, describe(second, SUITE_DESCRIBE, &message));
    CHECK_EQUAL(OTHER_RHANDLE, message.rhandle);
    psa_close(first);
    psa_close(second);
    CHECK_EQUAL(OTHER_RHANDLE, history_of(SUITE_STRICT).last_disconnect.rhandle);
}

static void FailedPartitionRefuses_FFM_238_338(void)
{
    struct suite_message message;

    forget();
    CHECK_EQUAL(PSA_ERROR_CONNECTION_REFUSED, psa_connect(SUITE_FAILED_SID, 1u));
    CHECK_EQUAL(PSA_ERROR_CONNECTION_REFUSED, describe(SUITE_FAILED_STATELESS_HANDLE, SUITE_DESCRIBE, &message));
    CHECK_EQUAL(1, psa_version(SUITE_FAILED_SID));
    psa_close(connect_strict());
}

/* ---- psa_close --------------------------------------------------------------------------------------------------- */

static void ClosingNothingHasNoEffect_FFM_098(void)
{
    forget();
    psa_close(PSA_NULL_HANDLE);
    CHECK_EQUAL(0, history_of(SUITE_STRICT).disconnects);
}

static void CloseDeliversOneDisconnect_FFM_099_100_131_133_265(void)
{
    forget();
    const psa_handle_t handle = connect_strict();
    set_rhandle(handle, SOME_RHANDLE);
    psa_close(handle);
    const struct suite_history history = history_of(SUITE_STRICT);

    CHECK_EQUAL(1, history.disconnects);
    CHECK_EQUAL(-2, history.last_disconnect.type);
    CHECK_EQUAL(1, history.last_disconnect.handle_is_valid);
    CHECK_EQUAL(SOME_RHANDLE, history.last_disconnect.rhandle);
    CHECK_EQUAL(history.last_connect.client_id, history.last_disconnect.client_id);
    CHECK_EQUAL(history.last_connect.client_id, history.last_request.client_id);
    CHECK(suite_port_is_me(history.last_disconnect.client_id));
    CHECK(sizes_are_zero(&history.last_disconnect));
}

static void ClosingWhatIsNoConnectionHasNoEffect_FFM_101_102_105(void)
{
    struct suite_message message;

    forget();
    const psa_handle_t handle = connect_strict();
    const psa_handle_t closed = connect_strict();
    psa_close(closed);
    psa_close(closed);
    psa_close((psa_handle_t)(handle + 0x1000));
    psa_close((psa_handle_t)-1);
    psa_close((psa_handle_t)INT32_MIN);
    psa_close((psa_handle_t)INT32_MAX);
    psa_close((psa_handle_t)((uint32_t)handle | 0x20000000u));
    psa_close(SUITE_STATELESS_HANDLE);
    CHECK_EQUAL(1, history_of(SUITE_STRICT).disconnects);
    CHECK_EQUAL(PSA_SUCCESS, describe(handle, SUITE_DESCRIBE, &message));
    psa_close(handle);
}

static void SlotsComeBackForEver_FFM_053_106_216(void)
{
    struct suite_message message;

    forget();
    const uint32_t free_slots = count_free_connections();
    const psa_handle_t stale = connect_strict();
    psa_close(stale);
    for (uint32_t i = 0u; i < (10u * free_slots); i++) {
        const psa_handle_t handle = connect_strict();
        CHECK(handle != stale);
        CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, describe(stale, SUITE_DESCRIBE, &message));
        psa_close(stale);
        CHECK_EQUAL(PSA_SUCCESS, describe(handle, SUITE_DESCRIBE, &message));
        psa_close(handle);
        CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, describe(SUITE_EMPTY_STATELESS_HANDLE, SUITE_DESCRIBE, &message));
    }
    CHECK_EQUAL(free_slots, count_free_connections());
}

/* Service SUITE_CLIENT_OWN has the values that a manifest without version and policy gives. */
static void Strict1IsWhatNoAttributesMean_FFM_021_035(void)
{
    forget();
    CHECK_EQUAL(1, psa_version(SUITE_CLIENT_OWN_SID));
    const psa_handle_t handle = psa_connect(SUITE_CLIENT_OWN_SID, 1u);
    CHECK(PSA_HANDLE_IS_VALID(handle));
    psa_close(handle);
    CHECK_EQUAL(PSA_ERROR_CONNECTION_REFUSED, psa_connect(SUITE_CLIENT_OWN_SID, 2u));
    CHECK_EQUAL(PSA_ERROR_CONNECTION_REFUSED, psa_connect(SUITE_CLIENT_OWN_SID, 0u));
}

static void RhandleIsAnyBitPattern_FFM_132_137(void)
{
    static const uint32_t patterns[] = {1u, 3u, 0x7FFFFFFFu, 0x80000000u, 0xDEADBEEFu, UINT32_MAX, 0u};
    struct suite_message message;

    forget();
    const psa_handle_t handle = connect_strict();
    for (size_t i = 0u; i < (sizeof(patterns) / sizeof(patterns[0])); i++) {
        set_rhandle(handle, patterns[i]);
        CHECK_EQUAL(PSA_SUCCESS, describe(handle, SUITE_DESCRIBE, &message));
        CHECK_EQUAL(patterns[i], message.rhandle);
    }
    psa_close(handle);
    CHECK_EQUAL(0, history_of(SUITE_STRICT).last_disconnect.rhandle);
}

/* suite_server replies its rhandle to a disconnect. */
static void DisconnectTakesAnyStatus_FFM_100_166(void)
{
    static const int32_t statuses[] = {0, 1, INT32_MAX, -1, -129, -130, -131, -132, -256, INT32_MIN};

    forget();
    for (size_t i = 0u; i < (sizeof(statuses) / sizeof(statuses[0])); i++) {
        const psa_handle_t handle = connect_strict();
        set_rhandle(handle, (uint32_t)statuses[i]);
        psa_close(handle);
        CHECK_EQUAL(i + 1u, history_of(SUITE_STRICT).disconnects);
    }
    psa_close(connect_strict());
}

/* A function in the SFN model, on either backend; its partition has no entry_init. */
static void FunctionIsCalledForEachMessage_FFM_233_234_237_339(void)
{
    static const int32_t statuses[] = {SUITE_OWN_ECHO, SUITE_OWN_ECHO + 1, INT32_MAX};

    forget();
    psa_handle_t handle = psa_connect(SUITE_CLIENT_OWN_SID, 1u);
    const psa_status_t before = psa_call(handle, SUITE_OWN_COUNTS, NULL, 0u, NULL, 0u);
    for (size_t i = 0u; i < (sizeof(statuses) / sizeof(statuses[0])); i++) {
        CHECK_EQUAL(statuses[i], psa_call(handle, statuses[i], NULL, 0u, NULL, 0u));
    }
    CHECK_EQUAL(before, psa_call(handle, SUITE_OWN_COUNTS, NULL, 0u, NULL, 0u));
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, psa_call(handle, SUITE_OWN_ENDS, NULL, 0u, NULL, 0u));
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, psa_call(handle, SUITE_OWN_ECHO, NULL, 0u, NULL, 0u));
    psa_close(handle);
    handle = psa_connect(SUITE_CLIENT_OWN_SID, 1u);
    /* One connect and one disconnect more. */
    CHECK_EQUAL(before + SUITE_OWN_CONNECTS + 1, psa_call(handle, SUITE_OWN_COUNTS, NULL, 0u, NULL, 0u));
    psa_close(handle);
}

static const struct suite_case cases[] = {
    CASE_OF_BOTH(FrameworkVersionIs11_FFM_013),
    CASE_OF_BOTH(VersionOfUnknownServiceIsNone_FFM_014_020),
    CASE(VersionOfSecureOnlyServiceIsNone_FFM_015),
    CASE_OF_BOTH(VersionOfPermittedServiceIsItsOwn_FFM_018_019),
    CASE_OF_BOTH(ConnectDeliversOneMessage_FFM_022_023_024_034_046_129),
    CASE_OF_BOTH(RefusedConnectLeavesNothing_FFM_025_028_044_134),
    CASE_OF_BOTH(BusyServiceSaysSo_FFM_026),
    CASE(ConnectErrorsAreRefused_FFM_029_037_040_044),
    CASE(StrictVersionMustBeEqual_FFM_030_031_034_036),
    CASE_OF_BOTH(RelaxedVersionMayBeLower_FFM_033),
    CASE(RelaxedVersionMustNotBeHigher_FFM_032_036),
    CASE(Strict1IsWhatNoAttributesMean_FFM_021_035),
    CASE_OF_BOTH(RhandleIsAnyBitPattern_FFM_132_137),
    CASE_OF_BOTH(DisconnectTakesAnyStatus_FFM_100_166),
    CASE(FunctionIsCalledForEachMessage_FFM_233_234_237_339),
    CASE(NoRoomIsBusyAndEndsWithAClose_FFM_041_042_043_215_313_317),
    CASE_OF_BOTH(ConnectionsHaveTheirOwnRhandles_FFM_045_130_131_132),
    CASE_OF_BOTH(FailedPartitionRefuses_FFM_238_338),
    CASE_OF_BOTH(ClosingNothingHasNoEffect_FFM_098),
    CASE_OF_BOTH(CloseDeliversOneDisconnect_FFM_099_100_131_133_265),
    CASE(ClosingWhatIsNoConnectionHasNoEffect_FFM_101_102_105),
    CASE(SlotsComeBackForEver_FFM_053_106_216),
};

const struct suite_table suite_connect_cases = CASES(cases);
