/* SPDX-License-Identifier: Apache-2.0 */
/* What the cases share. See checks.h. */
#include "host_tests/client_suite/checks.h"

#include <string.h>

enum { CONNECTIONS_MAX = 64, ROOM_MAX = 64 };

void check_equal(const char *file, uint32_t line, int64_t expected, int64_t actual)
{
    if (expected != actual) {
        suite_port_fail(file, line, expected, actual);
    }
}

void forget(void)
{
    CHECK_EQUAL(PSA_SUCCESS, psa_call(SUITE_OBSERVER_HANDLE, SUITE_FORGET, NULL, 0u, NULL, 0u));
}

struct suite_history history_of(enum suite_service service)
{
    struct suite_history history;
    psa_outvec out[1] = {{&history, sizeof(history)}};

    memset(&history, 0, sizeof(history));
    CHECK_EQUAL(PSA_SUCCESS, psa_call(SUITE_OBSERVER_HANDLE, SUITE_OBSERVE + (int32_t)service, NULL, 0u, out, 1u));
    CHECK_EQUAL(sizeof(history), out[0].len);
    return history;
}

void order_connect(enum suite_service service, psa_status_t status, uint32_t rhandle)
{
    const struct suite_order order = {(uint32_t)service, status, rhandle};
    const psa_invec in[1] = {{&order, sizeof(order)}};

    CHECK_EQUAL(PSA_SUCCESS, psa_call(SUITE_OBSERVER_HANDLE, SUITE_ORDER, in, 1u, NULL, 0u));
}

static psa_handle_t connect_checked(uint32_t sid, uint32_t version)
{
    const psa_handle_t handle = psa_connect(sid, version);

    CHECK(PSA_HANDLE_IS_VALID(handle));
    return handle;
}

psa_handle_t connect_strict(void)
{
    return connect_checked(SUITE_STRICT_SID, SUITE_STRICT_VERSION);
}

psa_handle_t connect_relaxed(void)
{
    return connect_checked(SUITE_RELAXED_SID, SUITE_RELAXED_VERSION);
}

psa_status_t describe(psa_handle_t handle, int32_t type, struct suite_message *out)
{
    psa_outvec outputs[1] = {{out, sizeof(*out)}};

    memset(out, 0, sizeof(*out));
    const psa_status_t status = psa_call(handle, type, NULL, 0u, outputs, 1u);
    if (status == PSA_SUCCESS) {
        CHECK_EQUAL(sizeof(*out), outputs[0].len);
    }
    return status;
}

psa_status_t ask_reply(psa_handle_t handle, psa_status_t status, uint32_t room, uint32_t written, size_t *len)
{
    uint8_t bytes[ROOM_MAX];
    const struct {
        int32_t status;
        uint32_t written;
    } wish = {status, written};
    const psa_invec in[1] = {{&wish, sizeof(wish)}};
    psa_outvec out[1] = {{bytes, room}};

    const psa_status_t got = psa_call(handle, SUITE_REPLY, in, 1u, out, 1u);
    if (len != NULL) {
        *len = out[0].len;
    }
    CHECK(out[0].base == bytes);
    return got;
}

void set_rhandle(psa_handle_t handle, uint32_t rhandle)
{
    const psa_invec in[1] = {{&rhandle, sizeof(rhandle)}};

    CHECK_EQUAL(PSA_SUCCESS, psa_call(handle, SUITE_SET_RHANDLE, in, 1u, NULL, 0u));
}

uint32_t count_free_connections(void)
{
    psa_handle_t handles[CONNECTIONS_MAX];
    uint32_t count = 0u;

    while (count < (uint32_t)CONNECTIONS_MAX) {
        handles[count] = psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION);
        if (!PSA_HANDLE_IS_VALID(handles[count])) {
            CHECK_EQUAL(PSA_ERROR_CONNECTION_BUSY, handles[count]);
            break;
        }
        count++;
    }
    for (uint32_t i = 0u; i < count; i++) {
        psa_close(handles[i]);
    }
    return count;
}

bool server_can_hold(void)
{
    return psa_call(SUITE_OBSERVER_HANDLE, SUITE_CAN_HOLD, NULL, 0u, NULL, 0u) == 1;
}
