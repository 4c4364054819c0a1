/* SPDX-License-Identifier: Apache-2.0 */
/* hal/twin_cpu.h on SYSCON (LPC55S69 sheet section 4) and the page of ready words. */
#include "hal/twin_cpu.h"

#include "hal/console.h"
#include "hal/shared.h"
#include "platforms/lpc55s69/chip_registers.h"
#include "platforms/lpc55s69/clocks.h"
#include "platforms/lpc55s69/entry.h"
#include "platforms/lpc55s69/memory_map.h"
#include "platforms/lpc55s69/registers.h"
#include "platforms/lpc55s69/supervisor.h"

/* How long CPU1 may take before CPU0 says that it is missing. */
enum { ABSENCE_REPORT_MS = 100 };

enum { READY = 1 };

static struct hal_shared_u32 *const ready_cpu0 = (struct hal_shared_u32 *)MAP_READY_WORD_CPU0;
static struct hal_shared_u32 *const ready_cpu1 = (struct hal_shared_u32 *)MAP_READY_WORD_CPU1;

static bool said_ready; /* the secure side's word is READY, also for a CPU1 that starts again */
static bool running;    /* CPU1 has been let go */

/* CPU1 is in reset, so nobody else writes here now. */
static void clear_shared_words(void)
{
    struct hal_shared_u32 *const slots = (struct hal_shared_u32 *)MAP_MAILBOX_PAGE;

    for (uint32_t i = 0u; i < ((uint32_t)MAP_MAILBOX_BYTES / sizeof(slots[0])); i++) {
        slots[i].raw = 0u;
    }
    hal_shared_store(ready_cpu1, 0u);
    hal_shared_store(ready_cpu0, said_ready ? (uint32_t)READY : 0u);
}

/* Bits 5 and 3 of CPUCTRL; a write that is ignored is noticed. Masked, because a handler may put CPU1 into reset at
 * any time: between the write and the look at it, that would be taken for a lost write. */
static void cpuctrl_set(uint32_t wanted)
{
    const uint32_t interrupts = interrupts_mask();
    const uint32_t both = SYSCON_CPUCTRL_CPU1CLKEN | SYSCON_CPUCTRL_CPU1RSTEN;
    /* A handler may have stopped CPU1 after the thread was asked to reset it. */
    const uint32_t bits = wanted | (supervisor_ns_cpu_stopped() ? SYSCON_CPUCTRL_CPU1RSTEN : 0u);
    const uint32_t before = reg_read(SYSCON_CPUCTRL) & 0xFFFFu;

    if ((before & both) != bits) {
        reg_write(SYSCON_CPUCTRL, SYSCON_CPUCTRL_KEY | (before & ~both) | bits);
        reg_expect(SYSCON_CPUCTRL, both, bits, HAL_PANIC_PROTECTION_READ_BACK);
    }
    running = (bits & SYSCON_CPUCTRL_CPU1RSTEN) == 0u;
    interrupts_restore(interrupts);
}

/* Reset comes first in any case: a second reset command may have arrived while the first was being carried out. */
static void let_go(void)
{
    cpuctrl_set(SYSCON_CPUCTRL_CPU1RSTEN | SYSCON_CPUCTRL_CPU1CLKEN);
    clear_shared_words();
    data_synchronization_barrier();
    cpuctrl_set(SYSCON_CPUCTRL_CPU1CLKEN);
}

void tfm_spm_hal_boot_ns_cpu(uintptr_t start_addr)
{
    reg_ensure(SYSCON_CPUCFG, SYSCON_CPUCFG_CPU1ENABLE, SYSCON_CPUCFG_CPU1ENABLE, HAL_PANIC_PROTECTION_READ_BACK);
    reg_ensure(SYSCON_CPBOOT, 0xFFFFFFFFu, (uint32_t)start_addr, HAL_PANIC_PROTECTION_READ_BACK);
    let_go();
}

void tfm_spm_hal_wait_for_ns_cpu_ready(void)
{
    bool reported = false;

    said_ready = true;
    hal_shared_store(ready_cpu0, (uint32_t)READY);
    hal_console_line("secure side ready");
    const uint32_t begin = supervisor_milliseconds();
    while (hal_ns_cpu_ready_word() == 0u) {
        if (!reported && ((supervisor_milliseconds() - begin) >= (uint32_t)ABSENCE_REPORT_MS)) {
            hal_console_line("CPU1 has not come up yet; still waiting for it");
            reported = true;
        }
        entry_while_waiting();
        /* The tick ends this sleep at the latest after a millisecond, whatever happened before it. */
        wait_for_interrupt();
    }
}

void hal_ns_cpu_hold(void)
{
    cpuctrl_set(SYSCON_CPUCTRL_CPU1RSTEN);
    data_synchronization_barrier();
}

void hal_ns_cpu_release(void)
{
    clocks_reset_ns_blocks();
    let_go();
}

bool hal_ns_cpu_locked_up(void)
{
    return running && ((reg_read(SYSCON_CPSTAT) & SYSCON_CPSTAT_CPU1LOCKUP) != 0u);
}
