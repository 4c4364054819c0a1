/* SPDX-License-Identifier: Apache-2.0 */
/* Writes a word of its constants. */
#include "host_tests/board/firmware/offence.h"

static const uint32_t constants[] = {0xC0FFEEu, 0xC0FFEEu};

void offender_offend(void)
{
    offender_store((uintptr_t)constants);
}
