/* SPDX-License-Identifier: Apache-2.0 */
/* Checks that need more than one manifest, or the platform and the options. */
#ifndef TOOLS_MANIFESTC_CHECK_H
#define TOOLS_MANIFESTC_CHECK_H

#include "tools/manifestc/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Names, numbers and generated identifiers that occur twice (V7, V20, V21), ids of partitions. */
void check_identities(struct image *image);

/* What each partition needs (V4, V6, V14, V15, V18, V19), limits of the SPM (B6), options (B7). */
void check_partitions(struct image *image);

/* Dependencies (V11, V12), services that nobody can reach (B5). Fills in dependency.service and partition.score. */
void check_dependencies(struct image *image);

/* Handles of stateless services (V9); assigns those that are not given. */
void check_handles(struct image *image);

/* MMIO regions (V13, B1, B2, B3), interrupt lines (V7, V13, B3), stacks and heaps (B4). */
void check_hardware(struct image *image);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_MANIFESTC_CHECK_H */
