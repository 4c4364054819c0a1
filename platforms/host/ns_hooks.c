/* SPDX-License-Identifier: Apache-2.0 */
/* ns_client/ns_hooks.h on CPU1's cooperative contexts. Part of the code of CPU1. */
#include "ns_client/ns_hooks.h"

#include "hal/twin_cpu.h"
#include "mailbox/wire.h"
#include "ns_client/ns_client.h"
#include "platforms/host/cpu1.h"
#include "platforms/host/memory_map.h"
#include "platforms/host/ns_start.h"

enum { REASON_SLOT = MAILBOX_SLOT_COUNT }; /* reasons below it: the reply in that slot */

int32_t ns_hook_client_id(void)
{
    return host_cpu1_client_id();
}

/* A context runs until it waits, so the library's own steps are never interleaved. */
void ns_hook_lock(void)
{
}

void ns_hook_unlock(void)
{
}

void ns_hook_wait_reply(uint8_t slot)
{
    if (!ns_client_replied(slot)) {
        host_cpu1_block(slot);
    }
}

void ns_hook_wake_reply(uint8_t slot)
{
    host_cpu1_wake(slot);
}

void ns_hook_wait_slot(void)
{
    if (!ns_client_slot_free()) {
        host_cpu1_block((uint32_t)REASON_SLOT);
    }
}

void ns_hook_wake_slot(void)
{
    host_cpu1_wake((uint32_t)REASON_SLOT);
}

void ns_hook_notify(void)
{
    host_cpu1_ring();
}

void ns_start(void)
{
    ns_client_init((struct mailbox_page *)HOST_MAP_MAILBOX_PAGE);
    host_cpu1_on_doorbell(ns_client_doorbell);
    tfm_spm_hal_wait_for_s_cpu_ready();
}
