/* SPDX-License-Identifier: Apache-2.0 */
/* Partition `sensor`. */
#define PARTITION IRQ_SENSOR
#define NAME(x) irq_sensor_##x
#include "host_tests/host_platform/irq_serve.h"
