/* SPDX-License-Identifier: Apache-2.0 */
/* The image of SFN-model partitions: FRONT calls MIDDLE, MIDDLE calls BACK. Their order of priority is the reverse of the order in which
 * inits must run, so that each is started by the one before it (FFM-239). */
#include "host_tests/unit/test_image.h"

#define MAY_CALL(service) (1u << (service))
#define NONE SPM_NO_INDEX

static psa_status_t front_init(void)
{
    return test_init((uint8_t)FRONT);
}

static psa_status_t middle_init(void)
{
    return test_init((uint8_t)MIDDLE);
}

static psa_status_t front_conn_sfn(const psa_msg_t *msg)
{
    return test_sfn((uint8_t)FRONT_CONN, msg);
}

static psa_status_t front_stateless_sfn(const psa_msg_t *msg)
{
    return test_sfn((uint8_t)FRONT_STATELESS, msg);
}

static psa_status_t middle_conn_sfn(const psa_msg_t *msg)
{
    return test_sfn((uint8_t)MIDDLE_CONN, msg);
}

static psa_status_t middle_stateless_sfn(const psa_msg_t *msg)
{
    return test_sfn((uint8_t)MIDDLE_STATELESS, msg);
}

static psa_status_t back_conn_sfn(const psa_msg_t *msg)
{
    return test_sfn((uint8_t)BACK_CONN, msg);
}

static psa_status_t back_stateless_sfn(const psa_msg_t *msg)
{
    return test_sfn((uint8_t)BACK_STATELESS, msg);
}

static const uint32_t front_may_call[] = {MAY_CALL(MIDDLE_CONN) | MAY_CALL(MIDDLE_STATELESS)};
static const uint32_t middle_may_call[] = {MAY_CALL(BACK_CONN) | MAY_CALL(BACK_STATELESS)};
static const uint32_t back_may_call[] = {0u};

#define PARTITION(number, partition_name, partition_id, first, init_function, may_call) \
    [number] = {                                                                         \
        .name = partition_name,                                                          \
        .id = partition_id,                                                              \
        .model = SPM_MODEL_SFN,                                                          \
        .type = SPM_TYPE_PSA_ROT,                                                        \
        .init = init_function,                                                           \
        .first_service = first,                                                          \
        .service_count = 2u,                                                             \
        .service_signals = 0x030u,                                                       \
        .wait_signals = PSA_DOORBELL,                                                    \
        .dependencies = may_call,                                                        \
    }

static const struct spm_partition partitions[SFN_PARTITIONS] = {
    PARTITION(FRONT, "front", ID_FRONT, FRONT_CONN, front_init, front_may_call),
    PARTITION(MIDDLE, "middle", ID_MIDDLE, MIDDLE_CONN, middle_init, middle_may_call),
    PARTITION(BACK, "back", ID_BACK, BACK_CONN, NULL, back_may_call), /* no init: legal (FFM-237) */
};

#define SERVICE(number, partition, nth, connection, function) \
    [number] = {                                               \
        .sid = TEST_SID(number),                               \
        .version = 1u,                                         \
        .signal = TEST_SIGNAL(nth),                            \
        .owner = {partition},                                  \
        .policy = SPM_VERSION_STRICT,                          \
        .non_secure_clients = true,                            \
        .connection_based = connection,                        \
        .sfn = function,                                       \
    }

static const struct spm_service services[SFN_SERVICES] = {
    SERVICE(FRONT_CONN, FRONT, 0, true, front_conn_sfn),
    SERVICE(FRONT_STATELESS, FRONT, 1, false, front_stateless_sfn),
    SERVICE(MIDDLE_CONN, MIDDLE, 0, true, middle_conn_sfn),
    SERVICE(MIDDLE_STATELESS, MIDDLE, 1, false, middle_stateless_sfn),
    SERVICE(BACK_CONN, BACK, 0, true, back_conn_sfn),
    SERVICE(BACK_STATELESS, BACK, 1, false, back_stateless_sfn),
};

/* Odd numbers from the golden ratio's upwards were tried until no two SIDs met. */
static const uint8_t sid_slots[8] = {
    FRONT_STATELESS, NONE, MIDDLE_STATELESS, FRONT_CONN, BACK_STATELESS, MIDDLE_CONN, NONE, BACK_CONN,
};

static const uint8_t stateless[32] = {
    FRONT_STATELESS, MIDDLE_STATELESS, BACK_STATELESS, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE,            NONE,             NONE,           NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE,            NONE,             NONE,           NONE, NONE, NONE, NONE, NONE, NONE, NONE,
};

const struct spm_image sfn_image = {
    .partitions = partitions,
    .services = services,
    .sid_slots = sid_slots,
    .sid_multiplier = 0x9E3779B1u,
    .sid_shift = 29u,
    .partition_count = SFN_PARTITIONS,
    .service_count = SFN_SERVICES,
    .connection_count = TEST_CONNECTIONS,
    .mailbox_rank = 0u,
    .stateless = stateless,
    .mailbox_client_limit = -0x04000000,
};
