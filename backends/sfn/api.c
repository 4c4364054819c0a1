/* SPDX-License-Identifier: Apache-2.0 */
/* SFN backend: the PSA APIs as plain functions that partitions call. Each takes the running partition as the caller, calls its
 * entry and obeys the verdict. */
#include "backends/sfn/sfn.h"
#include "mailbox/secure.h"
#include "psa/client.h"
#include "psa/service.h"
#include "spm/api.h"
#include "spm/instance.h"

uint32_t psa_framework_version(void)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_FRAMEWORK_VERSION);
    return (uint32_t)sfn_obey(spm, (uint32_t)SPM_API_FRAMEWORK_VERSION, spm_psa_framework_version(spm, sfn_caller(spm)));
}

uint32_t psa_version(uint32_t sid)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_VERSION);
    return (uint32_t)sfn_obey(spm, (uint32_t)SPM_API_VERSION, spm_psa_version(spm, sfn_caller(spm), sid));
}

psa_handle_t psa_connect(uint32_t sid, uint32_t version)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_CONNECT);
    return (psa_handle_t)sfn_obey(spm, (uint32_t)SPM_API_CONNECT, spm_psa_connect(spm, sfn_caller(spm), sid, version));
}

psa_status_t psa_call(psa_handle_t handle, int32_t type, const psa_invec *in_vec, size_t in_len, psa_outvec *out_vec,
                      size_t out_len)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_CALL);
    struct call_claims claims; /* `vector` stays unused */

    claims.handle.raw = handle;
    claims.type = type;
    claims.in_count = in_len;
    claims.out_count = out_len;
    claims.source = VECTORS_AT_ADDRESS;
    claims.in_array = (uintptr_t)in_vec;
    claims.out_array = (uintptr_t)out_vec;
    return (psa_status_t)sfn_obey(spm, (uint32_t)SPM_API_CALL, spm_psa_call(spm, sfn_caller(spm), &claims));
}

void psa_close(psa_handle_t handle)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_CLOSE);
    const struct client_handle claim = {handle};
    (void)sfn_obey(spm, (uint32_t)SPM_API_CLOSE, spm_psa_close(spm, sfn_caller(spm), claim));
}

psa_signal_t psa_wait(psa_signal_t signal_mask, uint32_t timeout)
{
    return sfn_wait(spm_instance(), signal_mask, timeout);
}

psa_status_t psa_get(psa_signal_t signal, psa_msg_t *msg)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_GET);
    return (psa_status_t)sfn_obey(spm, (uint32_t)SPM_API_GET, spm_psa_get(spm, sfn_caller(spm), signal, (uintptr_t)msg));
}

void psa_set_rhandle(psa_handle_t msg_handle, void *rhandle)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_SET_RHANDLE);
    const struct message_handle claim = {msg_handle};
    (void)sfn_obey(spm, (uint32_t)SPM_API_SET_RHANDLE, spm_psa_set_rhandle(spm, sfn_caller(spm), claim, (uintptr_t)rhandle));
}

size_t psa_read(psa_handle_t msg_handle, uint32_t invec_idx, void *buffer, size_t num_bytes)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_READ);
    const struct message_handle claim = {msg_handle};
    struct verdict verdict;

    do {
        mailbox_check_ready(spm); /* no byte moves for a life of CPU1 that is over */
        verdict = spm_psa_read(spm, sfn_caller(spm), claim, invec_idx, (uintptr_t)buffer, num_bytes);
    } while (verdict.kind == VERDICT_CALL_AGAIN);
    return (uint32_t)sfn_obey(spm, (uint32_t)SPM_API_READ, verdict);
}

size_t psa_skip(psa_handle_t msg_handle, uint32_t invec_idx, size_t num_bytes)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_SKIP);
    const struct message_handle claim = {msg_handle};
    return (uint32_t)sfn_obey(spm, (uint32_t)SPM_API_SKIP, spm_psa_skip(spm, sfn_caller(spm), claim, invec_idx, num_bytes));
}

void psa_write(psa_handle_t msg_handle, uint32_t outvec_idx, const void *buffer, size_t num_bytes)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_WRITE);
    const struct message_handle claim = {msg_handle};
    struct verdict verdict;

    do {
        mailbox_check_ready(spm);
        verdict = spm_psa_write(spm, sfn_caller(spm), claim, outvec_idx, (uintptr_t)buffer, num_bytes);
    } while (verdict.kind == VERDICT_CALL_AGAIN);
    (void)sfn_obey(spm, (uint32_t)SPM_API_WRITE, verdict);
}

