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

/* Of this CPU's own NVIC, and the lines of CTIMER0, 1, 2 and 4 there (LPC55S69 sheet 2.2, 3). */
#define NVIC_ISER0 0xE000E100u
#define NVIC_ISER1 0xE000E104u
#define LINES_0 ((1u << 10) | (1u << 11))
#define LINES_1 ((1u << (36 - 32)) | (1u << (37 - 32)))

enum { ANSWERS_WHILE_TICKING = 50 };

static bool finished;
static bool wrong;

/* CPU1 sees none of the partitions' interrupts, whatever it lets through: it has no handler for them. */
static void let_them_through(void)
{
    *(volatile uint32_t *)NVIC_ISER0 = LINES_0;
    *(volatile uint32_t *)NVIC_ISER1 = LINES_1;
}

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
    let_them_through();
    context_begin(CONTEXT_FIRST, scenes);
    context_begin(CONTEXT_SECOND, meanwhile);
    context_join(CONTEXT_FIRST);
    context_join(CONTEXT_SECOND);
    hal_shared_store((struct hal_shared_u32 *)PUBLISHED_STAGE,
                     wrong ? (uint32_t)PUBLISHED_STARTED : (uint32_t)PUBLISHED_FINISHED);
}
