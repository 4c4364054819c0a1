/* SPDX-License-Identifier: Apache-2.0 */
/* Partition worker. See worker.h. */
#include "host_tests/board/firmware/worker.h"

#include <stdint.h>

#include "hal/shared.h"
#include "host_tests/board/firmware/published.h"
#include "psa/service.h"

/* Two instructions a step. */
static void spin(uint32_t steps)
{
    while (steps != 0u) {
        steps--;
        __asm__ volatile("" : "+r"(steps));
    }
}

static void work(void)
{
    struct hal_shared_u32 *const published = (struct hal_shared_u32 *)PUBLISHED_WORK;

    for (uint32_t round = 0u; round < (uint32_t)WORKER_ROUNDS; round++) {
        hal_shared_store(published, round);
        spin((uint32_t)WORKER_ROUND_INSTRUCTIONS / 2u);
    }
}

void worker_main(void)
{
    psa_msg_t msg;

    for (;;) {
        (void)psa_wait(WORKER_SIGNAL, PSA_BLOCK);
        if (psa_get(WORKER_SIGNAL, &msg) == PSA_SUCCESS) {
            psa_reply(msg.handle, PSA_SUCCESS);
            work();
        }
    }
}
