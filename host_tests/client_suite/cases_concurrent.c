/* SPDX-License-Identifier: Apache-2.0 */
/* Several contexts of CPU1 in calls at the same time (framework sheet 3.1, 8; FFM-082, FFM-104, FFM-171, FFM-172,
 * FFM-217, FFM-290 to FFM-296, FFM-315, FFM-316). */
#include <string.h>

#include "host_tests/client_suite/checks.h"

enum { CONTEXTS = 5, ROUNDS = 6, BYTES = 48, PATIENCE = 100000 };

static struct {
    psa_handle_t handle;
    psa_status_t status[CONTEXTS];
    size_t len[CONTEXTS];
    uint32_t ends[CONTEXTS]; /* indices in the order of their ends */
    uint32_t end_count;
} shared;

static uint32_t number_of(const void *argument)
{
    return (uint32_t)((const psa_status_t *)argument - shared.status);
}

static psa_status_t call_nothing(psa_handle_t handle, int32_t type)
{
    return psa_call(handle, type, NULL, 0u, NULL, 0u);
}

/* ---- Many at once ------------------------------------------------------------------------------------------------ */

static void echo_rounds(uint32_t seed, psa_handle_t handle)
{
    uint8_t in_bytes[BYTES];
    uint8_t out_bytes[BYTES];

    for (uint32_t round = 0u; round < (uint32_t)ROUNDS; round++) {
        const size_t len = 1u + (((seed * 7u) + (round * 11u)) % (uint32_t)BYTES);
        const psa_invec in[1] = {{in_bytes, len}};
        psa_outvec out[1] = {{out_bytes, sizeof(out_bytes)}};
        memset(out_bytes, 0, sizeof(out_bytes));
        for (size_t i = 0u; i < sizeof(in_bytes); i++) {
            in_bytes[i] = (uint8_t)((seed * 40u) + (round * 5u) + i);
        }
        CHECK_EQUAL(PSA_SUCCESS, psa_call(handle, SUITE_ECHO, in, 1u, out, 1u));
        CHECK_EQUAL(len, out[0].len);
        CHECK_EQUAL(0, memcmp(in_bytes, out_bytes, len));
    }
}

static void echo_by_connection(void *argument)
{
    const psa_handle_t handle = connect_strict();

    echo_rounds(number_of(argument), handle);
    psa_close(handle);
}

static void echo_stateless(void *argument)
{
    echo_rounds(number_of(argument), SUITE_STATELESS_HANDLE);
}

/* More contexts than slots, if the platform has them: one waits for a slot. */
static void EachContextGetsItsOwnAnswers_FFM_043_173_252_290_291_292_296_347(void)
{
    uint32_t count = 1u;

    forget();
    while ((count < (uint32_t)CONTEXTS)
           && suite_port_spawn(-1 - (int32_t)count, ((count % 2u) == 0u) ? echo_stateless : echo_by_connection,
                               &shared.status[count])) {
        count++;
    }
    CHECK(count >= 2u);
    echo_by_connection(&shared.status[0]);
    suite_port_join();
    const struct suite_history strict = history_of(SUITE_STRICT);
    CHECK_EQUAL(strict.connects, strict.disconnects);
    CHECK_EQUAL(strict.connects * (uint32_t)ROUNDS, strict.requests);
    CHECK_EQUAL(count * (uint32_t)ROUNDS, strict.requests + history_of(SUITE_STATELESS).requests);
}

/* ---- Messages that are held back --------------------------------------------------------------------------------- */

static void hold_on_connection(void *argument)
{
    const uint32_t number = number_of(argument);
    uint8_t bytes[16];
    const struct {
        int32_t status;
        uint32_t written;
    } wish = {100 + (int32_t)number, 3u + number};
    const psa_invec in[1] = {{&wish, sizeof(wish)}};
    psa_outvec out[1] = {{bytes, sizeof(bytes)}};
    const psa_handle_t handle = (shared.handle != PSA_NULL_HANDLE) ? shared.handle : SUITE_STATELESS_HANDLE;

    shared.status[number] = psa_call(handle, SUITE_HOLD, in, 1u, out, 1u);
    shared.len[number] = out[0].len;
    shared.ends[shared.end_count] = number;
    shared.end_count++;
}

static void close_connection(void *argument)
{
    const uint32_t number = number_of(argument);

    psa_close(shared.handle);
    shared.ends[shared.end_count] = number;
    shared.end_count++;
}

static void begin_holding(psa_handle_t handle)
{
    memset(&shared, 0, sizeof(shared));
    shared.handle = handle;
}

static void wait_until_held(int32_t count)
{
    int32_t patience = PATIENCE;

    while ((call_nothing(SUITE_OBSERVER_HANDLE, SUITE_HELD) != count) && (patience > 0)) {
        suite_port_yield();
        patience--;
    }
    CHECK(patience > 0);
}

static void let_go(void)
{
    CHECK_EQUAL(PSA_SUCCESS, call_nothing(SUITE_STATELESS_HANDLE, SUITE_LET_GO));
    suite_port_join();
}

static void check_held_answer(uint32_t number)
{
    CHECK_EQUAL(100 + (int32_t)number, shared.status[number]);
    CHECK_EQUAL(3u + number, shared.len[number]);
}

