/* SPDX-License-Identifier: Apache-2.0 */
/* Attributes of manifests. See attributes.h. */
#include "tools/manifestc/attributes.h"

#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static const struct attribute PARTITION[] = {
    {"psa_framework_version", REQUIRED, REQUIRED, NULL, "psa_framework_version: 1.1", false},
    {"name", REQUIRED, REQUIRED, NULL, "name: \"MY_PARTITION\"", false},
    {"type", REQUIRED, REQUIRED, NULL, "type: \"APPLICATION-ROT\" or \"PSA-ROT\"", false},
    {"priority", REQUIRED, REQUIRED, NULL, "priority: \"NORMAL\"", false},
    {"model", ABSENT, REQUIRED, NULL, "model: \"IPC\" or \"SFN\"", false},
    {"entry_point", REQUIRED, OPTIONAL, "V5", "entry_point: the function that the partition runs", false},
    {"entry_init", ABSENT, OPTIONAL, NULL, NULL, false},
    {"stack_size", REQUIRED, REQUIRED, NULL, "stack_size: \"0x400\"", false},
    {"heap_size", OPTIONAL, OPTIONAL, NULL, NULL, false},
    {"description", OPTIONAL, OPTIONAL, NULL, NULL, false},
    {"mmio_regions", OPTIONAL, OPTIONAL, NULL, NULL, false},
    {"services", OPTIONAL, OPTIONAL, NULL, NULL, false},
    {"dependencies", OPTIONAL, OPTIONAL, NULL, NULL, false},
    {"irqs", OPTIONAL, OPTIONAL, NULL, NULL, false},
    /* Only with ns_agent. */
    {"client_id_base", OPTIONAL, OPTIONAL, NULL, NULL, false},
    {"client_id_limit", OPTIONAL, OPTIONAL, NULL, NULL, false},
    {"weak_dependencies", OPTIONAL, OPTIONAL, NULL, NULL, true},
    {"ns_agent", OPTIONAL, OPTIONAL, NULL, NULL, true},
};

static const struct attribute SERVICE[] = {
    {"name", REQUIRED, REQUIRED, NULL, "name: \"MY_SERVICE\"", false},
    {"sid", REQUIRED, REQUIRED, NULL, "sid: \"0x0000F0B0\"", false},
    {"non_secure_clients", REQUIRED, REQUIRED, NULL, "non_secure_clients: true or false", false},
    {"connection_based", ABSENT, REQUIRED, "V8", "connection_based: true, or false for a stateless service", false},
    {"version", OPTIONAL, OPTIONAL, NULL, NULL, false},
    {"version_policy", OPTIONAL, OPTIONAL, NULL, NULL, false},
    {"stateless_handle", ABSENT, OPTIONAL, NULL, NULL, false},
    {"mm_iovec", ABSENT, OPTIONAL, NULL, NULL, false},
    {"description", OPTIONAL, OPTIONAL, NULL, NULL, false},
};

static const struct attribute NUMBERED_REGION[] = {
    {"base", REQUIRED, REQUIRED, NULL, "base: \"0x40000000\"", false},
    {"size", REQUIRED, REQUIRED, NULL, "size: \"0x1000\"", false},
    {"permission", REQUIRED, REQUIRED, NULL, "permission: \"READ-ONLY\" or \"READ-WRITE\"", false},
};

static const struct attribute NAMED_REGION[] = {
    {"name", REQUIRED, REQUIRED, NULL, NULL, false},
    {"permission", REQUIRED, REQUIRED, NULL, "permission: \"READ-ONLY\" or \"READ-WRITE\"", false},
};

static const struct attribute IRQ[] = {
    {"source", REQUIRED, REQUIRED, NULL, "source: 10, or a line's name", false},
    {"signal", REQUIRED, ABSENT, NULL, "signal: \"MY_LINE_SIGNAL\"", false},
    {"name", ABSENT, REQUIRED, NULL, "name: \"MY_LINE\", which makes the signal MY_LINE_SIGNAL", false},
    {"handling", ABSENT, REQUIRED, "V16", "handling: \"SLIH\" or \"FLIH\"", false},
    {"description", OPTIONAL, OPTIONAL, NULL, NULL, false},
    {"client_id_base", OPTIONAL, OPTIONAL, NULL, NULL, false},
    {"client_id_limit", OPTIONAL, OPTIONAL, NULL, NULL, false},
};

