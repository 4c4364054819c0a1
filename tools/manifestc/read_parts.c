/* SPDX-License-Identifier: Apache-2.0 */
/* The lists of a manifest. See read_parts.h. */
#include "tools/manifestc/read_parts.h"

#include <string.h>

#include "tools/manifestc/attributes.h"
#include "tools/manifestc/values.h"

enum { STATELESS_MAX = 32, STATELESS_VERSION_MAX = 255 };

static size_t list_count(struct image *image, const struct node *list)
{
    return ((list != NULL) && value_is(image->report, list, NODE_LIST)) ? list->count : 0u;
}

/* ---- Services ---------------------------------------------------------------------------------------------------- */

static void read_sid(struct image *image, const struct node *node, struct service *out)
{
    uint64_t value = 0u;
    if ((node->kind == NODE_SCALAR) && (node->text[0] == '0') && number_parse(node->text, UINT32_MAX, &value)
        && (node->text[1] != '\0')) {
        out->sid.value = (uint32_t)value;
        out->sid.given = true;
        out->sid.place = node->place;
        return;
    }
    report_error(image->report, node->place, "V21",
                 "sid is %s; it has to be a 32-bit number in hexadecimal, as in \"0x0000F0B0\"", value_shown(node));
}

static void read_service_version(struct image *image, const struct node *node, struct service *out)
{
    out->version.value = 1u;
    if (node == NULL) {
        return;
    }
    uint64_t value = 0u;
    const bool negative = (node->kind == NODE_SCALAR) && (node->text[0] == '-');
    const bool is_number =
        (node->kind == NODE_SCALAR) && number_parse(negative ? &node->text[1] : node->text, UINT32_MAX, &value);
    if (!is_number) {
        report_error(image->report, node->place, "V21", "version is %s; it has to be a 32-bit number from 1 on",
                     value_shown(node));
    } else if (negative || (value == 0u)) {
        report_error(image->report, node->place, "V10", "version is %s; versions begin with 1", value_shown(node));
    } else if (!out->connection_based && (value > (uint64_t)STATELESS_VERSION_MAX)) {
        report_error(image->report, node->place, "V10",
                     "version is %s, and a stateless handle has room for 1 to 255 only; choose a smaller one, or "
                     "connection_based: true",
                     value_shown(node));
    } else {
        out->version.value = (uint32_t)value;
    }
}

static void read_stateless_handle(struct image *image, const struct node *node, struct service *out)
{
    uint64_t value = 0u;
    if (node == NULL) {
        return;
    }
    if (out->connection_based) {
        report_error(
            image->report, node->key_place, "V9",
            "stateless_handle stands at a connection-based service; remove it, or write connection_based: false");
    } else if ((node->kind == NODE_SCALAR) && (strcmp(node->text, "auto") == 0)) {
        return;
    } else if ((node->kind != NODE_SCALAR) || node->quoted || !number_parse(node->text, STATELESS_MAX, &value)
               || (value == 0u)) {
        report_error(image->report, node->place, "V9",
                     "stateless_handle is %s%s; it has to be a number from 1 to 32, or \"auto\"", value_shown(node),
                     node->quoted ? " in quotes" : "");
    } else {
        out->handle.value = (uint32_t)value;
        out->handle.given = true;
        out->handle.place = node->place;
    }
}

