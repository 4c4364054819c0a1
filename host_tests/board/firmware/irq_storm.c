/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's program for measuring storms of a partition's own interrupts: has partition timers or waiter begin one, if the
 * build says which (IRQ_STORM: handle and type of that call), and calls echo from then on. */
#include "hal/shared.h"
#include "host_tests/board/firmware/irq.h"
#include "host_tests/board/firmware/irq_ask.h"
#include "host_tests/board/firmware/published.h"
#include "platforms/lpc55s69/cpu1/job.h"
#include "psa_manifest/sid.h"

void job_run(void)
{
    irq_ask_start();
#ifdef IRQ_STORM
    uint32_t result = 0u;
    if (irq_ask(IRQ_STORM, &result) != PSA_SUCCESS) {
        return;
    }
#endif
    hal_shared_store((struct hal_shared_u32 *)PUBLISHED_STAGE, (uint32_t)PUBLISHED_STARTED);
    while (irq_ask_echo()) {
        /* until the test has seen enough */
    }
}