const struct attributes partition_attributes = {"a partition", PARTITION, COUNT(PARTITION)};
const struct attributes service_attributes = {"a service", SERVICE, COUNT(SERVICE)};
const struct attributes numbered_region_attributes = {"a numbered MMIO region", NUMBERED_REGION,
                                                      COUNT(NUMBERED_REGION)};
const struct attributes named_region_attributes = {"a named MMIO region", NAMED_REGION, COUNT(NAMED_REGION)};
const struct attributes irq_attributes = {"an interrupt", IRQ, COUNT(IRQ)};

static const struct attribute *find(const struct attributes *attributes, const char *name)
{
    for (size_t i = 0u; i < attributes->count; i++) {
        if (strcmp(attributes->list[i].name, name) == 0) {
            return &attributes->list[i];
        }
    }
    return NULL;
}

static bool is_registered(const struct image *image, const char *name)
{
    for (size_t i = 0u; i < image->options->extension_count; i++) {
        if (strcmp(image->options->extensions[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static enum presence presence_in(const struct attribute *attribute, enum version version)
{
    return (version == VERSION_1_0) ? attribute->in_1_0 : attribute->in_1_1;
}

static const char *all_names(struct image *image, const struct attributes *attributes, enum version version)
{
    const char *names = "";
    for (size_t i = 0u; i < attributes->count; i++) {
        if (!attributes->list[i].extension && (strncmp(attributes->list[i].name, "client_id_", 10u) != 0)
            && (presence_in(&attributes->list[i], version) != ABSENT)) {
            names =
                arena_format(image->arena, "%s%s%s", names, (names[0] == '\0') ? "" : ", ", attributes->list[i].name);
        }
    }
    return names;
}

static void check_one(struct image *image, const struct attributes *attributes, const struct node *node,
                      enum version version)
{
    const struct attribute *const attribute = find(attributes, node->key);
    if (strncmp(node->key, "//", 2u) == 0) {
        report_error(image->report, node->key_place, "Y1", "// does not begin a comment; write # instead");
    } else if (attribute == NULL) {
        report_error(image->report, node->key_place, "V1", "%s has no attribute %s; it may have %s", attributes->what,
                     node->key, all_names(image, attributes, version));
    } else if (attribute->extension && !is_registered(image, node->key)) {
        report_error(image->report, node->key_place, "V1",
                     "%s is no attribute of the framework; remove it, or allow it by --extension=%s", node->key,
                     node->key);
    } else if ((version == VERSION_1_0) && (attribute->in_1_0 == ABSENT)) {
        report_error(image->report, node->key_place, "V3",
                     "%s belongs to framework version 1.1, and this manifest says 1.0; remove it, or write "
                     "psa_framework_version: 1.1",
                     node->key);
    } else if ((version == VERSION_1_1) && (attribute->in_1_1 == ABSENT)) {
        report_error(image->report, node->key_place, "V1",
                     "%s belongs to framework version 1.0, and this manifest says 1.1; %s may have %s", node->key,
                     attributes->what, all_names(image, attributes, version));
    }
}

void attributes_check(struct image *image, const struct attributes *attributes, const struct node *map,
                      enum version version)
{
    for (const struct node *node = map->first; node != NULL; node = node->next) {
        check_one(image, attributes, node, version);
    }
    for (size_t i = 0u; i < attributes->count; i++) {
        const struct attribute *const attribute = &attributes->list[i];
        const bool version_missing = strcmp(attribute->name, "psa_framework_version") == 0;
        if (((version != VERSION_UNKNOWN) || version_missing) && (presence_in(attribute, version) == REQUIRED)
            && (tree_find(map, attribute->name) == NULL)) {
            report_error(image->report, map->place, (attribute->missing != NULL) ? attribute->missing : "V1",
                         "%s lacks %s; write %s", attributes->what, attribute->name,
                         (attribute->remedy != NULL) ? attribute->remedy
                                                     : arena_format(image->arena, "%s: its name", attribute->name));
        }
    }
}
