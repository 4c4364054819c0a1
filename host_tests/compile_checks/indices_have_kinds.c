/* SPDX-License-Identifier: Apache-2.0 */
/* The index of a service is no index of a partition. */
#include "spm/service.h"

bool use(const struct spm *spm, struct service_index service, struct partition_index partition, const struct caller *caller);

bool use(const struct spm *spm, struct service_index service, struct partition_index partition, const struct caller *caller)
{
#ifdef FORBIDDEN
    (void)service;
    return service_allows(spm, partition, caller);
#else
    (void)partition;
    return service_allows(spm, service, caller);
#endif
}
