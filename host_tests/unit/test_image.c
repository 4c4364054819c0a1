/* SPDX-License-Identifier: Apache-2.0 */
/* The mixed image of the suites: IPC- and SFN-model partitions. */
#include "host_tests/unit/test_image.h"

#define MAY_CALL(service) (1u << (service))
#define NONE SPM_NO_INDEX

static uint8_t stacks[TEST_PARTITIONS][TEST_STACK_BYTES];

static void entry_of_ipc_partition(void)
{
}

static psa_status_t library_init(void)
{
    return test_init((uint8_t)LIBRARY);
}

static psa_status_t library_conn_sfn(const psa_msg_t *msg)
{
    return test_sfn((uint8_t)LIBRARY_CONN, msg);
}

static psa_status_t library_stateless_sfn(const psa_msg_t *msg)
{
    return test_sfn((uint8_t)LIBRARY_STATELESS, msg);
}

static const uint32_t urgent_may_call[] = {MAY_CALL(SERVER_OPEN)};
static const uint32_t server_may_call[] = {0u};
static const uint32_t vault_may_call[] = {MAY_CALL(SERVER_OPEN) | MAY_CALL(SERVER_STATELESS)};
static const uint32_t library_may_call[] = {MAY_CALL(VAULT_CONN) | MAY_CALL(VAULT_STATELESS)};
static const uint32_t client_may_call[] = {(1u << TEST_SERVICES) - 1u};

static const struct spm_partition partitions[TEST_PARTITIONS] = {
    [URGENT] =
        {
            .name = "urgent",
            .id = ID_URGENT,
            .model = SPM_MODEL_IPC,
            .type = SPM_TYPE_PSA_ROT,
            .entry = entry_of_ipc_partition,
            .wait_signals = PSA_DOORBELL,
            .dependencies = urgent_may_call,
            .stack_base = (uintptr_t)stacks[URGENT],
            .stack_bytes = TEST_STACK_BYTES,
        },
    [SERVER] =
        {
            .name = "server",
            .id = ID_SERVER,
            .model = SPM_MODEL_IPC,
            .type = SPM_TYPE_PSA_ROT,
            .entry = entry_of_ipc_partition,
            .first_service = SERVER_OPEN,
            .service_count = 6u,
            .service_signals = 0x3F0u,
            .wait_signals = 0x3F0u | PSA_DOORBELL,
            .dependencies = server_may_call,
            .stack_base = (uintptr_t)stacks[SERVER],
            .stack_bytes = TEST_STACK_BYTES,
        },
    [VAULT] =
        {
            .name = "vault",
            .id = ID_VAULT,
            .model = SPM_MODEL_IPC,
            .type = SPM_TYPE_PSA_ROT,
            .entry = entry_of_ipc_partition,
            .first_service = VAULT_CONN,
            .service_count = 2u,
            .service_signals = 0x030u,
            .wait_signals = 0x030u | PSA_DOORBELL,
            .dependencies = vault_may_call,
            .stack_base = (uintptr_t)stacks[VAULT],
            .stack_bytes = TEST_STACK_BYTES,
        },
    [LIBRARY] =
        {
            .name = "library",
            .id = ID_LIBRARY,
            .model = SPM_MODEL_SFN,
            .type = SPM_TYPE_APPLICATION_ROT,
            .init = library_init,
            .first_service = LIBRARY_CONN,
            .service_count = 2u,
            .service_signals = 0x030u,
            .wait_signals = PSA_DOORBELL,
            .dependencies = library_may_call,
            .stack_base = (uintptr_t)stacks[LIBRARY],
            .stack_bytes = TEST_STACK_BYTES,
        },
    [CLIENT] =
        {
            .name = "client",
            .id = ID_CLIENT,
            .model = SPM_MODEL_IPC,
            .type = SPM_TYPE_APPLICATION_ROT,
            .entry = entry_of_ipc_partition,
            .wait_signals = PSA_DOORBELL,
            .dependencies = client_may_call,
            .stack_base = (uintptr_t)stacks[CLIENT],
            .stack_bytes = TEST_STACK_BYTES,
        },
};

#define SERVICE(number, partition, nth, service_version, service_policy, open, connection, function) \
    [number] = {                                                                                      \
        .sid = TEST_SID(number),                                                                      \
        .version = service_version,                                                                   \
        .signal = TEST_SIGNAL(nth),                                                                   \
        .owner = {partition},                                                                         \
        .policy = service_policy,                                                                     \
        .non_secure_clients = open,                                                                   \
        .connection_based = connection,                                                               \
        .mm_iovec = TEST_MAPS(number),                                                                \
        .sfn = function,                                                                              \
    }

static const struct spm_service services[TEST_SERVICES] = {
    SERVICE(SERVER_OPEN, SERVER, 0, 1u, SPM_VERSION_STRICT, true, true, NULL),
    SERVICE(SERVER_RELAXED, SERVER, 1, 3u, SPM_VERSION_RELAXED, true, true, NULL),
    SERVICE(SERVER_STRICT, SERVER, 2, 3u, SPM_VERSION_STRICT, true, true, NULL),
    SERVICE(SERVER_SECURE, SERVER, 3, 1u, SPM_VERSION_STRICT, false, true, NULL),
    SERVICE(SERVER_STATELESS, SERVER, 4, 2u, SPM_VERSION_STRICT, true, false, NULL),
    SERVICE(SERVER_STATELESS_LAX, SERVER, 5, 3u, SPM_VERSION_RELAXED, true, false, NULL),
    SERVICE(VAULT_CONN, VAULT, 0, 1u, SPM_VERSION_STRICT, false, true, NULL),
    SERVICE(VAULT_STATELESS, VAULT, 1, 1u, SPM_VERSION_STRICT, false, false, NULL),
    SERVICE(LIBRARY_CONN, LIBRARY, 0, 1u, SPM_VERSION_STRICT, true, true, library_conn_sfn),
    SERVICE(LIBRARY_STATELESS, LIBRARY, 1, 1u, SPM_VERSION_STRICT, true, false, library_stateless_sfn),
};

/* Odd numbers from the golden ratio's upwards were tried until no two SIDs met. */
static const uint8_t sid_slots[16] = {
    [0] = LIBRARY_STATELESS,     [1] = SERVER_RELAXED, [2] = VAULT_CONN,  [3] = NONE, [4] = NONE, [5] = SERVER_SECURE,
    [6] = LIBRARY_CONN,          [7] = SERVER_OPEN,    [8] = SERVER_STATELESS_LAX,    [9] = NONE, [10] = NONE,
    [11] = SERVER_STRICT,        [12] = VAULT_STATELESS, [13] = NONE,     [14] = NONE, [15] = SERVER_STATELESS,
};

static const uint8_t stateless[32] = {
    SERVER_STATELESS, VAULT_STATELESS, LIBRARY_STATELESS,    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE,             NONE,            NONE,                 NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE,             NONE,            NONE,                 NONE, NONE, NONE, NONE, SERVER_STATELESS_LAX, NONE, NONE,
};

const struct spm_image test_image = {
    .partitions = partitions,
    .services = services,
    .sid_slots = sid_slots,
    .sid_multiplier = 0x9E3779B1u,
    .sid_shift = 28u,
    .partition_count = TEST_PARTITIONS,
    .service_count = TEST_SERVICES,
    .connection_count = TEST_CONNECTIONS,
    .mailbox_rank = SERVER, /* URGENT is more urgent than the mailbox */
    .stateless = stateless,
    .mailbox_client_limit = -0x04000000,
};
