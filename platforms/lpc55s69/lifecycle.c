/* SPDX-License-Identifier: Apache-2.0 */
/* hal/lifecycle.h: unknown (FFM-204).
 *
 * The chip has no life-cycle register. What the boot ROM goes by lies in the CMPA and CFPA pages (LPC55S69 sheet 10.4,
 * 10.5), but no source says which of their settings amount to which PSA state: the coding of the debug policy is not
 * known, a page that is not sealed can still change, and secure boot says nothing about an image that an unsigned jump
 * stub has started. A state that claims more than is known would be worse than none. */
#include "hal/lifecycle.h"

bool hal_lifecycle_read(uint32_t *out)
{
    (void)out;
    return false;
}
