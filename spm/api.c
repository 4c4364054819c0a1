/* SPDX-License-Identifier: Apache-2.0 */
/* One door for all APIs: the number of an SVC, or of a fuzzer's choice, becomes a call of the entry. */
#include "spm/api.h"

#include "spm/verdict.h"

static struct verdict call_with_arguments(struct spm *spm, const struct caller *caller, const uintptr_t *argument)
{
    struct call_claims claims; /* `vector` stays unused */

    claims.handle.raw = (psa_handle_t)argument[0];
    claims.type = (int32_t)argument[1];
    claims.in_count = (size_t)(argument[4] & 0xFFFFu);
    claims.out_count = (size_t)((argument[4] >> 16) & 0xFFFFu);
    claims.source = VECTORS_AT_ADDRESS;
    claims.in_array = argument[2];
    claims.out_array = argument[3];
    return spm_psa_call(spm, caller, &claims);
}

struct verdict spm_dispatch(struct spm *spm, const struct caller *caller, uint32_t api, const uintptr_t argument[SPM_API_ARGUMENTS])
{
    const struct client_handle client = {(psa_handle_t)argument[0]};
    const struct message_handle message = {(psa_handle_t)argument[0]};

    switch ((enum spm_api)api) {
    case SPM_API_FRAMEWORK_VERSION:
        return spm_psa_framework_version(spm, caller);
    case SPM_API_VERSION:
        return spm_psa_version(spm, caller, (uint32_t)argument[0]);
    case SPM_API_CONNECT:
        return spm_psa_connect(spm, caller, (uint32_t)argument[0], (uint32_t)argument[1]);
    case SPM_API_CALL:
        return call_with_arguments(spm, caller, argument);
    case SPM_API_CLOSE:
        return spm_psa_close(spm, caller, client);
    case SPM_API_WAIT:
        return spm_psa_wait(spm, caller, (psa_signal_t)argument[0], (uint32_t)argument[1]);
    case SPM_API_GET:
        return spm_psa_get(spm, caller, (psa_signal_t)argument[0], argument[1]);
    case SPM_API_SET_RHANDLE:
        return spm_psa_set_rhandle(spm, caller, message, argument[1]);
    case SPM_API_READ:
        return spm_psa_read(spm, caller, message, (uint32_t)argument[1], argument[2], (size_t)argument[3]);
    case SPM_API_SKIP:
        return spm_psa_skip(spm, caller, message, (uint32_t)argument[1], (size_t)argument[2]);
    case SPM_API_WRITE:
        return spm_psa_write(spm, caller, message, (uint32_t)argument[1], argument[2], (size_t)argument[3]);
    case SPM_API_REPLY:
        return spm_psa_reply(spm, caller, message, (psa_status_t)argument[1]);
    case SPM_API_NOTIFY:
        return spm_psa_notify(spm, caller, (int32_t)argument[0]);
    case SPM_API_CLEAR:
        return spm_psa_clear(spm, caller);
    case SPM_API_PANIC:
        return spm_psa_panic(spm, caller);
    case SPM_API_LIFECYCLE:
        return spm_psa_rot_lifecycle_state(spm, caller);
    case SPM_API_EOI:
        return spm_psa_eoi(spm, caller, (psa_signal_t)argument[0]);
    case SPM_API_IRQ_ENABLE:
        return spm_psa_irq_enable(spm, caller, (psa_signal_t)argument[0]);
    case SPM_API_IRQ_DISABLE:
        return spm_psa_irq_disable(spm, caller, (psa_signal_t)argument[0]);
    case SPM_API_RESET_SIGNAL:
        return spm_psa_reset_signal(spm, caller, (psa_signal_t)argument[0]);
    case SPM_API_MAP_INVEC:
        return spm_psa_map_invec(spm, caller, message, (uint32_t)argument[1]);
    case SPM_API_UNMAP_INVEC:
        return spm_psa_unmap_invec(spm, caller, message, (uint32_t)argument[1]);
    case SPM_API_MAP_OUTVEC:
        return spm_psa_map_outvec(spm, caller, message, (uint32_t)argument[1]);
    case SPM_API_UNMAP_OUTVEC:
        return spm_psa_unmap_outvec(spm, caller, message, (uint32_t)argument[1], (size_t)argument[2]);
    case SPM_API_RETURNED:
        return verdict_panic(SPM_ERROR_RETURNED);
    case SPM_API_SFN_LOOP:  /* the IPC dispatcher's own */
    case SPM_API_MAIN_DONE: /* the IPC dispatcher's own */
    case SPM_API_FLIH_RETURNED:
        break;
    }
    return verdict_panic(SPM_ERROR_UNKNOWN_API);
}

bool spm_api_is_for_flih(uint32_t api)
{
    return (api == (uint32_t)SPM_API_IRQ_ENABLE) || (api == (uint32_t)SPM_API_IRQ_DISABLE)
           || (api == (uint32_t)SPM_API_RESET_SIGNAL) || (api == (uint32_t)SPM_API_PANIC);
}
