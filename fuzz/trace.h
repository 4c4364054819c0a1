/* SPDX-License-Identifier: Apache-2.0 */
/* Everything that clients and partitions experience in one run, in order: recorded in the first world, compared in the
 * second. */
#ifndef FUZZ_TRACE_H
#define FUZZ_TRACE_H

#include "fuzz/service.h"
#include "platforms/host/host.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Begins to record, respectively to compare with what was recorded. */
void trace_record(void);
void trace_compare(void);

/* From now on nothing counts but how the run ends. */
void trace_mute(void);

/* Whether there is room for another request with all that comes of it. */
BH_MUST_USE bool trace_has_room(void);

/* The run is over. */
void trace_end(const struct host_outcome *outcome);

#ifdef __cplusplus
}
#endif
#endif /* FUZZ_TRACE_H */
