/* SPDX-License-Identifier: Apache-2.0 */
/* suite_port.h for a program that links the table of cases and runs none of them. */
#include <stdlib.h>

#include "host_tests/client_suite/suite_port.h"

uint8_t *suite_port_memory(void)
{
    abort();
}

void suite_port_fail(const char *file, uint32_t line, int64_t expected, int64_t actual)
{
    (void)file;
    (void)line;
    (void)expected;
    (void)actual;
    abort();
}

bool suite_port_spawn(int32_t client_id, void (*function)(void *argument), void *argument)
{
    (void)client_id;
    (void)function;
    (void)argument;
    abort();
}

void suite_port_join(void)
{
    abort();
}

void suite_port_yield(void)
{
    abort();
}

void suite_port_ring(void)
{
    abort();
}

void suite_port_set_client_id(int32_t client_id)
{
    (void)client_id;
    abort();
}

bool suite_port_is_me(int32_t client_id)
{
    (void)client_id;
    abort();
}
