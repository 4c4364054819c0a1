/* SPDX-License-Identifier: Apache-2.0 */
/* Values of attributes: reading a scalar as what it has to be, or an error with the given rule. */
#ifndef TOOLS_MANIFESTC_VALUES_H
#define TOOLS_MANIFESTC_VALUES_H

#include <stdbool.h>
#include <stdint.h>

#include "tools/manifestc/model.h"
#include "tools/manifestc/tree.h"

#ifdef __cplusplus
extern "C" {
#endif

/* "hex text or number": the digits of a text that is 0x and hexadecimal digits or decimal digits without a leading
 * zero. false: it is neither, or above `max`. */
bool number_parse(const char *text, uint64_t max, uint64_t *out);

/* The same with a minus sign allowed, or the top bit of a 32-bit number in its place (client ids of agents). */
bool signed_parse(const char *text, int64_t *out);

/* A text that is not empty. */
bool value_text(struct report *report, const struct node *node, const char *rule, struct text *out);

/* A name that C takes as an identifier and no keyword. */
bool value_identifier(struct report *report, const struct node *node, struct text *out);
bool text_is_identifier(const char *text);

/* One of `count` names; *out is its number, from 1. */
bool value_choice(struct report *report, const struct node *node, const char *rule, const char *const *names,
                  size_t count, unsigned int *out);

bool value_bool(struct report *report, const struct node *node, const char *rule, bool *out);

/* A size in bytes, above 0 (V17). */
bool value_size(struct report *report, const struct node *node, struct number *out);

/* A list or map, or an error (Y3). */
bool value_is(struct report *report, const struct node *node, enum node_kind kind);

/* For messages: the text of a scalar, else what it is. */
const char *value_shown(const struct node *node);

const char *text_lower(struct arena *arena, const char *text);
const char *text_upper(struct arena *arena, const char *text);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_MANIFESTC_VALUES_H */
