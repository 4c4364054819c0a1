/* SPDX-License-Identifier: Apache-2.0 */
/* IPC backend: a context for each partition, priorities, deferred replies.
 *
 * Context n < partition_count is partition n; the last one is the secure main thread and, after it has ended, the idle thread on the
 * same stack. The lowest ready index runs. Every function here runs in a handler (SVCall, or one of the priority of PendSV and the mailbox), so that
 * one at a time changes struct spm with nothing masked (design, "Concurrency on the chip").
 * Source: design, "Backends"; framework sheet 6.3. */
#ifndef BACKENDS_IPC_IPC_H
#define BACKENDS_IPC_IPC_H

#include "backends/backend.h"
#include "hal/atomic.h"
#include "hal/context.h"
#include "spm/api.h"

#ifdef __cplusplus
extern "C" {
#endif

enum ipc_wait { IPC_RUNNABLE = 0, IPC_WAITS_FOR_REPLY, IPC_WAITS_FOR_SIGNAL };

struct ipc_context {
    struct hal_context cpu;
    struct caller caller;   /* the partition, as the frontend sees it; unused in the last one          */
    psa_signal_t wait_mask; /* for IPC_WAITS_FOR_SIGNAL                                       */
    uint16_t panic;         /* enum spm_error to end with when it goes on; 0 (UNSET): none    */
    uint8_t wait;           /* enum ipc_wait                                                  */
    uint8_t api;            /* of the call under way, for the console                          */
};

struct backend {
    struct ipc_context *contexts; /* partition_count + 1 */
    uint32_t ready;               /* bit n: partition n can run; the main context always can */
    uint8_t current;              /* index of the running context */
    uint8_t main;                 /* index of the main, later idle, context */
    bool discard_current;         /* what runs is not to be saved at the next switch */
    uint8_t flih_owner;           /* partition whose first-level handler runs, or SPM_NO_INDEX */
    struct hal_pending flih_woken; /* bit n: a first-level handler has asserted a signal of partition n */
    uintptr_t main_stack_base;
    size_t main_stack_bytes;
};

/* After spm_init() of the same spm; `contexts` has partition_count + 1 elements. Prepares every partition's context and asks for a switch.
 * The running code becomes the main context; main_stack_* is its stack, which the idle thread will re-use. */
void ipc_init(struct spm *spm, struct ipc_context *contexts, uintptr_t main_stack_base, size_t main_stack_bytes);

/* One API call of the running context (an SVC). Returns how the platform ends the call: VERDICT_RETURN (value is the result),
 * VERDICT_CALL_AGAIN (execute the same call once more, with the same arguments), VERDICT_BLOCK (no result now; a switch has been
 * requested). Does not return for a panic. handler_mode: the call came from handler mode, which only a first-level handler may
 * do, for the four APIs of FFM-201 (FFM-308).
 *
 * The main thread may call SPM_API_MAIN_DONE only: the CPUs have met, the mailbox opens, the thread ends, the idle thread takes its place. */
struct verdict ipc_call(struct spm *spm, uint32_t api, const uintptr_t argument[SPM_API_ARGUMENTS], bool handler_mode);

/* The handler of an interrupt line of the image, with the priority that hal_irq_prepare() was asked for. */
void ipc_interrupt(struct spm *spm, uint32_t line);

/* The mailbox interrupt: clears the doorbell, then makes one pass over the slots. */
void ipc_mailbox(struct spm *spm);

/* Resets CPU1: holds it, ends its epoch, lets it start again. From a handler at the mailbox interrupt's priority. */
void ipc_ns_cpu_reset(struct spm *spm);

struct ipc_switch {
    struct hal_context *from; /* NULL: what ran is not to be saved */
    struct hal_context *to;
};

/* Chooses the most urgent ready context, makes it current and opens or holds the mailbox interrupt by its rank. from == to: nothing
 * to save or load, but a stored result is still to be applied (hal_context_set_result). */
struct ipc_switch ipc_switch(struct spm *spm);

/* ---- The loop of SFN-model partitions ---------------------------------------------------------------------------------- */

/* What SPM_API_SFN_LOOP(status, task) asks the thread to do next; another value: call it again. `status` is what the
 * function or init that ran last has returned. */
enum { IPC_SFN_RUN_INIT = 1, IPC_SFN_RUN_FUNCTION = 2 };

struct ipc_sfn_task {
    psa_msg_t msg;
    psa_status_t (*function)(const psa_msg_t *msg);
    psa_status_t (*init)(void);
};

/* Entry point of the context of an SFN-model partition. */
void ipc_sfn_thread(void);

/* The SVC of the loop, made by the platform. */
uint32_t ipc_sfn_loop(psa_status_t status, struct ipc_sfn_task *task);

#ifdef __cplusplus
}
#endif
#endif /* BACKENDS_IPC_IPC_H */
