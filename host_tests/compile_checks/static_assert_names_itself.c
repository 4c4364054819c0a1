/* SPDX-License-Identifier: Apache-2.0 */
/* BH_STATIC_ASSERT stops the compiler, and the message shows the name. */
#include "spm/base/attributes.h"

BH_STATIC_ASSERT(one_is_one, 1 == 1);
#ifdef FORBIDDEN
BH_STATIC_ASSERT(one_is_two, 1 == 2);
#endif

int use(void);

int use(void)
{
    return 0;
}
