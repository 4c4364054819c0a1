/* SPDX-License-Identifier: Apache-2.0 */
/* Judging the rules, and the table of what has come out. */
#ifndef TOOLS_CONFORMANCE_TABLE_H
#define TOOLS_CONFORMANCE_TABLE_H

#include <stdio.h>

#include "tools/conformance/rule.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One line of complaint for each rule without a test, for each place where a rule is not seen and no exception says so,
 * and for each exception that has become untrue. */
void table_judge(struct rules *rules);

/* In Markdown. */
void table_write(const struct rules *rules, FILE *out);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_CONFORMANCE_TABLE_H */
