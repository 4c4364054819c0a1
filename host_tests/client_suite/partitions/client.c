/* SPDX-License-Identifier: Apache-2.0 */
/* Partition suite_client: a client of suite_server on the secure side. Its stateless service runs the secure-side cases
 * of the suite, and the programmer errors of deaths.c (secure_cases.h). */
#include <string.h>

#include "host_tests/client_suite/partitions/deaths.h"
#include "host_tests/client_suite/partitions/suite_functions.h"
#include "host_tests/client_suite/secure_cases.h"
#include "host_tests/client_suite/services.h"
#include "psa/client.h"
#include "psa/lifecycle.h"
#include "psa/service.h"

/* Ends the case with the number of the line. */
#define REQUIRE(condition)   \
    do {                     \
        if (!(condition)) {  \
            return __LINE__; \
        }                    \
    } while (0)

enum { MANY = 64, RHANDLE = 0x4321 };

static psa_status_t call_nothing(psa_handle_t handle, int32_t type)
{
    return psa_call(handle, type, NULL, 0u, NULL, 0u);
}

static psa_status_t describe(psa_handle_t handle, int32_t type, struct suite_message *out)
{
    psa_outvec outputs[1] = {{out, sizeof(*out)}};

    memset(out, 0, sizeof(*out));
    const psa_status_t status = psa_call(handle, type, NULL, 0u, outputs, 1u);
    return (outputs[0].len == sizeof(*out)) ? status : PSA_ERROR_INSUFFICIENT_DATA;
}

static psa_status_t observe(enum suite_service service, struct suite_history *out)
{
    psa_outvec outputs[1] = {{out, sizeof(*out)}};

    return psa_call(SUITE_OBSERVER_HANDLE, SUITE_OBSERVE + (int32_t)service, NULL, 0u, outputs, 1u);
}

static psa_status_t order(enum suite_service service, psa_status_t status, uint32_t rhandle)
{
    const struct suite_order wish = {(uint32_t)service, status, rhandle};
    const psa_invec in[1] = {{&wish, sizeof(wish)}};

    return psa_call(SUITE_OBSERVER_HANDLE, SUITE_ORDER, in, 1u, NULL, 0u);
}

static psa_status_t ask_reply(psa_handle_t handle, psa_status_t status, size_t written, size_t *len)
{
    uint8_t bytes[8];
    const uint32_t wish[2] = {(uint32_t)status, (uint32_t)written};
    const psa_invec in[1] = {{wish, sizeof(wish)}};
    psa_outvec out[1] = {{bytes, sizeof(bytes)}};

    const psa_status_t got = psa_call(handle, SUITE_REPLY, in, 1u, out, 1u);
    *len = out[0].len;
    return got;
}

/* ---- Cases ------------------------------------------------------------------------------------------------------- */

static int case_versions(void) /* FFM-013 to FFM-019 */
{
    REQUIRE(psa_framework_version() == 0x0101u);
    REQUIRE(psa_version(SUITE_NO_SID) == PSA_VERSION_NONE);
    REQUIRE(psa_version(SUITE_LEAF_SID) == PSA_VERSION_NONE);
    REQUIRE(psa_version(SUITE_CLIENT_SID) == PSA_VERSION_NONE);
    REQUIRE(psa_version(SUITE_CLIENT_OWN_SID) == PSA_VERSION_NONE);
    REQUIRE(psa_version(SUITE_STRICT_SID) == SUITE_STRICT_VERSION);
    REQUIRE(psa_version(SUITE_SECURE_ONLY_SID) == 1u); /* FFM-021: what no attribute means */
    REQUIRE(psa_version(SUITE_STATELESS_SID) == SUITE_STATELESS_VERSION);
    return 0;
}

static int case_identity(void) /* FFM-022 to FFM-024, FFM-046, FFM-099, FFM-131, FFM-264 */
{
    struct suite_message message;
    struct suite_history history;

    REQUIRE(order(SUITE_SECURE_ONLY, PSA_SUCCESS, RHANDLE) == PSA_SUCCESS);
    const psa_handle_t handle = psa_connect(SUITE_SECURE_ONLY_SID, SUITE_SECURE_ONLY_VERSION);
    REQUIRE(PSA_HANDLE_IS_VALID(handle));
    REQUIRE((handle & 0x60000000) == 0);
    REQUIRE(describe(handle, INT32_MAX, &message) == PSA_SUCCESS);
    REQUIRE(message.type == INT32_MAX);
    REQUIRE(message.client_id == SUITE_CLIENT_ID);
    REQUIRE(message.rhandle == (uint32_t)RHANDLE);
    psa_close(handle);
    psa_close(PSA_NULL_HANDLE);
    REQUIRE(observe(SUITE_SECURE_ONLY, &history) == PSA_SUCCESS);
    REQUIRE((history.connects == 1u) && (history.requests == 1u) && (history.disconnects == 1u));
    REQUIRE(history.last_connect.client_id == SUITE_CLIENT_ID);
    REQUIRE(history.last_disconnect.client_id == SUITE_CLIENT_ID);
    REQUIRE(history.last_disconnect.rhandle == (uint32_t)RHANDLE);
    return 0;
}

