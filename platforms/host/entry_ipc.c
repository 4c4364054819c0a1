/* SPDX-License-Identifier: Apache-2.0 */
/* The host's entry file for the IPC backend: owns the one struct spm, starts the system in the design's order, and is what CPU0's
 * interrupts, API calls and switches reach (design, "What it is", steps 2 to 4; "Backends"). */
#include <stdlib.h>

#include "backends/ipc/ipc.h"
#include "hal/twin_cpu.h"
#include "mailbox/wire.h"
#include "platforms/host/context.h"
#include "platforms/host/image.h"
#include "platforms/host/lines.h"
#include "platforms/host/machine.h"
#include "platforms/host/memory_map.h"
#include "platforms/host/supervisor_call.h"
#include "spm/instance.h"

static struct spm spm;
static struct backend backend;
static struct connection connections[SPM_CONNECTION_MAX];
static struct partition_state partitions[SPM_PARTITION_MAX];
static struct service_state services[UINT8_MAX];
static struct ipc_context contexts[SPM_PARTITION_MAX + 1];

struct spm *spm_instance(void)
{
    return &spm;
}

void entry_doorbell(void)
{
    ipc_mailbox(&spm);
}

void entry_interrupt(uint32_t line)
{
    ipc_interrupt(&spm, line);
}

void entry_reset_ns_cpu(void)
{
    ipc_ns_cpu_reset(&spm);
}

void entry_while_waiting(void)
{
    /* Partitions and handlers run without the main thread's help. */
}

bool entry_settle(void)
{
    if (!contexts_take_request()) {
        return false;
    }
    machine_handler_enter();
    const struct ipc_switch change = ipc_switch(&spm);
    machine_handler_leave();
    if (change.from != change.to) {
        contexts_switch(change.from, change.to);
    }
    return true;
}

void entry_for_each_region(void (*visit)(void *context, void *memory, size_t bytes), void *context)
{
    const struct spm_image *image = host_image_tables();

    visit(context, &spm, sizeof(spm));
    visit(context, &backend, sizeof(backend));
    visit(context, connections, image->connection_count * sizeof(connections[0]));
    visit(context, partitions, image->partition_count * sizeof(partitions[0]));
    visit(context, services, image->service_count * sizeof(services[0]));
    visit(context, contexts, (image->partition_count + 1u) * sizeof(contexts[0]));
}

/* Interrupts come before the call and between two pieces of it; during a piece there is no handler (SVCall outranks them). The only
 * code in handler mode that makes calls are first-level handlers. */
uintptr_t supervisor_call(uint32_t api, const uintptr_t argument[SPM_API_ARGUMENTS])
{
    struct verdict verdict;

    machine_interrupt_point();
    do {
        machine_handler_enter();
        lines_hold_first_level(true);
        verdict = ipc_call(&spm, api, argument, lines_in_first_level());
        lines_hold_first_level(false);
        machine_handler_leave();
        machine_interrupt_point();
    } while (verdict.kind == VERDICT_CALL_AGAIN);
    /* A caller that blocks was switched away from at the interrupt point, and goes on with a result. */
    return (verdict.kind == VERDICT_BLOCK) ? contexts_result() : verdict.value;
}

void contexts_entry_returned(void)
{
    const uintptr_t none[SPM_API_ARGUMENTS] = {0u};

    (void)supervisor_call((uint32_t)SPM_API_RETURNED, none);
    abort();
}

void entry_main(void)
{
    const struct spm_storage storage = {connections, partitions, services, &backend,
                                        (struct mailbox_page *)HOST_MAP_MAILBOX_PAGE};
    const uintptr_t none[SPM_API_ARGUMENTS] = {0u};

    contexts_reset();
    tfm_spm_hal_boot_ns_cpu(HOST_MAP_NS_FLASH);
    spm_init(&spm, host_image_tables(), &storage);
    ipc_init(&spm, contexts, (uintptr_t)machine_secure_stack, MACHINE_SECURE_STACK_BYTES);
    /* From here on partitions run, whenever they have something to do. */
    machine_interrupt_point();
    tfm_spm_hal_wait_for_ns_cpu_ready();
    if (machine_life()->ns_code != NULL) {
        machine_life()->ns_code();
    }
    (void)supervisor_call((uint32_t)SPM_API_MAIN_DONE, none);
    abort();
}
