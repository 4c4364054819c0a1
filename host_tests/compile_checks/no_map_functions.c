/* SPDX-License-Identifier: Apache-2.0 */
/* FFM-010: without MM-IOVEC its functions are not declared. */
#include "psa/framework_feature.h"
#include "psa/service.h"

const void *use(psa_handle_t message);

const void *use(psa_handle_t message)
{
#ifdef FORBIDDEN
    return psa_map_invec(message, 0u);
#else
    (void)message;
    return NULL;
#endif
}
