/* SPDX-License-Identifier: Apache-2.0 */
/* Results of tests, as the programs that ran them have written them. */
#ifndef TOOLS_CONFORMANCE_RESULTS_H
#define TOOLS_CONFORMANCE_RESULTS_H

#include "tools/conformance/rule.h"

#ifdef __cplusplus
extern "C" {
#endif

/* argument: WHERE=FILE. WHERE as in rule.h, for example unit, s/IPC/host; ms/... : each test says itself who asked. FILE:
 * googletest's JSON, or lines of a suite's own, of which these count:
 *
 *     passed: NAME        by whom WHERE says
 *     passed by m: NAME   by a client through the mailbox; by s: by a partition
 *     failed: NAME        the same for failures; left out: NAME counts for nothing
 *
 * In googletest's files who asked is the first part of a suite's name: Mailbox/..., Partition/.... */
void results_read(struct rules *rules, const char *argument);

/* What a test is called in the table: its suite and name, without what googletest adds for values. */
void results_name(const char *suite, const char *name, char *out, size_t room);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_CONFORMANCE_RESULTS_H */
