/* SPDX-License-Identifier: Apache-2.0 */
/* Programmer errors of partition suite_client. See deaths.h; the rules are named in secure_cases.h. */
#include "host_tests/client_suite/partitions/deaths.h"

#include "host_tests/client_suite/services.h"
#include "psa/client.h"

#define NON_SECURE_RAM 0x20020000u

static const uint8_t constant[8] = {1u};
static uint8_t variable[16];

static void *non_secure(void)
{
    return (void *)(uintptr_t)NON_SECURE_RAM;
}

static void *not_to_be_written(void)
{
    return (void *)(uintptr_t)constant;
}

static psa_handle_t connection(void)
{
    return psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION);
}

static psa_status_t call_with(const psa_invec *in, size_t in_len, psa_outvec *out, size_t out_len)
{
    return psa_call(connection(), SUITE_DESCRIBE, in, in_len, out, out_len);
}

static psa_status_t call_nothing(psa_handle_t handle, int32_t type)
{
    return psa_call(handle, type, NULL, 0u, NULL, 0u);
}

static void die_in_connect(enum suite_death death)
{
    if (death == DEATH_CONNECT_UNKNOWN) {
        (void)psa_connect(SUITE_NO_SID, 1u);
    } else if (death == DEATH_CONNECT_VERSION) {
        (void)psa_connect(SUITE_STRICT_SID, SUITE_STRICT_VERSION + 1u);
    } else if (death == DEATH_CONNECT_NO_DEPENDENCY) {
        (void)psa_connect(SUITE_LEAF_SID, SUITE_LEAF_VERSION);
    } else if (death == DEATH_CONNECT_OWN_SERVICE) {
        (void)psa_connect(SUITE_CLIENT_OWN_SID, 1u);
    } else {
        (void)psa_connect(SUITE_STATELESS_SID, SUITE_STATELESS_VERSION);
    }
}

static void die_in_call_by_handle(enum suite_death death, const psa_msg_t *msg)
{
    if (death == DEATH_CALL_TYPE) {
        (void)call_nothing(connection(), -1);
    } else if (death == DEATH_CALL_NULL_HANDLE) {
        (void)call_nothing(PSA_NULL_HANDLE, 0);
    } else if (death == DEATH_CALL_CLOSED_HANDLE) {
        const psa_handle_t handle = connection();
        psa_close(handle);
        (void)call_nothing(handle, 0);
    } else if (death == DEATH_CALL_MESSAGE_HANDLE) {
        (void)call_nothing(msg->handle, 0);
    } else if (death == DEATH_CALL_STATELESS_INDEX) {
        (void)call_nothing(SUITE_EMPTY_STATELESS_HANDLE, 0);
    } else if (death == DEATH_CALL_STATELESS_NO_DEPENDENCY) {
        (void)call_nothing(SUITE_LENIENT_HANDLE, 0);
    } else if (death == DEATH_CALL_OWN_STATELESS) {
        (void)call_nothing(SUITE_CLIENT_HANDLE, 0);
    } else if (death == DEATH_CLOSE_INVALID) {
        psa_close((psa_handle_t)0x1FFFFF00);
    } else {
        psa_close(SUITE_STATELESS_HANDLE);
    }
}

static void die_in_call_by_vectors(enum suite_death death)
{
    psa_invec in[5] = {{variable, 1u}, {&variable[1], 1u}, {&variable[2], 1u}, {&variable[3], 1u}, {&variable[4], 1u}};
    psa_outvec out[1] = {{variable, 1u}};
    const int32_t ends_it = PSA_ERROR_PROGRAMMER_ERROR;

    if (death == DEATH_CALL_FIVE_VECTORS) {
        (void)call_with(in, 5u, NULL, 0u);
    } else if (death == DEATH_CALL_NO_ARRAY) {
        (void)call_with(NULL, 1u, NULL, 0u);
    } else if (death == DEATH_CALL_ARRAY_IN_NON_SECURE) {
        (void)call_with(non_secure(), 1u, NULL, 0u);
    } else if (death == DEATH_CALL_NULL_BASE) {
        in[0].base = NULL;
        (void)call_with(in, 1u, NULL, 0u);
    } else if (death == DEATH_CALL_CONSTANT_OUTPUT) {
        out[0].base = not_to_be_written();
        (void)call_with(NULL, 0u, out, 1u);
    } else if (death == DEATH_CALL_NON_SECURE_INPUT) {
        in[0].base = non_secure();
        (void)call_with(in, 1u, NULL, 0u);
    } else if (death == DEATH_CALL_OVERLAP) {
        in[1].base = variable;
        (void)call_with(in, 2u, NULL, 0u);
    } else {
        in[0].base = &ends_it;
        in[0].len = sizeof(ends_it);
        (void)psa_call(connection(), SUITE_REPLY, in, 1u, NULL, 0u);
    }
}

