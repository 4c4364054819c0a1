/* SPDX-License-Identifier: Apache-2.0 */
/* The loaded image, for entry files. Inside the platform only. */
#ifndef PLATFORMS_HOST_IMAGE_H
#define PLATFORMS_HOST_IMAGE_H

#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

const struct spm_image *host_image_tables(void);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_IMAGE_H */
