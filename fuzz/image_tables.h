/* SPDX-License-Identifier: Apache-2.0 */
/* Body of image_sfn.c and image_ipc.c, which say
 *   WORLD_NAME   of the world
 *   WORLD(name)  name of a partition's region in this world
 * Written by hand in the form that a manifest compiler will give such tables. */
#include "fuzz/image.h"
#include "fuzz/interrupt.h"
#include "fuzz/service.h"
#include "platforms/host/partition.h"

/* One step more, so that WORLD() is expanded. */
#define DECLARE(name) HOST_PARTITION_DECLARE(name)
#define STACK(name) HOST_PARTITION_STACK(name)
#define MEMORY(name) HOST_PARTITION(name)

DECLARE(WORLD(fuzz_alpha));
DECLARE(WORLD(fuzz_beta));
DECLARE(WORLD(fuzz_gamma));
DECLARE(WORLD(fuzz_failed));

#define SIGNALS(count) (((1u << (count)) - 1u) << SPM_FIRST_SERVICE_BIT)

static const uint32_t alpha_dependencies[1] = {0u};
static const uint32_t beta_dependencies[1] = {(1u << FUZZ_BETA_CONNECTED) - 1u};
static const uint32_t gamma_dependencies[1] = {((1u << FUZZ_GAMMA_CONNECTED) - 1u) | (1u << FUZZ_FAILED_CONNECTED)
                                               | (1u << FUZZ_FAILED_STATELESS)};

#define SFN_PARTITION(the_name, number, index, the_init, first, count, depends)                                     \
    [index] = {                                                                                                    \
        .name = #the_name, .id = (int32_t)FUZZ_PARTITION_ID + (number), .model = SPM_MODEL_SFN,                     \
        .type = SPM_TYPE_APPLICATION_ROT, .init = (the_init), .first_service = (first), .service_count = (count),  \
        .service_signals = SIGNALS(count), .wait_signals = PSA_DOORBELL | FUZZ_IRQ_SIGNALS,                        \
        .irq_signals = FUZZ_IRQ_SIGNALS, .irq_count = FUZZ_IRQS, .first_irq = (int)FUZZ_IRQS * (number),  \
        .dependencies = (depends),                                                                                 \
        .stack_base = STACK(WORLD(the_name)), .stack_bytes = FUZZ_STACK_BYTES                                      \
    }

#define ALPHA(index) \
    SFN_PARTITION(fuzz_alpha, FUZZ_ALPHA, index, fuzz_alpha_init, FUZZ_ALPHA_STRICT, 4u, alpha_dependencies)
#define BETA(index) \
    SFN_PARTITION(fuzz_beta, FUZZ_BETA, index, fuzz_beta_init, FUZZ_BETA_CONNECTED, 2u, beta_dependencies)
#define GAMMA(index) \
    SFN_PARTITION(fuzz_gamma, FUZZ_GAMMA, index, fuzz_gamma_init, FUZZ_GAMMA_CONNECTED, 2u, gamma_dependencies)
#define FAILED \
    SFN_PARTITION(fuzz_failed, FUZZ_FAILED, FUZZ_FAILED, fuzz_failed_init, FUZZ_FAILED_CONNECTED, 2u, \
                  alpha_dependencies)

static const struct spm_partition partitions[FUZZ_PARTITIONS] = {
    ALPHA(FUZZ_ALPHA),
    BETA(FUZZ_BETA),
    GAMMA(FUZZ_GAMMA),
    FAILED,
};

/* For the IPC backend alone: gamma takes its messages itself and holds some of them back; priorities are turned round,
 * so that partitions call less urgent ones. */
