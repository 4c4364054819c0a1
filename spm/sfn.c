/* SPDX-License-Identifier: Apache-2.0 */
/* Messages of SFN-model partitions, for both dispatchers: begin and end of a secure function (framework sheet 6.4). */
#include "spm/connection.h"
#include "spm/message.h"
#include "spm/spm.h"
#include "spm/verdict.h"

void spm_sfn_begin(struct spm *spm, struct connection_id message, psa_msg_t *msg)
{
    const struct service_index service = {connection_view(spm, message)->service};

    message_describe(spm, message, msg);
    message_take(spm, service);
    spm->partitions[spm->image->services[service.index].owner.index].serving = message.index;
}

struct verdict spm_sfn_end(struct spm *spm, struct connection_id message, psa_status_t status)
{
    const struct connection *connection = connection_view(spm, message);

    if (!reply_status_is_legal(connection, status)) {
        return verdict_panic(SPM_ERROR_REPLY_STATUS);
    }
    spm->partitions[spm->image->services[connection->service].owner.index].serving = (uint8_t)SPM_NO_INDEX;
    reply_commit(spm, message, status);
    return verdict_return(0u);
}

uint8_t spm_sfn_next(const struct spm *spm, struct partition_index partition)
{
    const psa_signal_t asserted =
        spm->partitions[partition.index].signals & spm->image->partitions[partition.index].service_signals;

    if (asserted == 0u) {
        return (uint8_t)SPM_NO_INDEX;
    }
    const uint32_t nth = (uint32_t)__builtin_ctz(asserted) - (uint32_t)SPM_FIRST_SERVICE_BIT;
    return spm->services[spm->image->partitions[partition.index].first_service + nth].head;
}
