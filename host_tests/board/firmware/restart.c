/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's program, in place of platforms/lpc55s69/cpu1/job.c: a CPU1 that restarts itself again and again by a jump to
 * its reset handler, each time with a request under way, and a little later each time. So CPU0's ring for the reply
 * comes anywhere in the next life's start-up. The last life makes an ordinary call. */
#include "hal/shared.h"
#include "hal/twin_cpu.h"
#include "host_tests/board/firmware/published.h"
#include "mailbox/wire.h"
#include "ns_client/ns_client.h"
#include "ns_client/ns_hooks.h"
#include "platforms/lpc55s69/cpu1/contexts.h"
#include "platforms/lpc55s69/cpu1/job.h"
#include "platforms/lpc55s69/cpu1/mailbox_irq.h"
#include "platforms/lpc55s69/memory_map.h"
#include "psa/client.h"
#include "spm/base/attributes.h"

enum { DELAY_STEPS = 8 };

/* The stack is the new life's from its top on. */
BH_NAKED static void restart(void)
{
    __asm__ volatile("ldr r0, =main_stack_top\n"
                     "msr msp, r0\n"
                     "b cpu1_reset\n"
                     ".ltorg");
}

static void request(void)
{
    struct mailbox_slot *const slot = &((struct mailbox_page *)MAP_MAILBOX_PAGE)->slot[0];

    hal_shared_store(&slot->message[MAILBOX_WORD_CALL_TYPE], (uint32_t)MAILBOX_CALL_FRAMEWORK_VERSION);
    hal_shared_store(&slot->message[MAILBOX_WORD_CLIENT_ID], (uint32_t)-1);
    hal_shared_store(&slot->request_seq, hal_shared_load(&slot->reply_seq) + 1u);
    ns_hook_notify();
}

static void delay(uint32_t steps)
{
    for (uint32_t i = 0u; i < steps; i++) {
        __asm__ volatile("");
    }
}

/* How often CPU1 has restarted itself since the reset of the chip. */
static uint32_t count_life(void)
{
    struct hal_shared_u32 *const stage = (struct hal_shared_u32 *)PUBLISHED_STAGE;
    const uint32_t restarts = hal_shared_load(stage) - (uint32_t)PUBLISHED_AGAIN;

    if (restarts > (uint32_t)PUBLISHED_RESTARTS) {
        hal_shared_store(stage, PUBLISHED_AGAIN);
        return 0u;
    }
    return restarts;
}

void job_run(void)
{
    struct hal_shared_u32 *const stage = (struct hal_shared_u32 *)PUBLISHED_STAGE;
    const uint32_t restarts = count_life();

    contexts_start();
    ns_client_init((struct mailbox_page *)MAP_MAILBOX_PAGE);
    mailbox_irq_enable();
    tfm_spm_hal_wait_for_s_cpu_ready();
    if (restarts < (uint32_t)PUBLISHED_RESTARTS) {
        hal_shared_store(stage, (uint32_t)PUBLISHED_AGAIN + restarts + 1u);
        request();
        delay(restarts * (uint32_t)DELAY_STEPS);
        restart();
    }
    if (psa_framework_version() == PSA_FRAMEWORK_VERSION) {
        hal_shared_store(stage, (uint32_t)PUBLISHED_FINISHED);
    }
}
