/* SPDX-License-Identifier: Apache-2.0 */
/* The suite's secure image on the chip: how much storage the SPM needs. */
#ifndef HOST_TESTS_CLIENT_SUITE_BOARD_SUITE_IMAGE_H
#define HOST_TESTS_CLIENT_SUITE_BOARD_SUITE_IMAGE_H

#include "host_tests/client_suite/image.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
    IMAGE_PARTITION_COUNT = SUITE_PARTITION_COUNT,
    IMAGE_SERVICE_COUNT = SUITE_SERVICE_COUNT,
    IMAGE_CONNECTION_COUNT = SUITE_CONNECTION_COUNT
};

extern const struct spm_image image_tables;

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_BOARD_SUITE_IMAGE_H */
