/* SPDX-License-Identifier: Apache-2.0 */
#include "host_tests/unit/partitions/sfn_partition.h"
#include "psa_manifest/library.h"

SFN_INIT_OF(library, LIBRARY)
SFN_SERVICES_OF(library, LIBRARY)
