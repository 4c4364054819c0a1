/* SPDX-License-Identifier: Apache-2.0 */
/* Cases of the suite that partition suite_client runs as CPU1 does: the same files, another client. Also what they need
 * of their platform (suite_port.h), as far as a partition can offer it. */
#include <string.h>

#include "host_tests/client_suite/partitions/suite_functions.h"
#include "host_tests/client_suite/secure_cases.h"
#include "host_tests/client_suite/services.h"
#include "host_tests/client_suite/suite.h"
#include "host_tests/client_suite/suite_port.h"
#include "psa/client.h"
#include "psa/service.h"

static struct suite_failure failure;
static uint32_t failures;
static uint8_t memory[SUITE_PORT_MEMORY_BYTES];

psa_status_t suite_client_run_case(const psa_msg_t *msg)
{
    const uint32_t number = (uint32_t)(msg->type - SUITE_RUN_CASE);
    const uint32_t table = number / (uint32_t)SUITE_CASES_OF_A_TABLE;
    const uint32_t index = number % (uint32_t)SUITE_CASES_OF_A_TABLE;

    memset(&failure, 0, sizeof(failure));
    failures = 0u;
    if ((table >= (uint32_t)SUITE_COMMON_TABLE_COUNT) || (index >= suite_common_tables[table]->count)
        || !suite_common_tables[table]->cases[index].partition_too) {
        return PSA_ERROR_NOT_SUPPORTED;
    }
    suite_common_tables[table]->cases[index].run();
    if (failures == 0u) {
        return PSA_SUCCESS;
    }
    if (msg->out_size[0] >= sizeof(failure)) {
        psa_write(msg->handle, 0u, &failure, sizeof(failure));
    }
    return 1;
}

/* ---- suite_port.h ------------------------------------------------------------------------------------------------ */

void suite_port_fail(const char *file, uint32_t line, int64_t expected, int64_t actual)
{
    if (failures == 0u) {
        for (size_t i = 0u; (file[i] != '\0') && (i < (sizeof(failure.file) - 1u)); i++) {
            failure.file[i] = file[i];
        }
        failure.line = line;
        failure.expected = (int32_t)expected;
        failure.actual = (int32_t)actual;
    }
    failures++;
}

uint8_t *suite_port_memory(void)
{
    return memory;
}

bool suite_port_is_me(int32_t client_id)
{
    return client_id == SUITE_CLIENT_ID;
}

/* Only a client on CPU1 can do these: no case that is run here does them. */
static void not_here(void)
{
    suite_port_fail(__FILE__, __LINE__, 0, 1);
}

bool suite_port_spawn(int32_t client_id, void (*function)(void *argument), void *argument)
{
    (void)client_id;
    (void)function;
    (void)argument;
    not_here();
    return false;
}

void suite_port_join(void)
{
    not_here();
}

void suite_port_yield(void)
{
    not_here();
}

void suite_port_ring(void)
{
    not_here();
}

void suite_port_set_client_id(int32_t client_id)
{
    (void)client_id;
    not_here();
}
