/* SPDX-License-Identifier: Apache-2.0 */
/* Words in memory that both CPUs use. Each word has one writer; order between words comes from acquire and release alone.
 *
 * The functions are calls, not inline accesses, because the host platform lets a schedule decide at each of them which CPU runs.
 * Source: design, "Mailbox"; LPC55S69 sheet 1.3 (no data caches, exclusive access across CPUs not to be relied on). */
#ifndef HAL_SHARED_H
#define HAL_SHARED_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct hal_shared_u32 {
    uint32_t raw;
};

/* Reads with acquire order: what the writer stored before its release is visible afterwards. */
uint32_t hal_shared_load(const struct hal_shared_u32 *word);

/* Writes with release order. */
void hal_shared_store(struct hal_shared_u32 *word, uint32_t value);

/* Copies `count` words, each read exactly once and in ascending order, without ordering among them. */
void hal_shared_copy_in(uint32_t *to, const struct hal_shared_u32 *from, size_t count);
void hal_shared_copy_out(struct hal_shared_u32 *to, const uint32_t *from, size_t count);

#ifdef __cplusplus
}
#endif
#endif /* HAL_SHARED_H */
