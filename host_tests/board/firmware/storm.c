/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's program for measuring storms, in place of platforms/lpc55s69/cpu1/job.c: makes partition worker begin its
 * work, and then storms. */
#include "host_tests/board/firmware/storm.h"

#include "hal/shared.h"
#include "hal/twin_cpu.h"
#include "host_tests/board/firmware/published.h"
#include "host_tests/board/firmware/trap.h"
#include "ns_client/ns_client.h"
#include "platforms/lpc55s69/cpu1/contexts.h"
#include "platforms/lpc55s69/cpu1/job.h"
#include "platforms/lpc55s69/cpu1/mailbox_irq.h"
#include "platforms/lpc55s69/memory_map.h"
#include "psa/client.h"
#include "psa_manifest/sid.h"
#include "spm/base/attributes.h"

/* A life after a reset begins with the storm.
 *
 * At the first multiple of 512 behind the vectors, and what storms behind it: code in the KiB with the unprogrammed
 * words before the image is slow on the virtual board. */
BH_ALIGNED(512) void job_run(void)
{
    struct hal_shared_u32 *const again = (struct hal_shared_u32 *)PUBLISHED_STAGE;

    while (hal_shared_load(again) == (uint32_t)PUBLISHED_AGAIN) {
        storm_step();
    }
    contexts_start();
    ns_client_init((struct mailbox_page *)MAP_MAILBOX_PAGE);
    mailbox_irq_enable();
    trap_install();
    tfm_spm_hal_wait_for_s_cpu_ready();
    if (psa_call(WORKER_HANDLE, 0, NULL, 0u, NULL, 0u) != PSA_SUCCESS) {
        return;
    }
    hal_shared_store(again, PUBLISHED_AGAIN);
    for (;;) {
        storm_step();
    }
}
