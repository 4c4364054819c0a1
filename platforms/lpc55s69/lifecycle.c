/* SPDX-License-Identifier: Apache-2.0 */
/* hal/lifecycle.h: the chip's life-cycle state lies in fuses and pages that this firmware does not read, so it is
 * unknown (FFM-204). */
#include "hal/lifecycle.h"

bool hal_lifecycle_read(uint32_t *out)
{
    (void)out;
    return false;
}
