/* SPDX-License-Identifier: Apache-2.0 */
/* Programmer errors of suite_client with messages, signals and the doorbell. See deaths.h. */
#include "host_tests/client_suite/partitions/deaths.h"
#include "host_tests/client_suite/services.h"
#include "psa/client.h"

#define INVALID ((psa_handle_t)0x2FFFFF00)

enum { NOBODY = 0x7FFF, FAR_TOO_MANY = 0x40000000 };

static uint8_t variable[16];
static enum suite_death armed;
static psa_handle_t former_message; /* of a function that has returned, when the next one runs */

static void death_by_signals(enum suite_death death, const psa_msg_t *msg)
{
    psa_msg_t other;

    switch ((int32_t)death) {
    case DEATH_WAIT_NOTHING:
        (void)psa_wait(0u, PSA_POLL);
        break;
    case DEATH_WAIT_SERVICE_SIGNAL:
        (void)psa_wait(0x30u, PSA_POLL);
        break;
    case DEATH_GET:
        (void)psa_get(0x10u, &other);
        break;
    case DEATH_REPLY:
        psa_reply(msg->handle, PSA_SUCCESS);
        break;
    case DEATH_NOTIFY_NEGATIVE:
        psa_notify(-1);
        break;
    case DEATH_NOTIFY_0:
        psa_notify(0);
        break;
    case DEATH_NOTIFY_UNKNOWN:
        psa_notify(NOBODY);
        break;
    case DEATH_CLEAR_NOTHING:
        psa_clear();
        break;
    case DEATH_PANIC:
        psa_panic();
        break;
    default:
        break;
    }
}

static void death_by_rhandle(enum suite_death death, const psa_msg_t *msg)
{
    if (death == DEATH_RHANDLE_STATELESS) {
        psa_set_rhandle(msg->handle, variable);
    } else if (death == DEATH_RHANDLE_NULL) {
        psa_set_rhandle(PSA_NULL_HANDLE, variable);
    } else if (death == DEATH_RHANDLE_INVALID) {
        psa_set_rhandle(INVALID, variable);
    } else {
        /* Another death. */
    }
}

static void death_in_read(enum suite_death death, const psa_msg_t *msg)
{
    const struct {
        enum suite_death death;
        psa_handle_t handle;
        uint32_t index;
        void *buffer;
        size_t count;
    } reads[] = {
        {DEATH_READ_NULL_HANDLE, PSA_NULL_HANDLE, 0u, variable, 1u},
        {DEATH_READ_INVALID_HANDLE, INVALID, 0u, variable, 1u},
        {DEATH_READ_FORMER_MESSAGE, former_message, 0u, variable, 1u},
        {DEATH_READ_INDEX_4, msg->handle, 4u, variable, 1u},
        {DEATH_READ_INDEX_5, msg->handle, 5u, variable, 1u},
        {DEATH_READ_INDEX_MAX, msg->handle, UINT32_MAX, variable, 1u},
        {DEATH_READ_NON_SECURE, msg->handle, 0u, death_non_secure(), 1u},
        {DEATH_READ_CONSTANT, msg->handle, 0u, death_constant(), 1u},
        {DEATH_READ_NULL_BUFFER, msg->handle, 0u, NULL, 1u},
        {DEATH_READ_PARTLY, msg->handle, 0u, variable, FAR_TOO_MANY},
        {DEATH_READ_BAD_AT_END, msg->handle, 0u, NULL, 1u},
    };

    if (death == DEATH_READ_BAD_AT_END) {
        (void)psa_skip(msg->handle, 0u, SIZE_MAX);
    }
    for (size_t i = 0u; i < (sizeof(reads) / sizeof(reads[0])); i++) {
        if (reads[i].death == death) {
            (void)psa_read(reads[i].handle, reads[i].index, reads[i].buffer, reads[i].count);
        }
    }
}

