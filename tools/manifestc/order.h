/* SPDX-License-Identifier: Apache-2.0 */
/* Where everything stands in the image's tables, and how a SID is found. For an image without errors. */
#ifndef TOOLS_MANIFESTC_ORDER_H
#define TOOLS_MANIFESTC_ORDER_H

#include "tools/manifestc/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Puts the partitions into the order of their priority, dependencies first within a class, then by id; numbers
 * partitions, services and interrupts (framework sheet 5.6). */
void order_image(struct image *image);

/* So many partitions are more urgent than the mailbox. */
size_t order_mailbox_rank(const struct image *image);

/* (uint32_t)(sid * multiplier) >> shift is below `count` and different for any two services. */
struct sid_hash {
    uint32_t multiplier;
    unsigned int shift;
    size_t count;
};

struct sid_hash order_sid_hash(const struct image *image);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_MANIFESTC_ORDER_H */
