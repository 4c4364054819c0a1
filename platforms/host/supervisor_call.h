/* SPDX-License-Identifier: Apache-2.0 */
/* What an SVC instruction is on the host. Inside the platform only. */
#ifndef PLATFORMS_HOST_SUPERVISOR_CALL_H
#define PLATFORMS_HOST_SUPERVISOR_CALL_H

#include "spm/api.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Makes the call for the running context, again until it is finished, and returns its result. Does not return to a caller that panics. */
uintptr_t supervisor_call(uint32_t api, const uintptr_t argument[SPM_API_ARGUMENTS]);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_SUPERVISOR_CALL_H */