static void death_in_skip(enum suite_death death, const psa_msg_t *msg)
{
    const struct {
        enum suite_death death;
        psa_handle_t handle;
        uint32_t index;
    } skips[] = {
        {DEATH_SKIP_NULL_HANDLE, PSA_NULL_HANDLE, 0u}, {DEATH_SKIP_INVALID_HANDLE, INVALID, 0u},
        {DEATH_SKIP_INDEX_4, msg->handle, 4u},         {DEATH_SKIP_INDEX_5, msg->handle, 5u},
        {DEATH_SKIP_INDEX_MAX, msg->handle, UINT32_MAX},
    };

    for (size_t i = 0u; i < (sizeof(skips) / sizeof(skips[0])); i++) {
        if (skips[i].death == death) {
            (void)psa_skip(skips[i].handle, skips[i].index, 1u);
        }
    }
}

static void death_in_write(enum suite_death death, const psa_msg_t *msg)
{
    const struct {
        enum suite_death death;
        psa_handle_t handle;
        uint32_t index;
        const void *buffer;
        size_t count;
    } writes[] = {
        {DEATH_WRITE_TOO_LONG, msg->handle, 0u, variable, msg->out_size[0] + 1u},
        {DEATH_WRITE_BEHIND_END, msg->handle, 0u, variable, 1u},
        {DEATH_WRITE_HUGE, msg->handle, 0u, variable, SIZE_MAX},
        {DEATH_WRITE_INDEX_4, msg->handle, 4u, variable, 0u},
        {DEATH_WRITE_INDEX_5, msg->handle, 5u, variable, 0u},
        {DEATH_WRITE_INDEX_MAX, msg->handle, UINT32_MAX, variable, 0u},
        {DEATH_WRITE_NULL_HANDLE, PSA_NULL_HANDLE, 0u, variable, 1u},
        {DEATH_WRITE_INVALID_HANDLE, INVALID, 0u, variable, 1u},
        {DEATH_WRITE_NON_SECURE, msg->handle, 0u, death_non_secure(), 1u},
        {DEATH_WRITE_NULL_BUFFER, msg->handle, 0u, NULL, 1u},
    };

    if (death == DEATH_WRITE_BEHIND_END) {
        psa_write(msg->handle, 0u, variable, msg->out_size[0]);
    }
    for (size_t i = 0u; i < (sizeof(writes) / sizeof(writes[0])); i++) {
        if (writes[i].death == death) {
            psa_write(writes[i].handle, writes[i].index, writes[i].buffer, writes[i].count);
        }
    }
}

static void death_by_mapping(enum suite_death death, const psa_msg_t *msg)
{
    const psa_handle_t handle = msg->handle;

    switch ((int32_t)death) {
    case DEATH_MAP_EMPTY:
        (void)psa_map_invec(handle, 1u);
        break;
    case DEATH_MAP_TWICE:
        (void)psa_map_outvec(handle, 0u);
        (void)psa_map_outvec(handle, 0u);
        break;
    case DEATH_MAP_AGAIN:
        (void)psa_map_invec(handle, 0u);
        psa_unmap_invec(handle, 0u);
        (void)psa_map_invec(handle, 0u);
        break;
    case DEATH_MAP_AFTER_READ:
        (void)psa_read(handle, 0u, variable, 0u);
        (void)psa_map_invec(handle, 0u);
        break;
    case DEATH_MAP_AFTER_SKIP:
        (void)psa_skip(handle, 0u, 1u);
        (void)psa_map_invec(handle, 0u);
        break;
    case DEATH_MAP_AFTER_WRITE:
        psa_write(handle, 0u, variable, 0u);
        (void)psa_map_outvec(handle, 0u);
        break;
    case DEATH_READ_MAPPED:
        (void)psa_map_invec(handle, 0u);
        (void)psa_read(handle, 0u, variable, 1u);
        break;
    case DEATH_SKIP_UNMAPPED:
        (void)psa_map_invec(handle, 0u);
        psa_unmap_invec(handle, 0u);
        (void)psa_skip(handle, 0u, 1u);
        break;
    case DEATH_WRITE_MAPPED:
        (void)psa_map_outvec(handle, 0u);
        psa_write(handle, 0u, variable, 0u);
        break;
    default:
        break;
    }
}

