/* SPDX-License-Identifier: Apache-2.0 */
/* hal/twin_cpu.h for two CPUs: ready words in the ready page, CPU1 started and held by the machine. The strong definitions; the target
 * is linked whole, so that no weak default takes their place. */
#include "hal/twin_cpu.h"

#include "hal/console.h"
#include "hal/shared.h"
#include "mailbox/wire.h"
#include "platforms/host/machine.h"
#include "platforms/host/memory_map.h"

enum { ABSENT_AFTER_TICKS = 100 };

static struct hal_shared_u32 *ready_word(uintptr_t address)
{
    return (struct hal_shared_u32 *)address;
}

/* CPU1 is in reset: the only time at which CPU0 writes CPU1's words (design, "What it is", step 5). */
static void shared_words_clear(void)
{
    struct hal_shared_u32 *slots = (struct hal_shared_u32 *)HOST_MAP_MAILBOX_PAGE;
    const uint32_t zero[sizeof(struct mailbox_page) / sizeof(slots[0])] = {0u};

    hal_shared_store(ready_word(HOST_MAP_READY_WORD_CPU1), 0u);
    hal_shared_copy_out(slots, zero, sizeof(zero) / sizeof(zero[0]));
    machine_doorbell_clear();
}

void tfm_spm_hal_boot_ns_cpu(uintptr_t start_addr)
{
    (void)start_addr; /* the host starts struct host_cpu1's main */
    hal_shared_store(ready_word(HOST_MAP_READY_WORD_CPU0), 0u);
    shared_words_clear();
    cpu1_begin(machine_life()->cpu1_delay_ticks);
    machine_stop_cpu0(machine_life()->cpu0_delay_ticks);
}

void tfm_spm_hal_wait_for_ns_cpu_ready(void)
{
    const uint64_t since = machine_ticks();
    bool reported = false;

    hal_shared_store(ready_word(HOST_MAP_READY_WORD_CPU0), 1u);
    while (hal_ns_cpu_ready_word() == 0u) {
        if (!reported && ((machine_ticks() - since) >= (uint64_t)ABSENT_AFTER_TICKS)) {
            reported = true;
            hal_console_line("bulkhead: CPU1 is absent, waiting");
        }
        entry_while_waiting();
        machine_wait_for_tick();
    }
}

void tfm_spm_hal_wait_for_s_cpu_ready(void)
{
    struct hal_shared_u32 *mine = ready_word(HOST_MAP_READY_WORD_CPU1);
    const uint32_t next = hal_shared_load(mine) + 1u;

    hal_shared_store(mine, (next == 0u) ? 1u : next);
    while (hal_shared_load(ready_word(HOST_MAP_READY_WORD_CPU0)) == 0u) {
        machine_pause();
    }
}

void hal_ns_cpu_hold(void)
{
    machine_point();
    machine_cpu1_hold();
}

void hal_ns_cpu_release(void)
{
    shared_words_clear();
    cpu1_begin(machine_life()->cpu1_delay_ticks);
}

uint32_t hal_ns_cpu_ready_word(void)
{
    return hal_shared_load(ready_word(HOST_MAP_READY_WORD_CPU1));
}

bool hal_ns_cpu_locked_up(void)
{
    return machine_cpu1_locked_up();
}
