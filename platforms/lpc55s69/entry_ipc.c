/* SPDX-License-Identifier: Apache-2.0 */
/* CPU0's image with the IPC backend: order of start-up (design, "What it is", steps 2 to 4), the one struct spm, SVCall
 * and PendSV, and contexts as PendSV saves and loads them (LPC55S69 sheet 3.3, 3.4). After the main thread's end all
 * work is done by handlers and partitions. */
#include "backends/ipc/ipc.h"
#include "hal/context.h"
#include "hal/idle.h"
#include "hal/twin_cpu.h"
#include "mailbox/wire.h"
#include "platforms/lpc55s69/clocks.h"
#include "platforms/lpc55s69/context.h"
#include "platforms/lpc55s69/core.h"
#include "platforms/lpc55s69/core_registers.h"
#include "platforms/lpc55s69/entry.h"
#include "platforms/lpc55s69/image/storage_ipc.h"
#include "platforms/lpc55s69/image/tables.h"
#include "platforms/lpc55s69/linker_symbols.h"
#include "platforms/lpc55s69/memory_map.h"
#include "platforms/lpc55s69/protection.h"
#include "platforms/lpc55s69/registers.h"
#include "platforms/lpc55s69/supervisor.h"
#include "platforms/lpc55s69/svc_numbers.h"
#include "platforms/lpc55s69/uart.h"
#include "spm/instance.h"
#include "spm/irq.h"
#include "spm/spm.h"

BH_STATIC_ASSERT(mailbox_slots_are_all_cleared, sizeof(struct mailbox_page) == (MAP_MAILBOX_BYTES));

#define TEXT_OF_EXPANDED(macro) #macro
#define TEXT_OF(macro) TEXT_OF_EXPANDED(macro)

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
SAME_NUMBER(EOI);
SAME_NUMBER(IRQ_ENABLE);
SAME_NUMBER(IRQ_DISABLE);
SAME_NUMBER(RESET_SIGNAL);
SAME_NUMBER(MAP_INVEC);
SAME_NUMBER(UNMAP_INVEC);
SAME_NUMBER(MAP_OUTVEC);
SAME_NUMBER(UNMAP_OUTVEC);

/* r0 to r3 and r12 are the arguments, and the first five words of a frame. */
BH_STATIC_ASSERT(a_frame_begins_with_the_arguments,
                 (FRAME_R0 == 0u) && (FRAME_R12 == 4u) && ((int)SPM_API_ARGUMENTS == 5));

static struct spm spm;
static struct backend backend;

/* images.bzl, without the seal. */
const uint32_t entry_first_level_stack_bytes = 0x600u - 8u;

/* Functions that only assembly and the vector table call. The secure main thread got its stack from entry_start(). */
void entry_main(void);
void svc_handle(uint32_t *frame, uint32_t exc_return);
uint64_t switch_choose(void);

/* The order in which pendsv_handler() stores them. */
enum context_word { WORD_PSP = 0, WORD_PSPLIM = 1, WORD_R4 = 2, WORD_EXC_RETURN = 10, WORD_COUNT = 11 };

BH_STATIC_ASSERT(context_words_are_enough, (int)WORD_COUNT <= (int)HAL_CONTEXT_WORDS);

/* ---- Start-up ------------------------------------------------------------------------------- */

/* The reset handler comes here on the main stack, which from now on belongs to the handlers. The secure main thread
 * gets its own. */
BH_NAKED void entry_start(void)
{
    __asm__ volatile("ldr r0, =thread_stack_end\n"
                     "ldr r1, =" TEXT_OF(STACK_SEAL) "\n"
                     "str r1, [r0, #-4]!\n"
                     "str r1, [r0, #-4]!\n"
                     "movs r1, #0\n"
                     "msr psplim, r1\n"
                     "msr psp, r0\n"
                     "ldr r1, =thread_stack_base\n"
                     "msr psplim, r1\n"
                     "movs r0, #2\n" /* thread mode on PSP */
                     "msr control, r0\n"
                     "isb\n"
                     "b entry_main\n"
                     ".ltorg");
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
    ipc_init(&spm, image_contexts, (uintptr_t)thread_stack_base, (size_t)(thread_stack_end - thread_stack_base));
}

/* Returns where the seal begins: there the empty stack ends. */
static uint32_t *stack_seal(uintptr_t stack_base, size_t stack_bytes)
{
    uint32_t *const seal = (uint32_t *)(stack_base + stack_bytes) - 2;

    seal[0] = STACK_SEAL;
    seal[1] = STACK_SEAL;
    return seal;
}

/* All secure stacks are sealed before CPU1 runs (FFM-307); the handlers' and the main thread's are by now. */
static void seal_partition_stacks(void)
{
    for (uint32_t i = 0u; i < image_tables.partition_count; i++) {
        (void)stack_seal(image_tables.partitions[i].stack_base, image_tables.partitions[i].stack_bytes);
    }
}

void entry_main(void)
{
    core_set_up();
    clocks_set_up();
    uart_set_up();
    protection_set_up();
    supervisor_prepare();
    seal_partition_stacks();
    tfm_spm_hal_boot_ns_cpu(MAP_NS_IMAGE);

    /* From the last line of it on partitions run, whenever they have something to do. */
    set_up_spm();
    supervisor_start();
    tfm_spm_hal_wait_for_ns_cpu_ready();
    context_main_done();
}