static void death_by_unmapping(enum suite_death death, const psa_msg_t *msg)
{
    const psa_handle_t handle = msg->handle;

    switch ((int32_t)death) {
    case DEATH_UNMAP_NOT_MAPPED:
        psa_unmap_invec(handle, 0u);
        break;
    case DEATH_UNMAP_TWICE:
        (void)psa_map_outvec(handle, 0u);
        psa_unmap_outvec(handle, 0u, msg->out_size[0]);
        psa_unmap_outvec(handle, 0u, 0u);
        break;
    case DEATH_UNMAP_TOO_LONG:
        (void)psa_map_outvec(handle, 0u);
        psa_unmap_outvec(handle, 0u, msg->out_size[0] + 1u);
        break;
    case DEATH_MAP_IN_INDEX:
        (void)psa_map_invec(handle, 4u);
        break;
    case DEATH_MAP_OUT_INDEX:
        (void)psa_map_outvec(handle, 4u);
        break;
    case DEATH_UNMAP_IN_INDEX:
        psa_unmap_invec(handle, 4u);
        break;
    case DEATH_UNMAP_OUT_INDEX:
        psa_unmap_outvec(handle, 4u, 0u);
        break;
    case DEATH_MAP_NULL_HANDLE:
        psa_unmap_outvec(PSA_NULL_HANDLE, 0u, 0u);
        break;
    default:
        break;
    }
}

void death_of_message(enum suite_death death, const psa_msg_t *msg)
{
    death_by_signals(death, msg);
    death_by_rhandle(death, msg);
    death_in_read(death, msg);
    death_in_skip(death, msg);
    death_in_write(death, msg);
    death_by_mapping(death, msg);
    death_by_unmapping(death, msg);
}

void death_remember(const psa_msg_t *msg)
{
    former_message = msg->handle;
}

/* ---- At the next connect or disconnect ------------------------------------------------------------------- */

void death_arm(enum suite_death death)
{
    armed = death;
}

static psa_status_t death_at_connect(enum suite_death death, const psa_msg_t *msg)
{
    switch ((int32_t)death) {
    case DEATH_CONNECT_READ:
        (void)psa_read(msg->handle, 0u, variable, 1u);
        break;
    case DEATH_CONNECT_SKIP:
        (void)psa_skip(msg->handle, 0u, 1u);
        break;
    case DEATH_CONNECT_WRITE:
        psa_write(msg->handle, 0u, variable, 0u);
        break;
    case DEATH_CONNECT_MAP:
        (void)psa_map_invec(msg->handle, 0u);
        break;
    case DEATH_CONNECT_RETURNS_MINUS_129:
        return PSA_ERROR_PROGRAMMER_ERROR;
    case DEATH_CONNECT_RETURNS_1:
        return 1;
    case DEATH_CONNECT_RETURNS_MINUS_132:
        return PSA_ERROR_GENERIC_ERROR;
    case DEATH_CONNECT_RETURNS_LOWEST:
        return INT32_MIN;
    default:
        break;
    }
    return PSA_SUCCESS;
}

static void death_at_disconnect(enum suite_death death, const psa_msg_t *msg)
{
    if (death == DEATH_DISCONNECT_READ) {
        (void)psa_read(msg->handle, 0u, variable, 1u);
    } else if (death == DEATH_DISCONNECT_SKIP) {
        (void)psa_skip(msg->handle, 0u, 1u);
    } else if (death == DEATH_DISCONNECT_WRITE) {
        psa_write(msg->handle, 0u, variable, 0u);
    } else if (death == DEATH_DISCONNECT_MAP) {
        (void)psa_map_outvec(msg->handle, 0u);
    } else {
        /* Another death. */
    }
}

psa_status_t death_armed(const psa_msg_t *msg)
{
    if (msg->type == PSA_IPC_CONNECT) {
        return death_at_connect(armed, msg);
    }
    if (msg->type == PSA_IPC_DISCONNECT) {
        death_at_disconnect(armed, msg);
    }
    return PSA_SUCCESS;
}
