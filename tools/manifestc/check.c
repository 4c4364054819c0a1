/* SPDX-License-Identifier: Apache-2.0 */
/* Partitions, dependencies and handles. See check.h. */
#include "tools/manifestc/check.h"

#include <string.h>

#include "spm/model.h"

enum { SIGNALS_MAX = 28, STATELESS_MAX = 32, SERVICES_MAX = SPM_NO_INDEX - 1, MAILBOX_CLIENTS = 65536 };

static const struct place NOWHERE = {NULL, 0u, 0u, 0u};

static const char *name_of(const struct partition *partition)
{
    return (partition->name.value != NULL) ? partition->name.value : partition->header;
}

/* ---- Each partition ---------------------------------------------------------------------------------------------- */

static void check_backend(struct image *image, const struct partition *partition)
{
    if ((image->options->backend == BACKEND_SFN) && (partition->model == MODEL_IPC) && !partition->agent) {
        report_error(image->report, (partition->model_place.file != NULL) ? partition->model_place : partition->place,
                     "V14",
                     "partition %s is an IPC-model partition, and the SFN backend runs SFN-model partitions only (rule "
                     "FFM-248); give it the "
                     "SFN model, or choose --backend=IPC (in a build: --//config:spm_backend=IPC)",
                     name_of(partition));
    }
}

static void check_agent(struct image *image, const struct partition *partition)
{
    if (partition->type == TYPE_APPLICATION_ROT) {
        report_error(image->report, partition->type_place, "V19",
                     "an agent of the non-secure side is an APPLICATION-ROT; write type: \"PSA-ROT\"");
    }
    if (partition->service_count != 0u) {
        report_error(image->report, partition->services[0].name.place, "B6",
                     "an agent of the non-secure side has a service; the SPM's mailbox stands for the agent, so give "
                     "services to a partition");
    }
    if (partition->client_id_base == 0) {
        return;
    }
    if (partition->client_id_limit - partition->client_id_base + 1 < MAILBOX_CLIENTS) {
        report_error(image->report, partition->client_id_place, "V18",
                     "client ids %lld to %lld are too few; the mailbox needs %d", (long long)partition->client_id_base,
                     (long long)partition->client_id_limit, MAILBOX_CLIENTS);
    }
    for (const struct partition *other = image->partitions; other != partition; other++) {
        if ((other->client_id_base != 0) && (partition->client_id_base <= other->client_id_limit)
            && (other->client_id_base <= partition->client_id_limit)) {
            report_error(image->report, partition->client_id_place, "V18",
                         "client ids %lld to %lld are also those of partition %s, in %s line %u; choose ranges that do "
                         "not overlap",
                         (long long)partition->client_id_base, (long long)partition->client_id_limit, name_of(other),
                         other->client_id_place.file, other->client_id_place.line);
        }
    }
    for (size_t i = 0u; i < partition->irq_count; i++) {
        const struct irq *const irq = &partition->irqs[i];
        if ((irq->client_id_base != 0)
            && ((irq->client_id_base < partition->client_id_base)
                || (irq->client_id_limit > partition->client_id_limit))) {
            report_error(image->report, irq->client_id_place, "V18",
                         "client ids %lld to %lld are not all within the partition's %lld to %lld; narrow them",
                         (long long)irq->client_id_base, (long long)irq->client_id_limit,
                         (long long)partition->client_id_base, (long long)partition->client_id_limit);
        }
    }
}

static void check_partition(struct image *image, const struct partition *partition)
{
    struct report *const report = image->report;
    if (partition->readable && (partition->service_count == 0u) && (partition->irq_count == 0u) && !partition->agent) {
        report_error(report, partition->place, "V4", "partition %s has neither a service nor an interrupt; give it one",
                     name_of(partition));
    }
    if (partition->service_count + partition->irq_count > (size_t)SIGNALS_MAX) {
        report_error(report, partition->place, "V6",
                     "partition %s has %zu services and interrupts together, and there are 28 signals; split it",
                     name_of(partition), partition->service_count + partition->irq_count);
    }
    check_backend(image, partition);
    if (partition->agent) {
        check_agent(image, partition);
    }
    for (size_t i = 0u; i < partition->service_count; i++) {
        const struct service *const service = &partition->services[i];
        if (service->mm_iovec && !image->options->mm_iovec) {
            report_error(report, service->mm_iovec_place, "V15",
                         "mm_iovec is \"enable\" and this framework is built without MM-IOVEC; write \"disable\"");
        }
    }
}

