/* SPDX-License-Identifier: Apache-2.0 */
/* Tables of an image with one partition, the offender, in place of platforms/lpc55s69/image/image.c. It offends in its
 * init, so that nothing of CPU1 is needed. */
#include "host_tests/board/firmware/offender.h"
#include "platforms/lpc55s69/image/image.h"
#include "platforms/lpc55s69/image/memory.h"
#include "psa/service.h"

enum { STACK_BYTES = 1024, PARTITION_OFFENDER = 301, OFFENDER_SID = 0x0000F1F2, OFFENDER_VERSION = 1 };

#define OFFENDER_SIGNAL (1u << 4)

static BH_SECTION(".bss.noinit.partition_stacks") BH_ALIGNED(32) uint8_t offender_stack[STACK_BYTES];

static const uint32_t no_dependencies[1] = {0u};

static psa_status_t serve(const psa_msg_t *msg)
{
    (void)msg;
    return PSA_SUCCESS;
}

static const struct spm_partition partitions[1] = {
    {
        .name = "offender",
        .id = PARTITION_OFFENDER,
        .model = SPM_MODEL_SFN,
        .type = SPM_TYPE_APPLICATION_ROT,
        .init = offender_init,
        .service_count = 1u,
        .service_signals = OFFENDER_SIGNAL,
        .wait_signals = PSA_DOORBELL,
        .dependencies = no_dependencies,
        .stack_base = (uintptr_t)offender_stack,
        .stack_bytes = sizeof(offender_stack),
    },
};

static const struct spm_service services[1] = {
    {
        .sid = (uint32_t)OFFENDER_SID,
        .version = (uint32_t)OFFENDER_VERSION,
        .signal = OFFENDER_SIGNAL,
        .policy = SPM_VERSION_STRICT,
        .connection_based = true,
        .sfn = serve,
    },
};

#define NONE SPM_NO_INDEX

/* With one service every SID may be looked up in the first of two slots. */
static const uint8_t sid_slots[2] = {0u, NONE};

static const uint8_t stateless[32] = {
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
};

const struct spm_image image_tables = {
    .partitions = partitions,
    .services = services,
    .sid_slots = sid_slots,
    .sid_multiplier = 0u,
    .sid_shift = 31u,
    .partition_count = 1u,
    .service_count = 1u,
    .connection_count = IMAGE_CONNECTION_COUNT,
    .mailbox_rank = 0u,
    .stateless = stateless,
    .mailbox_client_limit = -0x04000000,
};

IMAGE_MEMORY_LIST_END
