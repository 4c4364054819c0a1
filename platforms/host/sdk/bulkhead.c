/* SPDX-License-Identifier: Apache-2.0 */
/* Runs of a program with the host SDK, and its region table. See bulkhead.h. */
#define _GNU_SOURCE
#include "platforms/host/sdk/bulkhead.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "platforms/host/machine.h"

enum { PAGE_BYTES = 4096 };

/* A manifest without MMIO regions defines neither. */
BH_WEAK extern const struct bulkhead_mmio bulkhead_mmio[];
BH_WEAK extern const size_t bulkhead_mmio_count;

static size_t mmio_count(void)
{
    const size_t *count = &bulkhead_mmio_count;

    return (count != NULL) ? *count : 0u;
}

static bool page_map(uintptr_t page)
{
    const int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE;

    return mmap((void *)page, PAGE_BYTES, PROT_READ | PROT_WRITE, flags, -1, 0) == (void *)page;
}

/* Regions of several partitions may share a page. */
static void mmio_map(void)
{
    for (size_t i = 0u; i < mmio_count(); i++) {
        const uintptr_t first = bulkhead_mmio[i].base & ~((uintptr_t)PAGE_BYTES - 1u);
        const uintptr_t end = bulkhead_mmio[i].base + bulkhead_mmio[i].bytes;
        for (uintptr_t page = first; page < end; page += (uintptr_t)PAGE_BYTES) {
            bool mapped = false;
            for (size_t j = 0u; j < i; j++) {
                const uintptr_t other = bulkhead_mmio[j].base & ~((uintptr_t)PAGE_BYTES - 1u);
                mapped = mapped || ((page >= other) && (page < (bulkhead_mmio[j].base + bulkhead_mmio[j].bytes)));
            }
            if (!mapped && !page_map(page)) {
                (void)fprintf(stderr, "bulkhead: the MMIO region at 0x%zx of %s is taken in this process\n",
                              (size_t)page, bulkhead_mmio[i].partition);
                exit(EXIT_FAILURE);
            }
        }
    }
}

static void mmio_clear(void)
{
    for (size_t i = 0u; i < mmio_count(); i++) {
        memset((void *)bulkhead_mmio[i].base, 0, bulkhead_mmio[i].bytes);
    }
}

/* The mailbox's wire carries 32 bits of an address. */
static void client_check(const struct bulkhead_client *client)
{
    if (((uintptr_t)client->data.end > UINT32_MAX) || ((uintptr_t)client->constants.end > UINT32_MAX)) {
        (void)fprintf(stderr, "bulkhead: the client lies above 4 GiB; link the program with -no-pie\n");
        exit(EXIT_FAILURE);
    }
}

struct host_outcome bulkhead_run(const struct bulkhead_setup *setup)
{
    static bool loaded;
    struct host_life life = setup->life;
    struct host_cpu1 cpu1;
    struct host_outcome outcome;

    if (!loaded) {
        loaded = true;
        host_load(&bulkhead_image);
        mmio_map();
    }
    if (setup->client != NULL) {
        client_check(setup->client);
        cpu1.main = setup->client->main;
        cpu1.data = setup->client->data;
        life.cpu1 = &cpu1;
        life.client_data = setup->client->data;
        life.client_constants = setup->client->constants;
    }
    do {
        mmio_clear();
        outcome = host_run(&life);
    } while ((setup->on_end != NULL) && (setup->on_end(setup->context, &outcome) == BULKHEAD_RESET));
    return outcome;
}

/* ---- The region table
 * ---------------------------------------------------------------------------------------------------- */

struct list {
    struct bulkhead_region *out;
    size_t max;
    size_t count;
};

static void list_add(struct list *list, enum bulkhead_region_kind kind, const char *partition, uintptr_t first,
                     size_t bytes)
{
    const struct bulkhead_region region = {kind, partition, first, bytes};

    if (bytes == 0u) {
        return;
    }
    if (list->count < list->max) {
        list->out[list->count] = region;
    }
    list->count++;
}

static void list_add_region(struct list *list, enum bulkhead_region_kind kind, const char *partition,
                            struct host_region region)
{
    list_add(list, kind, partition, (uintptr_t)region.start, (size_t)((uintptr_t)region.end - (uintptr_t)region.start));
}

size_t bulkhead_regions(struct bulkhead_region *out, size_t max)
{
    struct list list = {out, max, 0u};
    bool shared_stack = false;

    for (size_t i = 0u; i < bulkhead_image.tables->partition_count; i++) {
        const char *name = bulkhead_image.tables->partitions[i].name;
        /* Its first member: image_memory.h. */
        const void *first = bulkhead_image.partitions[i];
        const struct bulkhead_partition *partition = first;
        list_add_region(&list, BULKHEAD_TEXT, name, partition->text);
        list_add_region(&list, BULKHEAD_CONSTANTS, name, partition->constants);
        list_add_region(&list, BULKHEAD_DATA, name, partition->memory.data);
        list_add_region(&list, BULKHEAD_STACK, name, partition->memory.stack);
        shared_stack = shared_stack || (partition->memory.stack.start == NULL);
    }
    if (shared_stack) {
        list_add(&list, BULKHEAD_STACK, NULL, (uintptr_t)machine_secure_stack, MACHINE_SECURE_STACK_BYTES);
    }
    for (size_t i = 0u; i < mmio_count(); i++) {
        list_add(&list, bulkhead_mmio[i].writable ? BULKHEAD_MMIO : BULKHEAD_MMIO_READ_ONLY, bulkhead_mmio[i].partition,
                 bulkhead_mmio[i].base, bulkhead_mmio[i].bytes);
    }
    return list.count;
}
