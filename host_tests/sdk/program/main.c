/* SPDX-License-Identifier: Apache-2.0 */
/* The program: two lives of the chip, the first of which a partition ends, and a look at where everything lies. */
#include <stdio.h>
#include <string.h>

#include "platforms/host/sdk/bulkhead.h"
#include "psa/service.h"
#include "psa_manifest/left.h"
#include "requests.h"

BULKHEAD_CLIENT(tester);

static int life = 1;
static int failures;

void report(int line)
{
    printf("client.c:%d does not hold in life %d\n", line, life);
    failures++;
}

int life_number(void)
{
    return life;
}

#define REQUIRE(condition)                                              \
    do {                                                                \
        if (!(condition)) {                                             \
            printf("main.c:%d: %s does not hold\n", __LINE__, #condition); \
            failures++;                                                 \
        }                                                               \
    } while (0)

/* The program's own reset. */
static enum bulkhead_then on_end(void *context, const struct host_outcome *outcome)
{
    REQUIRE(context == &life);
    if (life == 1) {
        REQUIRE(outcome->end == HOST_END_PARTITION_PANIC);
        REQUIRE((outcome->partition != NULL) && (strcmp(outcome->partition, "left") == 0));
        REQUIRE((outcome->api != NULL) && (strcmp(outcome->api, "psa_skip") == 0));
        REQUIRE(outcome->rule == 146u);
        life++;
        return BULKHEAD_RESET;
    }
    REQUIRE(outcome->end == HOST_END_IDLE);
    REQUIRE(outcome->cpu1_finished);
    return BULKHEAD_STOP;
}

static const struct bulkhead_region *find(const struct bulkhead_region *regions, size_t count,
                                          enum bulkhead_region_kind kind, const char *partition)
{
    for (size_t i = 0u; i < count; i++) {
        const char *owner = regions[i].partition;
        if ((regions[i].kind == kind)
            && ((owner == partition) || ((owner != NULL) && (partition != NULL) && (strcmp(owner, partition) == 0)))) {
            return &regions[i];
        }
    }
    return NULL;
}

static void check_regions(void)
{
    static const char *const names[] = {"NOTHING", "text", "constants", "data", "stack", "mmio", "mmio (read-only)"};
    static struct bulkhead_region regions[32];
    const size_t count = bulkhead_regions(regions, 32u);

    REQUIRE((count > 0u) && (count <= 32u));
    REQUIRE(bulkhead_regions(NULL, 0u) == count);
    for (size_t i = 0u; i < count; i++) {
        const struct bulkhead_region *region = &regions[i];
        printf("%-8s %-16s 0x%08zx %zu\n", (region->partition != NULL) ? region->partition : "all", names[region->kind],
               (size_t)region->first, region->bytes);
        REQUIRE(region->bytes != 0u);
        REQUIRE((region->first + (region->bytes - 1u)) <= UINT32_MAX);
        if ((region->kind == BULKHEAD_DATA) || (region->kind == BULKHEAD_STACK)) {
            REQUIRE(((region->first % 4096u) == 0u) && ((region->bytes % 4096u) == 0u));
        }
        for (size_t j = 0u; j < i; j++) {
            const struct bulkhead_region *other = &regions[j];
            REQUIRE((other->first >= (region->first + region->bytes))
                    || (region->first >= (other->first + other->bytes)));
        }
    }
    const struct bulkhead_region *text = find(regions, count, BULKHEAD_TEXT, "left");
    psa_status_t (*function)(const psa_msg_t *) = left_box_sfn;
    REQUIRE((text != NULL) && (((uintptr_t)function - text->first) < text->bytes));
    REQUIRE(find(regions, count, BULKHEAD_TEXT, "right") != NULL);
    REQUIRE(find(regions, count, BULKHEAD_DATA, "left") != NULL);
    REQUIRE(find(regions, count, BULKHEAD_DATA, "right") != NULL);
    const struct bulkhead_region *device = find(regions, count, BULKHEAD_MMIO, "left");
    REQUIRE((device != NULL) && (device->first == 0x40000000u) && (device->bytes == 0x1000u));
    device = find(regions, count, BULKHEAD_MMIO_READ_ONLY, "right");
    REQUIRE((device != NULL) && (device->first == 0x40005000u) && (device->bytes == 0x100u));
#ifdef WITH_OLD
    REQUIRE(find(regions, count, BULKHEAD_STACK, "old") != NULL);
    REQUIRE(find(regions, count, BULKHEAD_STACK, "left")->bytes > 0x10000u);
#else
    REQUIRE(find(regions, count, BULKHEAD_STACK, NULL) != NULL);
#endif
}

int main(void)
{
    const struct bulkhead_setup setup = {.client = &bulkhead_client, .on_end = on_end, .context = &life};

    (void)bulkhead_run(&setup);
    REQUIRE(life == 2);
    check_regions();
    printf("%s\n", (failures == 0) ? "everything holds" : "FAILED");
    return (failures == 0) ? 0 : 1;
}
