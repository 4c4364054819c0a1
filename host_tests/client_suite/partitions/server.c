/* SPDX-License-Identifier: Apache-2.0 */
/* Partition suite_server: each request says what to do; every message is remembered for SUITE_OBSERVER (services.h).
 * The same functions serve the SFN model directly and the IPC model through server_ipc.c. */
#include <string.h>

#include "host_tests/client_suite/partitions/deaths.h"
#include "host_tests/client_suite/partitions/suite_functions.h"
#include "host_tests/client_suite/services.h"
#include "psa/client.h"
#include "psa/service.h"

enum { PIECE_BYTES = 32 };

static struct suite_history histories[SUITE_SERVER_SERVICES];
static struct suite_order orders[SUITE_SERVER_SERVICES];
static uint32_t inits;

psa_status_t suite_server_init(void)
{
    inits++;
    return PSA_SUCCESS;
}

static struct suite_message describe(const psa_msg_t *msg)
{
    struct suite_message message;

    memset(&message, 0, sizeof(message));
    message.type = msg->type;
    message.client_id = msg->client_id;
    message.handle_is_valid = (msg->handle > 0) ? 1u : 0u;
    message.rhandle = (uint32_t)(uintptr_t)msg->rhandle;
    for (size_t i = 0u; i < 4u; i++) {
        message.in_size[i] = (uint32_t)msg->in_size[i];
        message.out_size[i] = (uint32_t)msg->out_size[i];
    }
    return message;
}

static void *rhandle_of(uint32_t value)
{
    return (void *)(uintptr_t)value;
}

/* ---- Requests ---------------------------------------------------------------------------------------------------- */

static psa_status_t request_describe(const psa_msg_t *msg)
{
    const struct suite_message message = describe(msg);

    if (msg->out_size[0] >= sizeof(message)) {
        psa_write(msg->handle, 0u, &message, sizeof(message));
    }
    return PSA_SUCCESS;
}

static psa_status_t request_echo(const psa_msg_t *msg)
{
    uint8_t piece[PIECE_BYTES];
    size_t room = msg->out_size[0];

    for (uint32_t i = 0u; i < 4u; i++) {
        size_t count = psa_read(msg->handle, i, piece, sizeof(piece));
        while (count != 0u) {
            const size_t taken = (count < room) ? count : room;
            psa_write(msg->handle, 0u, piece, taken);
            room -= taken;
            count = psa_read(msg->handle, i, piece, sizeof(piece));
        }
    }
    return PSA_SUCCESS;
}

/* Two long transfers: the SPM makes them in pieces (design, "Concurrency on the chip"); the partition sees nothing of
 * that. */
static psa_status_t request_echo_at_once(const psa_msg_t *msg)
{
    static uint8_t bytes[SUITE_AT_ONCE_BYTES];
    const size_t room = (msg->out_size[0] < sizeof(bytes)) ? msg->out_size[0] : sizeof(bytes);

    memset(bytes, 0xEE, sizeof(bytes));
    const size_t count = psa_read(msg->handle, 0u, bytes, room);
    psa_write(msg->handle, 0u, bytes, count);
    return (psa_status_t)count;
}

static psa_status_t request_reply(const psa_msg_t *msg)
{
    int32_t status = PSA_SUCCESS;
    uint32_t count = 0u;
    static const uint8_t bytes[SUITE_STEP_BYTES_MAX] = {0x5Au, 0x5Au, 0x5Au, 0x5Au};

    if (psa_read(msg->handle, 0u, &status, sizeof(status)) != sizeof(status)) {
        return PSA_ERROR_GENERIC_ERROR;
    }
    if ((psa_read(msg->handle, 0u, &count, sizeof(count)) == sizeof(count)) && (count <= msg->out_size[0])
        && (count <= sizeof(bytes))) {
        psa_write(msg->handle, 0u, bytes, count);
    }
    return status;
}

static psa_status_t request_set_rhandle(const psa_msg_t *msg)
{
    uint32_t value = 0u;

    if (psa_read(msg->handle, 0u, &value, sizeof(value)) != sizeof(value)) {
        return PSA_ERROR_GENERIC_ERROR;
    }
    psa_set_rhandle(msg->handle, rhandle_of(value));
    return PSA_SUCCESS;
}

/* bytes: what a read has read. */
static uint32_t step_do(const psa_msg_t *msg, const struct suite_step *step, uint8_t *bytes)
{
    const size_t count = (step->count < (uint32_t)SUITE_STEP_BYTES_MAX) ? step->count : (size_t)SUITE_STEP_BYTES_MAX;

    if (step->kind == (uint32_t)SUITE_STEP_SKIP) {
        return (uint32_t)psa_skip(msg->handle, step->index, step->count);
    }
    if (step->kind == (uint32_t)SUITE_STEP_WRITE) {
        for (size_t i = 0u; i < count; i++) {
            bytes[i] = (uint8_t)(0x40u + i);
        }
        psa_write(msg->handle, step->index, bytes, count);
        return (uint32_t)count;
    }
    memset(bytes, 0xEE, SUITE_STEP_BYTES_MAX);
    const size_t got = psa_read(msg->handle, step->index, bytes, count);
    for (size_t i = got; i < (size_t)SUITE_STEP_BYTES_MAX; i++) {
        if (bytes[i] != 0xEEu) {
            return UINT32_MAX; /* bytes beyond the count must not be touched (FFM-139) */
        }
    }
    return (uint32_t)got;
}

