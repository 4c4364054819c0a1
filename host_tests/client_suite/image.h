/* SPDX-License-Identifier: Apache-2.0 */
/* Constant tables of the suite's secure image. All partitions in the SFN model: either backend carries it. With
 * partition suite_server in the IPC model: the IPC backend alone. */
#ifndef HOST_TESTS_CLIENT_SUITE_IMAGE_H
#define HOST_TESTS_CLIENT_SUITE_IMAGE_H

#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { SUITE_PARTITION_COUNT = 4, SUITE_SERVICE_COUNT = 12, SUITE_CONNECTION_COUNT = 12 };

extern const struct spm_image suite_image_sfn;
extern const struct spm_image suite_image_ipc;
extern const struct spm_image suite_image_ipc_urgent;

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_IMAGE_H */