void psa_reply(psa_handle_t msg_handle, psa_status_t status)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_REPLY);
    const struct message_handle claim = {msg_handle};
    (void)sfn_obey(spm, (uint32_t)SPM_API_REPLY, spm_psa_reply(spm, sfn_caller(spm), claim, status));
}

const void *psa_map_invec(psa_handle_t msg_handle, uint32_t invec_idx)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_MAP_INVEC);
    const struct message_handle claim = {msg_handle};
    struct verdict verdict;

    do {
        verdict = spm_psa_map_invec(spm, sfn_caller(spm), claim, invec_idx);
    } while (verdict.kind == VERDICT_CALL_AGAIN);
    return (const void *)sfn_obey(spm, (uint32_t)SPM_API_MAP_INVEC, verdict);
}

void psa_unmap_invec(psa_handle_t msg_handle, uint32_t invec_idx)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_UNMAP_INVEC);
    const struct message_handle claim = {msg_handle};
    (void)sfn_obey(spm, (uint32_t)SPM_API_UNMAP_INVEC, spm_psa_unmap_invec(spm, sfn_caller(spm), claim, invec_idx));
}

void *psa_map_outvec(psa_handle_t msg_handle, uint32_t outvec_idx)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_MAP_OUTVEC);
    const struct message_handle claim = {msg_handle};
    return (void *)sfn_obey(spm, (uint32_t)SPM_API_MAP_OUTVEC,
                            spm_psa_map_outvec(spm, sfn_caller(spm), claim, outvec_idx));
}

void psa_unmap_outvec(psa_handle_t msg_handle, uint32_t outvec_idx, size_t len)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_UNMAP_OUTVEC);
    const struct message_handle claim = {msg_handle};
    (void)sfn_obey(spm, (uint32_t)SPM_API_UNMAP_OUTVEC,
                   spm_psa_unmap_outvec(spm, sfn_caller(spm), claim, outvec_idx, len));
}

void psa_notify(int32_t partition_id)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_NOTIFY);
    (void)sfn_obey(spm, (uint32_t)SPM_API_NOTIFY, spm_psa_notify(spm, sfn_caller(spm), partition_id));
}

void psa_clear(void)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_CLEAR);
    (void)sfn_obey(spm, (uint32_t)SPM_API_CLEAR, spm_psa_clear(spm, sfn_caller(spm)));
}

void psa_eoi(psa_signal_t irq_signal)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_EOI);
    (void)sfn_obey(spm, (uint32_t)SPM_API_EOI, spm_psa_eoi(spm, sfn_caller(spm), irq_signal));
}

void psa_irq_enable(psa_signal_t irq_signal)
{
    struct spm *spm = spm_instance();
    const struct verdict verdict = spm_psa_irq_enable(spm, sfn_caller_anywhere(spm), irq_signal);
    (void)sfn_obey(spm, (uint32_t)SPM_API_IRQ_ENABLE, verdict);
}

psa_irq_status_t psa_irq_disable(psa_signal_t irq_signal)
{
    struct spm *spm = spm_instance();
    const struct verdict verdict = spm_psa_irq_disable(spm, sfn_caller_anywhere(spm), irq_signal);
    return (uint32_t)sfn_obey(spm, (uint32_t)SPM_API_IRQ_DISABLE, verdict);
}

void psa_reset_signal(psa_signal_t irq_signal)
{
    struct spm *spm = spm_instance();
    const struct verdict verdict = spm_psa_reset_signal(spm, sfn_caller_anywhere(spm), irq_signal);
    (void)sfn_obey(spm, (uint32_t)SPM_API_RESET_SIGNAL, verdict);
}

void psa_panic(void)
{
    struct spm *spm = spm_instance();
    (void)sfn_obey(spm, (uint32_t)SPM_API_PANIC, spm_psa_panic(spm, sfn_caller_anywhere(spm)));
}

uint32_t psa_rot_lifecycle_state(void)
{
    struct spm *spm = spm_instance();
    SFN_REFUSE_IN_FLIH(spm, (uint32_t)SPM_API_LIFECYCLE);
    return (uint32_t)sfn_obey(spm, (uint32_t)SPM_API_LIFECYCLE, spm_psa_rot_lifecycle_state(spm, sfn_caller(spm)));
}