static void SecondCallOnABusyConnection_FFM_082_104_294_315_D_15(void)
{
    forget();
    begin_holding(connect_strict());
    CHECK(suite_port_spawn(-1, hold_on_connection, &shared.status[1]));
    wait_until_held(1);
    /* Neither the second call nor a close nor another client disturbs the first call. */
    psa_close(shared.handle);
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(shared.handle, SUITE_DESCRIBE));
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(shared.handle, -1));
    psa_close(shared.handle);
    CHECK_EQUAL(0, shared.end_count);
    let_go();
    check_held_answer(1u);
    const struct suite_history history = history_of(SUITE_STRICT);
    CHECK_EQUAL(1, history.requests);
    CHECK_EQUAL(1, history.disconnects);
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(shared.handle, SUITE_DESCRIBE));
    psa_close(shared.handle);
    CHECK_EQUAL(1, history_of(SUITE_STRICT).disconnects);
}

static void IntruderDisturbsNothing_FFM_054_103(void)
{
    struct suite_message message;

    forget();
    begin_holding(connect_strict());
    CHECK(suite_port_spawn(-1, hold_on_connection, &shared.status[2]));
    wait_until_held(1);
    suite_port_set_client_id(-9);
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(shared.handle, SUITE_DESCRIBE));
    psa_close(shared.handle);
    suite_port_set_client_id(-1);
    let_go();
    check_held_answer(2u);
    CHECK_EQUAL(PSA_SUCCESS, describe(shared.handle, SUITE_DESCRIBE, &message));
    psa_close(shared.handle);
    CHECK_EQUAL(1, history_of(SUITE_STRICT).disconnects);
}

static void RepliesComeInAnyOrder_FFM_171_172_217_291(void)
{
    forget();
    begin_holding(PSA_NULL_HANDLE);
    CHECK(suite_port_spawn(-2, hold_on_connection, &shared.status[1]));
    wait_until_held(1);
    CHECK(suite_port_spawn(-3, hold_on_connection, &shared.status[2]));
    wait_until_held(2);
    /* Other requests are served meanwhile. */
    echo_rounds(3u, SUITE_LENIENT_HANDLE);
    CHECK_EQUAL(0, shared.end_count);
    let_go();
    check_held_answer(1u);
    check_held_answer(2u);
    CHECK_EQUAL(2, shared.end_count);
}

static void CloseIsNotDisturbed_FFM_100_316(void)
{
    forget();
    begin_holding(connect_strict());
    CHECK_EQUAL(PSA_SUCCESS, call_nothing(SUITE_OBSERVER_HANDLE, SUITE_HOLD_DISCONNECT));
    CHECK(suite_port_spawn(-1, close_connection, &shared.status[1]));
    wait_until_held(1);
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(shared.handle, SUITE_DESCRIBE));
    psa_close(shared.handle);
    CHECK_EQUAL(0, shared.end_count);
    let_go();
    CHECK_EQUAL(1, shared.end_count);
    CHECK_EQUAL(1, history_of(SUITE_STRICT).disconnects);
    CHECK_EQUAL(PSA_ERROR_PROGRAMMER_ERROR, call_nothing(shared.handle, SUITE_DESCRIBE));
}

/* Its service is connection-based or stateless: one function of the partition runs at a time. */
static void be_alone(void *argument)
{
    const uint32_t number = number_of(argument);
    const psa_handle_t handle = (number == 3u) ? SUITE_CLIENT_HANDLE : psa_connect(SUITE_CLIENT_OWN_SID, 1u);

    for (uint32_t i = 0u; i < (uint32_t)ROUNDS; i++) {
        CHECK_EQUAL(0, call_nothing(handle, (number == 3u) ? SUITE_CLIENT_ALONE : SUITE_OWN_ALONE));
    }
    if (number != 3u) {
        psa_close(handle);
    }
}

static void FunctionsOfAPartitionTakeTurns_FFM_246_247(void)
{
    forget();
    for (uint32_t i = 1u; i <= 2u; i++) {
        CHECK(suite_port_spawn(-1, be_alone, &shared.status[i]));
    }
    be_alone(&shared.status[3]);
    suite_port_join();
}

static void call_own_service(void *argument)
{
    const uint32_t number = number_of(argument);
    const psa_handle_t handle = psa_connect(SUITE_CLIENT_OWN_SID, 1u);

    shared.status[number] = call_nothing(handle, (number == 1u) ? SUITE_OWN_WAITS : SUITE_OWN_ALONE);
    psa_close(handle);
}

/* A function waits for its doorbell; the partition's other messages wait for the function. */
static void WaitingFunctionKeepsItsPartition_FFM_335(void)
{
    forget();
    shared.status[1] = 1;
    shared.status[2] = 1;
    CHECK(suite_port_spawn(-1, call_own_service, &shared.status[1]));
    CHECK(suite_port_spawn(-1, call_own_service, &shared.status[2]));
    for (uint32_t i = 0u; i < 10u; i++) {
        suite_port_yield();
        CHECK_EQUAL(0x0101, psa_framework_version());
    }
    CHECK_EQUAL(PSA_SUCCESS, call_nothing(SUITE_STATELESS_HANDLE, SUITE_RING));
    suite_port_join();
    CHECK_EQUAL(0, shared.status[1]);
    CHECK_EQUAL(0, shared.status[2]);
}

static const struct suite_case cases[] = {
    CASE(EachContextGetsItsOwnAnswers_FFM_043_173_252_290_291_292_296_347),
    CASE_THAT_HOLDS(SecondCallOnABusyConnection_FFM_082_104_294_315_D_15),
    CASE_THAT_HOLDS(IntruderDisturbsNothing_FFM_054_103),
    CASE_THAT_HOLDS(RepliesComeInAnyOrder_FFM_171_172_217_291),
    CASE_THAT_HOLDS(CloseIsNotDisturbed_FFM_100_316),
    CASE(FunctionsOfAPartitionTakeTurns_FFM_246_247),
    CASE_THAT_HOLDS(WaitingFunctionKeepsItsPartition_FFM_335),
};

const struct suite_table suite_concurrent_cases = CASES(cases);
