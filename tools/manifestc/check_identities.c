/* SPDX-License-Identifier: Apache-2.0 */
/* Names and numbers of an image that must not occur twice. See check.h. */
#include "tools/manifestc/check.h"

#include <string.h>

#include "tools/manifestc/values.h"

enum { FIRST_AUTOMATIC_ID = 256 };

/* ---- Identifiers ------------------------------------------------------------------------------------------------- */

/* One identifier that is generated or that a partition has to define. */
struct identifier {
    const char *name;
    const char *origin; /* "service VAULT": what it comes from */
    const char *kind;
    struct place place;
};

struct identifiers {
    struct image *image;
    struct identifier *list;
    size_t count;
};

/* Names of the framework's own headers that a manifest could produce. */
static const char *const FRAMEWORK[] = {
    "PSA_FRAMEWORK_VERSION", "PSA_VERSION_NONE", "PSA_NULL_HANDLE", "PSA_HANDLE_IS_VALID", "PSA_HANDLE_TO_ERROR",
    "PSA_MAX_IOVEC", "PSA_IPC_CALL", "PSA_CALL_TYPE_MIN", "PSA_CALL_TYPE_MAX", "PSA_IPC_CONNECT", "PSA_IPC_DISCONNECT",
    "PSA_POLL", "PSA_BLOCK", "PSA_WAIT_ANY", "PSA_DOORBELL", "PSA_FLIH_NO_SIGNAL", "PSA_FLIH_SIGNAL", "PSA_SUCCESS",
    "ROT_SIZE_MAX", "NULL", "psa_framework_version", "psa_version", "psa_connect", "psa_call", "psa_close", "psa_wait",
    "psa_get", "psa_set_rhandle", "psa_read", "psa_skip", "psa_write", "psa_reply", "psa_notify", "psa_clear",
    "psa_eoi", "psa_panic", "psa_rot_lifecycle_state", "psa_irq_enable", "psa_irq_disable", "psa_reset_signal",
    "psa_map_invec", "psa_unmap_invec", "psa_map_outvec", "psa_unmap_outvec", "psa_status_t", "psa_handle_t",
    "psa_signal_t", "psa_msg_t", "psa_invec", "psa_outvec", "main", "malloc", "realloc", "free", "memcpy", "memmove",
    "memset", "memcmp",
    /* Of the generated image.c. */
    "partitions", "services", "sid_slots", "stateless", "irqs", "irq_slots", "no_dependencies", "image_tables"};

static void add(struct identifiers *all, const char *name, const char *kind, const char *rule, const char *origin,
                struct place place)
{
    struct report *const report = all->image->report;
    for (size_t i = 0u; i < sizeof(FRAMEWORK) / sizeof(FRAMEWORK[0]); i++) {
        if (strcmp(name, FRAMEWORK[i]) == 0) {
            report_error(report, place, "V20", "%s of %s is a name of the framework or of C; choose another", name,
                         origin);
        }
    }
    for (size_t i = 0u; i < all->count; i++) {
        const struct identifier *const other = &all->list[i];
        if (strcmp(name, other->name) == 0) {
            const bool same_kind = strcmp(kind, other->kind) == 0;
            const char *const what =
                (strcmp(origin, other->origin) == 0)
                    ? arena_format(report->arena, "%s is also", origin)
                    : arena_format(report->arena, "%s of %s is also that of %s,", name, origin, other->origin);
            report_error(report, place, same_kind ? rule : "V20", "%s in %s line %u; choose another name", what,
                         other->place.file, other->place.line);
            return;
        }
    }
    struct identifier *const identifier = &all->list[all->count++];
    identifier->name = name;
    identifier->kind = kind;
    identifier->origin = origin;
    identifier->place = place;
}

static const char *joined(struct image *image, const char *first, const char *second)
{
    return arena_format(image->arena, "%s%s", first, second);
}

