/* SPDX-License-Identifier: Apache-2.0 */
/* Body of image_sfn.c and image_ipc.c, which say in what model partition suite_server is:
 *   SUITE_IMAGE         name of the table
 *   SUITE_SERVER_MODEL  enum spm_partition_model
 *   SUITE_SERVER_ENTRY  entry point in the IPC model, else NULL
 *   SUITE_SERVER_INIT   entry_init in the SFN model, else NULL
 *   SUITE_MAILBOX_RANK  partitions of a lower index are more urgent than the mailbox: 0, or 2 for suite_leaf and suite_server
 *   SUITE_STACK(name)   address of a partition's stack
 *   SUITE_STACK_BYTES   of each stack
 * Written by hand in the form that a manifest compiler will give such tables. */
#include "host_tests/client_suite/image.h"
#include "host_tests/client_suite/partitions/suite_functions.h"
#include "host_tests/client_suite/services.h"

/* In the order of priority. */
enum { INDEX_LEAF, INDEX_SERVER, INDEX_CLIENT, INDEX_FAILED, INDEX_COUNT };

enum {
    SERVICE_LEAF,
    SERVICE_STRICT,
    SERVICE_RELAXED,
    SERVICE_SECURE_ONLY,
    SERVICE_STATELESS,
    SERVICE_LENIENT,
    SERVICE_SECURE_STATELESS,
    SERVICE_OBSERVER,
    SERVICE_CLIENT,
    SERVICE_CLIENT_OWN,
    SERVICE_FAILED,
    SERVICE_FAILED_STATELESS,
    SERVICE_COUNT
};

BH_STATIC_ASSERT(suite_partition_count, (int)INDEX_COUNT == (int)SUITE_PARTITION_COUNT);
BH_STATIC_ASSERT(suite_service_count, (int)SERVICE_COUNT == (int)SUITE_SERVICE_COUNT);

#define SIGNAL(k) (1u << (SPM_FIRST_SERVICE_BIT + (k)))
#define SIGNALS(count) (((1u << (count)) - 1u) << SPM_FIRST_SERVICE_BIT)
#define DEPENDS_ON(service) (1u << (service))

static const uint32_t no_dependencies[1] = {0u};
static const uint32_t server_dependencies[1] = {DEPENDS_ON(SERVICE_LEAF)};
static const uint32_t client_dependencies[1] = {
    DEPENDS_ON(SERVICE_STRICT) | DEPENDS_ON(SERVICE_RELAXED) | DEPENDS_ON(SERVICE_SECURE_ONLY) | DEPENDS_ON(SERVICE_STATELESS)
    | DEPENDS_ON(SERVICE_LENIENT) | DEPENDS_ON(SERVICE_SECURE_STATELESS) | DEPENDS_ON(SERVICE_OBSERVER) | DEPENDS_ON(SERVICE_FAILED)
    | DEPENDS_ON(SERVICE_FAILED_STATELESS)};

static const struct spm_partition partitions[SUITE_PARTITION_COUNT] = {
    [INDEX_LEAF] =
        {
            .name = "suite_leaf",
            .id = SUITE_LEAF_ID,
            .model = SPM_MODEL_SFN,
            .type = SPM_TYPE_APPLICATION_ROT,
            .first_service = SERVICE_LEAF,
            .service_count = 1u,
            .service_signals = SIGNALS(1),
            .wait_signals = PSA_DOORBELL,
            .dependencies = no_dependencies,
            .stack_base = SUITE_STACK(suite_leaf),
            .stack_bytes = SUITE_STACK_BYTES,
        },
    [INDEX_SERVER] =
        {
            .name = "suite_server",
            .id = SUITE_SERVER_ID,
            .model = SUITE_SERVER_MODEL,
            .type = SPM_TYPE_APPLICATION_ROT,
            .entry = SUITE_SERVER_ENTRY,
            .init = SUITE_SERVER_INIT,
            .first_service = SERVICE_STRICT,
            .service_count = 7u,
            .service_signals = SIGNALS(7),
            .wait_signals = (SUITE_SERVER_MODEL == SPM_MODEL_IPC) ? (SIGNALS(7) | PSA_DOORBELL) : PSA_DOORBELL,
            .dependencies = server_dependencies,
            .stack_base = SUITE_STACK(suite_server),
            .stack_bytes = SUITE_STACK_BYTES,
        },
    [INDEX_CLIENT] =
        {
            .name = "suite_client",
            .id = SUITE_CLIENT_ID,
            .model = SPM_MODEL_SFN,
            .type = SPM_TYPE_APPLICATION_ROT,
            .first_service = SERVICE_CLIENT,
            .service_count = 2u,
            .service_signals = SIGNALS(2),
            .wait_signals = PSA_DOORBELL,
            .dependencies = client_dependencies,
            .stack_base = SUITE_STACK(suite_client),
            .stack_bytes = SUITE_STACK_BYTES,
        },
    [INDEX_FAILED] =
        {
            .name = "suite_failed",
            .id = SUITE_FAILED_ID,
            .model = SPM_MODEL_SFN,
            .type = SPM_TYPE_APPLICATION_ROT,
            .init = suite_failed_init,
            .first_service = SERVICE_FAILED,
            .service_count = 2u,
            .service_signals = SIGNALS(2),
            .wait_signals = PSA_DOORBELL,
            .dependencies = no_dependencies,
            .stack_base = SUITE_STACK(suite_failed),
            .stack_bytes = SUITE_STACK_BYTES,
        },
};

