/* SPDX-License-Identifier: Apache-2.0 */
/* Programmer errors of suite_client as a client. See deaths.h. */
#include "host_tests/client_suite/partitions/deaths.h"

#include "host_tests/client_suite/services.h"
#include "psa/client.h"

#define NEVER_ISSUED ((psa_handle_t)0x1FFFFF00)

static uint8_t variable[16];

static psa_handle_t connection(void)
{
    return psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION);
}

static psa_handle_t closed_connection(void)
{
    const psa_handle_t handle = connection();

    psa_close(handle);
    return handle;
}

/* CPU1's, which it has sent with its request. */
static psa_handle_t foreign_connection(const psa_msg_t *msg)
{
    psa_handle_t handle = PSA_NULL_HANDLE;

    (void)psa_read(msg->handle, 0u, &handle, sizeof(handle));
    return handle;
}

static void call_nothing(psa_handle_t handle, int32_t type)
{
    (void)psa_call(handle, type, NULL, 0u, NULL, 0u);
}

static void call_with(const psa_invec *in, size_t in_len, psa_outvec *out, size_t out_len)
{
    (void)psa_call(connection(), SUITE_DESCRIBE, in, in_len, out, out_len);
}

static void input(const void *base)
{
    const psa_invec in[1] = {{base, 1u}};

    call_with(in, 1u, NULL, 0u);
}

static void output(void *base)
{
    psa_outvec out[1] = {{base, 1u}};

    call_with(NULL, 0u, out, 1u);
}

static void five(size_t in_len, size_t out_len)
{
    psa_invec in[5];
    psa_outvec out[5];

    for (size_t i = 0u; i < 5u; i++) {
        in[i].base = &variable[i];
        in[i].len = 1u;
        out[i].base = &variable[i];
        out[i].len = 1u;
    }
    call_with(in, in_len, out, out_len);
}

static void overlap(void)
{
    const psa_invec in[2] = {{variable, 4u}, {&variable[3], 1u}};

    call_with(in, 2u, NULL, 0u);
}

static void service_ends(psa_handle_t handle)
{
    const int32_t ends_it = PSA_ERROR_PROGRAMMER_ERROR;
    const psa_invec in[1] = {{&ends_it, sizeof(ends_it)}};

    (void)psa_call(handle, SUITE_REPLY, in, 1u, NULL, 0u);
}

static void death_in_connect(enum suite_death death)
{
    static const struct {
        enum suite_death death;
        uint32_t sid;
        uint32_t version;
    } connects[] = {
        {DEATH_CONNECT_UNKNOWN, SUITE_NO_SID, 1u},
        {DEATH_CONNECT_HIGHER, SUITE_STRICT_SID, SUITE_STRICT_VERSION + 1u},
        {DEATH_CONNECT_LOWER, SUITE_STRICT_SID, SUITE_STRICT_VERSION - 1u},
        {DEATH_CONNECT_RELAXED_HIGHER, SUITE_RELAXED_SID, SUITE_RELAXED_VERSION + 1u},
        {DEATH_CONNECT_DEFAULT_HIGHER, SUITE_SECURE_ONLY_SID, 2u},
        {DEATH_CONNECT_DEFAULT_LOWER, SUITE_SECURE_ONLY_SID, 0u},
        {DEATH_CONNECT_RELAXED_0, SUITE_RELAXED_SID, 0u},
        {DEATH_CONNECT_NO_DEPENDENCY, SUITE_LEAF_SID, SUITE_LEAF_VERSION},
        {DEATH_CONNECT_OWN_SERVICE, SUITE_CLIENT_OWN_SID, 1u},
        {DEATH_CONNECT_STATELESS, SUITE_STATELESS_SID, SUITE_STATELESS_VERSION},
    };

    for (size_t i = 0u; i < (sizeof(connects) / sizeof(connects[0])); i++) {
        if (connects[i].death == death) {
            (void)psa_connect(connects[i].sid, connects[i].version);
        }
    }
}