static int case_statuses(void) /* FFM-048, FFM-084, FFM-086, FFM-318, FFM-319 */
{
    static const psa_status_t statuses[] = {0, 1, INT32_MAX, -1, -128, -130, -131, -132, -249, -256, -257, INT32_MIN};
    size_t len = 0u;

    const psa_handle_t handle = psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION);
    REQUIRE(PSA_HANDLE_IS_VALID(handle));
    for (size_t i = 0u; i < (sizeof(statuses) / sizeof(statuses[0])); i++) {
        REQUIRE(ask_reply(handle, statuses[i], i % 9u, &len) == statuses[i]);
        REQUIRE(len == (i % 9u));
        REQUIRE(ask_reply(SUITE_STATELESS_HANDLE, statuses[i], i % 9u, &len) == statuses[i]);
        REQUIRE(len == (i % 9u));
    }
    psa_close(handle);
    return 0;
}

static int case_refused_connects(void) /* FFM-025 to FFM-028 */
{
    struct suite_history history;

    REQUIRE(order(SUITE_STRICT, PSA_ERROR_CONNECTION_REFUSED, RHANDLE) == PSA_SUCCESS);
    REQUIRE(psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION) == PSA_ERROR_CONNECTION_REFUSED);
    REQUIRE(order(SUITE_STRICT, PSA_ERROR_CONNECTION_BUSY, RHANDLE) == PSA_SUCCESS);
    REQUIRE(psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION) == PSA_ERROR_CONNECTION_BUSY);
    const psa_handle_t handle = psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION);
    REQUIRE(PSA_HANDLE_IS_VALID(handle));
    REQUIRE(observe(SUITE_STRICT, &history) == PSA_SUCCESS);
    REQUIRE((history.connects == 3u) && (history.disconnects == 0u) && (history.last_connect.rhandle == 0u));
    psa_close(handle);
    return 0;
}

/* Constants and variables of a partition, in pieces, longer than one copy of the SPM. */
static int case_vectors(void) /* FFM-057, FFM-062, FFM-063, FFM-075 to FFM-079, FFM-084, FFM-087 */
{
    static uint8_t long_in[700];
    static uint8_t long_out[720];
    static const uint8_t constant[3] = {7u, 8u, 9u};

    for (size_t i = 0u; i < sizeof(long_in); i++) {
        long_in[i] = (uint8_t)(i * 3u);
    }
    memset(long_out, 0xEE, sizeof(long_out));
    const psa_invec in[3] = {{constant, sizeof(constant)}, {NULL, 0u}, {long_in, sizeof(long_in)}};
    psa_outvec out[1] = {{long_out, sizeof(long_out)}};
    REQUIRE(psa_call(SUITE_STATELESS_HANDLE, SUITE_ECHO, in, 3u, out, 1u) == PSA_SUCCESS);
    REQUIRE(out[0].len == (sizeof(constant) + sizeof(long_in)));
    REQUIRE(out[0].base == long_out);
    REQUIRE(memcmp(long_out, constant, sizeof(constant)) == 0);
    REQUIRE(memcmp(&long_out[sizeof(constant)], long_in, sizeof(long_in)) == 0);
    for (size_t i = sizeof(constant) + sizeof(long_in); i < sizeof(long_out); i++) {
        REQUIRE(long_out[i] == 0xEEu);
    }
    const psa_invec touching[3] = {{long_in, 4u}, {&long_in[4], 4u}, {&long_in[2], 0u}};
    psa_outvec over_input[1] = {{long_in, 8u}};
    REQUIRE(psa_call(SUITE_STATELESS_HANDLE, SUITE_ECHO, touching, 3u, over_input, 1u) == PSA_SUCCESS);
    REQUIRE(over_input[0].len == 8u);
    return 0;
}

