/* SPDX-License-Identifier: Apache-2.0 */
#include "host_tests/unit/partitions/sfn_partition.h"
#include "psa_manifest/back.h"

SFN_SERVICES_OF(back, BACK)
