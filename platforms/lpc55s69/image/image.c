/* SPDX-License-Identifier: Apache-2.0 */
/* Constant tables of the secure image: partitions vault, crypto and measure. See image.h. */
#include "platforms/lpc55s69/image/image.h"

#include "psa_manifest/crypto.h"
#include "psa_manifest/measure.h"
#include "psa_manifest/pid.h"
#include "psa_manifest/sid.h"
#include "psa_manifest/vault.h"

/* In the order of priority; all are NORMAL, so the order is that of their dependencies (framework sheet 5.6). */
enum { INDEX_VAULT, INDEX_CRYPTO, INDEX_MEASURE, INDEX_COUNT };

enum { SERVICE_VAULT, SERVICE_CRYPTO_HASH, SERVICE_CRYPTO_DIGEST, SERVICE_MEASURE, SERVICE_COUNT };

BH_STATIC_ASSERT(image_partition_count, (int)INDEX_COUNT == (int)IMAGE_PARTITION_COUNT);
BH_STATIC_ASSERT(image_service_count, (int)SERVICE_COUNT == (int)IMAGE_SERVICE_COUNT);

/* Bit of a partition's service number `k`, counted from 0 (framework sheet 1.5). */
#define SERVICE_SIGNAL(k) (1u << (4 + (k)))
#define DEPENDS_ON(service) (1u << (service))

enum { VAULT_STACK_BYTES = 768, CRYPTO_STACK_BYTES = 2048, MEASURE_STACK_BYTES = 1024 };

/* Used by the IPC backend; with the SFN backend all partitions run on the one secure stack. A name that begins with
 * .bss.noinit keeps them out of the image and out of the zeroes that start-up writes. */
static BH_SECTION(".bss.noinit.partition_stacks") BH_ALIGNED(32) uint8_t vault_stack[VAULT_STACK_BYTES];
static BH_SECTION(".bss.noinit.partition_stacks") BH_ALIGNED(32) uint8_t crypto_stack[CRYPTO_STACK_BYTES];
static BH_SECTION(".bss.noinit.partition_stacks") BH_ALIGNED(32) uint8_t measure_stack[MEASURE_STACK_BYTES];

static const uint32_t no_dependencies[1] = {0u};
static const uint32_t measure_dependencies[1] = {DEPENDS_ON(SERVICE_VAULT) | DEPENDS_ON(SERVICE_CRYPTO_DIGEST)};

/* The tables hold addresses as numbers, because the stacks are the partitions' own and nobody else's to dereference. */
static const struct spm_partition partitions[IMAGE_PARTITION_COUNT] = {
    [INDEX_VAULT] =
        {
            .name = "vault",
            .id = PARTITION_VAULT,
            .model = SPM_MODEL_SFN,
            .type = SPM_TYPE_PSA_ROT,
            .service_signals = SERVICE_SIGNAL(0),
            .first_service = SERVICE_VAULT,
            .service_count = 1u,
            .wait_signals = PSA_DOORBELL,
            .dependencies = no_dependencies,
            .stack_base = (uintptr_t)vault_stack,
            .stack_bytes = sizeof(vault_stack),
        },
    [INDEX_CRYPTO] =
        {
            .name = "crypto",
            .id = PARTITION_CRYPTO,
            .model = SPM_MODEL_SFN,
            .type = SPM_TYPE_PSA_ROT,
            .service_signals = SERVICE_SIGNAL(0) | SERVICE_SIGNAL(1),
            .first_service = SERVICE_CRYPTO_HASH,
            .service_count = 2u,
            .wait_signals = PSA_DOORBELL,
            .dependencies = no_dependencies,
            .stack_base = (uintptr_t)crypto_stack,
            .stack_bytes = sizeof(crypto_stack),
        },
    [INDEX_MEASURE] =
        {
            .name = "measure",
            .id = PARTITION_MEASURE,
            .model = SPM_MODEL_SFN,
            .type = SPM_TYPE_APPLICATION_ROT,
            .service_signals = SERVICE_SIGNAL(0),
            .first_service = SERVICE_MEASURE,
            .service_count = 1u,
            .wait_signals = PSA_DOORBELL,
            .dependencies = measure_dependencies,
            .stack_base = (uintptr_t)measure_stack,
            .stack_bytes = sizeof(measure_stack),
        },
};

static const struct spm_service services[IMAGE_SERVICE_COUNT] = {
    [SERVICE_VAULT] =
        {
            .sid = VAULT_SID,
            .version = VAULT_VERSION,
            .signal = SERVICE_SIGNAL(0),
            .owner = {INDEX_VAULT},
            .policy = SPM_VERSION_STRICT,
            .non_secure_clients = false,
            .connection_based = true,
            .sfn = vault_sfn,
        },
    [SERVICE_CRYPTO_HASH] =
        {
            .sid = CRYPTO_HASH_SID,
            .version = CRYPTO_HASH_VERSION,
            .signal = SERVICE_SIGNAL(0),
            .owner = {INDEX_CRYPTO},
            .policy = SPM_VERSION_STRICT,
            .non_secure_clients = true,
            .connection_based = true,
            .sfn = crypto_hash_sfn,
        },
    [SERVICE_CRYPTO_DIGEST] =
        {
            .sid = CRYPTO_DIGEST_SID,
            .version = CRYPTO_DIGEST_VERSION,
            .signal = SERVICE_SIGNAL(1),
            .owner = {INDEX_CRYPTO},
            .policy = SPM_VERSION_STRICT,
            .non_secure_clients = true,
            .connection_based = false,
            .sfn = crypto_digest_sfn,
        },
    [SERVICE_MEASURE] =
        {
            .sid = MEASURE_SID,
            .version = MEASURE_VERSION,
            .signal = SERVICE_SIGNAL(0),
            .owner = {INDEX_MEASURE},
            .policy = SPM_VERSION_STRICT,
            .non_secure_clients = true,
            .connection_based = false,
            .sfn = measure_sfn,
        },
};

/* With this multiplier no two SIDs meet in eight slots; found by trying odd numbers from the golden ratio's upwards. */
#define SID_MULTIPLIER 0x9E378089u
#define SID_SHIFT 29u

#define NONE SPM_NO_INDEX

static const uint8_t sid_slots[8] = {
    SERVICE_VAULT, SERVICE_MEASURE, SERVICE_CRYPTO_HASH, NONE, NONE, NONE, SERVICE_CRYPTO_DIGEST, NONE,
};

static const uint8_t stateless[32] = {
    SERVICE_CRYPTO_DIGEST,
    SERVICE_MEASURE,
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
    .partition_count = IMAGE_PARTITION_COUNT,
    .service_count = IMAGE_SERVICE_COUNT,
    .connection_count = IMAGE_CONNECTION_COUNT,
    /* The mailbox has priority NORMAL: no partition of this image is HIGH, so none is more urgent. */
    .mailbox_rank = 0u,
    .secure_connections = IMAGE_SECURE_CONNECTIONS,
    .stateless = stateless,
    .mailbox_client_limit = -0x04000000,
};
