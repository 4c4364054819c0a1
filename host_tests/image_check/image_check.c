/* SPDX-License-Identifier: Apache-2.0 */
/* See image_check.h. Each function checks one subject, and later ones may rely on what an earlier one has found in order. */
#include "host_tests/image_check/image_check.h"

#include <string.h>

enum { STATELESS_HANDLES = 32, LOWEST_CLIENT_ID = -65536, STATELESS_VERSION_MAX = 255, SERVICES_AND_IRQS_MAX = 28 };

static void complain(struct image_findings *out, const char *what, int partition, int service)
{
    if (out->count < (size_t)IMAGE_CHECK_FINDINGS) {
        const struct image_finding finding = {what, partition, service};
        out->finding[out->count] = finding;
    }
    out->count++;
}

static void check_counts(const struct spm_image *image, struct image_findings *out)
{
    if ((image->partition_count == 0u) || (image->partition_count > (uint8_t)SPM_PARTITION_MAX)) {
        complain(out, "number of partitions is 0 or above SPM_PARTITION_MAX", IMAGE_CHECK_NOBODY, IMAGE_CHECK_NOBODY);
    }
    if (image->service_count >= (uint8_t)SPM_NO_INDEX) {
        complain(out, "number of services reaches SPM_NO_INDEX", IMAGE_CHECK_NOBODY, IMAGE_CHECK_NOBODY);
    }
    if ((image->connection_count == 0u) || (image->connection_count > (uint8_t)SPM_CONNECTION_MAX)) {
        complain(out, "number of connections is 0 or above SPM_CONNECTION_MAX", IMAGE_CHECK_NOBODY, IMAGE_CHECK_NOBODY);
    }
    if (image->secure_connections >= image->connection_count) {
        complain(out, "secure_connections leaves no connection to non-secure clients", IMAGE_CHECK_NOBODY, IMAGE_CHECK_NOBODY);
    }
    if (image->mailbox_rank > image->partition_count) {
        complain(out, "mailbox_rank is above the number of partitions", IMAGE_CHECK_NOBODY, IMAGE_CHECK_NOBODY);
    }
    if ((image->mailbox_client_limit >= 0) || (image->mailbox_client_limit < (INT32_MIN - (LOWEST_CLIENT_ID + 1)))) {
        complain(out, "mailbox_client_limit leaves no room for 65536 negative ids", IMAGE_CHECK_NOBODY, IMAGE_CHECK_NOBODY);
    }
}

static void check_partition(const struct spm_image *image, int index, bool sfn_backend, struct image_findings *out)
{
    const struct spm_partition *partition = &image->partitions[index];
    const psa_signal_t services = (partition->service_count > (uint8_t)SERVICES_AND_IRQS_MAX)
                                      ? 0u
                                      : (((1u << partition->service_count) - 1u) << SPM_FIRST_SERVICE_BIT);

    if ((partition->name == NULL) || (partition->name[0] == '\0')) {
        complain(out, "partition has no name", index, IMAGE_CHECK_NOBODY);
    }
    if (partition->id <= 0) {
        complain(out, "partition id is not positive", index, IMAGE_CHECK_NOBODY);
    }
    if ((partition->type != SPM_TYPE_APPLICATION_ROT) && (partition->type != SPM_TYPE_PSA_ROT)) {
        complain(out, "partition type is neither APPLICATION-ROT nor PSA-ROT", index, IMAGE_CHECK_NOBODY);
    }
    if (partition->service_count > (uint8_t)SERVICES_AND_IRQS_MAX) {
        complain(out, "more than 28 services in one partition (V6)", index, IMAGE_CHECK_NOBODY);
    } else if (partition->service_signals != services) {
        complain(out, "service_signals are not the bits from 4 on, one for each service", index, IMAGE_CHECK_NOBODY);
    } else {
        /* right */
    }
    if ((partition->wait_signals & PSA_DOORBELL) == 0u) {
        complain(out, "wait_signals lacks the doorbell", index, IMAGE_CHECK_NOBODY);
    }
    if ((partition->wait_signals & 0x7u) != 0u) {
        complain(out, "wait_signals has bits of the framework's (FFM-116)", index, IMAGE_CHECK_NOBODY);
    }
    if (partition->model == SPM_MODEL_IPC) {
        if ((partition->wait_signals & services) != services) {
            complain(out, "wait_signals of an IPC partition lacks one of its services", index, IMAGE_CHECK_NOBODY);
        }
        if (partition->entry == NULL) {
            complain(out, "IPC partition has no entry point (V5)", index, IMAGE_CHECK_NOBODY);
        }
        if (partition->init != NULL) {
            complain(out, "IPC partition has an init function", index, IMAGE_CHECK_NOBODY);
        }
        if (sfn_backend) {
            complain(out, "IPC partition on the SFN backend (FFM-248)", index, IMAGE_CHECK_NOBODY);
        }
    } else if (partition->model == SPM_MODEL_SFN) {
        if ((partition->wait_signals & services) != 0u) {
            complain(out, "wait_signals of an SFN partition names services (FFM-333)", index, IMAGE_CHECK_NOBODY);
        }
        if (partition->entry != NULL) {
            complain(out, "SFN partition has an entry point", index, IMAGE_CHECK_NOBODY);
        }
    } else {
        complain(out, "partition model is neither IPC nor SFN", index, IMAGE_CHECK_NOBODY);
    }
    if (!sfn_backend
        && ((partition->stack_base == 0u) || (partition->stack_bytes == 0u) || ((partition->stack_base % 8u) != 0u)
            || ((partition->stack_bytes % 8u) != 0u))) {
        complain(out, "stack is missing or no multiple of 8 bytes", index, IMAGE_CHECK_NOBODY);
    }
    if (partition->dependencies == NULL) {
        complain(out, "partition has no dependency list", index, IMAGE_CHECK_NOBODY);
    }
}

