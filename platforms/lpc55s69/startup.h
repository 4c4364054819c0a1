/* SPDX-License-Identifier: Apache-2.0 */
/* What startup.S offers to C. */
#ifndef PLATFORMS_LPC55S69_STARTUP_H
#define PLATFORMS_LPC55S69_STARTUP_H

#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Leaves the main function for good: resets the main stack to its top, seals it again and runs `function` there,
 * which never returns. */
BH_NORETURN void startup_restart_stack(void (*function)(void));

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_STARTUP_H */
