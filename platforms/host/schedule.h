/* SPDX-License-Identifier: Apache-2.0 */
/* Who decides which CPU runs: at every point where both could, the schedule is asked whether to change over.
 *
 * A schedule is a seed, the bytes of a fuzzer's input, or an explorer that walks through all choices with a bounded number of
 * changes that nothing forces. The same schedule and the same program give the same run. */
#ifndef PLATFORMS_HOST_SCHEDULE_H
#define PLATFORMS_HOST_SCHEDULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

enum host_schedule_kind {
    HOST_SCHEDULE_FAIR = 0, /* zeroed memory: change over every 16th point */
    HOST_SCHEDULE_SEED,
    HOST_SCHEDULE_BYTES,
    HOST_SCHEDULE_EXPLORE
};

struct host_schedule {
    enum host_schedule_kind kind;
    uint32_t points_left; /* before the next question */
    uint64_t state;       /* seed: of the generator */
    const uint8_t *bytes;
    size_t bytes_len;
    size_t position; /* bytes taken; explorer: questions asked in this run */
    /* Explorer: the points (counted by questions) of this run at which it changes over, ascending. */
    uint32_t *changes; /* behind them, for each length of the list, how many questions the run with that many had */
    uint32_t changes_count;
    uint32_t changes_max;
    uint32_t changes_done; /* of this run */
    uint32_t questions;    /* of the last whole run */
};

/* The same run for the same seed; slices from 1 point to some thousands. */
struct host_schedule host_schedule_from_seed(uint64_t seed);

/* Each byte is the length of a slice, in points; after the last byte as HOST_SCHEDULE_FAIR. `bytes` must outlive the run. */
struct host_schedule host_schedule_from_bytes(const uint8_t *bytes, size_t len);

/* All runs with at most `changes_max` changes that nothing forces; `changes` is room for
 * 2 * changes_max + 1 numbers. */
struct host_schedule host_schedule_explorer(uint32_t *changes, uint32_t changes_max);

/* Explorer: makes the schedule the next one, after a run. false: all have been walked. */
BH_MUST_USE bool host_schedule_next(struct host_schedule *schedule);

/* For the platform: begin a run; ask. */
void schedule_begin(struct host_schedule *schedule);
BH_MUST_USE bool schedule_refill(struct host_schedule *schedule);

BH_MUST_USE static inline bool schedule_changes_over(struct host_schedule *schedule)
{
    if (schedule->points_left != 0u) {
        schedule->points_left--;
        return false;
    }
    return schedule_refill(schedule);
}

/* Some bits for other choices of a run (a lost ring, say): from the seed or the bytes, else 0. Below `bound`. */
uint32_t host_schedule_draw(struct host_schedule *schedule, uint32_t bound);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_SCHEDULE_H */
