/* SPDX-License-Identifier: Apache-2.0 */
/* The tables with cases that CPU1 and a partition can run. */
#include "host_tests/client_suite/suite.h"

const struct suite_table *const suite_common_tables[SUITE_COMMON_TABLE_COUNT] = {
    &suite_connect_cases,
    &suite_call_cases,
    &suite_vector_cases,
    &suite_stateless_cases,
    &suite_map_cases,
};