static void check_options(struct image *image)
{
    const struct options *const options = image->options;
    struct report *const report = image->report;
    if ((options->backend == BACKEND_SFN) && (options->isolation_level != 1u)) {
        report_error(report, NOWHERE, "V14",
                     "--isolation-level=%u: the SFN backend runs isolation level 1 only (rule FFM-248); choose level "
                     "1, or --backend=IPC",
                     options->isolation_level);
    } else if (options->isolation_level != 1u) {
        report_error(report, NOWHERE, "B7", "--isolation-level=%u: not built yet; isolation level 1 is",
                     options->isolation_level);
    }
    if ((options->connections == 0u) || (options->connections > (uint32_t)SPM_CONNECTION_MAX)) {
        report_error(report, NOWHERE, "B6", "--connections=%u: the SPM has room for 1 to %d", options->connections,
                     SPM_CONNECTION_MAX);
    } else if (options->secure_connections >= options->connections) {
        report_error(report, NOWHERE, "B6",
                     "--secure-connections=%u: of %u connections none is left to non-secure clients; choose fewer",
                     options->secure_connections, options->connections);
    }
}

void check_partitions(struct image *image)
{
    const struct partition *agent = NULL;
    check_options(image);
    for (size_t i = 0u; i < image->partition_count; i++) {
        const struct partition *const partition = &image->partitions[i];
        check_partition(image, partition);
        if (partition->agent && (agent != NULL)) {
            report_error(
                image->report, partition->agent_place, "B6",
                "a second agent of the non-secure side, beside partition %s; there is one mailbox, so keep one of them",
                name_of(agent));
        }
        agent = partition->agent ? partition : agent;
    }
    if (image->member_count == 0u) {
        report_error(image->report, NOWHERE, "B6", "an image needs a partition besides agents; give a manifest");
    } else if (image->member_count > (size_t)SPM_PARTITION_MAX) {
        report_error(image->report, NOWHERE, "B6", "%zu partitions: the SPM has room for %d; merge some",
                     image->member_count, SPM_PARTITION_MAX);
    }
    if (image->service_count > (size_t)SERVICES_MAX) {
        report_error(image->report, NOWHERE, "B6", "%zu services: the SPM has room for %d; remove some",
                     image->service_count, SERVICES_MAX);
    }
    if (image->irq_count > (size_t)SERVICES_MAX) {
        report_error(image->report, NOWHERE, "B6", "%zu interrupts: the SPM has room for %d; remove some",
                     image->irq_count, SERVICES_MAX);
    }
}

/* ---- Dependencies ------------------------------------------------------------------------------------------------ */

static struct service *service_named(const struct image *image, const char *name)
{
    for (size_t p = 0u; p < image->partition_count; p++) {
        struct partition *const partition = &image->partitions[p];
        for (size_t s = 0u; s < partition->service_count; s++) {
            if ((partition->services[s].name.value != NULL) && (strcmp(partition->services[s].name.value, name) == 0)) {
                return &partition->services[s];
            }
        }
    }
    return NULL;
}

/* What to say of a dependency that is no service. */
static const char *remedy_for(const struct image *image, const char *name)
{
    for (size_t p = 0u; p < image->partition_count; p++) {
        const struct partition *const partition = &image->partitions[p];
        if ((partition->name.value != NULL) && (strcmp(partition->name.value, name) == 0)
            && (partition->service_count != 0u) && (partition->services[0].name.value != NULL)) {
            return arena_format(image->arena, "it is a partition, so name the service that is meant, as in %s",
                                partition->services[0].name.value);
        }
    }
    return "correct the name, or add the manifest of its partition";
}

static void resolve(struct image *image, struct partition *partition)
{
    for (size_t i = 0u; i < partition->dependency_count; i++) {
        struct dependency *const dependency = &partition->dependencies[i];
        dependency->service = service_named(image, dependency->name.value);
        if (dependency->service != NULL) {
            dependency->service->has_client =
                dependency->service->has_client || (dependency->service->owner != partition);
        } else if (!dependency->weak) {
            report_error(image->report, dependency->name.place, "V11", "%s is no service of this image; %s",
                         dependency->name.value, remedy_for(image, dependency->name.value));
        }
    }
}

/* A way from `partition` back to a partition of the path. path[0 .. depth] leads to `partition`. */
struct walk {
    struct image *image;
    const struct partition **path;
    size_t depth;
};

enum { MARK_NEW = 0, MARK_ON_PATH, MARK_DONE };

