/* SPDX-License-Identifier: Apache-2.0 */
/* Schedules. See schedule.h. */
#include "platforms/host/schedule.h"

#include <string.h>

enum { FAIR_SLICE = 16 };

/* xorshift64*, by S. Vigna: a generator in five lines whose sequence never changes. */
static uint32_t random_u32(struct host_schedule *schedule)
{
    uint64_t x = schedule->state;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    schedule->state = x;
    return (uint32_t)((x * 0x2545F4914F6CDD1Du) >> 32);
}

struct host_schedule host_schedule_from_seed(uint64_t seed)
{
    struct host_schedule schedule;

    memset(&schedule, 0, sizeof(schedule));
    schedule.kind = HOST_SCHEDULE_SEED;
    /* Neighbouring seeds far apart, never 0. */
    schedule.state = ((seed + 1u) * 0x9E3779B97F4A7C15u) | 1u;
    (void)random_u32(&schedule);
    (void)random_u32(&schedule);
    return schedule;
}

struct host_schedule host_schedule_from_bytes(const uint8_t *bytes, size_t len)
{
    struct host_schedule schedule;

    memset(&schedule, 0, sizeof(schedule));
    schedule.kind = HOST_SCHEDULE_BYTES;
    schedule.bytes = bytes;
    schedule.bytes_len = len;
    return schedule;
}

struct host_schedule host_schedule_explorer(uint32_t *changes, uint32_t changes_max)
{
    struct host_schedule schedule;

    memset(&schedule, 0, sizeof(schedule));
    schedule.kind = HOST_SCHEDULE_EXPLORE;
    schedule.changes = changes;
    schedule.changes_max = changes_max;
    return schedule;
}

/* Runs are ordered by the list of their changes: first the run without any; then, for each list, the lists that begin with it. A list
 * is extended by the first question after its last change; when all that begin with it are done, its last change moves on by one.
 * How far it may move says the run without it, which had the same questions up to there. */
bool host_schedule_next(struct host_schedule *schedule)
{
    uint32_t *limits = &schedule->changes[schedule->changes_max];
    uint32_t count = schedule->changes_count;

    limits[count] = schedule->questions;
    const uint32_t first = (count == 0u) ? 0u : schedule->changes[count - 1u] + 1u;
    if ((count < schedule->changes_max) && (first < limits[count])) {
        schedule->changes[count] = first;
        schedule->changes_count = count + 1u;
        return true;
    }
    for (; count != 0u; count--) {
        schedule->changes[count - 1u]++;
        if (schedule->changes[count - 1u] < limits[count - 1u]) {
            schedule->changes_count = count;
            return true;
        }
    }
    schedule->changes_count = 0u;
    return false;
}

static uint32_t slice_from_seed(struct host_schedule *schedule)
{
    const uint32_t draw = random_u32(schedule);
    const uint32_t length = draw >> 8;

    switch (draw & 7u) {
    case 0u:
    case 1u:
    case 2u:
    case 3u:
        return length % 8u;
    case 4u:
    case 5u:
        return length % 64u;
    case 6u:
        return length % 512u;
    default:
        return length % 4096u;
    }
}

static uint32_t slice_from_bytes(struct host_schedule *schedule)
{
    if (schedule->position == schedule->bytes_len) {
        return (uint32_t)FAIR_SLICE;
    }
    const uint32_t slice = schedule->bytes[schedule->position];
    schedule->position++;
    return slice;
}

void schedule_begin(struct host_schedule *schedule)
{
    schedule->position = 0u;
    schedule->changes_done = 0u;
    switch (schedule->kind) {
    case HOST_SCHEDULE_SEED:
        schedule->points_left = slice_from_seed(schedule);
        return;
    case HOST_SCHEDULE_BYTES:
        schedule->points_left = slice_from_bytes(schedule);
        return;
    case HOST_SCHEDULE_FAIR:
        schedule->points_left = (uint32_t)FAIR_SLICE;
        return;
    case HOST_SCHEDULE_EXPLORE:
        schedule->questions = 0u;
        schedule->points_left = 0u;
        return;
    }
}

bool schedule_refill(struct host_schedule *schedule)
{
    switch (schedule->kind) {
    case HOST_SCHEDULE_SEED:
        schedule->points_left = slice_from_seed(schedule);
        return true;
    case HOST_SCHEDULE_BYTES:
        schedule->points_left = slice_from_bytes(schedule);
        return true;
    case HOST_SCHEDULE_FAIR:
        schedule->points_left = (uint32_t)FAIR_SLICE;
        return true;
    case HOST_SCHEDULE_EXPLORE:
        break;
    }
    const uint32_t question = schedule->questions;
    schedule->questions++;
    if ((schedule->changes_done < schedule->changes_count)
        && (schedule->changes[schedule->changes_done] == question)) {
        schedule->changes_done++;
        return true;
    }
    return false;
}

uint32_t host_schedule_draw(struct host_schedule *schedule, uint32_t bound)
{
    if (bound <= 1u) {
        return 0u;
    }
    if (schedule->kind == HOST_SCHEDULE_SEED) {
        return random_u32(schedule) % bound;
    }
    if (schedule->kind == HOST_SCHEDULE_BYTES) {
        return slice_from_bytes(schedule) % bound;
    }
    return 0u;
}
