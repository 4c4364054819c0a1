/* SPDX-License-Identifier: Apache-2.0 */
/* Writes a word of the secure text by the non-secure alias of flash. */
#include "host_tests/board/firmware/offence.h"

void offender_offend(void)
{
    offender_store((uintptr_t)&offender_offend & ~(uintptr_t)0x10000003u);
}
