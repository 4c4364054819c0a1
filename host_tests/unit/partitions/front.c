/* SPDX-License-Identifier: Apache-2.0 */
#include "host_tests/unit/partitions/sfn_partition.h"
#include "psa_manifest/front.h"

SFN_INIT_OF(front, FRONT)
SFN_SERVICES_OF(front, FRONT)
