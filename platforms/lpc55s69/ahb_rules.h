/* SPDX-License-Identifier: Apache-2.0 */
/* What the AHB secure controller must hold, and in which order it is written. All values follow from memory_map.h. */
#ifndef PLATFORMS_LPC55S69_AHB_RULES_H
#define PLATFORMS_LPC55S69_AHB_RULES_H

#include "platforms/lpc55s69/registers.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Rules, master levels, interrupt masks and their locks: everything but the two registers that switch checking on. */
extern const struct reg_setting ahb_rules[];
extern const uint32_t ahb_rule_count;

/* The last two writes: checking on, then everything locked (sheet 6.7). */
extern const struct reg_setting ahb_enable[];
extern const uint32_t ahb_enable_count;

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_AHB_RULES_H */
