/* SPDX-License-Identifier: Apache-2.0 */
/* The only way by which bytes of clients and partitions move. */
#ifndef HAL_COPY_H
#define HAL_COPY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Copies `len` bytes between ranges that hal_memory_check() has accepted. The ranges may overlap only if they are equal or the
 * other CPU changes them, in which case the content is whatever either wrote.
 *
 * Returns false if the bus refused an access (an erased or torn flash word on the LPC55S69, sheet 9.1); some bytes at `to` may have been
 * written then. Never faults. */
BH_MUST_USE bool hal_copy(uintptr_t to, uintptr_t from, size_t len);

#ifdef __cplusplus
}
#endif
#endif /* HAL_COPY_H */