static psa_status_t request_steps(const psa_msg_t *msg)
{
    struct suite_step steps[SUITE_STEPS_MAX];
    uint8_t bytes[SUITE_STEP_BYTES_MAX];
    const size_t count = psa_read(msg->handle, 0u, steps, sizeof(steps)) / sizeof(steps[0]);

    for (size_t i = 0u; i < count; i++) {
        const uint32_t result = step_do(msg, &steps[i], bytes);
        psa_write(msg->handle, 0u, &result, sizeof(result));
        if ((steps[i].kind == (uint32_t)SUITE_STEP_READ) && (result <= (uint32_t)SUITE_STEP_BYTES_MAX)) {
            psa_write(msg->handle, 0u, bytes, result);
        }
    }
    return PSA_SUCCESS;
}

/* The leaf's answer says whose request it got; this partition's own message is used before and after it (FFM-243,
 * FFM-266). */
static psa_status_t request_forward(const psa_msg_t *msg)
{
    uint8_t halves[2] = {0u, 0u};
    struct suite_message leaf;
    psa_outvec out[1] = {{&leaf, sizeof(leaf)}};

    memset(&leaf, 0, sizeof(leaf));
    if (psa_read(msg->handle, 0u, &halves[0], 1u) != 1u) {
        return PSA_ERROR_GENERIC_ERROR;
    }
    const psa_handle_t handle = psa_connect(SUITE_LEAF_SID, SUITE_LEAF_VERSION);
    if (!PSA_HANDLE_IS_VALID(handle)) {
        return PSA_ERROR_SERVICE_FAILURE;
    }
    const psa_status_t status = psa_call(handle, 7, NULL, 0u, out, 1u);
    psa_close(handle);
    if ((status != PSA_SUCCESS) || (out[0].len != sizeof(leaf))) {
        return PSA_ERROR_SERVICE_FAILURE;
    }
    if (psa_read(msg->handle, 0u, &halves[1], 1u) != 1u) {
        return PSA_ERROR_GENERIC_ERROR;
    }
    psa_write(msg->handle, 0u, halves, sizeof(halves));
    psa_write(msg->handle, 0u, &leaf, sizeof(leaf));
    return PSA_SUCCESS;
}

/* Input 0 and output 0 are copied as ever beside the mapped ones (FFM-327). */
static psa_status_t request_map(const psa_msg_t *msg)
{
    struct suite_map wish;
    struct suite_mapped found;

    if ((psa_read(msg->handle, 0u, &wish, sizeof(wish)) != sizeof(wish)) || (wish.count > msg->in_size[1])
        || (wish.count > msg->out_size[1])) {
        return PSA_ERROR_INVALID_ARGUMENT;
    }
    const uint8_t *from = psa_map_invec(msg->handle, 1u);
    uint8_t *to = psa_map_outvec(msg->handle, 1u);
    found.in_address = (uint32_t)(uintptr_t)from;
    found.out_address = (uint32_t)(uintptr_t)to;
    memcpy(to, from, wish.count);
    if (wish.leave_mapped == 0u) {
        psa_unmap_invec(msg->handle, 1u);
        psa_unmap_outvec(msg->handle, 1u, wish.len);
    }
    psa_write(msg->handle, 0u, &found, sizeof(found));
    return wish.status;
}

/* The SPM keeps its own: what the partition makes of the message changes nothing (FFM-322). */
static psa_status_t request_scribble(const psa_msg_t *msg)
{
    psa_msg_t *mine = (psa_msg_t *)(uintptr_t)msg;
    const psa_msg_t kept = *msg;

    memset(mine, 0x5A, sizeof(*mine));
    const psa_status_t status = request_echo(&kept);
    *mine = kept;
    return status;
}

/* The SPM has copied the arrays: sizes and addresses stay as they were (FFM-080, FFM-081). */
static psa_status_t request_tamper(const psa_msg_t *msg)
{
    static uint8_t elsewhere[4];
    static const uint8_t bytes[4] = {1u, 2u, 3u, 4u};
    struct suite_arrays arrays;

    if (psa_read(msg->handle, 0u, &arrays, sizeof(arrays)) != sizeof(arrays)) {
        return PSA_ERROR_INVALID_ARGUMENT;
    }
    arrays.in_vec[0].len = 0u;
    arrays.in_vec[1].base = elsewhere;
    arrays.out_vec[0].base = elsewhere;
    arrays.out_vec[0].len = 1u;
    uint8_t read[4] = {0u};
    const size_t count = psa_read(msg->handle, 1u, read, sizeof(read));
    psa_write(msg->handle, 0u, bytes, sizeof(bytes));
    return ((count == sizeof(read)) && (read[3] == 0x77u) && (elsewhere[3] == 0u)) ? PSA_SUCCESS : 1;
}