static const struct spm_partition partitions_mixed[FUZZ_PARTITIONS] = {
    ALPHA(FUZZ_GAMMA),
    BETA(FUZZ_BETA),
    [FUZZ_ALPHA] =
        {
            .name = "fuzz_gamma",
            .id = FUZZ_PARTITION_ID + FUZZ_GAMMA,
            .model = SPM_MODEL_IPC,
            .type = SPM_TYPE_APPLICATION_ROT,
            .entry = fuzz_gamma_main,
            .first_service = FUZZ_GAMMA_CONNECTED,
            .service_count = 2u,
            .service_signals = SIGNALS(2),
            .wait_signals = SIGNALS(2) | PSA_DOORBELL | FUZZ_IRQ_SIGNALS,
            .irq_signals = FUZZ_IRQ_SIGNALS,
            .irq_count = FUZZ_IRQS,
            .first_irq = (int)FUZZ_IRQS * FUZZ_GAMMA,
            .dependencies = gamma_dependencies,
            .stack_base = STACK(WORLD(fuzz_gamma)),
            .stack_bytes = FUZZ_STACK_BYTES,
        },
    FAILED,
};

#define SERVICE(index, the_version, k, the_owner, the_policy, ns, connections, function)                              \
    [index] = {                                                                                                       \
        .sid = FUZZ_SID + (index), .version = (the_version), .signal = 1u << (SPM_FIRST_SERVICE_BIT + (k)),           \
        .owner = {(uint8_t)(the_owner)}, .policy = (the_policy), .non_secure_clients = (ns),                          \
        .connection_based = (connections), .sfn = (function),                                            \
        .mm_iovec = FUZZ_SERVICE_MAPS(index)                                                                          \
    }

#define SERVICES(owner)                                                                                        \
    {                                                                                                          \
        SERVICE(FUZZ_ALPHA_STRICT, 2u, 0, owner(FUZZ_ALPHA), SPM_VERSION_STRICT,                               \
                true, true, fuzz_alpha_strict),                                                                \
        SERVICE(FUZZ_ALPHA_RELAXED, 3u, 1, owner(FUZZ_ALPHA), SPM_VERSION_RELAXED,                             \
                true, true, fuzz_alpha_relaxed),                                                               \
        SERVICE(FUZZ_ALPHA_STATELESS, 1u, 2, owner(FUZZ_ALPHA), SPM_VERSION_STRICT,                            \
                true, false, fuzz_alpha_stateless),                                                            \
        SERVICE(FUZZ_ALPHA_SECURE, 1u, 3, owner(FUZZ_ALPHA), SPM_VERSION_STRICT,                               \
                false, true, fuzz_alpha_secure),                                                               \
        SERVICE(FUZZ_BETA_CONNECTED, 1u, 0, owner(FUZZ_BETA), SPM_VERSION_STRICT,                              \
                true, true, fuzz_beta_connected),                                                              \
        SERVICE(FUZZ_BETA_STATELESS, 2u, 1, owner(FUZZ_BETA), SPM_VERSION_RELAXED,                             \
                true, false, fuzz_beta_stateless),                                                             \
        SERVICE(FUZZ_GAMMA_CONNECTED, 1u, 0, owner(FUZZ_GAMMA), SPM_VERSION_STRICT,                            \
                true, true, fuzz_gamma_connected),                                                             \
        SERVICE(FUZZ_GAMMA_STATELESS, 1u, 1, owner(FUZZ_GAMMA), SPM_VERSION_STRICT,                            \
                true, false, fuzz_gamma_stateless),                                                            \
        SERVICE(FUZZ_FAILED_CONNECTED, 1u, 0, owner(FUZZ_FAILED), SPM_VERSION_STRICT,                          \
                true, true, fuzz_failed_any),                                                                  \
        SERVICE(FUZZ_FAILED_STATELESS, 1u, 1, owner(FUZZ_FAILED), SPM_VERSION_STRICT,                          \
                true, false, fuzz_failed_any),                                                                 \
    }

#define AS_THEY_ARE(partition) (partition)
#define TURNED_ROUND(partition) (((partition) == FUZZ_FAILED) ? FUZZ_FAILED : (FUZZ_GAMMA - (partition)))

static const struct spm_service services[FUZZ_SERVICES] = SERVICES(AS_THEY_ARE);
static const struct spm_service services_mixed[FUZZ_SERVICES] = SERVICES(TURNED_ROUND);

#define NONE SPM_NO_INDEX

