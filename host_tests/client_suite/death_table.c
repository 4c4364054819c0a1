/* SPDX-License-Identifier: Apache-2.0 */
/* What must come of each programmer error. See death_table.h. */
#include "host_tests/client_suite/death_table.h"

#include <stddef.h>

#include "spm/base/attributes.h"

#define DEATH(number, api, rule) {#number, number, api, rule}

const struct suite_death_case suite_deaths[] = {
    DEATH(DEATH_CONNECT_UNKNOWN, "psa_connect", 29u),
    DEATH(DEATH_CONNECT_VERSION, "psa_connect", 30u),
    DEATH(DEATH_CONNECT_NO_DEPENDENCY, "psa_connect", 38u),
    DEATH(DEATH_CONNECT_OWN_SERVICE, "psa_connect", 38u),
    DEATH(DEATH_CONNECT_STATELESS, "psa_connect", 40u),
    DEATH(DEATH_CALL_TYPE, "psa_call", 49u),
    DEATH(DEATH_CALL_NULL_HANDLE, "psa_call", 51u),
    DEATH(DEATH_CALL_CLOSED_HANDLE, "psa_call", 51u),
    DEATH(DEATH_CALL_MESSAGE_HANDLE, "psa_call", 51u),
    DEATH(DEATH_CALL_STATELESS_INDEX, "psa_call", 51u),
    DEATH(DEATH_CALL_STATELESS_NO_DEPENDENCY, "psa_call", 214u),
    DEATH(DEATH_CALL_OWN_STATELESS, "psa_call", 214u),
    DEATH(DEATH_CALL_FIVE_VECTORS, "psa_call", 58u),
    DEATH(DEATH_CALL_NO_ARRAY, "psa_call", 64u),
    DEATH(DEATH_CALL_ARRAY_IN_NON_SECURE, "psa_call", 64u),
    DEATH(DEATH_CALL_NULL_BASE, "psa_call", 67u),
    DEATH(DEATH_CALL_CONSTANT_OUTPUT, "psa_call", 67u),
    DEATH(DEATH_CALL_NON_SECURE_INPUT, "psa_call", 67u),
    DEATH(DEATH_CALL_OVERLAP, "psa_call", 75u),
    DEATH(DEATH_SERVICE_SAYS_SO, "psa_call", 91u),
    DEATH(DEATH_CLOSE_INVALID, "psa_close", 101u),
    DEATH(DEATH_CLOSE_STATELESS, "psa_close", 105u),
    DEATH(DEATH_WAIT_NOTHING, "psa_wait", 112u),
    DEATH(DEATH_WAIT_SERVICE_SIGNAL, "psa_wait", 112u),
    DEATH(DEATH_GET, "psa_get", 240u),
    DEATH(DEATH_REPLY, "psa_reply", 240u),
    DEATH(DEATH_RHANDLE_STATELESS, "psa_set_rhandle", 136u),
    DEATH(DEATH_RHANDLE_NULL, "psa_set_rhandle", 135u),
    DEATH(DEATH_READ_NULL_HANDLE, "psa_read", 147u),
    DEATH(DEATH_READ_INDEX, "psa_read", 146u),
    DEATH(DEATH_READ_NON_SECURE, "psa_read", 151u),
    DEATH(DEATH_READ_CONSTANT, "psa_read", 151u),
    DEATH(DEATH_READ_NULL_BUFFER, "psa_read", 151u),
    DEATH(DEATH_SKIP_INDEX, "psa_skip", 146u),
    DEATH(DEATH_WRITE_TOO_LONG, "psa_write", 155u),
    DEATH(DEATH_WRITE_HUGE, "psa_write", 155u),
    DEATH(DEATH_WRITE_INDEX, "psa_write", 158u),
    DEATH(DEATH_WRITE_NON_SECURE, "psa_write", 161u),
    DEATH(DEATH_NOTIFY_NOBODY, "psa_notify", 178u),
    DEATH(DEATH_CLEAR_NOTHING, "psa_clear", 177u),
    DEATH(DEATH_PANIC, "psa_panic", 205u),
    DEATH(DEATH_MAP_EMPTY, "psa_map_invec", 223u),
    DEATH(DEATH_MAP_TWICE, "psa_map_outvec", 224u),
    DEATH(DEATH_MAP_AGAIN, "psa_map_invec", 224u),
    DEATH(DEATH_MAP_AFTER_READ, "psa_map_invec", 225u),
    DEATH(DEATH_READ_MAPPED, "psa_read", 226u),
    DEATH(DEATH_WRITE_MAPPED, "psa_write", 226u),
    DEATH(DEATH_UNMAP_NOT_MAPPED, "psa_unmap_invec", 227u),
    DEATH(DEATH_UNMAP_TOO_LONG, "psa_unmap_outvec", 228u),
    DEATH(DEATH_MAP_INDEX, "psa_map_outvec", 229u),
    DEATH(DEATH_MAP_NULL_HANDLE, "psa_unmap_outvec", 329u),
};

BH_STATIC_ASSERT(each_error_has_its_case,
                 (sizeof(suite_deaths) / sizeof(suite_deaths[0])) == (size_t)SUITE_DEATH_COUNT);
