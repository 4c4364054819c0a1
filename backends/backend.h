/* SPDX-License-Identifier: Apache-2.0 */
/* The data half of a backend, called by the frontend's commits: queue, wake, complete a route. It never calls up, never waits
 * and cannot fail. The dispatcher half, which runs partitions, stands above the frontend (backends/ipc, backends/sfn).
 *
 * Exactly one backend is linked into an image. */
#ifndef BACKENDS_BACKEND_H
#define BACKENDS_BACKEND_H

#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Partition `target` has signals that it had not before (spm->partitions[].signals holds them already): wake it if it waits
 * for one of them. */
void backend_wake(struct spm *spm, struct partition_index target);

/* The caller behind `route` gets `outcome` (VERDICT_RETURN or VERDICT_PANIC_CALLER) as the result of its blocked call.
 * `connection` gives the output lengths of a delivered request; NULL if there are none. Nothing happens for ROUTE_NONE and for a
 * mailbox route of an old epoch. Called at most once for each blocked call (FFM-173). */
void backend_complete(struct spm *spm, struct reply_route route, struct verdict outcome, const struct connection *connection);

#ifdef __cplusplus
}
#endif
#endif /* BACKENDS_BACKEND_H */
