/* SPDX-License-Identifier: Apache-2.0 */
/* Stateless services, and partitions that call each other (framework sheet 3.4, 6.4; FFM-207 to FFM-218, FFM-243,
 * FFM-266, FFM-340). */
#include <string.h>

#include "host_tests/client_suite/checks.h"

static psa_status_t call_nothing(psa_handle_t handle)
{
    return psa_call(handle, SUITE_DESCRIBE, NULL, 0u, NULL, 0u);
}

static void StatelessCallNeedsNoConnection_FFM_207_208_209_210_265(void)
{
    struct suite_message message;

    forget();
    for (int32_t i = 0; i < 3; i++) {
        CHECK_EQUAL(PSA_SUCCESS, describe(SUITE_STATELESS_HANDLE, i, &message));
        CHECK_EQUAL(i, message.type);
        CHECK_EQUAL(0, message.rhandle);
        CHECK_EQUAL(1, message.handle_is_valid);
        CHECK(suite_port_is_me(message.client_id));
    }
    const struct suite_history history = history_of(SUITE_STATELESS);
    CHECK_EQUAL(3, history.requests);
    CHECK_EQUAL(0, history.connects + history.disconnects);
}

static void HandleMustBeExact_FFM_210_211_212_213_D_8(void)
{
    static const uint32_t wrong[] = {
        0x4000011Fu,                                        /* empty index                          */
        0x40000106u,                                        /* the first empty one                  */
        0x40000100u, 0x40000300u, 0x4000FF00u,              /* STRICT, other versions               */
        0x40000401u, 0x4000FF01u,                           /* RELAXED, higher versions             */
        0x40000000u, 0x40000001u,                           /* version 0                            */
        0x40000220u, 0x40000240u, 0x40000280u, 0x400002E0u, /* reserved bits 7:5                    */
        0x40010200u, 0x50000200u, 0x60000200u, 0x7FFF0200u, /* reserved bits 29:16                  */
        0xC0000200u,                                        /* negative                             */
        0x00000200u,                                        /* not stateless: a handle never issued */
    };

    forget();
    for (size_t i = 0u; i < (sizeof(wrong) / sizeof(wrong[0])); i++) {
        CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing((psa_handle_t)wrong[i]));
    }
    CHECK_EQUAL(0, history_of(SUITE_STATELESS).requests + history_of(SUITE_LENIENT).requests);
    for (uint32_t version = 1u; version <= SUITE_LENIENT_VERSION; version++) {
        CHECK_EQUAL(PSA_SUCCESS, call_nothing((psa_handle_t)(0x40000001u | (version << 8))));
    }
    CHECK_EQUAL(SUITE_LENIENT_VERSION, history_of(SUITE_LENIENT).requests);
}

static void SecureOnlyServiceIsAnError_FFM_214(void)
{
    forget();
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(SUITE_SECURE_STATELESS_HANDLE));
    CHECK_EQUAL(0, history_of(SUITE_SECURE_STATELESS).requests);
}

static void FailedCallsLeakNothing_FFM_216_218_TFMV_3(void)
{
    forget();
    const uint32_t free_slots = count_free_connections();
    for (uint32_t i = 0u; i < (10u * free_slots); i++) {
        CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, psa_call(SUITE_STATELESS_HANDLE, -1, NULL, 0u, NULL, 0u));
        CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR,
                    ask_reply(SUITE_STATELESS_HANDLE, PSA_ERROR_PROGRAMMER_ERROR, 0u, 0u, NULL));
    }
    CHECK_EQUAL(PSA_SUCCESS, call_nothing(SUITE_STATELESS_HANDLE));
    const struct suite_history history = history_of(SUITE_STATELESS);
    CHECK_EQUAL((10u * free_slots) + 1u, history.requests);
    CHECK_EQUAL(0, history.disconnects);
    CHECK_EQUAL(free_slots, count_free_connections());
}

static void BothKindsInOnePartition_FFM_340(void)
{
    struct suite_message message;

    forget();
    const psa_handle_t handle = connect_strict();
    set_rhandle(handle, 0xABCDu);
    CHECK_EQUAL(PSA_SUCCESS, describe(SUITE_STATELESS_HANDLE, 1, &message));
    CHECK_EQUAL(0, message.rhandle);
    CHECK_EQUAL(PSA_SUCCESS, describe(handle, 1, &message));
    CHECK_EQUAL(0xABCD, message.rhandle);
    psa_close(handle);
}

/* CPU1 asks suite_server, which asks suite_leaf in the middle of reading: the leaf sees the server as its client. */
static void PartitionsCallEachOther_FFM_233_234_236_242_243_249_266(void)
{
    static const uint8_t input[2] = {0x31u, 0x32u};
    uint8_t copy[2];
    struct {
        uint8_t halves[2];
        uint8_t leaf[sizeof(struct suite_message)];
    } answer;
    struct suite_message leaf;
    uint32_t connects = 0u;

    forget();
    memcpy(copy, input, sizeof(copy));
    memset(&answer, 0, sizeof(answer));
    const psa_invec in[1] = {{copy, sizeof(copy)}};
    psa_outvec out[1] = {{&answer, sizeof(answer)}};
    const psa_handle_t handle = connect_strict();
    for (uint32_t i = 0u; i < 2u; i++) {
        out[0].len = sizeof(answer);
        CHECK_EQUAL(PSA_SUCCESS, psa_call((i == 0u) ? handle : SUITE_STATELESS_HANDLE, SUITE_FORWARD, in, 1u, out, 1u));
        CHECK_EQUAL(sizeof(answer), out[0].len);
        CHECK_EQUAL(0, memcmp(answer.halves, input, sizeof(input)));
        memcpy(&leaf, answer.leaf, sizeof(leaf));
        CHECK_EQUAL(SUITE_SERVER_ID, leaf.client_id);
        CHECK_EQUAL(7, leaf.type);
        CHECK_EQUAL(1, leaf.in_size[SUITE_LEAF_INITS]);
        /* This connection is the only one of the leaf that is open. */
        CHECK_EQUAL(leaf.in_size[SUITE_LEAF_CONNECTS], leaf.in_size[SUITE_LEAF_DISCONNECTS] + 1u);
        CHECK_EQUAL((i == 0u) ? leaf.in_size[SUITE_LEAF_CONNECTS] : (connects + 1u), leaf.in_size[SUITE_LEAF_CONNECTS]);
        connects = leaf.in_size[SUITE_LEAF_CONNECTS];
    }
    psa_close(handle);
    CHECK(suite_port_is_me(history_of(SUITE_STRICT).last_disconnect.client_id));
}

static const struct suite_case cases[] = {
    CASE_OF_BOTH(StatelessCallNeedsNoConnection_FFM_207_208_209_210_265),
    CASE(HandleMustBeExact_FFM_210_211_212_213_D_8),
    CASE(SecureOnlyServiceIsAnError_FFM_214),
    CASE(FailedCallsLeakNothing_FFM_216_218_TFMV_3),
    CASE_OF_BOTH(BothKindsInOnePartition_FFM_340),
    CASE_OF_BOTH(PartitionsCallEachOther_FFM_233_234_236_242_243_249_266),
};

const struct suite_table suite_stateless_cases = CASES(cases);
