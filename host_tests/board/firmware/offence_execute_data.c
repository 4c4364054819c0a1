/* SPDX-License-Identifier: Apache-2.0 */
/* Executes initialised data. */
#include "host_tests/board/firmware/offence.h"

/* bx lr */
static volatile uint32_t code[] = {0x47704770u};

void offender_offend(void)
{
    offender_call((uintptr_t)code);
}
