/* SPDX-License-Identifier: Apache-2.0 */
/* Executes constants. */
#include "host_tests/board/firmware/offence.h"

/* bx lr */
static const volatile uint32_t constants[] = {0x47704770u, 0x47704770u};

void offender_offend(void)
{
    offender_call((uintptr_t)constants);
}
