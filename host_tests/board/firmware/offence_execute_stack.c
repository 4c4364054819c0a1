/* SPDX-License-Identifier: Apache-2.0 */
/* Executes what lies on its stack. */
#include "host_tests/board/firmware/offence.h"

void offender_offend(void)
{
    volatile uint32_t code = 0x47704770u; /* bx lr */

    offender_call((uintptr_t)&code);
}
