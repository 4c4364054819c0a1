/* SPDX-License-Identifier: Apache-2.0 */
/* What a call on its way asks of this machine, on CPU0: hal/doorbell.h, hal/atomic.h, hal/shared.h, hal/memory.h, and
 * CPU1's ready word of hal/twin_cpu.h. One file, so that who follows a call finds the machine in one place; starting
 * the CPUs, the console and the end of everything are elsewhere.
 *
 * Doorbells are the MAILBOX block's (LPC55S69 sheet section 5): bank 0 interrupts CPU1, bank 1 interrupts CPU0. Pending
 * words use the core's exclusive access, whose monitor every exception clears; nothing is masked but the sleep itself.
 * Shared RAM is not cached on either side, and DMB orders accesses to it (sheet 1.3), which is what acquire and release
 * become on this processor; CPU1 has the same functions in shared/shared_words.c. CPU0's MPU and TT instruction say
 * nothing about CPU1 (sheet 3.6), so what CPU1's clients name is compared with the table of memory_map.h, from which
 * the AHB rules come too. At isolation level 1 all partitions share one domain: the image's RAM to write, its text and
 * constants to read. */
#include <stddef.h>

#include "hal/atomic.h"
#include "hal/doorbell.h"
#include "hal/memory.h"
#include "hal/panic.h"
#include "hal/shared.h"
#include "hal/twin_cpu.h"
#include "platforms/lpc55s69/chip_registers.h"
#include "platforms/lpc55s69/core_registers.h"
#include "platforms/lpc55s69/linker_symbols.h"
#include "platforms/lpc55s69/memory_map.h"
#include "platforms/lpc55s69/registers.h"

/* ---- Doorbells ------------------------------------------------------------------------------ */

void hal_doorbell_ring_ns(void)
{
    data_synchronization_barrier();
    reg_write(MAILBOX_IRQ0SET, 1u);
}

void hal_doorbell_clear(void)
{
    /* CPU1 may have set any of the flags. The barrier lets the line fall before the handler returns. */
    reg_write(MAILBOX_IRQ1CLR, 0xFFFFFFFFu);
    data_synchronization_barrier();
}

void hal_doorbell_enable(bool enable)
{
    reg_write(((enable) ? NVIC_ISER : (uint32_t)NVIC_ICER) + NVIC_WORD(IRQ_MAILBOX), NVIC_BIT(IRQ_MAILBOX));
}

/* ---- Words that handlers and a thread change ------------------------------------------------ */

void hal_pending_set(struct hal_pending *pending, uint32_t bits)
{
    (void)__atomic_fetch_or(&pending->bits, bits, __ATOMIC_ACQ_REL);
}

uint32_t hal_pending_take(struct hal_pending *pending)
{
    return __atomic_exchange_n(&pending->bits, 0u, __ATOMIC_ACQ_REL);
}

uint32_t hal_pending_clear(struct hal_pending *pending, uint32_t bits)
{
    return __atomic_fetch_and(&pending->bits, ~bits, __ATOMIC_ACQ_REL);
}

void hal_pending_sleep(const struct hal_pending *pending)
{
    const uint32_t interrupts = interrupts_mask();

    if (__atomic_load_n(&pending->bits, __ATOMIC_ACQUIRE) == 0u) {
        /* Wakes for an interrupt that is masked only here; its handler runs behind interrupts_restore(). */
        wait_for_interrupt();
    }
    interrupts_restore(interrupts);
    instruction_synchronization_barrier();
}

/* ---- Words that both CPUs use --------------------------------------------------------------- */

uint32_t hal_shared_load(const struct hal_shared_u32 *word)
{
    return __atomic_load_n(&word->raw, __ATOMIC_ACQUIRE);
}

void hal_shared_store(struct hal_shared_u32 *word, uint32_t value)
{
    __atomic_store_n(&word->raw, value, __ATOMIC_RELEASE);
}

void hal_shared_copy_in(uint32_t *to, const struct hal_shared_u32 *from, size_t count)
{
    for (size_t left = count; left != 0u; left--) {
        *to++ = __atomic_load_n(&from->raw, __ATOMIC_RELAXED);
        from++;
    }
}

void hal_shared_copy_out(struct hal_shared_u32 *to, const uint32_t *from, size_t count)
{
    for (size_t left = count; left != 0u; left--) {
        __atomic_store_n(&to->raw, *from++, __ATOMIC_RELAXED);
        to++;
    }
}

uint32_t hal_ns_cpu_ready_word(void)
{
    return hal_shared_load((const struct hal_shared_u32 *)MAP_READY_WORD_CPU1);
}

/* ---- Who may touch which memory ------------------------------------------------------------- */

struct client_region {
    uint32_t first;
    uint32_t last;
    uint32_t clients; /* MAP_CLIENT_... */
};

/* `last` is the address of the last byte; entries of the table do not overlap. */
static bool non_secure_cpu_may(struct untrusted_range range, uintptr_t last, enum hal_access access)
{
#define REGION(first, last, clients) {(first), (last), (clients)},
    static const struct client_region regions[] = {MAP_NON_SECURE_MEMORY(REGION)};
#undef REGION
    enum { COUNT = sizeof(regions) / sizeof(regions[0]) };
    const uint32_t needed = (access == HAL_ACCESS_READ) ? MAP_CLIENT_READ : MAP_CLIENT_READ_WRITE;

    for (const struct client_region *region = regions; region != &regions[COUNT]; region++) {
        if ((range.base >= region->first) && (last <= region->last)) {
            return region->clients >= needed;
        }
    }
    return false;
}

static bool partition_may(struct untrusted_range range, uintptr_t last, enum hal_access access)
{
    if ((range.base >= (uintptr_t)image_ram_begin) && (last < (uintptr_t)image_ram_end)) {
        return true;
    }
    return (access == HAL_ACCESS_READ) && (range.base >= (uintptr_t)image_text_begin) && (last < (uintptr_t)image_end);
}

bool hal_memory_check(struct hal_domain domain, struct untrusted_range range, enum hal_access access)
{
    if (range.len == 0u) {
        return true;
    }
    const uintptr_t last = range.base + (range.len - 1u); /* does not wrap: untrusted_range_parse() */
    switch (domain.kind) {
    case HAL_DOMAIN_PARTITION:
        return partition_may(range, last, access);
    case HAL_DOMAIN_NON_SECURE_CPU:
    case HAL_DOMAIN_MAPPED_CLIENT: /* level 1: partitions are privileged and reach what the SPM does */
        return non_secure_cpu_may(range, last, access);
    }
    hal_panic(HAL_PANIC_IMPOSSIBLE_VALUE);
}

BH_STATIC_ASSERT(ram_is_as_long_as_flash, (MAP_NS_RAM_BYTES) >= (MAP_NS_AREA_BYTES));

uintptr_t hal_memory_substitute(void)
{
    return MAP_NS_RAM;
}
