/* SPDX-License-Identifier: Apache-2.0 */
/* Partition worker. See worker.h. */
#include "host_tests/board/firmware/worker.h"

#include <stdint.h>

#include "hal/shared.h"
#include "host_tests/board/firmware/published.h"
#include "psa/service.h"
#include "psa_manifest/worker.h"
#include "spm/base/attributes.h"

/* Two instructions a step, whatever the compiler. */
static void spin(uint32_t steps)
{
    __asm__ volatile("1: subs %0, %0, #1\n\tbne 1b" : "+r"(steps) : : "cc");
}

static void work(uint32_t rounds)
{
    struct hal_shared_u32 *const published = (struct hal_shared_u32 *)PUBLISHED_WORK;

    for (uint32_t round = 0u; round < rounds; round++) {
        hal_shared_store(published, round);
        spin((uint32_t)WORKER_ROUND_INSTRUCTIONS / 2u);
    }
}

/* At the first multiple of 512 behind the vectors, together with the functions above, which are inlined: that is
 * outside the KiB in which text begins. Where the MPU draws a line within a KiB the virtual board translates code anew
 * for every instruction. */
BH_ALIGNED(512) void worker_main(void)
{
    psa_msg_t msg;

#ifdef WORKER_AT_ONCE
    work((uint32_t)WORKER_ROUNDS_AT_ONCE);
#endif
    for (;;) {
        (void)psa_wait(WORKER_SIGNAL, PSA_BLOCK);
        if (psa_get(WORKER_SIGNAL, &msg) == PSA_SUCCESS) {
            psa_reply(msg.handle, PSA_SUCCESS);
            work((uint32_t)WORKER_ROUNDS);
        }
    }
}
