/* SPDX-License-Identifier: Apache-2.0 */
/* Who calls (ns_client/ns_hooks.h): each context is a client of its own. */
#include "ns_client/ns_hooks.h"
#include "platforms/lpc55s69/cpu1/contexts.h"

int32_t ns_hook_client_id(void)
{
    return -1 - (int32_t)context_current();
}
