/* SPDX-License-Identifier: Apache-2.0 */
/* Source of the device's life-cycle state. */
#ifndef HAL_LIFECYCLE_H
#define HAL_LIFECYCLE_H

#include <stdbool.h>
#include <stdint.h>

#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Gives one of the values of psa/lifecycle.h. false: the source cannot be read (FFM-204). */
BH_MUST_USE bool hal_lifecycle_read(uint32_t *out);

#ifdef __cplusplus
}
#endif
#endif /* HAL_LIFECYCLE_H */
