/* SPDX-License-Identifier: Apache-2.0 */
/* Writes the generated files (framework sheet 5.5; docs/manifests.md). For an image without errors, in order. The same
 * image gives the same bytes. */
#ifndef TOOLS_MANIFESTC_EMIT_H
#define TOOLS_MANIFESTC_EMIT_H

#include <stdio.h>

#include "tools/manifestc/model.h"

#ifdef __cplusplus
extern "C" {
#endif

void emit_pid_header(const struct image *image, FILE *out);
void emit_sid_header(const struct image *image, FILE *out);
void emit_partition_header(const struct image *image, const struct partition *partition, FILE *out);

/* Names that other objects may refer to, one a line: everything else of the partition becomes local to it. */
void emit_symbols(const struct partition *partition, FILE *out);

/* The partition's heap, if it has one (partitions/runtime/heap_area.h). */
void emit_heap(const struct partition *partition, FILE *out);

void emit_image_header(const struct image *image, FILE *out);
void emit_image_source(const struct image *image, FILE *out);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_MANIFESTC_EMIT_H */
