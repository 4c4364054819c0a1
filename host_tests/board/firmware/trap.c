/* SPDX-License-Identifier: Apache-2.0 */
/* See trap.h. */
#include "host_tests/board/firmware/trap.h"

#include "platforms/lpc55s69/cpu1/core.h"
#include "platforms/lpc55s69/cpu1/mailbox_irq.h"
#include "platforms/lpc55s69/memory_map.h"
#include "spm/base/attributes.h"

enum { EXCEPTIONS = 16, LINES = 60, FRAME_PC = 6, TICKS_PER_MS = 96000 };

struct trap_vectors {
    const void *stack_top;
    void (*handler[EXCEPTIONS + LINES - 1])(void);
};

/* Of the linker script, switch.S and trap_entry.S. */
extern const uint8_t main_stack_top[];
extern const uint16_t trap_load_instruction[];
extern const uint16_t trap_store_instruction[];
void cpu1_reset(void);
void cpu1_fault_entry(void);
void trap_entry(void);
uint32_t trap_load_word(uintptr_t address);
void trap_store_word(uintptr_t address, uint32_t value);
uint32_t trap_fault(uint32_t *frame);

static struct trap_record seen;
static volatile uint32_t ticks;

static void trap_tick(void)
{
    ticks++;
}

static BH_ALIGNED(512) const struct trap_vectors vectors = {
    .stack_top = main_stack_top,
    .handler =
        {
            [0] = cpu1_reset,
            [1] = cpu1_fault_entry,
            [2] = trap_entry, /* HardFault: also a fault that has escalated */
            [3] = trap_entry,
            [4] = trap_entry, /* BusFault */
            [5] = trap_entry,
            [10] = cpu1_fault_entry,
            [11] = cpu1_fault_entry,
            [13] = cpu1_fault_entry,
            [14] = trap_tick,
            [EXCEPTIONS - 1 + MAP_NS_IRQ_MAILBOX] = mailbox_irq_handler,
        },
};

/* Whether the program goes on. The store may be reported at an instruction behind it; then that one is repeated. */
uint32_t trap_fault(uint32_t *frame)
{
    const uint32_t pc = frame[FRAME_PC];
    const uint32_t load = (uint32_t)(uintptr_t)trap_load_instruction & ~1u;
    const uint32_t store = (uint32_t)(uintptr_t)trap_store_instruction & ~1u;
    const uint32_t cfsr = core_read(CORE_CFSR);

    if ((pc != load) && ((pc < store) || (pc > (store + 8u)))) {
        return 0u;
    }
    seen.exception = core_exception_number();
    seen.address = ((cfsr & CORE_CFSR_BFARVALID) != 0u) ? core_read(CORE_BFAR) : 0u;
    core_write(CORE_CFSR, cfsr);
    if ((pc == load) || (pc == store)) {
        frame[FRAME_PC] = pc + 2u;
    }
    return 1u;
}

void trap_install(void)
{
    core_write(CORE_VTOR, (uint32_t)(uintptr_t)&vectors);
    core_barrier();
}

uint32_t trap_load(uintptr_t address, struct trap_record *record)
{
    seen.exception = 0u;
    seen.address = 0u;
    const uint32_t value = trap_load_word(address);
    *record = seen;
    return value;
}

void trap_store(uintptr_t address, uint32_t value, struct trap_record *record)
{
    seen.exception = 0u;
    seen.address = 0u;
    trap_store_word(address, value);
    *record = seen;
}

void trap_sleep(uint32_t milliseconds)
{
    const uint32_t before = ticks;

    core_write(CORE_SYST_RVR, (milliseconds * (uint32_t)TICKS_PER_MS) - 1u);
    core_write(CORE_SYST_CVR, 0u);
    core_write(CORE_SYST_CSR, CORE_SYST_CSR_ENABLE | CORE_SYST_CSR_TICKINT | CORE_SYST_CSR_CORE_CLOCK);
    while (ticks == before) {
        core_mask_interrupts();
        if (ticks == before) {
            core_wait_for_interrupt();
        }
        core_unmask_interrupts();
    }
    core_write(CORE_SYST_CSR, 0u);
}