/* By handle and type. */
static void death_in_call(enum suite_death death, const psa_msg_t *msg)
{
    const psa_handle_t closed = (death == DEATH_CALL_CLOSED_HANDLE) || (death == DEATH_CALL_CLOSED_REUSED)
                                    ? closed_connection()
                                    : PSA_NULL_HANDLE;
    const psa_handle_t reused = (death == DEATH_CALL_CLOSED_REUSED) ? connection() : PSA_NULL_HANDLE;
    const struct {
        enum suite_death death;
        psa_handle_t handle;
        int32_t type;
    } calls[] = {
        {DEATH_CALL_NULL_HANDLE, PSA_NULL_HANDLE, 0},
        {DEATH_CALL_NEVER_ISSUED, NEVER_ISSUED, 0},
        {DEATH_CALL_NEGATIVE, -1, 0},
        {DEATH_CALL_CLOSED_HANDLE, closed, 0},
        {DEATH_CALL_CLOSED_REUSED, (reused != closed) ? closed : PSA_NULL_HANDLE, 0},
        {DEATH_CALL_MESSAGE_HANDLE, msg->handle, 0},
        {DEATH_CALL_STATELESS_INDEX, SUITE_EMPTY_STATELESS_HANDLE, 0},
        {DEATH_CALL_STATELESS_STRICT, SUITE_STATELESS_HANDLE + 0x100, 0},
        {DEATH_CALL_STATELESS_RELAXED, SUITE_LENIENT_HANDLE + 0x100, 0},
        {DEATH_CALL_STATELESS_0, SUITE_LENIENT_HANDLE & 0x400000FF, 0},
        {DEATH_CALL_STATELESS_LOW_BIT, SUITE_STATELESS_HANDLE | 0x20, 0},
        {DEATH_CALL_STATELESS_HIGH_BIT, SUITE_STATELESS_HANDLE | 0x20000000, 0},
        {DEATH_CALL_OWN_STATELESS, SUITE_CLIENT_HANDLE, 0},
        {DEATH_CALL_TYPE_CONNECT, SUITE_STATELESS_HANDLE, -1},
        {DEATH_CALL_TYPE_DISCONNECT, SUITE_STATELESS_HANDLE, -2},
        {DEATH_CALL_TYPE_LOWEST, SUITE_STATELESS_HANDLE, INT32_MIN},
    };

    if (death == DEATH_CALL_FOREIGN_HANDLE) {
        call_nothing(foreign_connection(msg), 0);
    }
    for (size_t i = 0u; i < (sizeof(calls) / sizeof(calls[0])); i++) {
        if (calls[i].death == death) {
            call_nothing(calls[i].handle, calls[i].type);
        }
    }
}

static void death_by_vectors(enum suite_death death)
{
    switch ((int32_t)death) {
    case DEATH_CALL_FIVE_INPUTS:
        five(5u, 0u);
        break;
    case DEATH_CALL_FIVE_OUTPUTS:
        five(0u, 5u);
        break;
    case DEATH_CALL_FIVE_MIXED:
        five(3u, 2u);
        break;
    case DEATH_CALL_NO_IN_ARRAY:
        call_with(NULL, 1u, NULL, 0u);
        break;
    case DEATH_CALL_NON_SECURE_IN_ARRAY:
        call_with(death_non_secure(), 1u, NULL, 0u);
        break;
    case DEATH_CALL_NO_OUT_ARRAY:
        call_with(NULL, 0u, NULL, 1u);
        break;
    case DEATH_CALL_NON_SECURE_OUT_ARRAY:
        call_with(NULL, 0u, death_non_secure(), 1u);
        break;
    case DEATH_CALL_CONSTANT_OUT_ARRAY:
        call_with(NULL, 0u, death_constant(), 1u);
        break;
    case DEATH_CALL_NON_SECURE_INPUT:
        input(death_non_secure());
        break;
    case DEATH_CALL_NON_SECURE_OUTPUT:
        output(death_non_secure());
        break;
    case DEATH_CALL_CONSTANT_OUTPUT:
        output(death_constant());
        break;
    case DEATH_CALL_CODE_OUTPUT:
        output(death_code());
        break;
    case DEATH_CALL_NULL_INPUT:
        input(NULL);
        break;
    case DEATH_CALL_NULL_OUTPUT:
        output(NULL);
        break;
    case DEATH_CALL_OVERLAP:
        overlap();
        break;
    case DEATH_CALL_ENDED:
        service_ends(connection());
        break;
    case DEATH_CALL_STATELESS_ENDED:
        service_ends(SUITE_STATELESS_HANDLE);
        break;
    default:
        break;
    }
}

static void death_in_close(enum suite_death death, const psa_msg_t *msg)
{
    switch ((int32_t)death) {
    case DEATH_CLOSE_INVALID:
        psa_close(NEVER_ISSUED);
        break;
    case DEATH_CLOSE_NEGATIVE:
        psa_close(-1);
        break;
    case DEATH_CLOSE_TWICE:
        psa_close(closed_connection());
        break;
    case DEATH_CLOSE_FOREIGN:
        psa_close(foreign_connection(msg));
        break;
    case DEATH_CLOSE_MESSAGE_HANDLE:
        psa_close(msg->handle);
        break;
    case DEATH_CLOSE_STATELESS:
        psa_close(SUITE_STATELESS_HANDLE);
        break;
    default:
        break;
    }
}

void death_of_client(enum suite_death death, const psa_msg_t *msg)
{
    death_in_connect(death);
    death_in_call(death, msg);
    death_by_vectors(death);
    death_in_close(death, msg);
}
