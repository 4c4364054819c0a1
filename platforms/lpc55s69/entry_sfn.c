/* SPDX-License-Identifier: Apache-2.0 */
/* CPU0's image with the SFN backend: order of start-up (design, "What it is", steps 2 to 4), the one struct spm, and
 * the one secure context, which sleeps when there is nothing to do. Handlers only set pending bits. */
#include "backends/sfn/sfn.h"
#include "hal/doorbell.h"
#include "hal/twin_cpu.h"
#include "mailbox/secure.h"
#include "platforms/lpc55s69/clocks.h"
#include "platforms/lpc55s69/core.h"
#include "platforms/lpc55s69/entry.h"
#include "platforms/lpc55s69/faults.h"
#include "platforms/lpc55s69/image/storage.h"
#include "platforms/lpc55s69/image/tables.h"
#include "platforms/lpc55s69/memory_map.h"
#include "platforms/lpc55s69/protection.h"
#include "platforms/lpc55s69/startup.h"
#include "platforms/lpc55s69/supervisor.h"
#include "platforms/lpc55s69/uart.h"
#include "spm/instance.h"
#include "spm/irq.h"
#include "spm/spm.h"

BH_STATIC_ASSERT(mailbox_slots_are_all_cleared, sizeof(struct mailbox_page) == (MAP_MAILBOX_BYTES));

static struct spm spm;
static struct backend backend;

/* images.bzl, without the seal. */
const uint32_t entry_first_level_stack_bytes = 0x1200u - 8u;

struct spm *spm_instance(void)
{
    return &spm;
}

static void set_up_spm(void)
{
    const struct spm_storage storage = {
        .connections = image_connections,
        .partitions = image_partitions,
        .services = image_services,
        .backend = &backend,
        .mailbox_page = (struct mailbox_page *)MAP_MAILBOX_PAGE,
    };

    spm_init(&spm, &image_tables, &storage);
    sfn_init(&spm);
}

/* The shared secure context: from here on everything begins with an interrupt. */
static void serve(void)
{
    for (;;) {
        if (!sfn_round(&spm)) {
            hal_pending_sleep(&backend.pending);
        }
    }
}

void entry_start(void)
{
    core_set_up();
    clocks_set_up();
    uart_set_up();
    protection_set_up();
    supervisor_prepare();
    tfm_spm_hal_boot_ns_cpu(MAP_NS_IMAGE);

    set_up_spm();
    sfn_start(&spm);
    supervisor_start();
    tfm_spm_hal_wait_for_ns_cpu_ready();
    mailbox_open(&spm);
    /* The first round opens the line; requests from before it are there without a ring. */
    hal_pending_set(&backend.pending, SFN_PENDING_MAILBOX);
    startup_restart_stack(serve);
}

void entry_reset_ns_cpu(void)
{
    sfn_ns_cpu_reset(&spm);
}

void entry_while_waiting(void)
{
    /* One round, whatever it did: the main thread looks for CPU1 again after it. */
    const bool worked = sfn_round(&spm);
    (void)worked;
}

void mailbox_handler(void)
{
    hal_doorbell_enable(false); /* until the next round */
    hal_doorbell_clear();
    hal_pending_set(&backend.pending, SFN_PENDING_MAILBOX);
}

bool entry_interrupt(uint32_t line)
{
    struct irq_index irq;

    if (!spm_irq_from_line(&spm, line, &irq)) {
        return false;
    }
    sfn_interrupt(&spm, line);
    return true;
}

/* Nothing in this image makes such calls. */
void svcall_handler(void)
{
    unexpected_handler();
}

void pendsv_handler(void)
{
    unexpected_handler();
}
