/* SPDX-License-Identifier: Apache-2.0 */
/* IPC backend: the PSA APIs that partitions call, each one supervisor call; and the one of the loop of SFN-model partitions. */
#include "backends/ipc/ipc.h"
#include "platforms/host/supervisor_call.h"
#include "psa/client.h"
#include "psa/service.h"

static uint32_t call_0(enum spm_api api)
{
    const uintptr_t argument[SPM_API_ARGUMENTS] = {0u};
    return (uint32_t)supervisor_call((uint32_t)api, argument);
}

static uint32_t call_1(enum spm_api api, uintptr_t first)
{
    const uintptr_t argument[SPM_API_ARGUMENTS] = {first};
    return (uint32_t)supervisor_call((uint32_t)api, argument);
}

static uintptr_t call_for_address(enum spm_api api, uintptr_t first, uintptr_t second)
{
    const uintptr_t argument[SPM_API_ARGUMENTS] = {first, second};
    return supervisor_call((uint32_t)api, argument);
}

static uint32_t call_2(enum spm_api api, uintptr_t first, uintptr_t second)
{
    return (uint32_t)call_for_address(api, first, second);
}

static uint32_t call_4(enum spm_api api, uintptr_t first, uintptr_t second, uintptr_t third, uintptr_t fourth)
{
    const uintptr_t argument[SPM_API_ARGUMENTS] = {first, second, third, fourth};
    return (uint32_t)supervisor_call((uint32_t)api, argument);
}

/* Handles, types and statuses travel as 32-bit words, as in a register. */
static uintptr_t word(int32_t value)
{
    return (uint32_t)value;
}

uint32_t psa_framework_version(void)
{
    return call_0(SPM_API_FRAMEWORK_VERSION);
}

uint32_t psa_version(uint32_t sid)
{
    return call_1(SPM_API_VERSION, sid);
}

psa_handle_t psa_connect(uint32_t sid, uint32_t version)
{
    return (psa_handle_t)call_2(SPM_API_CONNECT, sid, version);
}

psa_status_t psa_call(psa_handle_t handle, int32_t type, const psa_invec *in_vec, size_t in_len, psa_outvec *out_vec,
                      size_t out_len)
{
    const uintptr_t argument[SPM_API_ARGUMENTS] = {word(handle), word(type), (uintptr_t)in_vec, (uintptr_t)out_vec,
                                                   spm_counts_pack(in_len, out_len)};
    return (psa_status_t)supervisor_call((uint32_t)SPM_API_CALL, argument);
}

void psa_close(psa_handle_t handle)
{
    (void)call_1(SPM_API_CLOSE, word(handle));
}

psa_signal_t psa_wait(psa_signal_t signal_mask, uint32_t timeout)
{
    return call_2(SPM_API_WAIT, signal_mask, timeout);
}

psa_status_t psa_get(psa_signal_t signal, psa_msg_t *msg)
{
    return (psa_status_t)call_2(SPM_API_GET, signal, (uintptr_t)msg);
}

void psa_set_rhandle(psa_handle_t msg_handle, void *rhandle)
{
    (void)call_2(SPM_API_SET_RHANDLE, word(msg_handle), (uintptr_t)rhandle);
}

size_t psa_read(psa_handle_t msg_handle, uint32_t invec_idx, void *buffer, size_t num_bytes)
{
    return call_4(SPM_API_READ, word(msg_handle), invec_idx, (uintptr_t)buffer, num_bytes);
}

size_t psa_skip(psa_handle_t msg_handle, uint32_t invec_idx, size_t num_bytes)
{
    return call_4(SPM_API_SKIP, word(msg_handle), invec_idx, num_bytes, 0u);
}

void psa_write(psa_handle_t msg_handle, uint32_t outvec_idx, const void *buffer, size_t num_bytes)
{
    (void)call_4(SPM_API_WRITE, word(msg_handle), outvec_idx, (uintptr_t)buffer, num_bytes);
}

void psa_reply(psa_handle_t msg_handle, psa_status_t status)
{
    (void)call_2(SPM_API_REPLY, word(msg_handle), word(status));
}

const void *psa_map_invec(psa_handle_t msg_handle, uint32_t invec_idx)
{
    return (const void *)call_for_address(SPM_API_MAP_INVEC, word(msg_handle), invec_idx);
}

void psa_unmap_invec(psa_handle_t msg_handle, uint32_t invec_idx)
{
    (void)call_2(SPM_API_UNMAP_INVEC, word(msg_handle), invec_idx);
}

void *psa_map_outvec(psa_handle_t msg_handle, uint32_t outvec_idx)
{
    return (void *)call_for_address(SPM_API_MAP_OUTVEC, word(msg_handle), outvec_idx);
}

void psa_unmap_outvec(psa_handle_t msg_handle, uint32_t outvec_idx, size_t len)
{
    (void)call_4(SPM_API_UNMAP_OUTVEC, word(msg_handle), outvec_idx, len, 0u);
}

void psa_notify(int32_t partition_id)
{
    (void)call_1(SPM_API_NOTIFY, word(partition_id));
}

void psa_clear(void)
{
    (void)call_0(SPM_API_CLEAR);
}

void psa_eoi(psa_signal_t irq_signal)
{
    (void)call_1(SPM_API_EOI, irq_signal);
}

void psa_irq_enable(psa_signal_t irq_signal)
{
    (void)call_1(SPM_API_IRQ_ENABLE, irq_signal);
}

psa_irq_status_t psa_irq_disable(psa_signal_t irq_signal)
{
    return call_1(SPM_API_IRQ_DISABLE, irq_signal);
}

void psa_reset_signal(psa_signal_t irq_signal)
{
    (void)call_1(SPM_API_RESET_SIGNAL, irq_signal);
}

void psa_panic(void)
{
    (void)call_0(SPM_API_PANIC);
}

uint32_t psa_rot_lifecycle_state(void)
{
    return call_0(SPM_API_LIFECYCLE);
}

uint32_t ipc_sfn_loop(psa_status_t status, struct ipc_sfn_task *task)
{
    return call_2(SPM_API_SFN_LOOP, word(status), (uintptr_t)task);
}
