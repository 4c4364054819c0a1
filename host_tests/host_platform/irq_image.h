/* SPDX-License-Identifier: Apache-2.0 */
/* Body of irq_image_ipc.c and irq_image_sfn.c, which say DEVICE_MODEL and DEVICE_ENTRY. */
#include "host_tests/host_platform/irq_code.h"
#include "platforms/host/partition.h"

enum { STACK_BYTES = 65536 }; /* as in BUILD.bazel */

HOST_PARTITION_DECLARE(irq_leaf);
HOST_PARTITION_DECLARE(irq_device);
HOST_PARTITION_DECLARE(irq_sensor);

psa_status_t irq_leaf_sfn(const psa_msg_t *msg);
psa_status_t irq_device_sfn(const psa_msg_t *msg);
psa_status_t irq_sensor_sfn(const psa_msg_t *msg);
psa_flih_result_t irq_device_edge_flih(void);
psa_flih_result_t irq_sensor_edge_flih(void);
void irq_device_main(void);

#define ALL_IRQS (IRQ_SIGNAL(IRQ_LEVEL) | IRQ_SIGNAL(IRQ_EDGE) | IRQ_SIGNAL(IRQ_OLD))
#define SERVICE_SIGNAL 0x10u

static const uint32_t no_dependencies[1] = {0u};
static const uint32_t leaf_alone[1] = {1u << IRQ_LEAF};

#define PARTITION(index, the_name, the_model, the_entry, first, count, signals, depends)                           \
    [index] = {                                                                                                    \
        .name = #the_name, .id = 500 + (index), .model = (the_model), .type = SPM_TYPE_PSA_ROT,                     \
        .entry = (the_entry), .first_service = (index), .service_count = 1u, .first_irq = (first),                 \
        .irq_count = (count), .service_signals = SERVICE_SIGNAL, .irq_signals = (signals),                         \
        .wait_signals = (signals) | PSA_DOORBELL | (((the_model) == SPM_MODEL_IPC) ? SERVICE_SIGNAL : 0u),          \
        .dependencies = (depends), .stack_base = HOST_PARTITION_STACK(the_name), .stack_bytes = STACK_BYTES         \
    }

static const struct spm_partition partitions[IRQ_PARTITIONS] = {
    PARTITION(IRQ_LEAF, irq_leaf, SPM_MODEL_SFN, NULL, 0u, 0u, 0u, no_dependencies),
    PARTITION(IRQ_DEVICE, irq_device, DEVICE_MODEL, DEVICE_ENTRY, 0u, IRQ_COUNT, ALL_IRQS, leaf_alone),
    PARTITION(IRQ_SENSOR, irq_sensor, SPM_MODEL_SFN, NULL, IRQ_COUNT, IRQ_COUNT, ALL_IRQS, leaf_alone),
};

#define SERVICE(index, function)                                                                                   \
    [index] = {                                                                                                    \
        .sid = 0x1000u + (index), .version = 1u, .signal = SERVICE_SIGNAL, .owner = {index},                       \
        .policy = SPM_VERSION_STRICT, .non_secure_clients = true, .connection_based = false, .sfn = (function)     \
    }

static const struct spm_service services[IRQ_PARTITIONS] = {
    SERVICE(IRQ_LEAF, irq_leaf_sfn),
    SERVICE(IRQ_DEVICE, (DEVICE_MODEL == SPM_MODEL_SFN) ? irq_device_sfn : NULL),
    SERVICE(IRQ_SENSOR, irq_sensor_sfn),
};

static const uint8_t sid_slots[4] = {IRQ_LEAF, IRQ_DEVICE, IRQ_SENSOR, SPM_NO_INDEX}; /* the SID's last two bits */
#define NONE SPM_NO_INDEX
static const uint8_t stateless[32] = {
    IRQ_LEAF, IRQ_DEVICE, IRQ_SENSOR, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE,     NONE,       NONE,       NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
};

#define IRQ(partition, irq, the_handling, at_start, function)                                                      \
    {                                                                                                              \
        .line = IRQ_LINE(partition, irq), .owner = {partition}, .signal = IRQ_SIGNAL(irq),                          \
        .handling = (the_handling), .enabled_at_start = (at_start), .flih = (function)                             \
    }
#define IRQS(partition, function)                                                                                  \
    IRQ(partition, IRQ_LEVEL, SPM_IRQ_SLIH, false, NULL), IRQ(partition, IRQ_EDGE, SPM_IRQ_FLIH, false, function), \
        IRQ(partition, IRQ_OLD, SPM_IRQ_SLIH, true, NULL)

static const struct spm_irq irqs[2 * IRQ_COUNT] = {
    IRQS(IRQ_DEVICE, irq_device_edge_flih),
    IRQS(IRQ_SENSOR, irq_sensor_edge_flih),
};

static const uint8_t irq_slots[8 * IRQ_PARTITIONS] = {
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, /* IRQ_LEAF */
    0,    1,    2,    NONE, NONE, NONE, NONE, NONE, /* IRQ_DEVICE */
    3,    4,    5,    NONE, NONE, NONE, NONE, NONE, /* IRQ_SENSOR */
};

static const struct spm_image tables = {
    .partitions = partitions,
    .services = services,
    .sid_slots = sid_slots,
    .sid_multiplier = 0x40000000u,
    .sid_shift = 30u,
    .partition_count = IRQ_PARTITIONS,
    .service_count = IRQ_PARTITIONS,
    .connection_count = 4u,
    .mailbox_rank = IRQ_DEVICE,
    .stateless = stateless,
    .irqs = irqs,
    .irq_slots = irq_slots,
    .irq_count = 2 * IRQ_COUNT,
    .irq_lines = sizeof(irq_slots),
    .mailbox_client_limit = -0x04000000,
};

static const struct host_partition_memory *const memory[IRQ_PARTITIONS] = {
    HOST_PARTITION(irq_leaf),
    HOST_PARTITION(irq_device),
    HOST_PARTITION(irq_sensor),
};

const struct host_image irq_host_image = {&tables, memory};
