/* SPDX-License-Identifier: Apache-2.0 */
/* Attributes of a partition. See read.h. Services, interrupts and regions are read_parts.c's. */
#include "tools/manifestc/read.h"

#include <string.h>

#include "tools/manifestc/attributes.h"
#include "tools/manifestc/read_parts.h"
#include "tools/manifestc/values.h"

/* 1.0, 1.1 and the same with more zeroes behind; 0 for anything else. */
static enum version version_of(const char *text)
{
    if ((text[0] != '1') || ((text[1] != '.') && (text[1] != '\0'))) {
        return VERSION_UNKNOWN;
    }
    const char *const digits = (text[1] == '.') ? &text[2] : "0";
    if (digits[0] == '\0') {
        return VERSION_UNKNOWN;
    }
    if (digits[strspn(digits, "0")] == '\0') {
        return VERSION_1_0;
    }
    return ((digits[0] == '1') && (digits[1u + strspn(&digits[1], "0")] == '\0')) ? VERSION_1_1 : VERSION_UNKNOWN;
}

static void read_version(struct image *image, const struct node *node, struct partition *out)
{
    if (node == NULL) {
        return;
    }
    out->version = ((node->kind == NODE_SCALAR) && !node->quoted) ? version_of(node->text) : VERSION_UNKNOWN;
    if (out->version == VERSION_UNKNOWN) {
        report_error(image->report, node->place, "V2",
                     "psa_framework_version is %s%s; it has to be the number 1.0 or 1.1%s", value_shown(node),
                     node->quoted ? " in quotes" : "", node->quoted ? ", without quotes" : "");
    }
}

static void read_choices(struct image *image, const struct node *root, struct partition *out)
{
    static const char *const types[] = {"APPLICATION-ROT", "PSA-ROT"};
    static const char *const priorities[] = {"HIGH", "NORMAL", "LOW"};
    /* What the backend is: only agents may say that. */
    static const char *const models[] = {"IPC", "SFN", "dual"};
    const struct node *node = tree_find(root, "type");
    unsigned int choice = 0u;
    if ((node != NULL) && value_choice(image->report, node, "V2", types, 2u, &choice)) {
        out->type = (enum type)choice;
        out->type_place = node->place;
    }
    node = tree_find(root, "priority");
    if ((node != NULL) && value_choice(image->report, node, "V2", priorities, 3u, &choice)) {
        out->priority = (enum priority)choice;
    }
    node = tree_find(root, "model");
    if (out->version == VERSION_1_0) {
        out->model = MODEL_IPC;
    } else if ((node != NULL) && value_choice(image->report, node, "V2", models, out->agent ? 3u : 2u, &choice)) {
        out->model = (enum model)choice;
        out->model_place = node->place;
    }
}

/* The function that the SPM calls first, of the name and in the place that the model asks for. */
static void read_entry(struct image *image, const struct node *root, struct partition *out)
{
    const struct node *const point = tree_find(root, "entry_point");
    const struct node *const init = tree_find(root, "entry_init");
    struct text first = {NULL, root->place};
    struct text second = {NULL, root->place};
    const bool has_point = (point != NULL) && value_identifier(image->report, point, &first);
    const bool has_init = (init != NULL) && value_identifier(image->report, init, &second);
    if (out->model == MODEL_IPC) {
        if (has_point) {
            out->entry = first;
        } else if ((point == NULL) && (out->version == VERSION_1_1)) {
            report_error(image->report, root->place, "V5",
                         "an IPC partition lacks entry_point; write entry_point: the function that the partition runs");
        }
        if ((init != NULL) && (out->version == VERSION_1_1)) {
            report_error(
                image->report, init->key_place, "V5",
                "entry_init belongs to SFN partitions and this one is IPC; call it from the function of entry_point");
        }
    } else if (out->model == MODEL_SFN) {
        if (has_init) {
            out->entry = second;
        }
        if (point != NULL) {
            report_error(
                image->report, point->key_place, "V5",
                "entry_point belongs to IPC partitions and this one is SFN; remove it, or write entry_init: %s",
                has_point ? first.value : "FUNCTION");
        }
    }
}

static void read_client_ids(struct image *image, const struct node *root, struct partition *out)
{
    const struct node *const base = tree_find(root, "client_id_base");
    const struct node *const limit = tree_find(root, "client_id_limit");
    const struct node *const any = (base != NULL) ? base : limit;
    if ((any != NULL) && !out->agent) {
        report_error(image->report, any->key_place, "V18",
                     "%s belongs to agents of the non-secure side; remove it, or write ns_agent: true", any->key);
    } else if ((base == NULL) != (limit == NULL)) {
        report_error(image->report, any->key_place, "V18", "%s stands alone; write client_id_base and client_id_limit",
                     any->key);
    } else if (base != NULL) {
        out->client_id_place = base->place;
        client_ids_read(image, base, limit, &out->client_id_base, &out->client_id_limit);
    }
}

void partition_read(struct image *image, const struct node *root, struct partition *out)
{
    struct report *const report = image->report;
    if (!value_is(report, root, NODE_MAP)) {
        return;
    }
    out->place = root->place;
    out->readable = true;
    read_version(image, tree_find(root, "psa_framework_version"), out);
    attributes_check(image, &partition_attributes, root, out->version);

    const struct node *node = tree_find(root, "ns_agent");
    if ((node != NULL) && value_bool(report, node, "V2", &out->agent)) {
        out->agent_place = node->place;
    }
    node = tree_find(root, "name");
    out->name.place = root->place;
    if (node != NULL) {
        (void)value_identifier(report, node, &out->name);
    }
    read_choices(image, root, out);
    read_entry(image, root, out);
    node = tree_find(root, "stack_size");
    if (node != NULL) {
        (void)value_size(report, node, &out->stack);
    }
    node = tree_find(root, "heap_size");
    if (node != NULL) {
        (void)value_size(report, node, &out->heap);
    }
    node = tree_find(root, "description");
    if ((node != NULL) && (node->kind != NODE_SCALAR)) {
        (void)value_is(report, node, NODE_SCALAR);
    }
    read_client_ids(image, root, out);
    services_read(image, tree_find(root, "services"), out);
    irqs_read(image, tree_find(root, "irqs"), out);
    regions_read(image, tree_find(root, "mmio_regions"), out);
    dependencies_read(image, tree_find(root, "dependencies"), tree_find(root, "weak_dependencies"), out);
}