static int case_stateless(void) /* FFM-207 to FFM-210, FFM-264 */
{
    struct suite_message message;
    struct suite_history history;

    REQUIRE(describe(SUITE_SECURE_STATELESS_HANDLE, 3, &message) == PSA_SUCCESS);
    REQUIRE((message.type == 3) && (message.client_id == SUITE_CLIENT_ID) && (message.rhandle == 0u));
    REQUIRE(observe(SUITE_SECURE_STATELESS, &history) == PSA_SUCCESS);
    REQUIRE((history.connects == 0u) && (history.requests == 1u) && (history.disconnects == 0u));
    return 0;
}

static int case_failed_partition(void) /* FFM-238 */
{
    REQUIRE(psa_connect(SUITE_FAILED_SID, 1u) == PSA_ERROR_CONNECTION_REFUSED);
    REQUIRE(call_nothing(SUITE_FAILED_STATELESS_HANDLE, SUITE_DESCRIBE) == PSA_ERROR_CONNECTION_REFUSED);
    return 0;
}

static int case_no_room(void) /* FFM-041, FFM-042, FFM-215, FFM-313 */
{
    psa_handle_t handles[MANY];
    size_t count = 0u;

    for (; count < (size_t)MANY; count++) {
        handles[count] = psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION);
        if (!PSA_HANDLE_IS_VALID(handles[count])) {
            break;
        }
    }
    REQUIRE((count >= 2u) && (count < (size_t)MANY));
    REQUIRE(handles[count] == PSA_ERROR_CONNECTION_BUSY);
    for (size_t i = 0u; i < (10u * count); i++) {
        REQUIRE(call_nothing(SUITE_STATELESS_HANDLE, SUITE_DESCRIBE) == PSA_ERROR_CONNECTION_BUSY);
    }
    REQUIRE(call_nothing(handles[0], SUITE_DESCRIBE) == PSA_SUCCESS);
    psa_close(handles[0]);
    handles[0] = psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION);
    REQUIRE(PSA_HANDLE_IS_VALID(handles[0]));
    for (size_t i = 0u; i < count; i++) {
        psa_close(handles[i]);
    }
    REQUIRE(call_nothing(SUITE_STATELESS_HANDLE, SUITE_DESCRIBE) == PSA_SUCCESS);
    return 0;
}

static int case_doorbell(void) /* FFM-108 to FFM-114, FFM-174 to FFM-180, FFM-324, FFM-333 */
{
    REQUIRE(psa_wait(PSA_WAIT_ANY, PSA_POLL) == 0u);
    REQUIRE(psa_wait(PSA_DOORBELL, 0x7FFFFFFFu) == 0u);
    psa_notify(SUITE_CLIENT_ID);
    psa_notify(SUITE_CLIENT_ID);
    REQUIRE(psa_wait(PSA_WAIT_ANY, PSA_BLOCK) == PSA_DOORBELL);
    REQUIRE(psa_wait(PSA_DOORBELL | 0x10u, PSA_POLL) == PSA_DOORBELL);
    REQUIRE(psa_wait(PSA_DOORBELL, 0x80000001u) == PSA_DOORBELL);
    psa_clear();
    REQUIRE(psa_wait(PSA_DOORBELL, PSA_POLL) == 0u);
    psa_notify(SUITE_LEAF_ID);
    return 0;
}

static int case_lifecycle(void) /* FFM-203 */
{
    const uint32_t state = psa_rot_lifecycle_state();

    REQUIRE((state >> 16) == 0u);
    REQUIRE((state & PSA_LIFECYCLE_PSA_STATE_MASK) <= PSA_LIFECYCLE_DECOMMISSIONED);
    REQUIRE((state & 0x0F00u) == 0u);
    return 0;
}

static int case_many_handles(void) /* FFM-043, FFM-106 */
{
    struct suite_message message;

    for (uint32_t i = 0u; i < 40u; i++) {
        const psa_handle_t first = psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION);
        const psa_handle_t second = psa_connect(SUITE_RELAXED_SID, 1u + (i % SUITE_RELAXED_VERSION));
        REQUIRE(PSA_HANDLE_IS_VALID(first) && PSA_HANDLE_IS_VALID(second) && (first != second));
        REQUIRE(describe(second, 500 + (int32_t)i, &message) == PSA_SUCCESS);
        REQUIRE(message.type == (500 + (int32_t)i));
        psa_close(first);
        psa_close(second);
    }
    return 0;
}

