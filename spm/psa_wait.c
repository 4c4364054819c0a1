/* SPDX-License-Identifier: Apache-2.0 */
/* psa_wait, psa_get, psa_set_rhandle (FFM-107 to FFM-137, FFM-334). */
#include <string.h>

#include "hal/copy.h"
#include "spm/connection.h"
#include "spm/message.h"
#include "spm/service.h"
#include "spm/spm.h"
#include "spm/vectors.h"
#include "spm/verdict.h"

struct verdict spm_psa_wait(struct spm *spm, const struct caller *caller, psa_signal_t mask, uint32_t timeout)
{
    const struct spm_partition *partition = &spm->image->partitions[caller->partition.index];
    const psa_signal_t wanted = mask & partition->wait_signals;
    const struct partition_state *state = &spm->partitions[caller->partition.index];
    const psa_signal_t asserted = (state->signals | hal_pending_read(&state->irq_asserted)) & wanted;

    if (wanted == 0u) {
        return verdict_panic(SPM_ERROR_WAIT_MASK);
    }
    if ((asserted != 0u) || ((timeout & PSA_BLOCK) == 0u)) {
        return verdict_return(asserted);
    }
    const struct connection_id no_message = {(uint8_t)SPM_NO_INDEX};
    return verdict_block(no_message);
}

/* Which service of the partition has this signal: the k-th one has bit 4 + k. */
static bool service_from_signal(const struct spm *spm, struct partition_index partition, psa_signal_t signal,
                                struct service_index *out)
{
    const struct spm_partition *entry = &spm->image->partitions[partition.index];

    if ((signal == 0u) || ((signal & (signal - 1u)) != 0u) || ((signal & entry->service_signals) == 0u)) {
        return false;
    }
    out->index = (uint8_t)(entry->first_service + (uint32_t)__builtin_ctz(signal) - SPM_FIRST_SERVICE_BIT);
    return true;
}

struct get_plan {
    struct service_index service;
    bool withdrawn; /* the signal is up but no message is left (FFM-128) */
};

static enum spm_error get_decode(const struct spm *spm, const struct caller *caller, psa_signal_t signal, uintptr_t msg,
                                 struct get_plan *plan)
{
    const struct spm_partition *partition = &spm->image->partitions[caller->partition.index];

    if (partition->model == SPM_MODEL_SFN) {
        return SPM_ERROR_NOT_FOR_SFN;
    }
    if (!service_from_signal(spm, caller->partition, signal, &plan->service)) {
        return SPM_ERROR_SIGNAL;
    }
    if ((spm->partitions[caller->partition.index].signals & signal) == 0u) {
        return SPM_ERROR_SIGNAL_NOT_ASSERTED;
    }
    if (!domain_may_access(domain_of_partition(caller->partition), msg, sizeof(psa_msg_t), HAL_ACCESS_READ_WRITE)) {
        return SPM_ERROR_BUFFER;
    }
    plan->withdrawn = spm->services[plan->service.index].head == (uint8_t)SPM_NO_INDEX;
    return SPM_OK;
}

struct verdict spm_psa_get(struct spm *spm, const struct caller *caller, psa_signal_t signal, uintptr_t msg)
{
    struct get_plan plan = {{0u}, false};
    const enum spm_error error = get_decode(spm, caller, signal, msg, &plan);
    psa_msg_t copy;

    if (error != SPM_OK) {
        return verdict_panic(error);
    }
    if (plan.withdrawn) {
        spm->partitions[caller->partition.index].signals &= ~signal;
        return verdict_status(PSA_ERROR_DOES_NOT_EXIST);
    }
    const struct connection_id id = {spm->services[plan.service.index].head};
    message_describe(spm, id, &copy);
    if (!hal_copy(msg, (uintptr_t)&copy, sizeof(copy))) {
        return verdict_panic(SPM_ERROR_BUFFER);
    }
    message_take(spm, plan.service);
    return verdict_status(PSA_SUCCESS);
}

struct verdict spm_psa_set_rhandle(struct spm *spm, const struct caller *caller, struct message_handle handle, uintptr_t rhandle)
{
    const struct connection_result found = connection_from_message_handle(spm, caller->partition, handle);

    if (found.error != SPM_OK) {
        return verdict_panic(found.error);
    }
    struct connection *connection = connection_at(spm, found.value);
    if (connection->stateless) {
        return verdict_panic(SPM_ERROR_STATELESS_SERVICE);
    }
    connection->rhandle = rhandle;
    return verdict_return(0u);
}
