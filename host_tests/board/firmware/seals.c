/* SPDX-License-Identifier: Apache-2.0 */
/* Linked around tfm_spm_hal_boot_ns_cpu(): says how many secure stacks are sealed at the last moment before CPU1 runs.
 * SEALS_OF_THREADS: not the SFN backend, which has one
 * stack. Source of the seal: LPC55S69 sheet 3.3. */
#include <stddef.h>
#include <stdint.h>

#include "hal/shared.h"
#include "host_tests/board/firmware/published.h"
#include "platforms/lpc55s69/image/tables.h"
#include "platforms/lpc55s69/linker_symbols.h"

#define SEAL 0xFEF5EDA5u

enum { ALL_SHIFT = 16 };

void __real_tfm_spm_hal_boot_ns_cpu(uintptr_t start_addr);
void __wrap_tfm_spm_hal_boot_ns_cpu(uintptr_t start_addr);

static uint32_t is_sealed(uintptr_t seal)
{
    const uint32_t *const word = (const uint32_t *)seal;
    return ((word[0] == SEAL) && (word[1] == SEAL)) ? 1u : 0u;
}

void __wrap_tfm_spm_hal_boot_ns_cpu(uintptr_t start_addr)
{
    uint32_t sealed = is_sealed((uintptr_t)main_stack_seal);
    uint32_t all = 1u;

#ifdef SEALS_OF_THREADS
    sealed += is_sealed((uintptr_t)thread_stack_end - 8u);
    all++;
    for (size_t i = 0u; i < image_tables.partition_count; i++) {
        const struct spm_partition *const partition = &image_tables.partitions[i];
        sealed += is_sealed(partition->stack_base + partition->stack_bytes - 8u);
        all++;
    }
#endif
    hal_shared_store((struct hal_shared_u32 *)PUBLISHED_SEALS, (all << ALL_SHIFT) | sealed);
    __real_tfm_spm_hal_boot_ns_cpu(start_addr);
}
