/* SPDX-License-Identifier: Apache-2.0 */
/* Finding services and judging who may use them. Constant time, whatever the number of services. */
#ifndef SPM_SERVICE_H
#define SPM_SERVICE_H

#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* false: no service has this SID. */
BH_MUST_USE bool service_from_sid(const struct spm *spm, uint32_t sid, struct service_index *out);

/* What a stateless handle names: index and version, with every reserved bit zero (FFM-210, FFM-213). */
BH_MUST_USE bool service_from_stateless_handle(const struct spm *spm, struct client_handle claim, struct service_index *out,
                                               uint32_t *version);

/* Whether a handle claims to be a stateless one. */
static inline bool handle_is_stateless(struct client_handle claim)
{
    return (claim.raw > 0) && (((uint32_t)claim.raw & 0x40000000u) != 0u);
}

/* Non-secure callers: non_secure_clients; partitions: their dependencies (FFM-015, FFM-016, FFM-037, FFM-038). */
BH_MUST_USE bool service_allows(const struct spm *spm, struct service_index service, const struct caller *caller);

/* STRICT: equal; RELAXED: not higher; never 0 (FFM-030 to FFM-036). */
BH_MUST_USE bool service_supports_version(const struct spm *spm, struct service_index service, uint32_t version);

static inline const struct spm_service *service_at(const struct spm *spm, struct service_index service)
{
    return &spm->image->services[service.index];
}

#ifdef __cplusplus
}
#endif
#endif /* SPM_SERVICE_H */
