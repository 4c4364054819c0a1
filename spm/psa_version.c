/* SPDX-License-Identifier: Apache-2.0 */
/* psa_framework_version and psa_version (FFM-013 to FFM-021). Neither has a programmer error, neither changes state. */
#include "spm/service.h"
#include "spm/spm.h"
#include "spm/verdict.h"

struct verdict spm_psa_framework_version(struct spm *spm, const struct caller *caller)
{
    (void)spm;
    (void)caller;
    return verdict_return(PSA_FRAMEWORK_VERSION);
}

struct verdict spm_psa_version(struct spm *spm, const struct caller *caller, uint32_t sid)
{
    struct service_index service;

    if (!service_from_sid(spm, sid, &service) || !service_allows(spm, service, caller)) {
        return verdict_return(PSA_VERSION_NONE);
    }
    return verdict_return(service_at(spm, service)->version);
}
