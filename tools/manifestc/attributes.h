/* SPDX-License-Identifier: Apache-2.0 */
/* Which attributes a manifest may and must have (framework sheet 5.1 to 5.3). */
#ifndef TOOLS_MANIFESTC_ATTRIBUTES_H
#define TOOLS_MANIFESTC_ATTRIBUTES_H

#include "tools/manifestc/model.h"
#include "tools/manifestc/tree.h"

#ifdef __cplusplus
extern "C" {
#endif

enum presence { ABSENT = 0, OPTIONAL, REQUIRED };

struct attribute {
    const char *name;
    enum presence in_1_0;
    enum presence in_1_1;
    const char *missing; /* rule if it is required and not there; NULL: V1 */
    const char *remedy;  /* what to write then; NULL: only its name */
    bool extension;      /* not of the framework; legal if --extension names it */
};

struct attributes {
    const char *what; /* "a partition", for messages */
    const struct attribute *list;
    size_t count;
};

extern const struct attributes partition_attributes;
extern const struct attributes service_attributes;
extern const struct attributes numbered_region_attributes;
extern const struct attributes named_region_attributes;
extern const struct attributes irq_attributes;

/* Reports unknown and missing attributes of a map (V1, V3 and the rules of the list). version 0: unknown, so that
 * nothing is missing and nothing belongs to another version. */
void attributes_check(struct image *image, const struct attributes *attributes, const struct node *map,
                      enum version version);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_MANIFESTC_ATTRIBUTES_H */
