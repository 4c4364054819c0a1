/* SPDX-License-Identifier: Apache-2.0 */
/* See memory.h. */
#ifndef HOST_TESTS_UNIT_PARTITIONS_MEMORY_MIXED_H
#define HOST_TESTS_UNIT_PARTITIONS_MEMORY_MIXED_H

#include "host_tests/unit/partitions/memory.h"

#define image_tables mixed_image
extern const struct spm_image image_tables;

#endif /* HOST_TESTS_UNIT_PARTITIONS_MEMORY_MIXED_H */
