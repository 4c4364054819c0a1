/* SPDX-License-Identifier: Apache-2.0 */
/* Tables of the image whose calls are counted, in place of platforms/lpc55s69/image/image.c. FIGURES_MODEL is the
 * partitions' model. Server ranks above client, as in any image that is ordered by dependencies. */
#include "platforms/lpc55s69/image/image.h"
#include "platforms/lpc55s69/image/memory.h"
#include "host_tests/figures/firmware/cases.h"
#include "host_tests/figures/firmware/partitions.h"

enum { INDEX_SERVER, INDEX_CLIENT, INDEX_COUNT };
enum { SERVICE_STATELESS, SERVICE_CONNECTED, SERVICE_CLIENT, SERVICE_COUNT };

/* The entry file's storage is made for the product's tables. */
BH_STATIC_ASSERT(partitions_fit, (int)INDEX_COUNT <= (int)IMAGE_PARTITION_COUNT);
BH_STATIC_ASSERT(services_fit, (int)SERVICE_COUNT <= (int)IMAGE_SERVICE_COUNT);

enum { STACK_BYTES = 1024 };

static BH_SECTION(".bss.noinit.partition_stacks") BH_ALIGNED(32) uint8_t server_stack[STACK_BYTES];
static BH_SECTION(".bss.noinit.partition_stacks") BH_ALIGNED(32) uint8_t client_stack[STACK_BYTES];

static const uint32_t no_dependencies[1] = {0u};
static const uint32_t client_dependencies[1] = {(1u << SERVICE_STATELESS) | (1u << SERVICE_CONNECTED)};

static const struct spm_partition partitions[INDEX_COUNT] = {
    [INDEX_SERVER] =
        {
            .name = "server",
            .id = CASES_SERVER_PARTITION,
            .model = FIGURES_MODEL,
            .type = SPM_TYPE_PSA_ROT,
            .entry = server_main,
            .first_service = SERVICE_STATELESS,
            .service_count = 2u,
            .service_signals = SERVER_STATELESS_SIGNAL | SERVER_CONNECTED_SIGNAL,
            .wait_signals = SERVER_STATELESS_SIGNAL | SERVER_CONNECTED_SIGNAL | PSA_DOORBELL,
            .dependencies = no_dependencies,
            .stack_base = (uintptr_t)server_stack,
            .stack_bytes = sizeof(server_stack),
        },
    [INDEX_CLIENT] =
        {
            .name = "client",
            .id = CASES_CLIENT_PARTITION,
            .model = FIGURES_MODEL,
            .type = SPM_TYPE_APPLICATION_ROT,
            .entry = client_main,
            .first_service = SERVICE_CLIENT,
            .service_count = 1u,
            .service_signals = CLIENT_SIGNAL,
            .wait_signals = CLIENT_SIGNAL | PSA_DOORBELL,
            .dependencies = client_dependencies,
            .stack_base = (uintptr_t)client_stack,
            .stack_bytes = sizeof(client_stack),
        },
};

static const struct spm_service services[SERVICE_COUNT] = {
    [SERVICE_STATELESS] =
        {
            .sid = CASES_STATELESS_SID,
            .version = CASES_VERSION,
            .signal = SERVER_STATELESS_SIGNAL,
            .owner = {INDEX_SERVER},
            .policy = SPM_VERSION_STRICT,
            .non_secure_clients = true,
            .connection_based = false,
            .sfn = server_sfn,
        },
    [SERVICE_CONNECTED] =
        {
            .sid = CASES_CONNECTED_SID,
            .version = CASES_VERSION,
            .signal = SERVER_CONNECTED_SIGNAL,
            .owner = {INDEX_SERVER},
            .policy = SPM_VERSION_STRICT,
            .non_secure_clients = true,
            .connection_based = true,
            .sfn = server_sfn,
        },
    [SERVICE_CLIENT] =
        {
            .sid = CASES_CLIENT_SID,
            .version = CASES_VERSION,
            .signal = CLIENT_SIGNAL,
            .owner = {INDEX_CLIENT},
            .policy = SPM_VERSION_STRICT,
            .non_secure_clients = true,
            .connection_based = false,
            .sfn = client_sfn,
        },
};

#define NONE SPM_NO_INDEX

/* The product's multiplier; it sends the three SIDs to slots 5, 2 and 7. */
#define SID_MULTIPLIER 0x9E378089u
#define SID_SHIFT 29u

static const uint8_t sid_slots[8] = {
    NONE, NONE, SERVICE_CONNECTED, NONE, NONE, SERVICE_STATELESS, NONE, SERVICE_CLIENT,
};

static const uint8_t stateless[32] = {
    SERVICE_STATELESS,
    SERVICE_CLIENT,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
};

const struct spm_image image_tables = {
    .partitions = partitions,
    .services = services,
    .sid_slots = sid_slots,
    .sid_multiplier = SID_MULTIPLIER,
    .sid_shift = SID_SHIFT,
    .partition_count = INDEX_COUNT,
    .service_count = SERVICE_COUNT,
    .connection_count = IMAGE_CONNECTION_COUNT,
    .mailbox_rank = 0u,
    .stateless = stateless,
    .mailbox_client_limit = -0x04000000,
};

IMAGE_MEMORY_LIST_END
