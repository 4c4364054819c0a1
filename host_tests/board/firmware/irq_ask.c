/* SPDX-License-Identifier: Apache-2.0 */
/* See irq_ask.h. */
#include "host_tests/board/firmware/irq_ask.h"

#include "hal/shared.h"
#include "hal/twin_cpu.h"
#include "host_tests/board/firmware/irq.h"
#include "host_tests/board/firmware/published.h"
#include "ns_client/ns_client.h"
#include "platforms/lpc55s69/cpu1/contexts.h"
#include "platforms/lpc55s69/cpu1/mailbox_irq.h"
#include "platforms/lpc55s69/memory_map.h"
#include "psa_manifest/sid.h"

static uint32_t answers;

void irq_ask_start(void)
{
    contexts_start();
    ns_client_init((struct mailbox_page *)MAP_MAILBOX_PAGE);
    mailbox_irq_enable();
    tfm_spm_hal_wait_for_s_cpu_ready();
}

psa_status_t irq_ask(psa_handle_t handle, int32_t type, uint32_t *result)
{
    psa_outvec out[] = {{result, sizeof(*result)}};

    return psa_call(handle, type, NULL, 0u, out, 1u);
}

bool irq_ask_echo(void)
{
    const uint32_t question = answers ^ 0xA5A5A5A5u;
    uint32_t answer = 0u;
    const psa_invec in[] = {{&question, sizeof(question)}};
    psa_outvec out[] = {{&answer, sizeof(answer)}};

    if ((psa_call(ECHO_HANDLE, IRQ_ECHO, in, 1u, out, 1u) != PSA_SUCCESS) || (answer != ~question)) {
        return false;
    }
    answers++;
    hal_shared_store((struct hal_shared_u32 *)PUBLISHED_ANSWERS, answers);
    return true;
}
