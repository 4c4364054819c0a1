/* SPDX-License-Identifier: Apache-2.0 */
/* The tables of whatever image is linked, for those who are compiled once for all images. The generated image.h declares the same,
 * with the counts of one image. */
#ifndef PLATFORMS_LPC55S69_IMAGE_TABLES_H
#define PLATFORMS_LPC55S69_IMAGE_TABLES_H

#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

extern const struct spm_image image_tables;

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_IMAGE_TABLES_H */
