/* SPDX-License-Identifier: Apache-2.0 */
/* One manifest: from its tree to struct partition, with every check that needs this manifest alone. */
#ifndef TOOLS_MANIFESTC_READ_H
#define TOOLS_MANIFESTC_READ_H

#include "tools/manifestc/model.h"
#include "tools/manifestc/tree.h"

#ifdef __cplusplus
extern "C" {
#endif

/* *out is zeroed but for place, stem and header. */
void partition_read(struct image *image, const struct node *root, struct partition *out);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_MANIFESTC_READ_H */