/* After the name itself is known to be new, so that a doubled name is said once. */
static bool is_known(const struct identifiers *all, const char *name, const char *kind)
{
    for (size_t i = 0u; i < all->count; i++) {
        if ((strcmp(all->list[i].name, name) == 0) && (strcmp(all->list[i].kind, kind) == 0)) {
            return true;
        }
    }
    return false;
}

static void add_service(struct identifiers *all, const struct service *service, bool sfn)
{
    struct image *const image = all->image;
    const char *const name = service->name.value;
    if (name == NULL) {
        return;
    }
    const char *const origin = joined(image, "service ", name);
    const char *const sid = joined(image, name, "_SID");
    if (is_known(all, sid, "service")) {
        add(all, sid, "service", "V7", origin, service->name.place);
        return;
    }
    add(all, sid, "service", "V7", origin, service->name.place);
    add(all, joined(image, name, "_VERSION"), "version", "V20", origin, service->name.place);
    if (!service->connection_based) {
        add(all, joined(image, name, "_HANDLE"), "handle", "V20", origin, service->name.place);
    }
    if (sfn) {
        add(all, joined(image, service->lower, "_sfn"), "function", "V20", origin, service->name.place);
    } else {
        add(all, joined(image, name, "_SIGNAL"), "service signal", "V20", origin, service->name.place);
    }
}

static void add_irq(struct identifiers *all, const struct irq *irq)
{
    if (irq->signal == NULL) {
        return;
    }
    const char *const origin = arena_format(all->image->arena, "interrupt signal %s", irq->signal);
    const bool doubled = is_known(all, irq->signal, "signal");
    add(all, irq->signal, "signal", "V7", origin, irq->place);
    if (!doubled && (irq->handling == HANDLING_FLIH)) {
        add(all, joined(all->image, irq->lower, "_flih"), "function", "V20", origin, irq->place);
    }
}

static void add_partition(struct identifiers *all, const struct partition *partition)
{
    struct image *const image = all->image;
    const char *const name = partition->name.value;
    if (name != NULL) {
        const char *const origin = joined(image, "partition ", name);
        const bool doubled = is_known(all, name, "partition");
        add(all, name, "partition", "V7", origin, partition->name.place);
        if (!doubled) {
            add(all, joined(image, name, "_MODEL_IPC"), "model", "V20", origin, partition->name.place);
            add(all, joined(image, name, "_MODEL_SFN"), "model", "V20", origin, partition->name.place);
        }
    }
    if ((partition->entry.value != NULL) && !partition->agent) {
        add(all, partition->entry.value, "entry", "V7", joined(image, "the entry of ", partition->header),
            partition->entry.place);
    }
    if (!partition->agent) {
        const char *const origin = joined(image, "manifest ", partition->header);
        add(all, joined(image, partition->stem, "_stack"), "stack", "V20", origin, partition->place);
        add(all, joined(image, partition->stem, "_dependencies"), "dependencies", "V20", origin, partition->place);
    }
    for (size_t i = 0u; i < partition->service_count; i++) {
        add_service(all, &partition->services[i], partition->model == MODEL_SFN);
    }
    for (size_t i = 0u; i < partition->irq_count; i++) {
        add_irq(all, &partition->irqs[i]);
    }
}

static void check_identifiers(struct image *image)
{
    struct identifiers all = {image, NULL, 0u};
    size_t room = 0u;
    for (size_t i = 0u; i < image->partition_count; i++) {
        room += 6u + 4u * image->partitions[i].service_count + 2u * image->partitions[i].irq_count;
    }
    all.list = arena_array(image->arena, room, sizeof(*all.list));
    for (size_t i = 0u; i < image->partition_count; i++) {
        add_partition(&all, &image->partitions[i]);
    }
}

/* ---- Numbers ----------------------------------------------------------------------------------------------------- */

