/* SPDX-License-Identifier: Apache-2.0 */
/* MMIO regions, interrupt lines and memory sizes. See check.h. */
#include "tools/manifestc/check.h"

#include <string.h>

#include "tools/manifestc/values.h"

static const struct place NOWHERE = {NULL, 0u, 0u, 0u};

/* ---- MMIO regions ------------------------------------------------------------------------------------------------ */

static void find_named_region(struct image *image, struct region *region)
{
    const struct platform *const platform = &image->platform;
    for (size_t i = 0u; i < platform->region_count; i++) {
        if (strcmp(platform->regions[i].name, region->name.value) == 0) {
            region->base = platform->regions[i].base;
            region->size = platform->regions[i].size;
            return;
        }
    }
    report_error(image->report, region->name.place, "B3", "%s is no MMIO region of platform %s; see mmio_regions in %s",
                 region->name.value, platform->name, image->options->platform_file);
}

static bool is_inside(const struct platform *platform, const struct region *region)
{
    for (size_t i = 0u; i < platform->range_count; i++) {
        const struct named_region *const range = &platform->ranges[i];
        if ((region->base >= range->base) && (region->base + region->size <= range->base + range->size)) {
            return true;
        }
    }
    return false;
}

static void check_region(struct image *image, const struct region *region)
{
    const struct platform *const platform = &image->platform;
    const unsigned long long first = region->base;
    const unsigned long long end = region->base + region->size;
    if (end > (1ull << 32)) {
        report_error(image->report, region->place, "B1",
                     "MMIO region 0x%08llX to 0x%llX ends behind the 4 GiB of addresses; make it smaller", first,
                     end - 1u);
        return;
    }
    if ((platform->granularity != 0u)
        && (((first % platform->granularity) != 0u) || ((end % platform->granularity) != 0u))) {
        report_error(image->report, region->place, "B1",
                     "MMIO region 0x%08llX to 0x%08llX does not begin and end on a multiple of %u bytes, as the MPU "
                     "wants; widen it",
                     first, end - 1u, platform->granularity);
    }
    if ((platform->range_count != 0u) && !is_inside(platform, region)) {
        report_error(
            image->report, region->place, "B1",
            "MMIO region 0x%08llX to 0x%08llX is not within what %s gives to partitions; see mmio_ranges in %s", first,
            end - 1u, platform->name, image->options->platform_file);
    }
}

static void check_overlap(struct image *image, const struct partition *partition, const struct region *region)
{
    for (const struct partition *other = image->partitions; other <= partition; other++) {
        for (size_t i = 0u; i < other->region_count; i++) {
            const struct region *const before = &other->regions[i];
            if (before == region) {
                return;
            }
            if ((before->size != 0u) && (region->base < before->base + before->size)
                && (before->base < region->base + region->size)) {
                report_error(image->report, region->place, "V13",
                             "MMIO region 0x%08llX to 0x%08llX overlaps that of partition %s in %s line %u; no two "
                             "partitions share a region, and a "
                             "partition names each once",
                             (unsigned long long)region->base, (unsigned long long)(region->base + region->size - 1u),
                             (other->name.value != NULL) ? other->name.value : other->header, before->place.file,
                             before->place.line);
            }
        }
    }
}

static void check_regions(struct image *image, struct partition *partition)
{
    const struct platform *const platform = &image->platform;
    if ((platform->window_count != 0u) && (partition->region_count > platform->window_count)) {
        report_error(image->report, partition->regions[platform->window_count].place, "B2",
                     "this is MMIO region number %u of the partition, and the MPU of %s has %u windows for them; merge "
                     "regions or split the partition",
                     platform->window_count + 1u, platform->name, platform->window_count);
    }
    for (size_t i = 0u; i < partition->region_count; i++) {
        struct region *const region = &partition->regions[i];
        if ((region->name.value != NULL) && (platform->name != NULL)) {
            find_named_region(image, region);
        } else if (region->name.value != NULL) {
            report_error(image->report, region->name.place, "B3",
                         "%s is a name of a platform, and no --platform is given; give one, or base and size",
                         region->name.value);
        }
        if (region->size != 0u) {
            check_region(image, region);
            check_overlap(image, partition, region);
        }
    }
}

/* ---- Interrupts -------------------------------------------------------------------------------------------------- */