/* Unique names and ids; stacks that do not overlap. */
static void check_pair_of_partitions(const struct spm_image *image, int first, int second, bool sfn_backend, struct image_findings *out)
{
    const struct spm_partition *a = &image->partitions[first];
    const struct spm_partition *b = &image->partitions[second];

    if (a->id == b->id) {
        complain(out, "two partitions have the same id (V7)", second, IMAGE_CHECK_NOBODY);
    }
    if ((a->name != NULL) && (b->name != NULL) && (strcmp(a->name, b->name) == 0)) {
        complain(out, "two partitions have the same name (V7)", second, IMAGE_CHECK_NOBODY);
    }
    if (!sfn_backend && (a->stack_base < (b->stack_base + b->stack_bytes)) && (b->stack_base < (a->stack_base + a->stack_bytes))) {
        complain(out, "stacks of two partitions overlap (FFM-253)", second, IMAGE_CHECK_NOBODY);
    }
}

/* The partitions' groups of services, in any order, cover every service once. */
static void check_groups(const struct spm_image *image, struct image_findings *out)
{
    for (int service = 0; service < (int)image->service_count; service++) {
        int groups = 0;
        for (int i = 0; i < (int)image->partition_count; i++) {
            const struct spm_partition *partition = &image->partitions[i];
            const int nth = service - (int)partition->first_service;
            if ((nth < 0) || (nth >= (int)partition->service_count)) {
                continue;
            }
            groups++;
            if (image->services[service].owner.index != (uint8_t)i) {
                complain(out, "service's owner is not the partition whose group it stands in", i, service);
            }
            if ((nth < SERVICES_AND_IRQS_MAX) && (image->services[service].signal != (1u << (SPM_FIRST_SERVICE_BIT + nth)))) {
                complain(out, "signal of a partition's k-th service is not bit 4 + k", i, service);
            }
        }
        if (groups != 1) {
            complain(out, "service stands in no partition's group or in several", IMAGE_CHECK_NOBODY, service);
        }
    }
    for (int i = 0; i < (int)image->partition_count; i++) {
        const struct spm_partition *partition = &image->partitions[i];
        if (((int)partition->first_service + (int)partition->service_count) > (int)image->service_count) {
            complain(out, "partition's group of services ends behind the table", i, IMAGE_CHECK_NOBODY);
        }
    }
}

/* What service_from_sid() does, without its trust in the table. */
static int service_of_sid(const struct spm_image *image, uint32_t sid)
{
    return (int)image->sid_slots[(uint32_t)(sid * image->sid_multiplier) >> image->sid_shift];
}

