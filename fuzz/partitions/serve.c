/* SPDX-License-Identifier: Apache-2.0 */
/* What every partition of the image does with a message: see service.h. Holds no state of its own. */
#include <string.h>

#include "fuzz/interrupt.h"
#include "fuzz/service.h"
#include "platforms/host/host.h"

enum {
    BUFFER_BYTES = 320,
    NUMBER_BITS = 16,
    GUARD = 0x5EC07E57,
    RARELY = 0xF0,
    ILLEGAL_ANSWER = 0xEE,
    ILLEGAL_READ = 0xED,
    IRQ_ACTIONS_FROM = 8,
    MAP_ERRORS_FROM = 21,
    IRQ_ERRORS_FROM = MAP_ERRORS_FROM + FUZZ_MAP_ERRORS,
    ERRORS = IRQ_ERRORS_FROM + FUZZ_IRQ_ERRORS
};

/* One message being served. */
struct serving {
    struct fuzz_self *self;
    const psa_msg_t *msg;
    struct fuzz_script script;
    bool connected;         /* the service is connection-based                       */
    uint32_t number;        /* of the connection; 0 before it is accepted             */
    size_t room[4];         /* left in each output                                   */
    bool maps;              /* the service may                                        */
    struct fuzz_vectors vectors;
    uint8_t buffer[BUFFER_BYTES];
};

static const uint16_t lengths[8] = {0u, 1u, 4u, 7u, 16u, 32u, 64u, 300u};

static void guard_set(uint32_t *words, uint32_t partition)
{
    for (size_t i = 0u; i < (size_t)FUZZ_GUARD_WORDS; i++) {
        words[i] = (uint32_t)GUARD + partition;
    }
}

void fuzz_init(struct fuzz_self *self, enum fuzz_partition_index partition)
{
    self->partition = (uint8_t)partition;
    guard_set(self->guard_before, (uint32_t)partition);
    guard_set(self->guard_behind, (uint32_t)partition);
    fuzz_observe(FUZZ_SEEN_INIT, (uint64_t)partition);
    fuzz_leave(self);
}

static void *rhandle_of(const struct serving *serving, uint8_t byte)
{
    return (void *)((uintptr_t)serving->number | ((uintptr_t)byte << NUMBER_BITS));
}

static uint64_t digest(const uint8_t *bytes, size_t len)
{
    uint64_t hash = 0xCBF29CE484222325u;

    for (size_t i = 0u; i < len; i++) {
        hash = (hash ^ bytes[i]) * 0x100000001B3u;
    }
    return hash;
}

/* ---- A message's own vectors ----------------------------------------------------------------------------------- */

static void action_read(struct serving *serving, uint8_t detail)
{
    const uint32_t index = detail & 3u;
    const size_t want = lengths[(detail >> 1) & 7u];

    if (!fuzz_may_copy(&serving->vectors, true, index)) {
        return;
    }
    const size_t got = psa_read(serving->msg->handle, index, serving->buffer, want);

    fuzz_observe(FUZZ_SEEN_READ, got);
    fuzz_observe(FUZZ_SEEN_BYTES, digest(serving->buffer, (got <= want) ? got : 0u));
}

static void action_write(struct serving *serving, uint8_t detail)
{
    const uint32_t index = detail & 3u;
    const size_t want = lengths[(detail >> 1) & 7u];
    const size_t count = (want < serving->room[index]) ? want : serving->room[index];

    if (!fuzz_may_copy(&serving->vectors, false, index)) {
        return;
    }
    serving->room[index] -= count;
    psa_write(serving->msg->handle, index, serving->buffer, count);
}

static void action_skip(struct serving *serving, uint8_t detail)
{
    if (!fuzz_may_copy(&serving->vectors, true, detail & 3u)) {
        return;
    }
    fuzz_observe(FUZZ_SEEN_SKIP, psa_skip(serving->msg->handle, detail & 3u, lengths[(detail >> 1) & 7u]));
}

/* ---- As a client of partitions before this one ----------------------------------------------------------------- */

