/* SPDX-License-Identifier: Apache-2.0 */
/* Memory of the suites' partitions, for the tables that manifestc generates: stacks that nobody runs on. Two images are in one
 * program, so memory_mixed.h and memory_sfn.h give the tables different names. */
#ifndef HOST_TESTS_UNIT_PARTITIONS_MEMORY_H
#define HOST_TESTS_UNIT_PARTITIONS_MEMORY_H

#include "spm/base/attributes.h"
#include "spm/model.h"

#define IMAGE_PARTITION_MEMORY(name, bytes) static BH_ALIGNED(32) uint8_t name##_stack[bytes];
#define IMAGE_PARTITION_MEMORY_NO_STACK(name)

#define IMAGE_STACK_BASE(name) ((uintptr_t)name##_stack)
#define IMAGE_STACK_BYTES(name, bytes) sizeof(name##_stack)

#define IMAGE_MEMORY_LIST_BEGIN
#define IMAGE_MEMORY_LIST_ENTRY(name)
#define IMAGE_MEMORY_LIST_END

#define IMAGE_MMIO_LIST_BEGIN
#define IMAGE_MMIO_LIST_ENTRY(name, base, bytes, writable)
#define IMAGE_MMIO_LIST_END

#endif /* HOST_TESTS_UNIT_PARTITIONS_MEMORY_H */