static void find_line(struct image *image, struct irq *irq)
{
    const struct platform *const platform = &image->platform;
    uint64_t number = 0u;
    if (number_parse(irq->source.value, UINT16_MAX - 1u, &number)) {
        irq->line.value = (uint32_t)number;
        irq->line.given = true;
        return;
    }
    for (size_t i = 0u; i < platform->line_count; i++) {
        if (strcmp(platform->lines[i].name, irq->source.value) == 0) {
            irq->line.value = platform->lines[i].line;
            irq->line.given = true;
            return;
        }
    }
    if (platform->name != NULL) {
        report_error(image->report, irq->source.place, "B3",
                     "source %s is neither a number nor an interrupt of platform %s; see interrupts in %s",
                     irq->source.value, platform->name, image->options->platform_file);
    } else {
        report_error(image->report, irq->source.place, "B3",
                     "source %s is a name of a platform, and no --platform is given; give one, or a number",
                     irq->source.value);
    }
}

static void check_line(struct image *image, const struct partition *partition, const struct irq *irq)
{
    const struct platform *const platform = &image->platform;
    if ((platform->irq_lines != 0u) && (irq->line.value >= platform->irq_lines)) {
        report_error(image->report, irq->source.place, "B3",
                     "source %s: %s has interrupt lines 0 to %u; choose one of them", irq->source.value, platform->name,
                     platform->irq_lines - 1u);
    }
    for (size_t i = 0u; i < platform->reserved_line_count; i++) {
        if (platform->reserved_lines[i].line == irq->line.value) {
            report_error(image->report, irq->source.place, "B3",
                         "source %s: line %u (%s) is the SPM's own; choose another", irq->source.value, irq->line.value,
                         platform->reserved_lines[i].name);
        }
    }
    for (const struct partition *other = image->partitions; other <= partition; other++) {
        for (size_t i = 0u; i < other->irq_count; i++) {
            const struct irq *const before = &other->irqs[i];
            if (before == irq) {
                return;
            }
            if (before->line.given && (before->line.value == irq->line.value)) {
                report_error(image->report, irq->source.place, (other == partition) ? "V7" : "V13",
                             "source %s: line %u is also that of partition %s, in %s line %u; a line has one owner and "
                             "one signal",
                             irq->source.value, irq->line.value,
                             (other->name.value != NULL) ? other->name.value : other->header, before->source.place.file,
                             before->source.place.line);
                return;
            }
        }
    }
}

/* ---- Stacks and heaps -------------------------------------------------------------------------------------------- */

static void check_sizes(struct image *image, const struct partition *partition, uint64_t *total)
{
    const struct platform *const platform = &image->platform;
    const struct number *const stack = &partition->stack;
    const bool has_stack = stack->given && (image->options->backend == BACKEND_IPC);
    if (stack->given && ((stack->value % 8u) != 0u)) {
        report_error(image->report, stack->place, "B4",
                     "stack_size %u is no multiple of 8, which the stack pointer needs; write %llu", stack->value,
                     (unsigned long long)stack->value + 8u - (stack->value % 8u));
    }
    if (has_stack && (stack->value < platform->stack_bytes_min)) {
        report_error(image->report, stack->place, "B4",
                     "stack_size %u: a partition of %s needs %u bytes for the SPM's frames alone; write more",
                     stack->value, platform->name, platform->stack_bytes_min);
    }
    const uint64_t alignment = (platform->stack_alignment != 0u) ? platform->stack_alignment : 8u;
    *total += has_stack ? (stack->value + alignment - 1u) / alignment * alignment : 0u;
    *total += partition->heap.value;
}

void check_hardware(struct image *image)
{
    const struct platform *const platform = &image->platform;
    uint64_t total = 0u;
    if (image->platform_wrong) {
        return;
    }
    for (size_t i = 0u; i < image->partition_count; i++) {
        struct partition *const partition = &image->partitions[i];
        if (partition->agent) {
            continue; /* the SPM's own handler stands for it */
        }
        check_regions(image, partition);
        for (size_t j = 0u; j < partition->irq_count; j++) {
            struct irq *const irq = &partition->irqs[j];
            if (irq->source.value != NULL) {
                find_line(image, irq);
            }
            if (irq->line.given) {
                check_line(image, partition, irq);
            }
        }
        check_sizes(image, partition, &total);
    }
    if ((platform->ram_bytes != 0u) && (total > platform->ram_bytes)) {
        report_error(image->report, NOWHERE, "B4",
                     "stacks and heaps take %llu bytes, and %s has %u for them; make some smaller",
                     (unsigned long long)total, platform->name, platform->ram_bytes);
    }
}
