/* SPDX-License-Identifier: Apache-2.0 */
/* Tables of the image that measures storms, in place of platforms/lpc55s69/image/image.c: partition worker ranks above
 * the mailbox, vault below it. Vault is there to be refused to CPU1.
 *
 * WORKER_BELOW_MAILBOX: the mailbox ranks above both, for the control that a storm is felt there. */
#include "host_tests/board/firmware/worker.h"
#include "platforms/lpc55s69/image/image.h"
#include "platforms/lpc55s69/image/memory.h"
#include "psa_manifest/pid.h"
#include "psa_manifest/sid.h"
#include "psa_manifest/vault.h"

enum { INDEX_WORKER, INDEX_VAULT, INDEX_COUNT };
enum { SERVICE_WORKER, SERVICE_VAULT, SERVICE_COUNT };

/* The entry file's storage is made for the product's tables. */
BH_STATIC_ASSERT(partitions_fit, (int)INDEX_COUNT <= (int)IMAGE_PARTITION_COUNT);
BH_STATIC_ASSERT(services_fit, (int)SERVICE_COUNT <= (int)IMAGE_SERVICE_COUNT);

enum { STACK_BYTES = 768 };

static BH_SECTION(".bss.noinit.partition_stacks") BH_ALIGNED(32) uint8_t worker_stack[STACK_BYTES];
static BH_SECTION(".bss.noinit.partition_stacks") BH_ALIGNED(32) uint8_t vault_stack[STACK_BYTES];

static const uint32_t no_dependencies[1] = {0u};

static const struct spm_partition partitions[INDEX_COUNT] = {
    [INDEX_WORKER] =
        {
            .name = "worker",
            .id = WORKER_PARTITION,
            .model = SPM_MODEL_IPC,
            .type = SPM_TYPE_PSA_ROT,
            .entry = worker_main,
            .first_service = SERVICE_WORKER,
            .service_count = 1u,
            .service_signals = WORKER_SIGNAL,
            .wait_signals = WORKER_SIGNAL | PSA_DOORBELL,
            .dependencies = no_dependencies,
            .stack_base = (uintptr_t)worker_stack,
            .stack_bytes = sizeof(worker_stack),
        },
    [INDEX_VAULT] =
        {
            .name = "vault",
            .id = PARTITION_VAULT,
            .model = SPM_MODEL_SFN,
            .type = SPM_TYPE_PSA_ROT,
            .first_service = SERVICE_VAULT,
            .service_count = 1u,
            .service_signals = 1u << 4,
            .wait_signals = PSA_DOORBELL,
            .dependencies = no_dependencies,
            .stack_base = (uintptr_t)vault_stack,
            .stack_bytes = sizeof(vault_stack),
        },
};

static const struct spm_service services[SERVICE_COUNT] = {
    [SERVICE_WORKER] =
        {
            .sid = WORKER_SID,
            .version = WORKER_VERSION,
            .signal = WORKER_SIGNAL,
            .owner = {INDEX_WORKER},
            .policy = SPM_VERSION_STRICT,
            .non_secure_clients = true,
            .connection_based = false,
        },
    [SERVICE_VAULT] =
        {
            .sid = VAULT_SID,
            .version = VAULT_VERSION,
            .signal = 1u << 4,
            .owner = {INDEX_VAULT},
            .policy = SPM_VERSION_STRICT,
            .non_secure_clients = false,
            .connection_based = true,
            .sfn = vault_sfn,
        },
};

#ifdef WORKER_BELOW_MAILBOX
enum { MAILBOX_RANK = INDEX_WORKER };
#else
enum { MAILBOX_RANK = INDEX_WORKER + 1 };
#endif

#define NONE SPM_NO_INDEX

/* The product's multiplier; it sends the two SIDs to slots 0 and 1. */
#define SID_MULTIPLIER 0x9E378089u
#define SID_SHIFT 29u

static const uint8_t sid_slots[8] = {
    SERVICE_VAULT, SERVICE_WORKER, NONE, NONE, NONE, NONE, NONE, NONE,
};

static const uint8_t stateless[32] = {
    SERVICE_WORKER, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE,           NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE,           NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
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
    .mailbox_rank = MAILBOX_RANK,
    .stateless = stateless,
    .mailbox_client_limit = -0x04000000,
};

IMAGE_MEMORY_LIST_END
