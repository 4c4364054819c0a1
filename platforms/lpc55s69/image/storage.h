/* SPDX-License-Identifier: Apache-2.0 */
/* What an image brings along for the SPM to remember things in. Its tables define it with their own counts (memory.h), so that an
 * entry file is compiled once for all images. */
#ifndef PLATFORMS_LPC55S69_IMAGE_STORAGE_H
#define PLATFORMS_LPC55S69_IMAGE_STORAGE_H

#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* As many as image_tables says. */
extern struct connection image_connections[];
extern struct partition_state image_partitions[];
extern struct service_state image_services[];

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_IMAGE_STORAGE_H */
