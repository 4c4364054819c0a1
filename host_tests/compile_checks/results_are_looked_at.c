/* SPDX-License-Identifier: Apache-2.0 */
/* A check whose answer nobody looks at does not compile. */
#include "spm/vectors.h"

bool use(struct hal_domain domain);

bool use(struct hal_domain domain)
{
#ifdef FORBIDDEN
    domain_may_access(domain, 4u, 4u, HAL_ACCESS_READ);
    return true;
#else
    return domain_may_access(domain, 4u, 4u, HAL_ACCESS_READ);
#endif
}
