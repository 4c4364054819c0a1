/* SPDX-License-Identifier: Apache-2.0 */
/* Writes a word of its own text. */
#include "host_tests/board/firmware/offence.h"

void offender_offend(void)
{
    offender_store((uintptr_t)&offender_offend & ~(uintptr_t)3u);
}
