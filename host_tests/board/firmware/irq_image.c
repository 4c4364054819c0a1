/* SPDX-License-Identifier: Apache-2.0 */
/* Tables of the image for the interrupt tests, in place of the product's. Waiter, with the lowest priority, is only
 * there with the IPC backend (IRQ_WITH_WAITER). */
#include "host_tests/board/firmware/irq.h"
#include "host_tests/board/firmware/irq_partitions.h"
#include "host_tests/board/firmware/irq_scenes.h"
#include "platforms/lpc55s69/image/image.h"

enum {
    INDEX_ECHO,
    INDEX_TIMERS,
#ifdef IRQ_WITH_WAITER
    INDEX_WAITER,
#endif
    INDEX_COUNT
};

enum { PARTITION_ECHO = 310, PARTITION_TIMERS, PARTITION_WAITER };

/* One service each, and two interrupts but for echo. */
enum { IRQ_COUNT = 2 * (INDEX_COUNT - 1), LINE_COUNT = 60, STACK_BYTES = 1024 };

/* The entry file's storage is made for the product's tables. */
BH_STATIC_ASSERT(partitions_fit, (int)INDEX_COUNT <= (int)IMAGE_PARTITION_COUNT);
BH_STATIC_ASSERT(services_fit, (int)INDEX_COUNT <= (int)IMAGE_SERVICE_COUNT);

#define SERVICE_SIGNAL (1u << 4)
#define IRQ_SIGNALS (IRQ_SLIH_SIGNAL | IRQ_FLIH_SIGNAL)

static BH_SECTION(".bss.noinit.partition_stacks") BH_ALIGNED(32) uint8_t stacks[INDEX_COUNT][STACK_BYTES];

static const uint32_t no_dependencies[1] = {0u};
static const uint32_t needs_echo[1] = {1u << INDEX_ECHO};

static const struct spm_partition partitions[INDEX_COUNT] = {
    [INDEX_ECHO] =
        {
            .name = "echo",
            .id = PARTITION_ECHO,
            .model = SPM_MODEL_SFN,
            .type = SPM_TYPE_APPLICATION_ROT,
            .first_service = INDEX_ECHO,
            .service_count = 1u,
            .service_signals = SERVICE_SIGNAL,
            .wait_signals = PSA_DOORBELL,
            .dependencies = no_dependencies,
            .stack_base = (uintptr_t)stacks[INDEX_ECHO],
            .stack_bytes = STACK_BYTES,
        },
    [INDEX_TIMERS] =
        {
            .name = "timers",
            .id = PARTITION_TIMERS,
            .model = SPM_MODEL_SFN,
            .type = SPM_TYPE_APPLICATION_ROT,
            .first_service = INDEX_TIMERS,
            .service_count = 1u,
            .irq_count = 2u,
            .service_signals = SERVICE_SIGNAL,
            .irq_signals = IRQ_SIGNALS,
            .wait_signals = IRQ_SIGNALS | PSA_DOORBELL,
            .dependencies = needs_echo,
            .stack_base = (uintptr_t)stacks[INDEX_TIMERS],
            .stack_bytes = STACK_BYTES,
        },
#ifdef IRQ_WITH_WAITER
    [INDEX_WAITER] =
        {
            .name = "waiter",
            .id = PARTITION_WAITER,
            .model = SPM_MODEL_IPC,
            .type = SPM_TYPE_APPLICATION_ROT,
            .entry = irq_waiter_main,
            .first_service = INDEX_WAITER,
            .service_count = 1u,
            .first_irq = 2u,
            .irq_count = 2u,
            .service_signals = SERVICE_SIGNAL,
            .irq_signals = IRQ_SIGNALS,
            .wait_signals = SERVICE_SIGNAL | IRQ_SIGNALS | PSA_DOORBELL,
            .dependencies = needs_echo,
            .stack_base = (uintptr_t)stacks[INDEX_WAITER],
            .stack_bytes = STACK_BYTES,
        },
#endif
};

#define STATELESS(index, number, function)                                                            \
    [index] = {                                                                                       \
        .sid = (number),                                                                              \
        .version = IRQ_VERSION,                                                                       \
        .signal = SERVICE_SIGNAL,                                                                     \
        .owner = {index},                                                                             \
        .policy = SPM_VERSION_STRICT,                                                                 \
        .non_secure_clients = true,                                                                   \
        .sfn = (function),                                                                            \
    }

static const struct spm_service services[INDEX_COUNT] = {
    STATELESS(INDEX_ECHO, IRQ_ECHO_SID, irq_echo_sfn),
    STATELESS(INDEX_TIMERS, IRQ_TIMERS_SID, irq_timers_sfn),
#ifdef IRQ_WITH_WAITER
    STATELESS(INDEX_WAITER, IRQ_WAITER_SID, NULL),
#endif
};

static const struct spm_irq irqs[IRQ_COUNT] = {
    {.line = 10u, .owner = {INDEX_TIMERS}, .signal = IRQ_SLIH_SIGNAL, .handling = SPM_IRQ_SLIH},
    {.line = 11u,
     .owner = {INDEX_TIMERS},
     .signal = IRQ_FLIH_SIGNAL,
     .handling = SPM_IRQ_FLIH,
     .flih = irq_timers_flih},
#ifdef IRQ_WITH_WAITER
    {.line = 36u, .owner = {INDEX_WAITER}, .signal = IRQ_SLIH_SIGNAL, .handling = SPM_IRQ_SLIH},
    {.line = 37u,
     .owner = {INDEX_WAITER},
     .signal = IRQ_FLIH_SIGNAL,
     .handling = SPM_IRQ_FLIH,
     .flih = irq_waiter_flih},
#endif
};

#define NONE SPM_NO_INDEX

#ifdef IRQ_WITH_WAITER
enum { SLOT_36 = 2, SLOT_37 = 3 };
#else
enum { SLOT_36 = NONE, SLOT_37 = NONE };
#endif

static const uint8_t irq_slots[LINE_COUNT] = {
    NONE, NONE, NONE, NONE, NONE, NONE, NONE,    NONE,    NONE, NONE, 0u,   1u,   NONE, NONE, NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, NONE,    NONE,    NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, SLOT_36, SLOT_37, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, NONE,    NONE,    NONE, NONE, NONE, NONE, NONE, NONE, NONE,
};

/* The SIDs' last two bits are the services' indices, and the first ones with this multiplier. */
#define SID_MULTIPLIER 0x40000000u
#define SID_SHIFT 30u

static const uint8_t sid_slots[4] = {
    INDEX_ECHO,
    INDEX_TIMERS,
#ifdef IRQ_WITH_WAITER
    INDEX_WAITER,
#else
    NONE,
#endif
    NONE,
};

static const uint8_t stateless[32] = {
    INDEX_ECHO,
    INDEX_TIMERS,
#ifdef IRQ_WITH_WAITER
    INDEX_WAITER,
#else
    NONE,
#endif
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
};

const struct spm_image image_tables = {
    .partitions = partitions,
    .services = services,
    .sid_slots = sid_slots,
    .sid_multiplier = SID_MULTIPLIER,
    .sid_shift = SID_SHIFT,
    .partition_count = INDEX_COUNT,
    .service_count = INDEX_COUNT,
    .connection_count = IMAGE_CONNECTION_COUNT,
    .mailbox_rank = 0u,
    .secure_connections = IMAGE_SECURE_CONNECTIONS,
    .stateless = stateless,
    .irqs = irqs,
    .irq_slots = irq_slots,
    .irq_count = IRQ_COUNT,
    .irq_lines = LINE_COUNT,
    .mailbox_client_limit = -0x04000000,
};
