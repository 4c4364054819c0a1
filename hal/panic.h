/* SPDX-License-Identifier: Apache-2.0 */
/* The end of a partition, or of the SPM itself: print one line, reset the chip. Neither function returns.
 *
 * What a client can cause is never a panic of the SPM; hal_panic() is for impossible values (a flipped bit, our own bug). */
#ifndef HAL_PANIC_H
#define HAL_PANIC_H

#include <stdint.h>

#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

enum hal_panic_reason {
    HAL_PANIC_IMPOSSIBLE_VALUE = 1,
    HAL_PANIC_PROTECTION_READ_BACK, /* a protection register did not keep what was written */
    HAL_PANIC_FAULT,                /* a fault in the SPM's own code                        */
    HAL_PANIC_CLOCK,                /* a clock or peripheral did not come up in time        */
    HAL_PANIC_BAD_IMAGE             /* tables of the image contradict each other            */
};

BH_NORETURN void hal_panic(enum hal_panic_reason reason);

/* partition, api: names for the console. rule: number of the FFM rule that was broken, 0 if none applies. */
BH_NORETURN void hal_partition_panic(const char *partition, const char *api, unsigned int rule);

#ifdef __cplusplus
}
#endif
#endif /* HAL_PANIC_H */