static int case_mapped(void) /* FFM-219 to FFM-221: the vectors of a secure client */
{
    static uint8_t from[24];
    static uint8_t to[24];
    const struct suite_map wish = {10u, 10u, 0u, PSA_SUCCESS};
    const struct suite_map left = {24u, 24u, 1u, 5};
    struct suite_mapped found = {0u, 0u};
    const psa_invec in[2] = {{&wish, sizeof(wish)}, {from, sizeof(from)}};
    const psa_invec in_left[2] = {{&left, sizeof(left)}, {from, sizeof(from)}};
    psa_outvec out[2] = {{&found, sizeof(found)}, {to, sizeof(to)}};
    const psa_handle_t handle = psa_connect(SUITE_RELAXED_SID, SUITE_RELAXED_VERSION);

    REQUIRE(PSA_HANDLE_IS_VALID(handle));
    memset(from, 0x3C, sizeof(from));
    memset(to, 0, sizeof(to));
    REQUIRE(psa_call(handle, SUITE_MAP, in, 2u, out, 2u) == PSA_SUCCESS);
    REQUIRE((out[0].len == sizeof(found)) && (out[1].len == 10u));
    REQUIRE(found.in_address == (uint32_t)(uintptr_t)from);
    REQUIRE(found.out_address == (uint32_t)(uintptr_t)to);
    REQUIRE((to[9] == 0x3Cu) && (to[10] == 0u));
    out[1].len = sizeof(to);
    REQUIRE(psa_call(handle, SUITE_MAP, in_left, 2u, out, 2u) == 5);
    REQUIRE((out[1].len == 0u) && (to[23] == 0x3Cu));
    psa_close(handle);
    return 0;
}

static int case_latch(void) /* FFM-083, FFM-179: the doorbell is rung while this partition is blocked in its call */
{
    REQUIRE(psa_wait(PSA_DOORBELL, PSA_POLL) == 0u);
    REQUIRE(call_nothing(SUITE_STATELESS_HANDLE, SUITE_RING) == PSA_SUCCESS);
    REQUIRE(psa_wait(PSA_DOORBELL, PSA_POLL) == PSA_DOORBELL);
    psa_clear();
    return 0;
}

/* At isolation level 1 the service can reach this partition's arrays. */
static int case_tampered(void) /* FFM-080, FFM-081 */
{
    static uint8_t bytes[4] = {0u, 0u, 0u, 0x77u};
    static uint8_t out_bytes[8];
    static psa_invec in[2];
    static psa_outvec out[1];
    const struct suite_arrays arrays = {in, out};

    memset(out_bytes, 0, sizeof(out_bytes));
    in[0].base = &arrays;
    in[0].len = sizeof(arrays);
    in[1].base = bytes;
    in[1].len = sizeof(bytes);
    out[0].base = out_bytes;
    out[0].len = sizeof(out_bytes);
    REQUIRE(psa_call(SUITE_STATELESS_HANDLE, SUITE_TAMPER, in, 2u, out, 1u) == PSA_SUCCESS);
    REQUIRE(out[0].len == 4u);
    REQUIRE((out_bytes[0] == 1u) && (out_bytes[3] == 4u) && (out_bytes[4] == 0u));
    return 0;
}

static int case_memory(void) /* FFM-310 */
{
    uint8_t bytes[40];
    uint8_t copy[40];

    memset(bytes, 0x1FF, sizeof(bytes)); /* converted to unsigned char */
    REQUIRE((bytes[0] == 0xFFu) && (bytes[39] == 0xFFu));
    for (size_t i = 0u; i < sizeof(bytes); i++) {
        bytes[i] = (uint8_t)(i + 0x70u);
    }
    REQUIRE(memcpy(copy, bytes, sizeof(copy)) == copy);
    REQUIRE(memcmp(copy, bytes, sizeof(copy)) == 0);
    REQUIRE(memmove(&copy[3], copy, 30u) == &copy[3]);
    REQUIRE((memcmp(&copy[3], bytes, 30u) == 0) && (copy[33] == bytes[33]) && (copy[2] == bytes[2]));
    memcpy(copy, bytes, sizeof(copy));
    REQUIRE(memmove(copy, &copy[5], 35u) == copy);
    REQUIRE((memcmp(copy, &bytes[5], 35u) == 0) && (copy[35] == bytes[35]));
    /* As unsigned char: 0x80 is more than 0x7F. */
    REQUIRE((memcmp(&bytes[16], &bytes[15], 1u) > 0) && (memcmp(&bytes[15], &bytes[16], 1u) < 0));
    REQUIRE(memcmp(bytes, copy, 0u) == 0);
    return 0;
}

/* suite_server, more urgent than this partition, answers a doorbell with a doorbell. */
static int case_priority(void) /* FFM-251, FFM-174 */
{
    REQUIRE(psa_wait(PSA_DOORBELL, PSA_POLL) == 0u);
    psa_notify(SUITE_SERVER_ID);
    REQUIRE(psa_wait(PSA_DOORBELL, PSA_POLL) == PSA_DOORBELL);
    psa_clear();
    return 0;
}

