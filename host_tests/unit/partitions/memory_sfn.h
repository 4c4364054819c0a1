/* SPDX-License-Identifier: Apache-2.0 */
/* See memory.h. */
#ifndef HOST_TESTS_UNIT_PARTITIONS_MEMORY_SFN_H
#define HOST_TESTS_UNIT_PARTITIONS_MEMORY_SFN_H

#include "host_tests/unit/partitions/memory.h"

#define image_tables sfn_image
extern const struct spm_image image_tables;

#endif /* HOST_TESTS_UNIT_PARTITIONS_MEMORY_SFN_H */