/* ---- Interrupts ----------------------------------------------------------------------------- */

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

bool entry_interrupt(uint32_t line)
{
    struct irq_index irq;

    if (!spm_irq_from_line(&spm, line, &irq)) {
        return false;
    }
    ipc_interrupt(&spm, line);
    return true;
}

/* ---- SVCall --------------------------------------------------------------------------------- */

/* The immediate of the SVC instruction before `pc`, or 0, which is no API, if that is no place for one. */
static uint32_t svc_number(uint32_t pc)
{
    const uintptr_t instruction = pc - 2u;

    if ((instruction < (uintptr_t)image_text_begin) || (instruction >= (uintptr_t)image_text_end)) {
        return 0u;
    }
    return *(const uint8_t *)instruction;
}

/* svc_handle(frame, exc_return) */
BH_NAKED void svcall_handler(void)
{
    __asm__ volatile("tst lr, #4\n"
                     "ite eq\n"
                     "mrseq r0, msp\n"
                     "mrsne r0, psp\n"
                     "mov r1, lr\n"
                     "b svc_handle");
}

/* Only what the hardware has stacked counts: a late interrupt may have changed the live registers (LPC55S69 sheet
 * 3.4). */
void svc_handle(uint32_t *frame, uint32_t exc_return)
{
    const uint32_t thread_on_psp = EXC_RETURN_THREAD | EXC_RETURN_PSP;
    const bool handler_mode = (exc_return & thread_on_psp) != thread_on_psp;
    const struct verdict verdict = ipc_call(&spm, svc_number(frame[FRAME_PC]), (const uintptr_t *)frame, handler_mode);

    if (verdict.kind == VERDICT_RETURN) {
        frame[FRAME_R0] = verdict.value;
    } else if (verdict.kind == VERDICT_CALL_AGAIN) {
        frame[FRAME_PC] -= 2u;
    } else if (!backend.discard_current) {
        /* From now on hal_context_set_result() reaches it, also before PendSV has saved the rest. */
        image_contexts[backend.current].cpu.word[WORD_PSP] = (uintptr_t)frame;
    } else {
        /* the main thread's end: nobody waits for a result */
    }
}

/* ---- PendSV and contexts -------------------------------------------------------------------- */

/* Both halves of the answer in r0 and r1, for pendsv_handler. */
uint64_t switch_choose(void)
{
    const struct ipc_switch change = ipc_switch(&spm);

    return (uint64_t)(uintptr_t)change.from | ((uint64_t)(uintptr_t)change.to << 32);
}

/* Words of a context block: PSP, PSPLIM, r4 to r11, EXC_RETURN. They go to the SPM's memory and never through PSP,
 * which the partition chose. The hardware's own frame was pushed with the partition's rights and is popped with the
 * next one's. */
BH_NAKED void pendsv_handler(void)
{
    __asm__ volatile("push {r3, lr}\n"
                     "bl switch_choose\n" /* r0: block to save to, or 0; r1: block to load from */
                     "pop {r3, lr}\n"
                     "cmp r0, r1\n"
                     "beq 2f\n"
                     "mrs r2, psp\n"
                     "mrs r3, psplim\n"
                     "cbz r0, 1f\n"
                     "stmia r0, {r2-r11, lr}\n"
                     "1: ldmia r1, {r2-r11, lr}\n"
                     "movs r0, #0\n"
                     "msr psplim, r0\n"
                     "msr psp, r2\n"
                     "msr psplim, r3\n"
                     "2: bx lr");
}

void hal_context_prepare(struct hal_context *context, uintptr_t stack_base, size_t stack_bytes, void (*entry)(void))
{
    uint32_t *const frame = stack_seal(stack_base, stack_bytes) - FRAME_WORDS;

    for (uint32_t i = 0u; i < FRAME_WORDS; i++) {
        frame[i] = 0u;
    }
    frame[FRAME_LR] = (uint32_t)(uintptr_t)&context_returned;
    frame[FRAME_PC] = (uint32_t)(uintptr_t)entry & ~1u;
    frame[FRAME_XPSR] = XPSR_THUMB;
    for (uint32_t i = 0u; i < (uint32_t)HAL_CONTEXT_WORDS; i++) {
        context->word[i] = 0u;
    }
    context->word[WORD_PSP] = (uintptr_t)frame;
    context->word[WORD_PSPLIM] = stack_base;
    context->word[WORD_EXC_RETURN] = EXC_RETURN_SECURE_THREAD_PSP;
}

void hal_context_set_result(struct hal_context *context, uint32_t value)
{
    ((uint32_t *)context->word[WORD_PSP])[FRAME_R0] = value;
}

void hal_context_request_switch(void)
{
    reg_write(SCB_ICSR, SCB_ICSR_PENDSVSET);
    /* Pending before the next instruction, or a context that has blocked would run on (LPC55S69 sheet 3.4). */
    data_synchronization_barrier();
    instruction_synchronization_barrier();
}

void hal_idle(void)
{
    for (;;) {
        wait_for_interrupt();
    }
}