static int (*const secure_cases[SECURE_CASES])(void) = {
    [SECURE_VERSIONS] = case_versions,
    [SECURE_IDENTITY] = case_identity,
    [SECURE_STATUSES] = case_statuses,
    [SECURE_REFUSED_CONNECTS] = case_refused_connects,
    [SECURE_VECTORS] = case_vectors,
    [SECURE_STATELESS] = case_stateless,
    [SECURE_FAILED_PARTITION] = case_failed_partition,
    [SECURE_NO_ROOM] = case_no_room,
    [SECURE_DOORBELL] = case_doorbell,
    [SECURE_LIFECYCLE] = case_lifecycle,
    [SECURE_MANY_HANDLES] = case_many_handles,
    [SECURE_MAPPED] = case_mapped,
    [SECURE_LATCH] = case_latch,
    [SECURE_TAMPERED] = case_tampered,
    [SECURE_MEMORY] = case_memory,
    [SECURE_PRIORITY] = case_priority,
};

/* ---- The connection-based service ---------------------------------------------------------------------------------- */

static int32_t own_connects;
static int32_t own_disconnects;
static int32_t inside; /* functions of this partition that have not returned */

/* Replies how many other functions were entered meanwhile: the calls let others run. */
static psa_status_t be_alone(void)
{
    int32_t others = inside;

    inside++;
    for (uint32_t i = 0u; i < 3u; i++) {
        (void)call_nothing(SUITE_STATELESS_HANDLE, SUITE_DESCRIBE);
        others += inside - 1;
    }
    inside--;
    return others;
}

static psa_status_t wait_alone(void)
{
    const int32_t others = inside;

    inside++;
    const psa_signal_t signals = psa_wait(PSA_DOORBELL, PSA_BLOCK);
    psa_clear();
    inside--;
    return (signals == PSA_DOORBELL) ? others : PSA_ERROR_GENERIC_ERROR;
}

/* suite_server is to misuse the message of this function. */
static psa_status_t lend_message(enum suite_death death, const psa_msg_t *msg)
{
    const psa_invec in[1] = {{&msg->handle, sizeof(msg->handle)}};

    return psa_call(SUITE_STATELESS_HANDLE, (int32_t)death, in, 1u, NULL, 0u);
}

static psa_status_t die(enum suite_death death, const psa_msg_t *msg)
{
    const bool is_foreign = ((death >= DEATH_FOREIGN_READ) && (death <= DEATH_FOREIGN_RHANDLE))
                            || (death == DEATH_IPC_FOREIGN_REPLY);

    if ((death >= DEATH_CONNECT_READ) && (death <= DEATH_DISCONNECT_MAP)) {
        death_arm(death);
    } else if (is_foreign) {
        return lend_message(death, msg);
    } else {
        death_of_client(death, msg);
        death_of_message(death, msg);
    }
    return PSA_SUCCESS;
}

static psa_status_t serve(const psa_msg_t *msg)
{
    if (msg->type == SUITE_CLIENT_ALONE) {
        return be_alone();
    }
    if ((msg->type >= 0) && (msg->type < SECURE_CASES)) {
        return secure_cases[msg->type]();
    }
    if ((msg->type >= SUITE_RUN_CASE) && (msg->type < SUITE_RUN_CASE_END)) {
        return suite_client_run_case(msg);
    }
    if ((msg->type > SUITE_DEATHS) && (msg->type < SUITE_DEATHS_END)) {
        return die((enum suite_death)msg->type, msg);
    }
    return PSA_ERROR_NOT_SUPPORTED;
}

psa_status_t suite_client_sfn(const psa_msg_t *msg)
{
    const psa_status_t status = serve(msg);

    death_remember(msg);
    return status;
}

psa_status_t suite_client_own_sfn(const psa_msg_t *msg)
{
    switch (msg->type) {
    case PSA_IPC_CONNECT:
        own_connects++;
        return death_armed(msg);
    case PSA_IPC_DISCONNECT:
        own_disconnects++;
        return death_armed(msg);
    case SUITE_OWN_ENDS:
        return PSA_ERROR_PROGRAMMER_ERROR;
    case SUITE_OWN_COUNTS:
        return (own_connects * SUITE_OWN_CONNECTS) + own_disconnects;
    case SUITE_OWN_ALONE:
        return be_alone();
    case SUITE_OWN_WAITS:
        return wait_alone();
    default:
        return msg->type;
    }
}
