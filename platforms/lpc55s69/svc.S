/* SPDX-License-Identifier: Apache-2.0 */
/* What partitions call with the IPC backend: each API is one SVC. The code runs with the caller's rights and has no
 * data; whatever it passes is judged by the SPM. Results arrive in the stacked r0. */
#include "platforms/lpc55s69/assembly.h"
#include "platforms/lpc55s69/svc_numbers.h"

    .syntax unified

#define API(name, number)   \
FUNCTION(name)              \
    svc number;             \
    bx lr;                  \
END_FUNCTION(name)

API(psa_framework_version, SVC_FRAMEWORK_VERSION)
API(psa_version, SVC_VERSION)
API(psa_connect, SVC_CONNECT)
API(psa_close, SVC_CLOSE)
API(psa_wait, SVC_WAIT)
API(psa_get, SVC_GET)
API(psa_set_rhandle, SVC_SET_RHANDLE)
API(psa_read, SVC_READ)
API(psa_skip, SVC_SKIP)
API(psa_write, SVC_WRITE)
API(psa_reply, SVC_REPLY)
API(psa_notify, SVC_NOTIFY)
API(psa_clear, SVC_CLEAR)
API(psa_eoi, SVC_EOI)
API(psa_irq_enable, SVC_IRQ_ENABLE)
API(psa_irq_disable, SVC_IRQ_DISABLE)
API(psa_reset_signal, SVC_RESET_SIGNAL)
API(psa_panic, SVC_PANIC)
API(psa_rot_lifecycle_state, SVC_LIFECYCLE)
API(psa_map_invec, SVC_MAP_INVEC)
API(psa_unmap_invec, SVC_UNMAP_INVEC)
API(psa_map_outvec, SVC_MAP_OUTVEC)
API(psa_unmap_outvec, SVC_UNMAP_OUTVEC)

/* uint32_t ipc_sfn_loop(psa_status_t status, struct ipc_sfn_task *task) */
API(ipc_sfn_loop, SVC_SFN_LOOP)

/* The return address of a context's entry point. */
API(context_returned, SVC_RETURNED)

/* void context_main_done(void): the secure main thread has ended; does not come back. */
API(context_main_done, SVC_MAIN_DONE)

/* psa_status_t psa_call(handle, type, in_vec, in_len, out_vec, out_len): the counts travel in one word in r12, as
 * spm_counts_pack() packs them; the last two arguments lie on the stack. */
FUNCTION(psa_call)
    ldr r12, [sp, #4]
    cmp r12, #0x10000
    it hs
    movwhs r12, #0xFFFF
    cmp r3, #0x10000
    it hs
    movwhs r3, #0xFFFF
    orr r12, r3, r12, lsl #16
    ldr r3, [sp]
    svc SVC_CALL
    bx lr
END_FUNCTION(psa_call)
