/* SPDX-License-Identifier: Apache-2.0 */
/* Non-secure memory, hal_memory_check() and flash. See memory.h and host.h. */
#define _GNU_SOURCE
#include "platforms/host/memory.h"

#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "hal/memory.h"
#include "platforms/host/flash.h"
#include "platforms/host/lines.h"
#include "platforms/host/machine.h"
#include "platforms/host/memory_map.h"
#include "platforms/host/region.h"

enum { CONSTANT_RANGES_MAX = 8, FLASH_WORDS = HOST_MAP_NS_FLASH_BYTES / HOST_MAP_FLASH_WORD_BYTES };

struct span {
    uintptr_t first;
    uintptr_t last;
};

static struct {
    bool mapped;
    bool shared; /* another copy of the platform has mapped it */
    const struct host_image *image;
    struct span constants[CONSTANT_RANGES_MAX]; /* code and constants of the program */
    size_t constants_count;
    bool unreadable[FLASH_WORDS]; /* erased or torn */
} memory;

static void map_at(uintptr_t address, size_t bytes)
{
    void *got = mmap((void *)address, bytes, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);

    if ((uintptr_t)got != address) {
        (void)fprintf(stderr, "bulkhead host platform: addresses 0x%zx to 0x%zx are taken in this process\n", (size_t)address,
                      (size_t)(address + bytes - 1u));
        exit(EXIT_FAILURE);
    }
}

/* Read-only segments of the program itself; those of libraries are nobody's constants. */
static int constants_find(struct dl_phdr_info *info, size_t bytes, void *context)
{
    (void)bytes;
    (void)context;
    for (size_t i = 0u; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &info->dlpi_phdr[i];
        const bool constant =
            (header->p_type == PT_GNU_RELRO) || ((header->p_type == PT_LOAD) && ((header->p_flags & PF_W) == 0u));
        if (constant && (header->p_memsz != 0u) && (memory.constants_count < (size_t)CONSTANT_RANGES_MAX)) {
            struct span *span = &memory.constants[memory.constants_count];
            span->first = info->dlpi_addr + header->p_vaddr;
            span->last = span->first + header->p_memsz - 1u;
            memory.constants_count++;
        }
    }
    return 1; /* the program is the first one: no more */
}

void memory_map(void)
{
    if (memory.mapped) {
        return;
    }
    memory.mapped = true;
    if (!memory.shared) {
        map_at(HOST_MAP_NS_FLASH, HOST_MAP_NS_FLASH_BYTES);
        map_at(HOST_MAP_NS_RAM, HOST_MAP_RAM_BYTES);
        for (size_t i = 0u; i < (size_t)HOST_MAP_CPU1_CONTEXTS; i++) {
            map_at(HOST_MAP_CPU1_STACKS + (i * HOST_MAP_CPU1_STACK_STRIDE), HOST_MAP_CPU1_STACK_BYTES);
        }
    }
    (void)dl_iterate_phdr(constants_find, NULL);
    host_flash_erase();
}

void host_share_ns_memory(void)
{
    memory.shared = true;
}

void memory_use(const struct host_image *image)
{
    memory.image = image;
}

void memory_fill_ns(uint8_t byte)
{
    region_fill((void *)HOST_MAP_NS_RAM, byte, HOST_MAP_RAM_BYTES);
}

uint64_t memory_hash_ns(uint64_t hash)
{
    return region_hash(hash, (const void *)HOST_MAP_NS_RAM, HOST_MAP_RAM_BYTES);
}

/* ---- hal_memory_check ---------------------------------------------------------------------------------------------------- */

static bool within_region(struct untrusted_range range, struct host_region region)
{
    return (region.start != region.end)
           && untrusted_range_within(range, (uintptr_t)region.start, (uintptr_t)region.end - 1u);
}

