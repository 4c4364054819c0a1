/* SPDX-License-Identifier: Apache-2.0 */
/* Nobody dereferences memory that somebody else names by accident. */
#include "spm/base/size.h"

uintptr_t use(const struct untrusted_range *range);

uintptr_t use(const struct untrusted_range *range)
{
#ifdef FORBIDDEN
    return (uintptr_t)*range->base;
#else
    return range->base;
#endif
}
