/* SPDX-License-Identifier: Apache-2.0 */
/* Memory of the image's partitions on the host; two images in one program have names of their own. */
#ifndef FUZZ_PARTITIONS_MEMORY_FUZZ_H
#define FUZZ_PARTITIONS_MEMORY_FUZZ_H

#include "spm/model.h"

#define image_tables  fuzz_image_tables
#define image_on_host fuzz_host_image
extern const struct spm_image image_tables;

#include "platforms/host/image/memory.h"

#endif /* FUZZ_PARTITIONS_MEMORY_FUZZ_H */
