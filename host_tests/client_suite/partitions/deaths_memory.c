/* SPDX-License-Identifier: Apache-2.0 */
/* Memory that the programmer errors name. See deaths.h. */
#include "host_tests/client_suite/partitions/deaths.h"

#define NON_SECURE_RAM 0x20020000u

static const psa_msg_t constant = {.type = 1};

void *death_constant(void)
{
    return (void *)(uintptr_t)&constant;
}

void *death_non_secure(void)
{
    return (void *)(uintptr_t)NON_SECURE_RAM;
}

void *death_code(void)
{
    return (void *)((uintptr_t)death_code & ~(uintptr_t)1u);
}