static void read_service(struct image *image, const struct node *map, struct partition *owner, struct service *out)
{
    static const char *const policies[] = {"STRICT", "RELAXED"};
    static const char *const switches[] = {"enable", "disable"};
    struct report *const report = image->report;
    out->owner = owner;
    out->name.place = map->place;
    out->policy = POLICY_STRICT;
    out->connection_based = true;
    if (!value_is(report, map, NODE_MAP)) {
        return;
    }
    attributes_check(image, &service_attributes, map, owner->version);
    const struct node *node = tree_find(map, "name");
    if ((node != NULL) && value_identifier(report, node, &out->name)) {
        out->lower = text_lower(image->arena, out->name.value);
    }
    node = tree_find(map, "sid");
    if (node != NULL) {
        read_sid(image, node, out);
    }
    node = tree_find(map, "non_secure_clients");
    out->has_client =
        (node == NULL) || !value_bool(report, node, "Y3", &out->non_secure_clients) || out->non_secure_clients;
    node = tree_find(map, "connection_based");
    if ((node != NULL) && (owner->version == VERSION_1_1)) {
        (void)value_bool(report, node, "V8", &out->connection_based);
    }
    read_service_version(image, tree_find(map, "version"), out);
    if (owner->version == VERSION_1_1) {
        read_stateless_handle(image, tree_find(map, "stateless_handle"), out);
    }
    unsigned int choice = 0u;
    node = tree_find(map, "version_policy");
    if ((node != NULL) && value_choice(report, node, "Y3", policies, 2u, &choice)) {
        out->policy = (enum policy)choice;
    }
    node = tree_find(map, "mm_iovec");
    if ((node != NULL) && value_choice(report, node, "Y3", switches, 2u, &choice)) {
        out->mm_iovec = (choice == 1u);
        out->mm_iovec_place = node->place;
    }
}

void services_read(struct image *image, const struct node *list, struct partition *out)
{
    out->service_count = list_count(image, list);
    out->services = arena_array(image->arena, out->service_count, sizeof(*out->services));
    const struct node *node = (out->service_count != 0u) ? list->first : NULL;
    for (size_t i = 0u; node != NULL; node = node->next, i++) {
        read_service(image, node, out, &out->services[i]);
    }
}

/* ---- Interrupts -------------------------------------------------------------------------------------------------- */

void client_ids_read(struct image *image, const struct node *base, const struct node *limit, int64_t *base_out,
                     int64_t *limit_out)
{
    const struct node *const ends[] = {base, limit};
    int64_t value[2] = {0, 0};
    for (size_t i = 0u; i < 2u; i++) {
        if ((ends[i]->kind != NODE_SCALAR) || !signed_parse(ends[i]->text, &value[i]) || (value[i] >= 0)
            || (value[i] < INT32_MIN)) {
            report_error(image->report, ends[i]->place, "V18",
                         "%s is %s; it has to be a negative 32-bit number, as in \"-0x04000000\"", ends[i]->key,
                         value_shown(ends[i]));
            return;
        }
    }
    if (value[0] > value[1]) {
        report_error(image->report, base->place, "V18", "client_id_base %s is above client_id_limit %s; exchange them",
                     base->text, limit->text);
        return;
    }
    *base_out = value[0];
    *limit_out = value[1];
}

static void read_irq_name(struct image *image, const struct node *map, enum version version, struct irq *out)
{
    struct text text = {NULL, map->place};
    const struct node *const node = tree_find(map, (version == VERSION_1_0) ? "signal" : "name");
    if ((node == NULL) || !value_identifier(image->report, node, &text)) {
        return;
    }
    out->signal = (version == VERSION_1_0) ? text.value : arena_format(image->arena, "%s_SIGNAL", text.value);
    out->lower = text_lower(image->arena, text.value);
    out->place = node->place;
}

static void read_irq(struct image *image, const struct node *map, const struct partition *owner, struct irq *out)
{
    static const char *const handlings[] = {"SLIH", "FLIH"};
    out->place = map->place;
    out->handling = HANDLING_SLIH;
    if (!value_is(image->report, map, NODE_MAP)) {
        return;
    }
    attributes_check(image, &irq_attributes, map, owner->version);
    const struct node *node = tree_find(map, "source");
    if (node != NULL) {
        (void)value_text(image->report, node, "Y3", &out->source);
    }
    read_irq_name(image, map, owner->version, out);
    unsigned int choice = 0u;
    node = tree_find(map, "handling");
    if ((node != NULL) && (owner->version == VERSION_1_1)
        && value_choice(image->report, node, "V16", handlings, 2u, &choice)) {
        out->handling = (enum handling)choice;
    }
    const struct node *const base = tree_find(map, "client_id_base");
    const struct node *const limit = tree_find(map, "client_id_limit");
    const struct node *const any = (base != NULL) ? base : limit;
    if ((any != NULL) && !owner->agent) {
        report_error(image->report, any->key_place, "V18", "%s belongs to agents of the non-secure side; remove it",
                     any->key);
    } else if ((base == NULL) != (limit == NULL)) {
        report_error(image->report, any->key_place, "V18", "%s stands alone; write client_id_base and client_id_limit",
                     any->key);
    } else if (base != NULL) {
        out->client_id_place = base->place;
        client_ids_read(image, base, limit, &out->client_id_base, &out->client_id_limit);
    }
}

