/* SPDX-License-Identifier: Apache-2.0 */
/* FFM-010: without MM-IOVEC its functions are not declared. The build's own psa/framework_feature.h says 1, so this file
 * takes its place. */
#define PSA_FRAMEWORK_FEATURE_H
#define PSA_FRAMEWORK_HAS_MM_IOVEC (0)
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
