/* SPDX-License-Identifier: Apache-2.0 */
/* What the manifest compiler writes for heap_size: 1000. */
#include "host_tests/runtime/area.h"

#include "partitions/runtime/heap_area.h"

HEAP_AREA(AREA_BYTES)
