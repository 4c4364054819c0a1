/* SPDX-License-Identifier: Apache-2.0 */
/* Asks partition suite_client to run a case of the suite as a client of its own. */
#include "host_tests/client_suite/checks.h"
#include "host_tests/client_suite/secure_cases.h"

static int32_t number_of(const struct suite_case *the_case)
{
    for (uint32_t i = 0u; i < (uint32_t)SUITE_COMMON_TABLE_COUNT; i++) {
        const struct suite_table *table = suite_common_tables[i];
        for (uint32_t k = 0u; k < table->count; k++) {
            if (&table->cases[k] == the_case) {
                return (int32_t)((i * (uint32_t)SUITE_CASES_OF_A_TABLE) + k);
            }
        }
    }
    return -1;
}

void suite_run_in_partition(const struct suite_case *the_case)
{
    struct suite_failure failure = {"partition suite_client", 0u, 0, 0};
    psa_outvec out[1] = {{&failure, sizeof(failure)}};
    const int32_t number = number_of(the_case);

    CHECK(number >= 0);
    if (psa_call(SUITE_CLIENT_HANDLE, SUITE_RUN_CASE + number, NULL, 0u, out, 1u) != PSA_SUCCESS) {
        failure.file[sizeof(failure.file) - 1u] = '\0';
        suite_port_fail(failure.file, failure.line, failure.expected, failure.actual);
    }
}
