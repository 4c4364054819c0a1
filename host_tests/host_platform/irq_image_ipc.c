/* SPDX-License-Identifier: Apache-2.0 */
/* `device` in the IPC model. */
#define DEVICE_MODEL SPM_MODEL_IPC
#define DEVICE_ENTRY irq_device_main
#include "host_tests/host_platform/irq_image.h"
