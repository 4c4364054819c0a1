/* SPDX-License-Identifier: Apache-2.0 */
/* A library that counts. */
#include "host_tests/manifestc/twins/twin.h"

static uint32_t count;

uint32_t twin_library_count(void)
{
    count++;
    return count;
}