/* A service that this partition depends on; none for the first partition. */
static bool dependency(const struct serving *serving, uint8_t detail, bool connected, enum fuzz_service *out)
{
    static const enum fuzz_service connections[] = {FUZZ_ALPHA_STRICT, FUZZ_ALPHA_SECURE, FUZZ_ALPHA_RELAXED,
                                                    FUZZ_BETA_CONNECTED};
    static const enum fuzz_service stateless[] = {FUZZ_ALPHA_STATELESS, FUZZ_BETA_STATELESS};
    const bool last = serving->self->partition == (uint8_t)FUZZ_GAMMA;

    if (serving->self->partition == (uint8_t)FUZZ_ALPHA) {
        return false;
    }
    if (last && (detail == 15u)) {
        *out = connected ? FUZZ_FAILED_CONNECTED : FUZZ_FAILED_STATELESS;
        return true;
    }
    *out = connected ? connections[detail % (last ? 4u : 3u)] : stateless[detail % (last ? 2u : 1u)];
    return true;
}

static void call_out(struct serving *serving, psa_handle_t handle, uint8_t detail)
{
    const uint8_t shape = fuzz_next_byte(&serving->script);
    uint8_t answer[2][64];
    psa_invec in[2] = {{serving->buffer, lengths[shape & 7u]}, {serving->buffer, lengths[detail & 7u] & 0x3Fu}};
    psa_outvec out[2] = {{answer[0], (shape & 8u) != 0u ? 16u : 64u}, {answer[1], 7u}};
    const size_t in_count = (shape >> 4) & 1u;
    const size_t out_count = (shape >> 5) % 3u;

    memset(answer, 0, sizeof(answer));
    if ((fuzz_errors_allowed()) && (shape == 0xFEu)) {
        in[0].base = NULL; /* ends this partition, if the length is not 0 */
    }
    const psa_status_t status = psa_call(handle, (int32_t)shape | ((int32_t)detail << 8), in, in_count, out, out_count);
    fuzz_observe(FUZZ_SEEN_STATUS, (uint32_t)status);
    for (size_t i = 0u; i < out_count; i++) {
        fuzz_observe(FUZZ_SEEN_LENGTH, out[i].len);
        fuzz_observe(FUZZ_SEEN_BYTES, digest(answer[i], sizeof(answer[i])));
    }
}

static void action_connect(struct serving *serving, uint8_t detail)
{
    psa_handle_t *own = &serving->self->own[detail & 3u];
    enum fuzz_service service;

    if ((*own > 0) || !dependency(serving, detail, true, &service)) {
        return;
    }
    *own = psa_connect(FUZZ_SID + (uint32_t)service, fuzz_service_version((uint32_t)service));
    fuzz_observe(FUZZ_SEEN_HANDLE, (uint32_t)*own);
}

static void action_call(struct serving *serving, uint8_t detail)
{
    enum fuzz_service service;

    if (serving->self->own[detail & 3u] > 0) {
        call_out(serving, serving->self->own[detail & 3u], detail);
    } else if (dependency(serving, detail, false, &service)) {
        call_out(serving, fuzz_stateless_handle((uint32_t)service, fuzz_service_version((uint32_t)service)), detail);
    } else {
        /* the first partition has nobody to call */
    }
}

static void action_close(struct serving *serving, uint8_t detail)
{
    psa_handle_t *own = &serving->self->own[detail & 3u];

    if (*own > 0) {
        psa_close(*own);
        *own = 0;
    }
}

/* ---- The rest -------------------------------------------------------------------------------------------------- */

static void action_signal(const struct serving *serving, uint8_t detail)
{
    (void)serving;
    if ((detail & 3u) != 3u) {
        psa_notify((int32_t)FUZZ_PARTITION_ID + (detail & 3));
    }
    const psa_signal_t signals = psa_wait(PSA_WAIT_ANY, PSA_POLL);
    fuzz_observe(FUZZ_SEEN_SIGNALS, signals);
    if ((signals & PSA_DOORBELL) != 0u) {
        fuzz_observe(FUZZ_SEEN_SIGNALS, psa_wait(PSA_DOORBELL, PSA_BLOCK));
        psa_clear();
    }
}

static void action_ask(uint8_t detail)
{
    if (detail < 12u) {
        fuzz_observe(FUZZ_SEEN_VERSION, psa_version(FUZZ_SID + detail));
    } else if (detail < 14u) {
        fuzz_observe(FUZZ_SEEN_VERSION, psa_framework_version());
    } else {
        fuzz_observe(FUZZ_SEEN_VERSION, psa_rot_lifecycle_state());
    }
}

