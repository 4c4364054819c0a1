/* SPDX-License-Identifier: Apache-2.0 */
/* Requests from the input's bytes. See request.h. */
#include "fuzz/request.h"

#include <string.h>

#include "fuzz/check.h"
#include "fuzz/image.h"
#include "platforms/host/memory_map.h"

enum { HANDLES = 8, ODD = 0xF0 };

static struct {
    uint32_t count;
    uint32_t handle[HANDLES]; /* that CPU0 has given out, the newest over the oldest */
} known;

void request_begin(void)
{
    memset(&known, 0, sizeof(known));
}

void request_keep_handle(uint32_t answer)
{
    if ((int32_t)answer > 0) {
        known.handle[known.count % (uint32_t)HANDLES] = answer;
        known.count++;
    }
}

uint32_t request_word(void)
{
    static const uint32_t words[16] = {
        0u,          1u,          2u,          3u,          4u,          5u,          0x7FFFFFFFu,
            0x80000000u,
        0xFFFFFFFFu, 0xFFFFFFFEu, 0xFFFF0000u, 0xFFFEFFFFu, 0x40000000u, 0x00010000u, HOST_MAP_MAILBOX_PAGE,
            HOST_MAP_NS_RAM,
    };
    const uint8_t choice = fuzz_input_u8();

    return (choice == 0xFFu) ? fuzz_input_u32() : (words[choice & 15u] + (uint32_t)(choice >> 6));
}

/* Seven of eight are one that was given out, of an earlier life of CPU1 perhaps. */
static uint32_t handle_decode(uint8_t choice)
{
    const uint32_t count = (known.count < (uint32_t)HANDLES) ? known.count : (uint32_t)HANDLES;
    const uint32_t handle = known.handle[choice % ((count == 0u) ? 1u : count)];

    if (choice >= 0xF8u) {
        return request_word();
    }
    if (choice >= 0xF0u) { /* the slot's next and last generation */
        return handle + (((choice & 1u) != 0u) ? 0x80u : 0xFFFFFF80u);
    }
    if (choice >= 0xE0u) { /* another slot, a later generation, a message's handle */
        return handle ^ (((choice & 8u) != 0u) ? (0x20000000u << (choice & 1u)) : (1u << (choice & 7u)));
    }
    return handle;
}

static void vectors_decode(struct client_request *request)
{
    static const uint8_t counts[16][2] = {{0, 0}, {1, 0}, {0, 1}, {1, 1}, {1, 1}, {2, 1}, {1, 2}, {2, 2},
                                          {3, 1}, {1, 3}, {4, 0}, {0, 4}, {2, 0}, {0, 2}, {1, 1}, {3, 0}};
    const uint8_t shape = fuzz_input_u8();

    request->in_count = counts[shape & 15u][0];
    request->out_count = counts[shape & 15u][1];
    for (uint32_t i = 0u; i < (request->in_count + request->out_count); i++) {
        const uint8_t where = fuzz_input_u8();
        request->vector[i] = client_vector_decode(where, fuzz_input_u8(), i >= request->in_count);
    }
    if (shape >= (uint8_t)ODD) {
        request->in_count = request_word();
        request->out_count = request_word();
    }
}

static uint32_t type_decode(bool actions)
{
    if (actions) {
        const uint32_t type = fuzz_input_u32();
        return ((type >> 24) == 0xFFu) ? type : (type & 0x7FFFFFFFu);
    }
    const uint8_t type = fuzz_input_u8();
    return (type == 0xFFu) ? 0xFFFFFFFFu : type;
}

/* Of the versions around the right one; the right one most of the time. */
static uint32_t version_decode(uint32_t service, uint8_t choice)
{
    const uint32_t right = fuzz_service_version(service);

    switch (choice >> 4) {
    case 15u:
        return right + 1u;
    case 14u:
        return right - 1u;
    case 13u:
        return 0u;
    default:
        return right;
    }
}

static void connect_decode(struct client_request *request, uint8_t choice)
{
    static const uint8_t services[16] = {
        FUZZ_ALPHA_STRICT,  FUZZ_ALPHA_RELAXED,  FUZZ_BETA_CONNECTED,  FUZZ_GAMMA_CONNECTED,  FUZZ_ALPHA_STRICT,
            FUZZ_BETA_CONNECTED,
        FUZZ_ALPHA_STRICT,  FUZZ_ALPHA_RELAXED,  FUZZ_BETA_CONNECTED,  FUZZ_GAMMA_CONNECTED,  FUZZ_ALPHA_STRICT,
            FUZZ_BETA_CONNECTED,
        FUZZ_ALPHA_SECURE, FUZZ_FAILED_CONNECTED, FUZZ_ALPHA_STATELESS, FUZZ_SERVICES,
    };
    const uint32_t service = services[choice & 15u];

    request->call_type = (uint32_t)MAILBOX_CALL_CONNECT;
    request->target = FUZZ_SID + service;
    request->type = version_decode(service, choice);
    request->client_id = ((choice & 0x30u) == 0x30u) ? -2 : -1;
}

static void stateless_decode(struct client_request *request, uint8_t choice, bool actions)
{
    static const uint8_t services[8] = {FUZZ_ALPHA_STATELESS, FUZZ_BETA_STATELESS,  FUZZ_GAMMA_STATELESS,
                                        FUZZ_ALPHA_STATELESS,
                                        FUZZ_BETA_STATELESS,  FUZZ_GAMMA_STATELESS, FUZZ_GAMMA_STATELESS,
                                            FUZZ_FAILED_STATELESS};
    const uint32_t service = services[choice & 7u];

    request->call_type = (uint32_t)MAILBOX_CALL_CALL;
    request->target = (uint32_t)fuzz_stateless_handle(service, version_decode(service, choice));
    if ((choice & 0xF8u) == 0x78u) {
        request->target ^= request_word();
    }
    request->type = type_decode(actions);
    vectors_decode(request);
}

void request_decode(uint8_t kind, bool actions, struct client_request *out)
{
    const uint8_t choice = fuzz_input_u8();

    memset(out, 0, sizeof(*out));
    out->client_id = -1;
    switch (kind) {
    case REQUEST_CALL:
    case REQUEST_CALL + 1:
    case REQUEST_CALL + 2:
        if ((known.count == 0u) && (choice < (uint8_t)ODD)) {
            connect_decode(out, choice); /* nothing to call yet */
            return;
        }
        out->call_type = (uint32_t)MAILBOX_CALL_CALL;
        out->target = handle_decode(choice);
        out->type = type_decode(actions);
        vectors_decode(out);
        return;
    case REQUEST_STATELESS:
        stateless_decode(out, choice, actions);
        return;
    case REQUEST_CONNECT:
    case REQUEST_CONNECT + 1:
        connect_decode(out, choice);
        return;
    case REQUEST_CLOSE:
        out->call_type = (uint32_t)MAILBOX_CALL_CLOSE;
        out->target = handle_decode(choice);
        return;
    default:
        out->call_type = (uint32_t)(((choice & 1u) != 0u) ? MAILBOX_CALL_VERSION : MAILBOX_CALL_FRAMEWORK_VERSION);
        out->target = FUZZ_SID + (choice >> 4);
        return;
    }
}

void request_distort(struct client_request *request)
{
    static const int32_t ids[16] = {-1, -1, -1, -1, -2, -2, -2, -2, -2, -2, -3, -65535, -65536, -65537, 0, INT32_MIN};
    const uint8_t odd = fuzz_input_u8();

    request->client_id = ids[odd & 15u];
    if (odd >= (uint8_t)ODD) {
        request->call_type = request_word();
    }
}
