/* SPDX-License-Identifier: Apache-2.0 */
/* CPU0's image with the IPC backend: order of start-up (design, "What it is", steps 2 to 4), the one struct spm, and
 * the C side of SVCall and PendSV. After the main thread's end all work is done by handlers and partitions. */
#include "backends/ipc/ipc.h"
#include "hal/twin_cpu.h"
#include "mailbox/wire.h"
#include "platforms/lpc55s69/clocks.h"
#include "platforms/lpc55s69/context.h"
#include "platforms/lpc55s69/core.h"
#include "platforms/lpc55s69/core_registers.h"
#include "platforms/lpc55s69/entry.h"
#include "platforms/lpc55s69/image/image.h"
#include "platforms/lpc55s69/linker_symbols.h"
#include "platforms/lpc55s69/memory_map.h"
#include "platforms/lpc55s69/protection.h"
#include "platforms/lpc55s69/supervisor.h"
#include "platforms/lpc55s69/svc_numbers.h"
#include "platforms/lpc55s69/uart.h"
#include "spm/instance.h"
#include "spm/spm.h"

BH_STATIC_ASSERT(mailbox_slots_are_all_cleared, sizeof(struct mailbox_page) == (MAP_MAILBOX_BYTES));

#define SAME_NUMBER(name) BH_STATIC_ASSERT(same_number_##name, (SVC_##name) == (int)SPM_API_##name)
SAME_NUMBER(FRAMEWORK_VERSION);
SAME_NUMBER(VERSION);
SAME_NUMBER(CONNECT);
SAME_NUMBER(CALL);
SAME_NUMBER(CLOSE);
SAME_NUMBER(WAIT);
SAME_NUMBER(GET);
SAME_NUMBER(SET_RHANDLE);
SAME_NUMBER(READ);
SAME_NUMBER(SKIP);
SAME_NUMBER(WRITE);
SAME_NUMBER(REPLY);
SAME_NUMBER(NOTIFY);
SAME_NUMBER(CLEAR);
SAME_NUMBER(PANIC);
SAME_NUMBER(LIFECYCLE);
SAME_NUMBER(SFN_LOOP);
SAME_NUMBER(RETURNED);
SAME_NUMBER(MAIN_DONE);

static struct spm spm;
static struct backend backend;
static struct connection connections[IMAGE_CONNECTION_COUNT];
static struct partition_state partitions[IMAGE_PARTITION_COUNT];
static struct service_state services[IMAGE_SERVICE_COUNT];
static struct ipc_context contexts[IMAGE_PARTITION_COUNT + 1];

/* The secure main thread; entry_start in switch.S has given it its stack. */
void entry_main(void);
void svc_handle(uint32_t *frame, uint32_t exc_return);
uint64_t switch_choose(void);

static void set_up_spm(void)
{
    const struct spm_storage storage = {
        .connections = connections,
        .partitions = partitions,
        .services = services,
        .backend = &backend,
        .mailbox_page = (struct mailbox_page *)MAP_MAILBOX_PAGE,
    };

    spm_init(&spm, &image_tables, &storage);
    ipc_init(&spm, contexts, (uintptr_t)thread_stack_base, (size_t)(thread_stack_end - thread_stack_base));
}

void entry_main(void)
{
    core_set_up();
    clocks_set_up();
    uart_set_up();
    protection_set_up();
    supervisor_prepare();
    tfm_spm_hal_boot_ns_cpu(MAP_NS_IMAGE);

    /* From the last line of it on partitions run, whenever they have something to do. */
    set_up_spm();
    supervisor_start();
    tfm_spm_hal_wait_for_ns_cpu_ready();
    context_main_done();
}

void entry_reset_ns_cpu(void)
{
    ipc_ns_cpu_reset(&spm);
}

void entry_while_waiting(void)
{
    /* Partitions and handlers run without the main thread's help. */
}

void mailbox_handler(void)
{
    ipc_mailbox(&spm);
}

/* The immediate of the SVC instruction before `pc`, or 0, which is no API, if that is no place for one. */
static uint32_t svc_number(uint32_t pc)
{
    const uintptr_t instruction = pc - 2u;

    if ((instruction < (uintptr_t)image_text_begin) || (instruction >= (uintptr_t)image_text_end)) {
        return 0u;
    }
    return *(const uint8_t *)instruction;
}

/* Only what the hardware has stacked counts: a late interrupt may have changed the live registers (LPC55S69 sheet
 * 3.4). */
void svc_handle(uint32_t *frame, uint32_t exc_return)
{
    const uintptr_t argument[SPM_API_ARGUMENTS] = {frame[0], frame[1], frame[2], frame[3], frame[FRAME_R12]};
    const uint32_t thread_on_psp = EXC_RETURN_THREAD | EXC_RETURN_PSP;
    const bool handler_mode = (exc_return & thread_on_psp) != thread_on_psp;
    const struct verdict verdict = ipc_call(&spm, svc_number(frame[FRAME_PC]), argument, handler_mode);

    if (verdict.kind == VERDICT_RETURN) {
        frame[FRAME_R0] = verdict.value;
    } else if (verdict.kind == VERDICT_CALL_AGAIN) {
        frame[FRAME_PC] -= 2u;
    } else if (!backend.discard_current) {
        context_blocks(&contexts[backend.current].cpu, (uintptr_t)frame);
    } else {
        /* the main thread's end: nobody waits for a result */
    }
}

/* Both halves of the answer in r0 and r1, for pendsv_handler. */
uint64_t switch_choose(void)
{
    const struct ipc_switch change = ipc_switch(&spm);

    return (uint64_t)(uintptr_t)change.from | ((uint64_t)(uintptr_t)change.to << 32);
}