static void die_in_message(enum suite_death death, const psa_msg_t *msg)
{
    psa_msg_t other;

    if (death == DEATH_GET) {
        (void)psa_get(0x10u, &other);
    } else if (death == DEATH_REPLY) {
        psa_reply(msg->handle, PSA_SUCCESS);
    } else if (death == DEATH_RHANDLE_STATELESS) {
        psa_set_rhandle(msg->handle, variable);
    } else if (death == DEATH_RHANDLE_NULL) {
        psa_set_rhandle(PSA_NULL_HANDLE, variable);
    } else if (death == DEATH_READ_NULL_HANDLE) {
        (void)psa_read(PSA_NULL_HANDLE, 0u, variable, 1u);
    } else if (death == DEATH_READ_INDEX) {
        (void)psa_read(msg->handle, 4u, variable, 1u);
    } else if (death == DEATH_READ_NON_SECURE) {
        (void)psa_read(msg->handle, 0u, non_secure(), 1u);
    } else if (death == DEATH_READ_CONSTANT) {
        (void)psa_read(msg->handle, 0u, not_to_be_written(), 1u);
    } else if (death == DEATH_READ_NULL_BUFFER) {
        (void)psa_read(msg->handle, 0u, NULL, 1u);
    } else {
        (void)psa_skip(msg->handle, UINT32_MAX, 1u);
    }
}

static void die_in_write(enum suite_death death, const psa_msg_t *msg)
{
    if (death == DEATH_WRITE_TOO_LONG) {
        psa_write(msg->handle, 0u, variable, msg->out_size[0] + 1u);
    } else if (death == DEATH_WRITE_HUGE) {
        psa_write(msg->handle, 0u, variable, SIZE_MAX);
    } else if (death == DEATH_WRITE_INDEX) {
        psa_write(msg->handle, 5u, variable, 0u);
    } else {
        psa_write(msg->handle, 0u, non_secure(), 1u);
    }
}

/* The message has one input of 16 bytes and one output. */
static void die_by_mapping(enum suite_death death, const psa_msg_t *msg)
{
    const psa_handle_t handle = msg->handle;

    if (death == DEATH_MAP_EMPTY) {
        (void)psa_map_invec(handle, 1u);
    } else if (death == DEATH_MAP_TWICE) {
        (void)psa_map_outvec(handle, 0u);
        (void)psa_map_outvec(handle, 0u);
    } else if (death == DEATH_MAP_AGAIN) {
        (void)psa_map_invec(handle, 0u);
        psa_unmap_invec(handle, 0u);
        (void)psa_map_invec(handle, 0u);
    } else if (death == DEATH_MAP_AFTER_READ) {
        (void)psa_read(handle, 0u, variable, 0u);
        (void)psa_map_invec(handle, 0u);
    } else if (death == DEATH_READ_MAPPED) {
        (void)psa_map_invec(handle, 0u);
        (void)psa_read(handle, 0u, variable, 1u);
    } else if (death == DEATH_WRITE_MAPPED) {
        (void)psa_map_outvec(handle, 0u);
        psa_write(handle, 0u, variable, 0u);
    } else if (death == DEATH_UNMAP_NOT_MAPPED) {
        psa_unmap_invec(handle, 0u);
    } else if (death == DEATH_UNMAP_TOO_LONG) {
        (void)psa_map_outvec(handle, 0u);
        psa_unmap_outvec(handle, 0u, msg->out_size[0] + 1u);
    } else if (death == DEATH_MAP_INDEX) {
        (void)psa_map_outvec(handle, 4u);
    } else {
        psa_unmap_outvec(PSA_NULL_HANDLE, 0u, 0u);
    }
}

static void die_elsewhere(enum suite_death death)
{
    if (death == DEATH_WAIT_NOTHING) {
        (void)psa_wait(0u, PSA_POLL);
    } else if (death == DEATH_WAIT_SERVICE_SIGNAL) {
        (void)psa_wait(0x30u, PSA_POLL);
    } else if (death == DEATH_NOTIFY_NOBODY) {
        psa_notify(-1);
    } else if (death == DEATH_CLEAR_NOTHING) {
        psa_clear();
    } else {
        psa_panic();
    }
}

psa_status_t suite_client_die(enum suite_death death, const psa_msg_t *msg)
{
    if (death <= DEATH_CONNECT_STATELESS) {
        die_in_connect(death);
    } else if ((death <= DEATH_CALL_OWN_STATELESS) || (death == DEATH_CLOSE_INVALID) || (death == DEATH_CLOSE_STATELESS)) {
        die_in_call_by_handle(death, msg);
    } else if (death <= DEATH_SERVICE_SAYS_SO) {
        die_in_call_by_vectors(death);
    } else if ((death >= DEATH_GET) && (death <= DEATH_SKIP_INDEX)) {
        die_in_message(death, msg);
    } else if ((death >= DEATH_WRITE_TOO_LONG) && (death <= DEATH_WRITE_NON_SECURE)) {
        die_in_write(death, msg);
    } else if (death >= DEATH_MAP_EMPTY) {
        die_by_mapping(death, msg);
    } else {
        die_elsewhere(death);
    }
    return PSA_ERROR_GENERIC_ERROR;
}
