/* SPDX-License-Identifier: Apache-2.0 */
/* Finding services and judging who may use them (framework sheet 1.8, 2.3). */
#include "spm/service.h"

enum {
    STATELESS_RESERVED_BITS = 0x3FFF00E0, /* bits 29:16 and 7:5 */
    STATELESS_INDEX_BITS = 0x1F
};

bool service_from_sid(const struct spm *spm, uint32_t sid, struct service_index *out)
{
    const struct spm_image *image = spm->image;
    const uint32_t slot = (uint32_t)(sid * image->sid_multiplier) >> image->sid_shift;
    const uint8_t index = image->sid_slots[slot];

    if ((index == SPM_NO_INDEX) || (image->services[index].sid != sid)) {
        return false;
    }
    out->index = index;
    return true;
}

bool service_from_stateless_handle(const struct spm *spm, struct client_handle claim, struct service_index *out,
                                   uint32_t *version)
{
    const uint32_t raw = (uint32_t)claim.raw;
    const uint8_t index = spm->image->stateless[raw & (uint32_t)STATELESS_INDEX_BITS];

    if (((raw & (uint32_t)STATELESS_RESERVED_BITS) != 0u) || (index == SPM_NO_INDEX)) {
        return false;
    }
    out->index = index;
    *version = (raw >> 8) & 0xFFu;
    return true;
}

bool service_allows(const struct spm *spm, struct service_index service, const struct caller *caller)
{
    const struct spm_service *entry = service_at(spm, service);

    if (caller->id.value < 0) {
        return entry->non_secure_clients;
    }
    const uint32_t *dependencies = spm->image->partitions[caller->partition.index].dependencies;
    return ((dependencies[service.index / 32u] >> (service.index % 32u)) & 1u) != 0u;
}

bool service_supports_version(const struct spm *spm, struct service_index service, uint32_t version)
{
    const struct spm_service *entry = service_at(spm, service);

    if (version == 0u) {
        return false;
    }
    switch (entry->policy) {
    case SPM_VERSION_STRICT:
        return version == entry->version;
    case SPM_VERSION_RELAXED:
        return version <= entry->version;
    }
    return false;
}
