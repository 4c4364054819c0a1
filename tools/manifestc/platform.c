/* SPDX-License-Identifier: Apache-2.0 */
/* Reads a platform file. See platform.h. */
#include "tools/manifestc/platform.h"

#include <string.h>

#include "tools/manifestc/values.h"

static void read_number(struct image *image, const struct node *node, uint32_t *out)
{
    uint64_t value = 0u;
    if ((node->kind != NODE_SCALAR) || !number_parse(node->text, UINT32_MAX, &value)) {
        report_error(image->report, node->place, "P1", "%s is %s; it has to be a 32-bit number", node->key,
                     value_shown(node));
        return;
    }
    *out = (uint32_t)value;
}

static size_t read_lines(struct image *image, const struct node *map, struct named_line **out)
{
    if (!value_is(image->report, map, NODE_MAP)) {
        return 0u;
    }
    *out = arena_array(image->arena, map->count, sizeof(**out));
    size_t count = 0u;
    for (const struct node *node = map->first; node != NULL; node = node->next, count++) {
        (*out)[count].name = node->key;
        read_number(image, node, &(*out)[count].line);
    }
    return count;
}

/* A map of names, or a list without names, of base and size. */
static size_t read_areas(struct image *image, const struct node *areas, enum node_kind kind, struct named_region **out)
{
    if (!value_is(image->report, areas, kind)) {
        return 0u;
    }
    *out = arena_array(image->arena, areas->count, sizeof(**out));
    size_t count = 0u;
    for (const struct node *node = areas->first; node != NULL; node = node->next, count++) {
        const struct node *const base = tree_find(node, "base");
        const struct node *const size = tree_find(node, "size");
        uint32_t first = 0u;
        uint32_t bytes = 0u;
        if ((base == NULL) || (size == NULL) || (node->count != 2u)) {
            report_error(image->report, node->place, "P1",
                         "an area of memory has base and size and nothing else; write {base: \"0x40000000\", "
                         "size: \"0x1000\"}");
        } else {
            read_number(image, base, &first);
            read_number(image, size, &bytes);
        }
        (*out)[count].name = node->key;
        (*out)[count].base = first;
        (*out)[count].size = bytes;
    }
    return count;
}

static void read_attribute(struct image *image, const struct node *node)
{
    struct platform *const platform = &image->platform;
    const struct {
        const char *key;
        uint32_t *out;
    } numbers[] = {
        {"interrupt_lines", &platform->irq_lines},       {"mmio_windows", &platform->window_count},
        {"mmio_granularity", &platform->granularity},    {"stack_alignment", &platform->stack_alignment},
        {"stack_bytes_min", &platform->stack_bytes_min}, {"ram_bytes", &platform->ram_bytes},
    };
    for (size_t i = 0u; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        if (strcmp(node->key, numbers[i].key) == 0) {
            read_number(image, node, numbers[i].out);
            return;
        }
    }
    struct text name = {NULL, node->place};
    if (strcmp(node->key, "name") == 0) {
        if (value_text(image->report, node, "P1", &name)) {
            platform->name = name.value;
        }
    } else if (strcmp(node->key, "interrupts") == 0) {
        platform->line_count = read_lines(image, node, &platform->lines);
    } else if (strcmp(node->key, "reserved_interrupts") == 0) {
        platform->reserved_line_count = read_lines(image, node, &platform->reserved_lines);
    } else if (strcmp(node->key, "mmio_regions") == 0) {
        platform->region_count = read_areas(image, node, NODE_MAP, &platform->regions);
    } else if (strcmp(node->key, "mmio_ranges") == 0) {
        platform->range_count = read_areas(image, node, NODE_LIST, &platform->ranges);
    } else {
        report_error(image->report, node->key_place, "P1",
                     "a platform has no attribute %s; it may have name, interrupt_lines, interrupts, "
                     "reserved_interrupts, mmio_windows, "
                     "mmio_granularity, mmio_regions, mmio_ranges, stack_alignment, stack_bytes_min, ram_bytes",
                     node->key);
    }
}

void platform_read(struct image *image, const struct node *root)
{
    if (!value_is(image->report, root, NODE_MAP)) {
        return;
    }
    for (const struct node *node = root->first; node != NULL; node = node->next) {
        read_attribute(image, node);
    }
    if (tree_find(root, "name") == NULL) {
        report_error(image->report, root->place, "P1", "a platform lacks name; write name: the chip's name");
    }
}
