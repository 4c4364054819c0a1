/* SPDX-License-Identifier: Apache-2.0 */
/* The thread that carries an SFN-model partition on the IPC backend. It runs with the partition's rights: what it gets wrong
 * hurts the partition alone. */
#include "backends/ipc/ipc.h"

void ipc_sfn_thread(void)
{
    struct ipc_sfn_task task;
    psa_status_t status = PSA_SUCCESS;

    for (;;) {
        const uint32_t next = ipc_sfn_loop(status, &task);
        if (next == (uint32_t)IPC_SFN_RUN_INIT) {
            status = (task.init != NULL) ? task.init() : PSA_SUCCESS;
        } else if (next == (uint32_t)IPC_SFN_RUN_FUNCTION) {
            status = task.function(&task.msg);
        } else {
            /* woken: ask again */
        }
    }
}
