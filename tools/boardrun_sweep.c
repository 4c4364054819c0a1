/* SPDX-License-Identifier: Apache-2.0 */
/* Many seeds. See boardrun_sweep.h. */
#include "tools/boardrun_sweep.h"

#include <stdio.h>
#include <stdlib.h>

enum { SEEDS_MAX = 1000000, SHARDS_MAX = 1000 };

static uint64_t environment_number(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    if (text == NULL) {
        return otherwise;
    }
    char *end = NULL;
    const unsigned long value = strtoul(text, &end, 10);
    return ((end == text) || (*end != '\0') || (value > SHARDS_MAX)) ? otherwise : value;
}

/* A test that shards itself says so by touching this file. */
static void announce_sharding(void)
{
    const char *path = getenv("TEST_SHARD_STATUS_FILE");
    FILE *file = (path != NULL) ? fopen(path, "w") : NULL;
    if (file != NULL) {
        (void)fclose(file);
    }
}

bool boardrun_sweep_start(struct boardrun_sweep *sweep, uint64_t first, uint64_t last)
{
    const uint64_t shards = environment_number("TEST_TOTAL_SHARDS", 1u);
    const uint64_t index = environment_number("TEST_SHARD_INDEX", 0u);
    *sweep = (struct boardrun_sweep){.next = first, .last = last, .step = (shards != 0u) ? shards : 1u};
    announce_sharding();
    sweep->over = (index > (last - first));
    if (!sweep->over) {
        sweep->next = first + index;
    }
    if ((last - first) >= SEEDS_MAX) {
        return false;
    }
    sweep->room = (size_t)(last - first) + 1u;
    sweep->interleavings = calloc(sweep->room, sizeof(sweep->interleavings[0]));
    return sweep->interleavings != NULL;
}

void boardrun_sweep_end(struct boardrun_sweep *sweep)
{
    free(sweep->interleavings);
    sweep->interleavings = NULL;
}

bool boardrun_sweep_next(struct boardrun_sweep *sweep, uint64_t *seed)
{
    if (sweep->over) {
        return false;
    }
    *seed = sweep->next;
    sweep->over = (sweep->step > (sweep->last - sweep->next));
    sweep->next += sweep->over ? 0u : sweep->step;
    return true;
}

void boardrun_sweep_note(struct boardrun_sweep *sweep, uint64_t interleaving, bool passed)
{
    if (sweep->count < sweep->room) {
        sweep->interleavings[sweep->count] = interleaving;
        sweep->count++;
        sweep->passed += passed ? 1u : 0u;
    }
}

static int compare(const void *left, const void *right)
{
    const uint64_t a = *(const uint64_t *)left;
    const uint64_t b = *(const uint64_t *)right;
    return (a < b) ? -1 : ((a > b) ? 1 : 0);
}

size_t boardrun_sweep_distinct(struct boardrun_sweep *sweep)
{
    qsort(sweep->interleavings, sweep->count, sizeof(sweep->interleavings[0]), compare);
    size_t distinct = 0;
    for (size_t i = 0; i < sweep->count; i++) {
        if ((i == 0u) || (sweep->interleavings[i] != sweep->interleavings[i - 1u])) {
            distinct++;
        }
    }
    return distinct;
}
