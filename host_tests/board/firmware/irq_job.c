/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's program for the interrupt tests, in place of platforms/lpc55s69/cpu1/job.c: one context has the partitions
 * play their scenes and tick, another one calls echo all the while. Without partition waiter its calls are refused. */
#include "hal/shared.h"
#include "host_tests/board/firmware/irq.h"
#include "host_tests/board/firmware/irq_ask.h"
#include "host_tests/board/firmware/published.h"
#include "platforms/lpc55s69/cpu1/contexts.h"
#include "platforms/lpc55s69/cpu1/job.h"
#include "psa_manifest/sid.h"

enum { ANSWERS_WHILE_TICKING = 50 };

static bool finished;
static bool wrong;

static void scenes_of(psa_handle_t handle)
{
    uint32_t runs = 0u;
    uint32_t ticks = 0u;

    if (irq_ask(handle, IRQ_SCENES, &runs) != PSA_SUCCESS) {
        wrong = wrong || (handle != WAITER_HANDLE);
        return;
    }
    wrong = (irq_ask(handle, IRQ_TICK, &runs) != PSA_SUCCESS) || wrong;
    for (uint32_t i = 0u; i < (uint32_t)ANSWERS_WHILE_TICKING; i++) {
        wrong = !irq_ask_echo() || wrong;
    }
    wrong = (irq_ask(handle, IRQ_STOP, &ticks) != PSA_SUCCESS) || (ticks == 0u) || wrong;
}

static void scenes(void)
{
    scenes_of(TIMERS_HANDLE);
    scenes_of(WAITER_HANDLE);
    finished = true;
}

static void meanwhile(void)
{
    while (!finished) {
        wrong = !irq_ask_echo() || wrong;
    }
}

void job_run(void)
{
    irq_ask_start();
    context_begin(CONTEXT_FIRST, scenes);
    context_begin(CONTEXT_SECOND, meanwhile);
    context_join(CONTEXT_FIRST);
    context_join(CONTEXT_SECOND);
    hal_shared_store((struct hal_shared_u32 *)PUBLISHED_STAGE,
                     wrong ? (uint32_t)PUBLISHED_STARTED : (uint32_t)PUBLISHED_FINISHED);
}
