/* SPDX-License-Identifier: Apache-2.0 */
/* The suite's image on the host: one of host_image_sfn.c and host_image_ipc.c is linked. */
#ifndef HOST_TESTS_CLIENT_SUITE_HOST_IMAGE_H
#define HOST_TESTS_CLIENT_SUITE_HOST_IMAGE_H

#include "platforms/host/host.h"
#include "platforms/host/partition.h"

#ifdef __cplusplus
extern "C" {
#endif

/* As in BUILD.bazel. */
enum { SUITE_HOST_STACK_BYTES = 65536 };

HOST_PARTITION_DECLARE(suite_leaf);
HOST_PARTITION_DECLARE(suite_server);
HOST_PARTITION_DECLARE(suite_client);
HOST_PARTITION_DECLARE(suite_failed);

extern const struct host_image suite_host_image;

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_HOST_IMAGE_H */
