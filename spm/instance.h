/* SPDX-License-Identifier: Apache-2.0 */
/* The one struct spm of an image. The platform's entry file owns it; only API entry points, which have no parameter to pass it in,
 * ask for it. */
#ifndef SPM_INSTANCE_H
#define SPM_INSTANCE_H

#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

struct spm *spm_instance(void);

#ifdef __cplusplus
}
#endif
#endif /* SPM_INSTANCE_H */