/* Services with MM-IOVEC. */
#define SERVICE_MAPS(sid) \
    (((sid) == SUITE_RELAXED_SID) || ((sid) == SUITE_LENIENT_SID) || ((sid) == SUITE_CLIENT_SID) || ((sid) == SUITE_CLIENT_OWN_SID))

#define SERVICE(the_sid, the_version, k, the_owner, the_policy, ns, connections, function) \
    {                                                                                     \
        .sid = (the_sid), .version = (the_version), .signal = SIGNAL(k), .owner = {the_owner}, .policy = (the_policy), \
        .non_secure_clients = (ns), .connection_based = (connections), .sfn = (function),                             \
        .mm_iovec = SERVICE_MAPS(the_sid)                                                                             \
    }

static const struct spm_service services[SUITE_SERVICE_COUNT] = {
    [SERVICE_LEAF] = SERVICE(SUITE_LEAF_SID, SUITE_LEAF_VERSION, 0, INDEX_LEAF, SPM_VERSION_STRICT, false, true, suite_leaf_sfn),
    [SERVICE_STRICT] =
        SERVICE(SUITE_STRICT_SID, SUITE_STRICT_VERSION, 0, INDEX_SERVER, SPM_VERSION_STRICT, true, true, suite_strict_sfn),
    [SERVICE_RELAXED] =
        SERVICE(SUITE_RELAXED_SID, SUITE_RELAXED_VERSION, 1, INDEX_SERVER, SPM_VERSION_RELAXED, true, true, suite_relaxed_sfn),
    [SERVICE_SECURE_ONLY] = SERVICE(SUITE_SECURE_ONLY_SID, SUITE_SECURE_ONLY_VERSION, 2, INDEX_SERVER, SPM_VERSION_STRICT, false,
                                    true, suite_secure_only_sfn),
    [SERVICE_STATELESS] = SERVICE(SUITE_STATELESS_SID, SUITE_STATELESS_VERSION, 3, INDEX_SERVER, SPM_VERSION_STRICT, true, false,
                                  suite_stateless_sfn),
    [SERVICE_LENIENT] =
        SERVICE(SUITE_LENIENT_SID, SUITE_LENIENT_VERSION, 4, INDEX_SERVER, SPM_VERSION_RELAXED, true, false, suite_lenient_sfn),
    [SERVICE_SECURE_STATELESS] = SERVICE(SUITE_SECURE_STATELESS_SID, 1u, 5, INDEX_SERVER, SPM_VERSION_STRICT, false, false,
                                         suite_secure_stateless_sfn),
    [SERVICE_OBSERVER] =
        SERVICE(SUITE_OBSERVER_SID, 1u, 6, INDEX_SERVER, SPM_VERSION_STRICT, true, false, suite_observer_sfn),
    [SERVICE_CLIENT] = SERVICE(SUITE_CLIENT_SID, 1u, 0, INDEX_CLIENT, SPM_VERSION_STRICT, true, false, suite_client_sfn),
    [SERVICE_CLIENT_OWN] =
        SERVICE(SUITE_CLIENT_OWN_SID, 1u, 1, INDEX_CLIENT, SPM_VERSION_STRICT, true, true, suite_client_own_sfn),
    [SERVICE_FAILED] = SERVICE(SUITE_FAILED_SID, 1u, 0, INDEX_FAILED, SPM_VERSION_STRICT, true, true, suite_failed_sfn),
    [SERVICE_FAILED_STATELESS] = SERVICE(SUITE_FAILED_STATELESS_SID, 1u, 1, INDEX_FAILED, SPM_VERSION_STRICT, true, false,
                                         suite_failed_stateless_sfn),
};

/* With this multiplier no two SIDs meet in 16 slots; found by trying odd numbers from the golden ratio's upwards. */
#define SID_MULTIPLIER 0x9E3787C1u
#define SID_SHIFT 28u

#define NONE SPM_NO_INDEX

static const uint8_t sid_slots[16] = {
    SERVICE_SECURE_ONLY, SERVICE_FAILED_STATELESS, NONE, NONE, SERVICE_LENIENT, SERVICE_CLIENT_OWN, SERVICE_RELAXED,
    SERVICE_FAILED, SERVICE_OBSERVER, SERVICE_LEAF, SERVICE_STATELESS, SERVICE_CLIENT, SERVICE_STRICT, NONE,
    SERVICE_SECURE_STATELESS, NONE,
};

static const uint8_t stateless[32] = {
    SERVICE_STATELESS, SERVICE_LENIENT, SERVICE_SECURE_STATELESS, SERVICE_OBSERVER, SERVICE_CLIENT, SERVICE_FAILED_STATELESS,
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
};

const struct spm_image SUITE_IMAGE = {
    .partitions = partitions,
    .services = services,
    .sid_slots = sid_slots,
    .sid_multiplier = SID_MULTIPLIER,
    .sid_shift = SID_SHIFT,
    .partition_count = SUITE_PARTITION_COUNT,
    .service_count = SUITE_SERVICE_COUNT,
    .connection_count = SUITE_CONNECTION_COUNT,
    .mailbox_rank = SUITE_MAILBOX_RANK,
    .stateless = stateless,
    .mailbox_client_limit = -0x04000000,
};