static void report_cycle(struct walk *walk, const struct dependency *last)
{
    const struct partition *const target = last->service->owner;
    size_t first = 0u;
    while (walk->path[first] != target) {
        first++;
    }
    const char *chain = name_of(target);
    for (size_t i = first + 1u; i <= walk->depth; i++) {
        chain = arena_format(walk->image->arena, "%s -> %s", chain, name_of(walk->path[i]));
    }
    report_error(walk->image->report, last->name.place, "V12",
                 "%s makes a circle of dependencies: %s -> %s (rule FFM-274); each would wait for the next for ever, "
                 "so remove one of them",
                 last->name.value, chain, name_of(target));
}

static void visit(struct walk *walk, struct partition *partition)
{
    partition->mark = MARK_ON_PATH;
    walk->path[walk->depth] = partition;
    for (size_t i = 0u; i < partition->dependency_count; i++) {
        const struct dependency *const dependency = &partition->dependencies[i];
        if (dependency->service == NULL) {
            continue;
        }
        if (dependency->service->owner->mark == (unsigned int)MARK_ON_PATH) {
            report_cycle(walk, dependency);
        } else if (dependency->service->owner->mark == (unsigned int)MARK_NEW) {
            walk->depth++;
            visit(walk, dependency->service->owner);
            walk->depth--;
        }
    }
    partition->mark = MARK_DONE;

    partition->score = 1u;
    for (size_t i = 0u; i < partition->dependency_count; i++) {
        const struct service *const service = partition->dependencies[i].service;
        bool counted = service == NULL;
        for (size_t j = 0u; (j < i) && !counted; j++) {
            const struct service *const before = partition->dependencies[j].service;
            counted = (before != NULL) && (before->owner == service->owner);
        }
        if (!counted) {
            partition->score += service->owner->score;
        }
    }
}

void check_dependencies(struct image *image)
{
    for (size_t i = 0u; i < image->partition_count; i++) {
        resolve(image, &image->partitions[i]);
    }
    struct walk walk = {
        .image = image,
        .path = arena_array(image->arena, image->partition_count, sizeof(*walk.path)),
        .depth = 0u,
    };
    for (size_t i = 0u; i < image->partition_count; i++) {
        if (image->partitions[i].mark == (unsigned int)MARK_NEW) {
            visit(&walk, &image->partitions[i]);
        }
    }
    if (image->options->allow_unreachable) {
        return;
    }
    for (size_t p = 0u; p < image->partition_count; p++) {
        for (size_t s = 0u; s < image->partitions[p].service_count; s++) {
            const struct service *const service = &image->partitions[p].services[s];
            if (!service->has_client && (service->name.value != NULL)) {
                report_error(
                    image->report, service->name.place, "B5",
                    "nobody can reach service %s: it takes no non-secure clients and no partition depends on it; write "
                    "non_secure_clients: true, or name it in the dependencies of its client",
                    service->name.value);
            }
        }
    }
}

/* ---- Stateless handles ------------------------------------------------------------------------------------------- */

static void check_given_handles(struct image *image, const struct service *holder[STATELESS_MAX])
{
    for (size_t p = 0u; p < image->partition_count; p++) {
        for (size_t s = 0u; s < image->partitions[p].service_count; s++) {
            struct service *const service = &image->partitions[p].services[s];
            if (service->connection_based || !service->handle.given) {
                continue;
            }
            const struct service **const slot = &holder[service->handle.value - 1u];
            service->handle_index = service->handle.value - 1u;
            if (*slot != NULL) {
                report_error(
                    image->report, service->handle.place, "V9",
                    "stateless_handle %u is also that of service %s, in %s line %u; choose another, or \"auto\"",
                    service->handle.value, ((*slot)->name.value != NULL) ? (*slot)->name.value : "without a name",
                    (*slot)->handle.place.file, (*slot)->handle.place.line);
            }
            *slot = service;
        }
    }
}

void check_handles(struct image *image)
{
    const struct service *holder[STATELESS_MAX] = {NULL};
    size_t count = 0u;
    check_given_handles(image, holder);
    for (size_t p = 0u; p < image->partition_count; p++) {
        for (size_t s = 0u; s < image->partitions[p].service_count; s++) {
            struct service *const service = &image->partitions[p].services[s];
            if (service->connection_based) {
                continue;
            }
            count++;
            if (count == (size_t)STATELESS_MAX + 1u) {
                report_error(image->report, service->name.place, "V9",
                             "this is the 33rd stateless service, and there are 32 stateless handles; write "
                             "connection_based: true");
            }
            for (unsigned int i = 0u; !service->handle.given && (i < (unsigned int)STATELESS_MAX); i++) {
                if (holder[i] == NULL) {
                    holder[i] = service;
                    service->handle_index = i;
                    break;
                }
            }
        }
    }
}
