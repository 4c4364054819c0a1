/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1 from reset to the job, and where it ends after a fault. Source: sheet 4.3; 3.1 (fault status), 2.2 (vector
 * table). */
#include <stddef.h>
#include <stdint.h>

#include "platforms/lpc55s69/cpu1/console.h"
#include "platforms/lpc55s69/cpu1/core.h"
#include "platforms/lpc55s69/cpu1/job.h"
#include "platforms/lpc55s69/cpu1/mailbox_irq.h"
#include "platforms/lpc55s69/cpu1/report.h"
#include "platforms/lpc55s69/cpu1/systick.h"
#include "platforms/lpc55s69/memory_map.h"
#include "spm/base/attributes.h"

enum { EXCEPTION_COUNT = 16, INTERRUPT_COUNT = 60, FRAME_PC = 6 };

struct vector_table {
    const void *stack_top;
    void (*handler[EXCEPTION_COUNT + INTERRUPT_COUNT - 1])(void);
};

/* Slots of `handler`: exception n is slot n - 1. Slots 6 to 9 and 12 do not exist on this core and stay 0 (sheet 4.3);
 * so do those of interrupts that are never enabled. */
enum slot {
    SLOT_RESET,
    SLOT_NMI,
    SLOT_HARD_FAULT,
    SLOT_MEM_MANAGE,
    SLOT_BUS_FAULT,
    SLOT_USAGE_FAULT,
    SLOT_SVCALL = 10,
    SLOT_DEBUG_MONITOR = 11,
    SLOT_PENDSV = 13,
    SLOT_SYSTICK = 14,
    SLOT_MAILBOX = 15 + MAP_NS_IRQ_MAILBOX
};

/* Of the linker script. */
extern uint32_t data_start[];
extern uint32_t data_end[];
extern const uint32_t data_load[];
extern uint32_t bss_start[];
extern uint32_t bss_end[];
extern const uint8_t main_stack_limit[];
extern const uint8_t main_stack_top[];

void cpu1_reset(void);
void cpu1_fault_entry(void); /* switch.S */
void cpu1_fault(const uint32_t *frame);
extern const struct vector_table cpu1_vectors;

#define FAULT cpu1_fault_entry

BH_SECTION(".vectors")
BH_USED const struct vector_table cpu1_vectors = {
    .stack_top = main_stack_top,
    .handler =
        {
            [SLOT_RESET] = cpu1_reset,
            [SLOT_NMI] = FAULT,
            [SLOT_HARD_FAULT] = FAULT,
            [SLOT_MEM_MANAGE] = FAULT,
            [SLOT_BUS_FAULT] = FAULT,
            [SLOT_USAGE_FAULT] = FAULT,
            [SLOT_SVCALL] = FAULT,
            [SLOT_DEBUG_MONITOR] = FAULT,
            [SLOT_PENDSV] = FAULT,
            [SLOT_SYSTICK] = systick_handler,
            [SLOT_MAILBOX] = mailbox_irq_handler,
        },
};

static void copy_data(void)
{
    const size_t count = ((uintptr_t)data_end - (uintptr_t)data_start) / sizeof(uint32_t);
    for (size_t i = 0; i < count; i++) {
        data_start[i] = data_load[i];
    }
}

static void clear_bss(void)
{
    const size_t count = ((uintptr_t)bss_end - (uintptr_t)bss_start) / sizeof(uint32_t);
    for (size_t i = 0; i < count; i++) {
        bss_start[i] = 0u;
    }
}

/* Also where CPU1 restarts itself, so nothing of its former life may interrupt: handlers use memory that is not
 * initialised yet. mailbox_irq_enable() unmasks interrupts. */
void cpu1_reset(void)
{
    core_mask_interrupts();
    core_write(CORE_NVIC_ICER0, 0xFFFFFFFFu);
    core_write(CORE_SYST_CSR, 0u);
    core_write(CORE_VTOR, (uint32_t)(uintptr_t)&cpu1_vectors);
    core_write(CORE_SHCSR, core_read(CORE_SHCSR) | CORE_SHCSR_FAULTS);
    core_set_stack_limit((uint32_t)(uintptr_t)main_stack_limit);
    core_barrier();
    copy_data();
    clear_bss();
    report_clear();
    console_start();
    job_run();
    for (;;) {
        core_wait_for_interrupt();
    }
}

static const char *exception_name(uint32_t number)
{
    switch (number) {
    case 2u:
        return "NMI";
    case 3u:
        return "HardFault";
    case 4u:
        return "MemManage fault";
    case 5u:
        return "BusFault";
    case 6u:
        return "UsageFault";
    default:
        return "unexpected exception";
    }
}

static uint32_t fault_address(uint32_t cfsr)
{
    if ((cfsr & CORE_CFSR_BFARVALID) != 0u) {
        return core_read(CORE_BFAR);
    }
    return ((cfsr & CORE_CFSR_MMARVALID) != 0u) ? core_read(CORE_MMFAR) : 0u;
}

/* Says what happened and stops. frame: what the core has stacked, if it could. */
void cpu1_fault(const uint32_t *frame)
{
    const uint32_t kind = core_exception_number();
    const uint32_t cfsr = core_read(CORE_CFSR);
    const uint32_t address = fault_address(cfsr);
    const uint32_t pc = ((cfsr & CORE_CFSR_NO_FRAME) == 0u) ? frame[FRAME_PC] : 0u;

    core_mask_interrupts();
    report_fault(kind, pc, address);
    console_end();
    console_text("fault: ");
    console_text(exception_name(kind));
    console_text(" ");
    console_decimal(kind);
    console_text(", pc ");
    console_hex(pc);
    console_text(", address ");
    console_hex(address);
    console_text(", CFSR ");
    console_hex(cfsr);
    console_end();
    console_drain();
    for (;;) {
        core_wait_for_interrupt();
    }
}