/* A programmer error of the service, or what comes close to one. Most end the run. */
static void action_err(struct serving *serving, uint8_t detail)
{
    psa_msg_t message;
    const psa_handle_t handle = serving->msg->handle;

    switch (detail) {
    case 0u:
        psa_panic();
        return;
    case 1u:
    case 19u:
        (void)psa_read(fuzz_foreign_handle(serving->self), 0u, serving->buffer, 4u);
        return;
    case 2u:
        (void)psa_read(handle, 4u, serving->buffer, 4u);
        return;
    case 3u:
        psa_write(handle, 0u, serving->buffer, serving->room[0] + 1u);
        return;
    case 4u:
        (void)psa_read(handle, 0u, NULL, 4u);
        return;
    case 5u:
        (void)psa_read(handle, 0u, (void *)(uintptr_t)0x20020000u, 4u);
        return;
    case 6u:
        (void)psa_wait(0x10u, PSA_POLL);
        return;
    case 7u:
        psa_notify(0x7FFF);
        return;
    case 8u:
        psa_close(0x00BADBAD);
        return;
    case 9u:
        (void)psa_connect(FUZZ_SID + (uint32_t)FUZZ_GAMMA_CONNECTED, 1u);
        return;
    case 10u:
        psa_reply(handle, PSA_SUCCESS);
        return;
    case 11u:
        psa_clear();
        return;
    case 12u:
        (void)psa_call(handle, 0, NULL, 0u, NULL, 0u);
        return;
    case 13u:
        (void)psa_call(serving->self->own[0], -1, NULL, 0u, NULL, 0u);
        return;
    case 15u:
        (void)psa_get(0x10u, &message);
        return;
    case 16u: /* a service that none but gamma may use */
        (void)psa_call(fuzz_stateless_handle(FUZZ_FAILED_STATELESS, 1u), 0, NULL, 0u, NULL, 0u);
        return;
    case 17u:
        (void)psa_call(fuzz_stateless_handle(FUZZ_ALPHA_STATELESS, 1u), 0, NULL, 1u, NULL, 0u);
        return;
    case 18u:
        (void)psa_call(fuzz_stateless_handle(FUZZ_ALPHA_STATELESS, 1u), 0, NULL, 3u, NULL, 2u);
        return;
    case 14u:
        psa_set_rhandle(handle, rhandle_of(serving, 1u)); /* an error for a stateless service */
        return;
    case 20u:
        psa_close(PSA_NULL_HANDLE); /* allowed, without effect */
        return;
    default:
        if (detail >= (uint8_t)IRQ_ERRORS_FROM) {
            fuzz_interrupts_clear(serving->self->partition);
            fuzz_interrupt_wrongly((uint8_t)(detail - (uint8_t)IRQ_ERRORS_FROM));
            return;
        }
        fuzz_map_wrongly(serving->msg, fuzz_foreign_handle(serving->self),
                         (uint8_t)(detail - (uint8_t)MAP_ERRORS_FROM));
        return;
    }
}

static void action_do(struct serving *serving, uint8_t action)
{
    const uint8_t detail = action >> 4;

    switch (action & 15u) {
    case 4u:
        if (serving->maps) {
            fuzz_map(&serving->vectors, serving->msg, detail);
            return;
        }
        action_read(serving, detail);
        return;
    case 2u:
    case 3u:
        action_read(serving, detail);
        return;
    case 5u:
    case 6u:
        action_write(serving, detail);
        return;
    case 7u:
        action_skip(serving, detail);
        return;
    case 8u:
        if (serving->connected) {
            psa_set_rhandle(serving->msg->handle, rhandle_of(serving, action));
        }
        return;
    case 9u:
        action_connect(serving, detail);
        return;
    case 10u:
    case 11u:
        action_call(serving, detail);
        return;
    case 12u:
        action_close(serving, detail);
        return;
    case 13u:
        action_signal(serving, detail);
        return;
    case 14u:
        action_ask(detail);
        return;
    default:
        if (fuzz_errors_allowed() && (detail == 15u) && (fuzz_next_byte(&serving->script) >= (uint8_t)RARELY)) {
            action_err(serving, fuzz_next_byte(&serving->script) % (uint8_t)ERRORS);
        } else if (detail >= (uint8_t)IRQ_ACTIONS_FROM) {
            fuzz_interrupt(serving->self->partition, &serving->script, (uint8_t)(detail - (uint8_t)IRQ_ACTIONS_FROM));
        } else {
            host_interrupt_point();
        }
        return;
    }
}

