/* SPDX-License-Identifier: Apache-2.0 */
/* The platform file: what a chip offers to partitions (docs/manifests.md). */
#ifndef TOOLS_MANIFESTC_PLATFORM_H
#define TOOLS_MANIFESTC_PLATFORM_H

#include "tools/manifestc/model.h"
#include "tools/manifestc/tree.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Fills image->platform, or reports (P1). */
void platform_read(struct image *image, const struct node *root);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_MANIFESTC_PLATFORM_H */
