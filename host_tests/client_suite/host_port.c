/* SPDX-License-Identifier: Apache-2.0 */
/* suite_port.h on the host. Part of the code of CPU1. */
#include "host_tests/client_suite/host_failure.h"
#include "host_tests/client_suite/suite_port.h"
#include "platforms/host/cpu1.h"
#include "platforms/host/memory_map.h"

uint8_t *suite_port_memory(void)
{
    return (uint8_t *)(uintptr_t)HOST_MAP_NS_RAM;
}

void suite_port_fail(const char *file, uint32_t line, int64_t expected, int64_t actual)
{
    suite_host_failure(file, line, expected, actual);
}

bool suite_port_spawn(int32_t client_id, void (*function)(void *argument), void *argument)
{
    return host_cpu1_spawn(client_id, function, argument);
}

void suite_port_join(void)
{
    host_cpu1_join();
}

void suite_port_yield(void)
{
    host_cpu1_yield();
}

void suite_port_ring(void)
{
    host_cpu1_ring();
}

void suite_port_set_client_id(int32_t client_id)
{
    host_cpu1_set_client_id(client_id);
}

bool suite_port_is_me(int32_t client_id)
{
    return client_id < 0;
}
