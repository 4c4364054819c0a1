/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's half of the meeting: two words in shared RAM, and never the mailbox (design, "What it is", steps 3 and 5).
 *
 * CPU0 clears both words before it lets CPU1 start. CPU1 adds one to its own instead of writing a constant, so that
 * CPU0 sees a restart that it did not cause. Polling sleeps from one SysTick to the next: a wait of any length costs
 * little. */
#include "hal/shared.h"
#include "hal/twin_cpu.h"
#include "platforms/lpc55s69/cpu1/core.h"
#include "platforms/lpc55s69/cpu1/systick.h"
#include "platforms/lpc55s69/memory_map.h"

/* CPU0 has set 96 MHz; with another clock the polls come earlier or later and nothing else changes. */
#define TICKS_PER_MS 96000u

void tfm_spm_hal_wait_for_s_cpu_ready(void)
{
    struct hal_shared_u32 *const ours = (struct hal_shared_u32 *)MAP_READY_WORD_CPU1;
    const struct hal_shared_u32 *const theirs = (const struct hal_shared_u32 *)MAP_READY_WORD_CPU0;

    const uint32_t next = hal_shared_load(ours) + 1u;
    hal_shared_store(ours, (next != 0u) ? next : 1u);

    core_write(CORE_SYST_RVR, TICKS_PER_MS - 1u);
    core_write(CORE_SYST_CVR, 0u);
    core_write(CORE_SYST_CSR, CORE_SYST_CSR_ENABLE | CORE_SYST_CSR_TICKINT | CORE_SYST_CSR_CORE_CLOCK);
    while (hal_shared_load(theirs) == 0u) {
        core_wait_for_interrupt();
    }
    core_write(CORE_SYST_CSR, 0u);
    core_write(CORE_ICSR, CORE_ICSR_PENDSTCLR);
}

void systick_handler(void)
{
}
