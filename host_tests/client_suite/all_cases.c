/* SPDX-License-Identifier: Apache-2.0 */
/* The suite: all tables of cases, in the order in which they are run. */
#include "host_tests/client_suite/suite.h"

const struct suite_table *const suite_tables[SUITE_TABLE_COUNT] = {
    &suite_connect_cases, &suite_call_cases,       &suite_vector_cases,  &suite_stateless_cases,
    &suite_map_cases,     &suite_secure_cases,     &suite_mailbox_cases, &suite_concurrent_cases,
};