/* The low four bits of a SID are its slot. */
static const uint8_t sid_slots[16] = {0u, 1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u, 9u, NONE, NONE, NONE, NONE, NONE, NONE};
#define SID_MULTIPLIER 0x10000000u
#define SID_SHIFT 28u

static const uint8_t stateless[32] = {
    NONE, NONE, FUZZ_ALPHA_STATELESS, NONE, NONE, FUZZ_BETA_STATELESS, NONE, FUZZ_GAMMA_STATELESS,
    NONE, FUZZ_FAILED_STATELESS, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
};

#define IRQ(the_owner, number, irq, the_handling, function)                                                       \
    {                                                                                                            \
        .line = FUZZ_LINE(number, irq), .owner = {(uint8_t)(the_owner)}, .signal = FUZZ_IRQ_SIGNAL(irq),           \
        .handling = (the_handling), .flih = (function)                                                           \
    }
#define IRQS_OF(owner, number, function)                            \
    IRQ(owner(number), number, FUZZ_LEVEL, SPM_IRQ_SLIH, NULL),     \
    IRQ(owner(number), number, FUZZ_EDGE, SPM_IRQ_FLIH, function),  \
    IRQ(owner(number), number, FUZZ_HIDDEN, SPM_IRQ_FLIH, fuzz_hidden)
#define IRQS(owner)                                        \
    {                                                      \
        IRQS_OF(owner, FUZZ_ALPHA, fuzz_alpha_edge),       \
        IRQS_OF(owner, FUZZ_BETA, fuzz_beta_edge),         \
        IRQS_OF(owner, FUZZ_GAMMA, fuzz_gamma_edge),       \
        IRQS_OF(owner, FUZZ_FAILED, fuzz_failed_edge),     \
    }

static const struct spm_irq irqs[FUZZ_PARTITIONS * (int)FUZZ_IRQS] = IRQS(AS_THEY_ARE);
static const struct spm_irq irqs_mixed[FUZZ_PARTITIONS * (int)FUZZ_IRQS] = IRQS(TURNED_ROUND);
static const uint8_t irq_slots[16] = {0u, 1u, 2u, NONE, 3u, 4u, 5u, NONE, 6u, 7u, 8u, NONE, 9u, 10u, 11u, NONE};

#define TABLES(the_partitions, the_services, the_irqs)                                             \
    {                                                                                    \
        .partitions = (the_partitions), .services = (the_services), .sid_slots = sid_slots, \
        .sid_multiplier = SID_MULTIPLIER, .sid_shift = SID_SHIFT,                        \
        .partition_count = FUZZ_PARTITIONS, .service_count = FUZZ_SERVICES,              \
        .connection_count = FUZZ_CONNECTIONS, .mailbox_rank = FUZZ_BETA,                 \
        .stateless = stateless, .mailbox_client_limit = FUZZ_CLIENT_LIMIT,               \
        .irqs = (the_irqs), .irq_slots = irq_slots, .irq_count = FUZZ_PARTITIONS * (int)FUZZ_IRQS, \
        .irq_lines = sizeof(irq_slots)                                                   \
    }

/* The most urgent partition is more urgent than the mailbox. */
static const struct spm_image tables = TABLES(partitions, services, irqs);
static const struct spm_image tables_mixed = TABLES(partitions_mixed, services_mixed, irqs_mixed);

static const struct host_partition_memory *const memory[FUZZ_PARTITIONS] = {
    MEMORY(WORLD(fuzz_alpha)),
    MEMORY(WORLD(fuzz_beta)),
    MEMORY(WORLD(fuzz_gamma)),
    MEMORY(WORLD(fuzz_failed)),
};

static const struct host_partition_memory *const memory_mixed[FUZZ_PARTITIONS] = {
    MEMORY(WORLD(fuzz_gamma)),
    MEMORY(WORLD(fuzz_beta)),
    MEMORY(WORLD(fuzz_alpha)),
    MEMORY(WORLD(fuzz_failed)),
};

const char fuzz_world_name[] = WORLD_NAME;
const struct host_image fuzz_host_image = {&tables, memory};
const struct host_image fuzz_host_image_mixed = {&tables_mixed, memory_mixed};