static void check_sid(struct image *image, const struct service *service, size_t partition_end, size_t service_end)
{
    for (size_t p = 0u; p <= partition_end; p++) {
        const struct partition *const partition = &image->partitions[p];
        const size_t end = (p == partition_end) ? service_end : partition->service_count;
        for (size_t s = 0u; s < end; s++) {
            const struct service *const other = &partition->services[s];
            if (other->sid.given && (other->sid.value == service->sid.value)) {
                report_error(image->report, service->sid.place, "V7",
                             "sid 0x%08X is also that of service %s, in %s line %u; choose another", service->sid.value,
                             (other->name.value != NULL) ? other->name.value : "without a name", other->sid.place.file,
                             other->sid.place.line);
                return;
            }
        }
    }
}

static void check_sids(struct image *image)
{
    for (size_t p = 0u; p < image->partition_count; p++) {
        for (size_t s = 0u; s < image->partitions[p].service_count; s++) {
            if (image->partitions[p].services[s].sid.given) {
                check_sid(image, &image->partitions[p].services[s], p, s);
            }
        }
    }
}

static void check_header_names(struct image *image)
{
    for (size_t i = 0u; i < image->partition_count; i++) {
        const struct partition *const partition = &image->partitions[i];
        if ((strcmp(partition->header, "sid") == 0) || (strcmp(partition->header, "pid") == 0)) {
            report_error(image->report, partition->place, "V20",
                         "psa_manifest/%s.h is a header of the framework; rename the manifest", partition->header);
        }
        for (size_t j = 0u; j < i; j++) {
            if (strcmp(text_lower(image->arena, partition->stem), text_lower(image->arena, image->partitions[j].stem))
                == 0) {
                report_error(image->report, partition->place, "V20",
                             "this manifest and %s would both give psa_manifest/%s.h; rename one of the files",
                             image->partitions[j].place.file, partition->header);
                break;
            }
        }
    }
}

/* ---- Ids of partitions ------------------------------------------------------------------------------------------- */

static uint32_t take_given_ids(struct image *image)
{
    uint32_t largest = FIRST_AUTOMATIC_ID - 1;
    for (size_t i = 0u; i < image->options->id_count; i++) {
        struct given_id *const given = &image->options->ids[i];
        for (size_t p = 0u; p < image->partition_count; p++) {
            struct partition *const partition = &image->partitions[p];
            if ((partition->name.value == NULL) || (strcmp(partition->name.value, given->name) != 0)) {
                continue;
            }
            if (partition->id.given && !given->used) {
                report_error(image->report, partition->name.place, "V7",
                             "partition %s has two ids, %u and %u; give one --pid", given->name, partition->id.value,
                             given->id);
            }
            given->used = true;
            partition->id.value = given->id;
            partition->id.given = true;
        }
        if (!given->used) {
            const struct place nowhere = {NULL, 0u, 0u, 0u};
            report_error(image->report, nowhere, "V7",
                         "--pid=%s=%u names no partition of this image; correct the name or remove it", given->name,
                         given->id);
        }
        largest = (given->id > largest) ? given->id : largest;
    }
    return largest;
}

static void check_ids(struct image *image)
{
    uint32_t next = take_given_ids(image);
    for (size_t i = 0u; i < image->partition_count; i++) {
        struct partition *const partition = &image->partitions[i];
        if (!partition->id.given) {
            next++;
            partition->id.value = next;
        }
        if ((partition->id.value == 0u) || (partition->id.value > (uint32_t)INT32_MAX)) {
            report_error(image->report, partition->name.place, "V21",
                         "the id of partition %s would be %u; give one of 1 to 2147483647 by --pid",
                         (partition->name.value != NULL) ? partition->name.value : partition->header,
                         partition->id.value);
        }
        for (size_t j = 0u; j < i; j++) {
            if (image->partitions[j].id.value == partition->id.value) {
                report_error(image->report, partition->name.place, "V7",
                             "id %u is also that of partition %s; give another by --pid", partition->id.value,
                             (image->partitions[j].name.value != NULL) ? image->partitions[j].name.value
                                                                       : image->partitions[j].header);
                break;
            }
        }
    }
}

void check_identities(struct image *image)
{
    check_header_names(image);
    check_identifiers(image);
    check_sids(image);
    check_ids(image);
}