static bool client_may_access(struct untrusted_range range, enum hal_access access)
{
    static const struct {
        struct span span;
        bool writable;
    } table[] = {
#define ENTRY(start, bytes, may_write) {{(start), (start) + (bytes) - 1u}, (may_write) != 0},
        HOST_MAP_CLIENT_MEMORY(ENTRY)
#undef ENTRY
    };

    for (size_t i = 0u; i < (sizeof(table) / sizeof(table[0])); i++) {
        if (untrusted_range_within(range, table[i].span.first, table[i].span.last)) {
            return (access == HAL_ACCESS_READ) || table[i].writable;
        }
    }
    /* Stacks of CPU1's contexts, which the chip has in its RAM. */
    for (size_t i = 0u; i < (size_t)HOST_MAP_CPU1_CONTEXTS; i++) {
        const uintptr_t first = HOST_MAP_CPU1_STACKS + (i * HOST_MAP_CPU1_STACK_STRIDE);
        if (untrusted_range_within(range, first, first + HOST_MAP_CPU1_STACK_BYTES - 1u)) {
            return true;
        }
    }
    const struct host_life *life = machine_life();
    return (life != NULL)
           && (within_region(range, life->client_data)
               || ((access == HAL_ACCESS_READ) && within_region(range, life->client_constants)));
}

/* Isolation level 1: partitions are not protected from each other (framework sheet 6.1). */
static bool partition_may_access(struct untrusted_range range, enum hal_access access)
{
    const struct host_region secure_stack = {machine_secure_stack, machine_secure_stack + MACHINE_SECURE_STACK_BYTES};

    if (within_region(range, secure_stack)) {
        return true;
    }
    for (size_t i = 0u; i < memory.image->tables->partition_count; i++) {
        const struct host_partition_memory *partition = memory.image->partitions[i];
        if (within_region(range, partition->data) || within_region(range, partition->stack)) {
            return true;
        }
    }
    for (size_t i = 0u; (access == HAL_ACCESS_READ) && (i < memory.constants_count); i++) {
        if (untrusted_range_within(range, memory.constants[i].first, memory.constants[i].last)) {
            return true;
        }
    }
    return false;
}

bool hal_memory_check(struct hal_domain domain, struct untrusted_range range, enum hal_access access)
{
    if (range.len == 0u) {
        return true;
    }
    lines_point();
    switch (domain.kind) {
    case HAL_DOMAIN_NON_SECURE_CPU:
        return client_may_access(range, access);
    case HAL_DOMAIN_PARTITION:
        return partition_may_access(range, access);
    case HAL_DOMAIN_MAPPED_CLIENT: /* level 1: a partition reaches what the SPM does */
        return client_may_access(range, access);
    }
    return false;
}

BH_STATIC_ASSERT(ram_is_as_long_as_flash, (int)HOST_MAP_NS_RAM_BYTES >= (int)HOST_MAP_NS_FLASH_BYTES);

uintptr_t hal_memory_substitute(void)
{
    return HOST_MAP_NS_RAM;
}

/* ---- Flash ------------------------------------------------------------------------------------------------------------- */

void host_flash_erase(void)
{
    memory_map();
    region_fill((void *)HOST_MAP_NS_FLASH, 0xFFu, HOST_MAP_NS_FLASH_BYTES);
    memset(memory.unreadable, 1, sizeof(memory.unreadable));
}

void host_flash_program(uint32_t offset, const uint8_t *bytes, size_t len)
{
    memory_map();
    if ((len == 0u) || (offset >= (uint32_t)HOST_MAP_NS_FLASH_BYTES) || (len > (HOST_MAP_NS_FLASH_BYTES - (size_t)offset))) {
        return;
    }
    const size_t first = offset / HOST_MAP_FLASH_WORD_BYTES;
    const size_t last = (offset + len - 1u) / HOST_MAP_FLASH_WORD_BYTES;

    memcpy((void *)(HOST_MAP_NS_FLASH + (uintptr_t)offset), bytes, len);
    for (size_t i = first; i <= last; i++) {
        memory.unreadable[i] = false;
    }
}

void host_flash_tear(uint32_t offset)
{
    memory_map();
    if (offset < (uint32_t)HOST_MAP_NS_FLASH_BYTES) {
        memory.unreadable[offset / HOST_MAP_FLASH_WORD_BYTES] = true;
    }
}

bool flash_word_faults(uintptr_t address)
{
    const uintptr_t offset = address - (uintptr_t)HOST_MAP_NS_FLASH;

    return (offset < (uintptr_t)HOST_MAP_NS_FLASH_BYTES) && memory.unreadable[offset / HOST_MAP_FLASH_WORD_BYTES];
}