void irqs_read(struct image *image, const struct node *list, struct partition *out)
{
    out->irq_count = list_count(image, list);
    out->irqs = arena_array(image->arena, out->irq_count, sizeof(*out->irqs));
    const struct node *node = (out->irq_count != 0u) ? list->first : NULL;
    for (size_t i = 0u; node != NULL; node = node->next, i++) {
        read_irq(image, node, out, &out->irqs[i]);
    }
}

/* ---- MMIO regions ------------------------------------------------------------------------------------------------ */

static void read_region(struct image *image, const struct node *map, enum version version, struct region *out)
{
    static const char *const permissions[] = {"READ-ONLY", "READ-WRITE"};
    out->place = map->place;
    if (!value_is(image->report, map, NODE_MAP)) {
        return;
    }
    const struct node *node = tree_find(map, "name");
    attributes_check(image, (node != NULL) ? &named_region_attributes : &numbered_region_attributes, map, version);
    if (node != NULL) {
        (void)value_text(image->report, node, "Y3", &out->name);
    } else {
        const struct node *const base = tree_find(map, "base");
        const struct node *const size = tree_find(map, "size");
        struct number number = {0u, false, map->place};
        const bool has_base =
            (base != NULL) && (base->kind == NODE_SCALAR) && number_parse(base->text, UINT32_MAX, &out->base);
        if ((base != NULL) && !has_base) {
            report_error(image->report, base->place, "V17", "base is %s; it has to be an address, as in \"0x40000000\"",
                         value_shown(base));
        }
        if ((size != NULL) && value_size(image->report, size, &number) && has_base) {
            out->size = number.value;
        }
    }
    unsigned int choice = 0u;
    node = tree_find(map, "permission");
    if ((node != NULL) && value_choice(image->report, node, "Y3", permissions, 2u, &choice)) {
        out->writable = (choice == 2u);
    }
}

void regions_read(struct image *image, const struct node *list, struct partition *out)
{
    out->region_count = list_count(image, list);
    out->regions = arena_array(image->arena, out->region_count, sizeof(*out->regions));
    const struct node *node = (out->region_count != 0u) ? list->first : NULL;
    for (size_t i = 0u; node != NULL; node = node->next, i++) {
        read_region(image, node, out->version, &out->regions[i]);
    }
}

/* ---- Dependencies ------------------------------------------------------------------------------------------------ */

static size_t add_dependencies(struct image *image, const struct node *list, bool weak, struct partition *out,
                               size_t count)
{
    for (const struct node *node = (list_count(image, list) != 0u) ? list->first : NULL; node != NULL;
         node = node->next) {
        struct dependency *const dependency = &out->dependencies[count];
        if (node->kind != NODE_SCALAR) {
            report_error(image->report, node->place, "Y3", "a dependency is %s; it has to be the name of a service",
                         value_shown(node));
            continue;
        }
        dependency->name.value = node->text;
        dependency->name.place = node->place;
        dependency->weak = weak;
        for (size_t i = 0u; i < count; i++) {
            if (strcmp(out->dependencies[i].name.value, node->text) == 0) {
                report_error(image->report, node->place, "V7", "dependency %s stands here twice; remove one of them",
                             node->text);
            }
        }
        count++;
    }
    return count;
}

void dependencies_read(struct image *image, const struct node *strong, const struct node *weak, struct partition *out)
{
    const size_t room = ((strong != NULL) ? strong->count : 0u) + ((weak != NULL) ? weak->count : 0u);
    out->dependencies = arena_array(image->arena, room, sizeof(*out->dependencies));
    out->dependency_count = add_dependencies(image, strong, false, out, 0u);
    out->dependency_count = add_dependencies(image, weak, true, out, out->dependency_count);
}
