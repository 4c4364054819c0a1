/* SPDX-License-Identifier: Apache-2.0 */
/* Bodies of the SFN-model partitions of the suites: each function calls the test. */
#ifndef HOST_TESTS_UNIT_PARTITIONS_SFN_PARTITION_H
#define HOST_TESTS_UNIT_PARTITIONS_SFN_PARTITION_H

#include "host_tests/unit/test_image.h"

/* The two services that each has; index: as test_image.h names the partition. */
#define SFN_SERVICES_OF(name, index)                        \
    psa_status_t name##_conn_sfn(const psa_msg_t *msg)      \
    {                                                       \
        return test_sfn((uint8_t)index##_CONN, msg);        \
    }                                                       \
    psa_status_t name##_stateless_sfn(const psa_msg_t *msg) \
    {                                                       \
        return test_sfn((uint8_t)index##_STATELESS, msg);   \
    }

#define SFN_INIT_OF(name, index)            \
    psa_status_t name##_init(void)          \
    {                                       \
        return test_init((uint8_t)(index)); \
    }

#endif /* HOST_TESTS_UNIT_PARTITIONS_SFN_PARTITION_H */
