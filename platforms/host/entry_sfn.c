/* SPDX-License-Identifier: Apache-2.0 */
/* The host's entry file for the SFN backend: owns the one struct spm, starts the system in the design's order, and is what CPU0's
 * interrupts reach (design, "What it is", steps 2 to 4; "Backends"). */
#include "backends/sfn/sfn.h"
#include "hal/doorbell.h"
#include "hal/twin_cpu.h"
#include "mailbox/secure.h"
#include "platforms/host/image.h"
#include "platforms/host/machine.h"
#include "platforms/host/memory_map.h"
#include "spm/instance.h"

static struct spm spm;
static struct backend backend;
static struct connection connections[SPM_CONNECTION_MAX];
static struct partition_state partitions[SPM_PARTITION_MAX];
static struct service_state services[UINT8_MAX];

/* Every API of a partition begins here, so this is where CPU0's interrupts find it. */
struct spm *spm_instance(void)
{
    machine_interrupt_point();
    return &spm;
}

void entry_doorbell(void)
{
    hal_doorbell_enable(false); /* until the next round */
    hal_doorbell_clear();
    hal_pending_set(&backend.pending, (uint32_t)SFN_PENDING_MAILBOX);
}

void entry_interrupt(uint32_t line)
{
    sfn_interrupt(&spm, line);
}

void entry_reset_ns_cpu(void)
{
    sfn_ns_cpu_reset(&spm);
}

void entry_while_waiting(void)
{
    while (sfn_round(&spm)) {
        /* until nothing is pending */
    }
}

bool entry_settle(void)
{
    return false; /* one context */
}

void entry_for_each_region(void (*visit)(void *context, void *memory, size_t bytes), void *context)
{
    const struct spm_image *image = host_image_tables();

    visit(context, &spm, sizeof(spm));
    visit(context, &backend, sizeof(backend));
    visit(context, connections, image->connection_count * sizeof(connections[0]));
    visit(context, partitions, image->partition_count * sizeof(partitions[0]));
    visit(context, services, image->service_count * sizeof(services[0]));
}

/* The main function's stack, emptied: the one shared secure context. */
static void shared_context(void)
{
    hal_pending_set(&backend.pending, (uint32_t)SFN_PENDING_MAILBOX);
    for (;;) {
        if (!sfn_round(&spm)) {
            hal_pending_sleep(&backend.pending);
        }
    }
}

void entry_main(void)
{
    const struct spm_storage storage = {connections, partitions, services, &backend,
                                        (struct mailbox_page *)HOST_MAP_MAILBOX_PAGE};
    struct fiber *fiber = machine_cpu0_fiber();

    tfm_spm_hal_boot_ns_cpu(HOST_MAP_NS_FLASH);
    spm_init(&spm, host_image_tables(), &storage);
    sfn_init(&spm);
    sfn_start(&spm);
    tfm_spm_hal_wait_for_ns_cpu_ready();
    if (machine_life()->ns_code != NULL) {
        machine_life()->ns_code();
    }
    mailbox_open(&spm);
    fiber_prepare(fiber, (uintptr_t)machine_secure_stack, MACHINE_SECURE_STACK_BYTES, shared_context);
    fiber_abandon(fiber, true);
}
