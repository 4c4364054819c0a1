/* SPDX-License-Identifier: Apache-2.0 */
/* A file in YAML or JSON as a tree whose nodes know where they stand.
 *
 * YAML is the larger language: what JSON allows, and the trailing commas and comments that manifests in the wild have,
 * it allows too. Anchors, aliases and several documents in a file have no place in a manifest and are errors. */
#ifndef TOOLS_MANIFESTC_TREE_H
#define TOOLS_MANIFESTC_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "tools/manifestc/report.h"
#include "tools/reader.h"

#ifdef __cplusplus
extern "C" {
#endif

enum node_kind { NODE_SCALAR = 1, NODE_LIST, NODE_MAP };

struct node {
    enum node_kind kind;
    struct place place;
    const char *text; /* of a scalar, without quotes and without zero bytes */
    bool quoted;
    /* Of a list or map, in the order of the file. */
    struct node *first;
    size_t count;
    struct node *next; /* in the list or map around it */
    const char *key;   /* of a map's element */
    struct place key_place;
};

/* The tree of one document. NULL: it cannot be read, and the report says why. place: the file, line and column ignored.
 */
struct node *tree_read(struct report *report, struct place place, struct bytes content);

/* The element of that key, or NULL. map may be NULL or no map. */
const struct node *tree_find(const struct node *map, const char *key);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_MANIFESTC_TREE_H */
