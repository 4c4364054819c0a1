/* SPDX-License-Identifier: Apache-2.0 */
/* All partitions in the SFN model. */
#define DEVICE_MODEL SPM_MODEL_SFN
#define DEVICE_ENTRY NULL
#include "host_tests/host_platform/irq_image.h"
