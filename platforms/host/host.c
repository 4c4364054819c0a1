/* SPDX-License-Identifier: Apache-2.0 */
/* Images, virtual resets, runs and state hashes. See host.h. */
#include "platforms/host/host.h"

#include <stdio.h>
#include <stdlib.h>

#include "platforms/host/console.h"
#include "platforms/host/image.h"
#include "platforms/host/lines.h"
#include "platforms/host/machine.h"
#include "platforms/host/memory.h"
#include "platforms/host/region.h"
#include "platforms/host/saved.h"

#if __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
#endif

static const struct host_image *loaded;

const struct spm_image *host_image_tables(void)
{
    return loaded->tables;
}

/* With its fake stacks AddressSanitizer would put variables of partitions and clients where no range check expects them. */
static void fake_stacks_refuse(void)
{
#if __has_feature(address_sanitizer)
    if (__asan_get_current_fake_stack() != NULL) {
        (void)fprintf(stderr, "bulkhead host platform: needs ASAN_OPTIONS=detect_stack_use_after_return=0\n");
        exit(EXIT_FAILURE);
    }
#endif
}

void host_load(const struct host_image *image)
{
    fake_stacks_refuse();
    memory_map();
    memory_use(image);
    loaded = image;
    for (size_t i = 0u; i < image->tables->partition_count; i++) {
        saved_remember(&image->partitions[i]->data);
    }
}

static size_t size_of(const struct host_region *region)
{
    return (size_t)(region->end - region->start);
}

static void region_clear(void *context, void *memory, size_t bytes)
{
    (void)context;
    region_fill(memory, 0u, bytes);
}

static void virtual_reset(const struct host_life *life)
{
    console_reset();
    lines_reset(life->level_lines);
    entry_for_each_region(region_clear, NULL);
    for (size_t i = 0u; i < loaded->tables->partition_count; i++) {
        const struct host_partition_memory *partition = loaded->partitions[i];
        saved_restore(&partition->data);
        if (!life->keep_stacks) {
            region_fill(partition->stack.start, 0u, size_of(&partition->stack));
        }
    }
    if (!life->keep_stacks) {
        region_fill(machine_secure_stack, 0u, MACHINE_SECURE_STACK_BYTES);
    }
    if (!life->keep_ns_memory) {
        memory_fill_ns(life->ns_fill);
    }
    if (life->on_reset != NULL) {
        life->on_reset(life->context);
    }
}

struct host_outcome host_run(const struct host_life *life)
{
    struct host_outcome outcome;

    if (life->cpu1 != NULL) {
        saved_remember(&life->cpu1->data);
    }
    virtual_reset(life);
    machine_run(life, entry_main, &outcome);
    return outcome;
}

void host_interrupt_point(void)
{
    machine_interrupt_point();
}

static void region_add(void *context, void *memory, size_t bytes)
{
    uint64_t *hash = context;

    *hash = region_hash(*hash, memory, bytes);
}

uint64_t host_state_hash(void)
{
    uint64_t hash = REGION_HASH_START;
    size_t lines_bytes = 0u;
    const void *lines = lines_state(&lines_bytes);

    entry_for_each_region(region_add, &hash);
    hash = region_hash(hash, lines, lines_bytes);
    for (size_t i = 0u; i < loaded->tables->partition_count; i++) {
        hash = region_hash(hash, loaded->partitions[i]->data.start, size_of(&loaded->partitions[i]->data));
    }
    return memory_hash_ns(hash);
}