static psa_status_t status_of(struct serving *serving, uint8_t detail)
{
    static const psa_status_t statuses[16] = {
        PSA_SUCCESS, PSA_SUCCESS, PSA_SUCCESS, PSA_SUCCESS, PSA_SUCCESS, PSA_SUCCESS, PSA_SUCCESS, PSA_SUCCESS,
        PSA_SUCCESS, 7, INT32_MAX, PSA_ERROR_GENERIC_ERROR, PSA_ERROR_CONNECTION_REFUSED, PSA_ERROR_CONNECTION_BUSY,
            INT32_MIN,
        PSA_ERROR_PROGRAMMER_ERROR,
    };
    const psa_status_t status = statuses[detail];

    if ((status == PSA_ERROR_PROGRAMMER_ERROR) && (serving->msg->client_id > 0)) {
        if (!fuzz_errors_allowed() || (fuzz_next_byte(&serving->script) < (uint8_t)RARELY)) {
            return PSA_ERROR_GENERIC_ERROR;
        }
        fuzz_client_is_doomed();
    }
    return status;
}

static psa_status_t request(struct serving *serving)
{
    for (size_t i = 0u; i < (size_t)FUZZ_ACTIONS_MAX; i++) {
        const uint8_t action = fuzz_next_byte(&serving->script);
        if ((action & 15u) < 2u) {
            return status_of(serving, action >> 4);
        }
        action_do(serving, action);
    }
    return PSA_SUCCESS;
}

static psa_status_t connect(struct serving *serving)
{
    const uint8_t action = fuzz_next_byte(&serving->script);

    if ((action & 7u) == 7u) {
        return ((action & 8u) != 0u) ? PSA_ERROR_CONNECTION_REFUSED : PSA_ERROR_CONNECTION_BUSY;
    }
    if (fuzz_errors_allowed() && (action == (uint8_t)ILLEGAL_ANSWER)
        && (fuzz_next_byte(&serving->script) >= (uint8_t)RARELY)) {
        return PSA_ERROR_GENERIC_ERROR; /* not allowed as the answer to a connection */
    }
    if (fuzz_errors_allowed() && (action == (uint8_t)ILLEGAL_READ)
        && (fuzz_next_byte(&serving->script) >= (uint8_t)RARELY)) {
        (void)psa_read(serving->msg->handle, 0u, serving->buffer, 4u); /* that is no request */
    }
    serving->number = fuzz_connected();
    psa_set_rhandle(serving->msg->handle, rhandle_of(serving, action));
    return PSA_SUCCESS;
}

psa_status_t fuzz_serve(struct fuzz_self *self, enum fuzz_service service, const psa_msg_t *msg)
{
    struct serving serving = {
        .self = self,
        .msg = msg,
        .script = {(uint32_t)msg->type},
        .maps = FUZZ_SERVICE_MAPS(service),
        .connected = (service != FUZZ_ALPHA_STATELESS) && (service != FUZZ_BETA_STATELESS)
            && (service != FUZZ_GAMMA_STATELESS),
        .number = (uint32_t)(uintptr_t)msg->rhandle & ((1u << NUMBER_BITS) - 1u),
    };
    psa_status_t status = PSA_SUCCESS;

    fuzz_enter(self, msg->handle);
    self->served++;
    fuzz_observe(FUZZ_SEEN_MESSAGE, ((uint64_t)service << 32) | (uint32_t)msg->type);
    fuzz_observe(FUZZ_SEEN_DETAIL, (uint32_t)msg->client_id);
    fuzz_observe(FUZZ_SEEN_DETAIL, (uintptr_t)msg->rhandle);
    for (size_t i = 0u; i < 4u; i++) {
        fuzz_observe(FUZZ_SEEN_DETAIL, ((uint64_t)msg->in_size[i] << 32) | msg->out_size[i]);
        serving.room[i] = msg->out_size[i];
    }
    if (msg->type == PSA_IPC_CONNECT) {
        status = connect(&serving);
    } else if (msg->type == PSA_IPC_DISCONNECT) {
        fuzz_disconnected(serving.number);
    } else {
        status = request(&serving);
    }
    fuzz_observe(FUZZ_SEEN_END, (uint32_t)status);
    fuzz_leave(self);
    return status;
}
