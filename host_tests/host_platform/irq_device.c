/* SPDX-License-Identifier: Apache-2.0 */
/* Partition `device`: in the SFN model, or behind a loop of its own in the IPC model. */
#define PARTITION IRQ_DEVICE
#define NAME(x) irq_device_##x
#include "host_tests/host_platform/irq_serve.h"

void irq_device_main(void);

void irq_device_main(void)
{
    for (;;) {
        psa_msg_t msg;
        const psa_signal_t signal = 1u << 4;
        (void)psa_wait(signal, PSA_BLOCK);
        if (psa_get(signal, &msg) == PSA_SUCCESS) {
            psa_reply(msg.handle, irq_device_sfn(&msg));
        }
    }
}
