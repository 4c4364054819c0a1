/* SPDX-License-Identifier: Apache-2.0 */
/* psa_connect (FFM-022 to FFM-046, FFM-317). Every programmer error is found before room is asked for. */
#include "spm/connection.h"
#include "spm/service.h"
#include "spm/spm.h"
#include "spm/verdict.h"

struct connect_plan {
    struct connection_id slot;
    struct service_index service;
};

static enum spm_error connect_decode(const struct spm *spm, const struct caller *caller, uint32_t sid, uint32_t version,
                                     struct connect_plan *out)
{
    if (!service_from_sid(spm, sid, &out->service)) {
        return SPM_ERROR_NO_SUCH_SERVICE;
    }
    const struct spm_service *service = service_at(spm, out->service);
    if (!service_allows(spm, out->service, caller)) {
        return SPM_ERROR_NOT_AUTHORISED;
    }
    if (!service->connection_based) {
        return SPM_ERROR_STATELESS_SERVICE;
    }
    if (!service_supports_version(spm, out->service, version)) {
        return SPM_ERROR_VERSION;
    }
    if (spm->partitions[service->owner.index].life == (uint8_t)PARTITION_FAILED) {
        return SPM_ERROR_INIT_FAILED;
    }
    return connection_free_slot(spm, caller, &out->slot) ? SPM_OK : SPM_ERROR_NO_ROOM;
}

struct verdict spm_psa_connect(struct spm *spm, const struct caller *caller, uint32_t sid, uint32_t version)
{
    struct connect_plan plan = {{0u}, {0u}};
    const enum spm_error error = connect_decode(spm, caller, sid, version, &plan);

    if (error == SPM_ERROR_NO_ROOM) {
        return verdict_status(PSA_ERROR_CONNECTION_BUSY);
    }
    if (error == SPM_ERROR_INIT_FAILED) {
        return verdict_status(PSA_ERROR_CONNECTION_REFUSED);
    }
    if (error != SPM_OK) {
        return verdict_programmer_error(caller, error, PSA_ERROR_CONNECTION_REFUSED);
    }
    connection_open(spm, plan.slot, plan.service, caller, CONNECTION_CONNECTING);
    message_queue(spm, plan.slot, PSA_IPC_CONNECT);
    return verdict_block(plan.slot);
}
