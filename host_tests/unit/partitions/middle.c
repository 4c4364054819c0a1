/* SPDX-License-Identifier: Apache-2.0 */
#include "host_tests/unit/partitions/sfn_partition.h"
#include "psa_manifest/middle.h"

SFN_INIT_OF(middle, MIDDLE)
SFN_SERVICES_OF(middle, MIDDLE)
