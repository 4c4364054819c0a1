/* SPDX-License-Identifier: Apache-2.0 */
/* Regions and their first content. See saved.h. */
#include "platforms/host/saved.h"

#include <stdio.h>
#include <stdlib.h>

#include "platforms/host/region.h"

enum { SAVED_MAX = 64 };

static struct {
    struct host_region region[SAVED_MAX];
    uint8_t *content[SAVED_MAX];
    size_t count;
} saved;

static size_t size_of(const struct host_region *region)
{
    return (size_t)(region->end - region->start);
}

static size_t find(const struct host_region *region)
{
    size_t i = 0u;

    while ((i < saved.count) && (saved.region[i].start != region->start)) {
        i++;
    }
    return i;
}

void saved_remember(const struct host_region *region)
{
    if ((size_of(region) == 0u) || (find(region) != saved.count)) {
        return;
    }
    uint8_t *content = malloc(size_of(region));
    if ((content == NULL) || (saved.count == (size_t)SAVED_MAX)) {
        (void)fprintf(stderr, "bulkhead host platform: no room for the content of another region\n");
        exit(EXIT_FAILURE);
    }
    region_copy(content, region->start, size_of(region));
    saved.region[saved.count] = *region;
    saved.content[saved.count] = content;
    saved.count++;
}

void saved_restore(const struct host_region *region)
{
    const size_t i = find(region);

    if ((size_of(region) != 0u) && (i != saved.count)) {
        region_copy(region->start, saved.content[i], size_of(region));
    }
}
