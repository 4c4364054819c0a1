/* SPDX-License-Identifier: Apache-2.0 */
/* The lists of a manifest: services, interrupts, MMIO regions, dependencies. A list that is not there is NULL. */
#ifndef TOOLS_MANIFESTC_READ_PARTS_H
#define TOOLS_MANIFESTC_READ_PARTS_H

#include "tools/manifestc/model.h"
#include "tools/manifestc/tree.h"

#ifdef __cplusplus
extern "C" {
#endif

void services_read(struct image *image, const struct node *list, struct partition *out);
void irqs_read(struct image *image, const struct node *list, struct partition *out);
void regions_read(struct image *image, const struct node *list, struct partition *out);
void dependencies_read(struct image *image, const struct node *strong, const struct node *weak, struct partition *out);

/* A range of client ids; both stay 0 after an error (V18). */
void client_ids_read(struct image *image, const struct node *base, const struct node *limit, int64_t *base_out,
                     int64_t *limit_out);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_MANIFESTC_READ_PARTS_H */
