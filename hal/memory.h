/* SPDX-License-Identifier: Apache-2.0 */
/* Who may touch which memory. The answer comes from the table that also programmed the hardware. */
#ifndef HAL_MEMORY_H
#define HAL_MEMORY_H

#include <stdbool.h>
#include <stdint.h>

#include "spm/base/attributes.h"
#include "spm/base/size.h"

#ifdef __cplusplus
extern "C" {
#endif

/* On whose behalf memory is touched: a client on the non-secure CPU; the partition with this index; that partition,
 * by its own loads and stores, in memory of a client on the non-secure CPU that it serves (MM-IOVEC). */
enum hal_domain_kind { HAL_DOMAIN_NON_SECURE_CPU = 1, HAL_DOMAIN_PARTITION, HAL_DOMAIN_MAPPED_CLIENT };

struct hal_domain {
    enum hal_domain_kind kind;
    uint8_t partition; /* index; not for HAL_DOMAIN_NON_SECURE_CPU */
};

enum hal_access { HAL_ACCESS_READ = 1, HAL_ACCESS_READ_WRITE };

/* Whether every byte of `range` lies in one region that the domain may access so. An empty range is always accepted.
 *
 * Non-secure CPU: only non-secure RAM and flash; never peripherals, the shared pages, secure aliases (design, "Memory
 * references").
 * Partition: secure memory of its own domain; never non-secure memory (FFM-320, FFM-321); code and constants are
 * read-only.
 * Mapped client: what both the non-secure CPU and the partition may access. What may be written there never faults;
 * what may only be read, which is flash, does where it is erased or torn (LPC55S69 sheet 9.1). */
BH_MUST_USE bool hal_memory_check(struct hal_domain domain, struct untrusted_range range, enum hal_access access);

/* Memory of the non-secure CPU that may be written there, as long as any range that a mapped client may only read:
 * what a partition gets instead of such a range if the bus refuses it. */
uintptr_t hal_memory_substitute(void);

#ifdef __cplusplus
}
#endif
#endif /* HAL_MEMORY_H */
