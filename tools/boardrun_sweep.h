/* SPDX-License-Identifier: Apache-2.0 */
/* Many seeds, one after the other: which ones are this process's, and how many interleavings came out.
 *
 * Under a test runner that shards (TEST_TOTAL_SHARDS, TEST_SHARD_INDEX) each process takes every so-manieth seed. */
#ifndef TOOLS_BOARDRUN_SWEEP_H
#define TOOLS_BOARDRUN_SWEEP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

struct boardrun_sweep {
    uint64_t next;
    uint64_t last;
    uint64_t step;
    bool over;
    size_t count; /* noted runs */
    size_t passed;
    size_t room;
    uint64_t *interleavings;
};

/* Seeds first to last, both included. false: no memory for so many. */
BH_MUST_USE bool boardrun_sweep_start(struct boardrun_sweep *sweep, uint64_t first, uint64_t last);
void boardrun_sweep_end(struct boardrun_sweep *sweep);

/* The next seed of this process; false if there is none left. */
BH_MUST_USE bool boardrun_sweep_next(struct boardrun_sweep *sweep, uint64_t *seed);

/* How the run with the last seed went. Once for each seed. */
void boardrun_sweep_note(struct boardrun_sweep *sweep, uint64_t interleaving, bool passed);

/* Number of different interleavings among the noted ones. */
size_t boardrun_sweep_distinct(struct boardrun_sweep *sweep);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_BOARDRUN_SWEEP_H */