static psa_status_t request(const psa_msg_t *msg)
{
    if ((msg->type > SUITE_DEATHS) && (msg->type < SUITE_DEATHS_END)) {
        death_of_server((enum suite_death)msg->type, msg);
        return PSA_SUCCESS;
    }
    switch (msg->type) {
    case SUITE_ECHO:
        return request_echo(msg);
    case SUITE_ECHO_AT_ONCE:
        return request_echo_at_once(msg);
    case SUITE_REPLY:
    case SUITE_HOLD:
        return request_reply(msg);
    case SUITE_SET_RHANDLE:
        return request_set_rhandle(msg);
    case SUITE_STEPS:
        return request_steps(msg);
    case SUITE_FORWARD:
        return request_forward(msg);
    case SUITE_MAP:
        return request_map(msg);
    case SUITE_SCRIBBLE:
        return request_scribble(msg);
    case SUITE_TAMPER:
        return request_tamper(msg);
    case SUITE_RING:
        psa_notify(SUITE_CLIENT_ID);
        return PSA_SUCCESS;
    default:
        return request_describe(msg);
    }
}

/* ---- Messages ---------------------------------------------------------------------------------------------------- */

static psa_status_t connect(enum suite_service service, const psa_msg_t *msg)
{
    const struct suite_order order = orders[service];

    memset(&orders[service], 0, sizeof(orders[service]));
    if (order.rhandle != 0u) {
        psa_set_rhandle(msg->handle, rhandle_of(order.rhandle));
    }
    return order.status;
}

static psa_status_t serve(enum suite_service service, const psa_msg_t *msg)
{
    struct suite_history *history = &histories[service];

    switch (msg->type) {
    case PSA_IPC_CONNECT:
        history->connects++;
        history->last_connect = describe(msg);
        return connect(service, msg);
    case PSA_IPC_DISCONNECT:
        history->disconnects++;
        history->last_disconnect = describe(msg);
        /* Accepted, without effect (FFM-133), like any status (FFM-100). */
        psa_set_rhandle(msg->handle, rhandle_of(0xDEADu));
        return (psa_status_t)(uint32_t)(uintptr_t)msg->rhandle;
    default:
        history->requests++;
        history->last_request = describe(msg);
        return request(msg);
    }
}

psa_status_t suite_strict_sfn(const psa_msg_t *msg)
{
    return serve(SUITE_STRICT, msg);
}

psa_status_t suite_relaxed_sfn(const psa_msg_t *msg)
{
    return serve(SUITE_RELAXED, msg);
}

psa_status_t suite_secure_only_sfn(const psa_msg_t *msg)
{
    return serve(SUITE_SECURE_ONLY, msg);
}

psa_status_t suite_stateless_sfn(const psa_msg_t *msg)
{
    return serve(SUITE_STATELESS, msg);
}

psa_status_t suite_lenient_sfn(const psa_msg_t *msg)
{
    return serve(SUITE_LENIENT, msg);
}

psa_status_t suite_secure_stateless_sfn(const psa_msg_t *msg)
{
    return serve(SUITE_SECURE_STATELESS, msg);
}

psa_status_t suite_observer_sfn(const psa_msg_t *msg)
{
    struct suite_order order;

    if ((msg->type >= SUITE_OBSERVE) && (msg->type < (SUITE_OBSERVE + SUITE_SERVER_SERVICES))) {
        const struct suite_history *history = &histories[msg->type - SUITE_OBSERVE];
        if (msg->out_size[0] < sizeof(*history)) {
            return PSA_ERROR_BUFFER_TOO_SMALL;
        }
        psa_write(msg->handle, 0u, history, sizeof(*history));
        return (psa_status_t)(inits - 1u);
    }
    switch (msg->type) {
    case SUITE_FORGET:
        memset(histories, 0, sizeof(histories));
        memset(orders, 0, sizeof(orders));
        return PSA_SUCCESS;
    case SUITE_ORDER:
        if ((psa_read(msg->handle, 0u, &order, sizeof(order)) != sizeof(order))
            || (order.service >= (uint32_t)SUITE_SERVER_SERVICES)) {
            return PSA_ERROR_INVALID_ARGUMENT;
        }
        orders[order.service] = order;
        return PSA_SUCCESS;
    case SUITE_CAN_HOLD:
        return suite_server_can_hold() ? 1 : 0;
    case SUITE_HOLD_DISCONNECT:
        suite_server_hold_disconnect();
        return PSA_SUCCESS;
    case SUITE_HELD:
        return suite_server_held();
    default:
        return PSA_ERROR_NOT_SUPPORTED;
    }
}