static void check_service(const struct spm_image *image, int index, struct image_findings *out)
{
    const struct spm_service *service = &image->services[index];
    const bool owned = service->owner.index < image->partition_count;

    if (service_of_sid(image, service->sid) != index) {
        complain(out, "service is not found by its SID", IMAGE_CHECK_NOBODY, index);
    }
    if (service->version == 0u) {
        complain(out, "service version is 0 (V10)", IMAGE_CHECK_NOBODY, index);
    }
    if ((service->policy != SPM_VERSION_STRICT) && (service->policy != SPM_VERSION_RELAXED)) {
        complain(out, "version policy is neither STRICT nor RELAXED", IMAGE_CHECK_NOBODY, index);
    }
    if (owned && ((image->partitions[service->owner.index].model == SPM_MODEL_SFN) != (service->sfn != NULL))) {
        complain(out, "secure function of an IPC service, or none of an SFN service", IMAGE_CHECK_NOBODY, index);
    }
    if (!service->connection_based && (service->version > (uint32_t)STATELESS_VERSION_MAX)) {
        complain(out, "stateless service has a version above 255 (V10)", IMAGE_CHECK_NOBODY, index);
    }
    int handles = 0;
    for (int i = 0; i < STATELESS_HANDLES; i++) {
        handles += (image->stateless[i] == (uint8_t)index) ? 1 : 0;
    }
    if (handles != (service->connection_based ? 0 : 1)) {
        complain(out, "stateless service needs exactly one handle index, a connection-based one none (V9)", IMAGE_CHECK_NOBODY, index);
    }
}

static void check_lookups(const struct spm_image *image, struct image_findings *out)
{
    const uint32_t slots = 1u << (32u - image->sid_shift);

    for (uint32_t slot = 0u; slot < slots; slot++) {
        const int index = (int)image->sid_slots[slot];
        if ((index != (int)SPM_NO_INDEX) && (index >= (int)image->service_count)) {
            complain(out, "sid_slots names a service that does not exist", IMAGE_CHECK_NOBODY, index);
        }
    }
    for (int i = 0; i < STATELESS_HANDLES; i++) {
        const int index = (int)image->stateless[i];
        if ((index != (int)SPM_NO_INDEX) && (index >= (int)image->service_count)) {
            complain(out, "stateless names a service that does not exist", IMAGE_CHECK_NOBODY, index);
        }
    }
    for (int i = 0; i < (int)image->service_count; i++) {
        check_service(image, i, out);
        for (int j = 0; j < i; j++) {
            if (image->services[i].sid == image->services[j].sid) {
                complain(out, "two services have the same SID (V7)", IMAGE_CHECK_NOBODY, i);
            }
        }
    }
}

static bool depends_on(const struct spm_image *image, int from, int to)
{
    for (int service = 0; service < (int)image->service_count; service++) {
        if ((((image->partitions[from].dependencies[service / 32] >> (service % 32)) & 1u) != 0u)
            && (image->services[service].owner.index == (uint8_t)to)) {
            return true;
        }
    }
    return false;
}

/* Removes partitions that depend on none of the remaining ones; what cannot be removed lies on a cycle or above one (V12). */
static void check_dependencies(const struct spm_image *image, struct image_findings *out)
{
    bool removed[SPM_PARTITION_MAX] = {false};
    bool progress = true;

    while (progress) {
        progress = false;
        for (int i = 0; i < (int)image->partition_count; i++) {
            bool blocked = removed[i];
            for (int j = 0; (j < (int)image->partition_count) && !blocked; j++) {
                blocked = !removed[j] && depends_on(image, i, j);
            }
            if (!blocked) {
                removed[i] = true;
                progress = true;
            }
        }
    }
    for (int i = 0; i < (int)image->partition_count; i++) {
        if (!removed[i]) {
            complain(out, "dependencies lead into a cycle (V12)", i, IMAGE_CHECK_NOBODY);
        }
        const uint32_t used = (uint32_t)image->service_count % 32u; /* bits of the list's last word */
        if ((used != 0u) && ((image->partitions[i].dependencies[image->service_count / 32u] >> used) != 0u)) {
            complain(out, "dependencies name a service that does not exist (V11)", i, IMAGE_CHECK_NOBODY);
        }
    }
}

void image_check(const struct spm_image *image, bool sfn_backend, struct image_findings *out)
{
    memset(out, 0, sizeof(*out));
    check_counts(image, out);
    if ((image->sid_shift == 0u) || (image->sid_shift > 31u)) {
        complain(out, "sid_shift is not 1 to 31", IMAGE_CHECK_NOBODY, IMAGE_CHECK_NOBODY);
    }
    if (out->count != 0u) {
        return; /* what follows indexes by these */
    }
    for (int i = 0; i < (int)image->partition_count; i++) {
        check_partition(image, i, sfn_backend, out);
        for (int j = 0; j < i; j++) {
            check_pair_of_partitions(image, j, i, sfn_backend, out);
        }
    }
    check_groups(image, out);
    check_lookups(image, out);
    bool all_have_lists = true;
    for (int i = 0; i < (int)image->partition_count; i++) {
        all_have_lists = all_have_lists && (image->partitions[i].dependencies != NULL);
    }
    if (all_have_lists) {
        check_dependencies(image, out);
    }
}
