/* SPDX-License-Identifier: Apache-2.0 */
/* Constant tables of the secure image. Written by hand until the manifest compiler generates them, in the form that it
 * will give them (design, "Build, partitions, manifests"). */
#ifndef PLATFORMS_LPC55S69_IMAGE_IMAGE_H
#define PLATFORMS_LPC55S69_IMAGE_IMAGE_H

#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Sizes of the storage that spm_init() wants. */
enum {
    IMAGE_PARTITION_COUNT = 3,
    IMAGE_SERVICE_COUNT = 4,
    /* What CPU1 holds, and a connection or a stateless request of each partition that serves it. */
    IMAGE_CONNECTION_COUNT = 16,
    IMAGE_SECURE_CONNECTIONS = 4
};

extern const struct spm_image image_tables;

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_IMAGE_IMAGE_H */
