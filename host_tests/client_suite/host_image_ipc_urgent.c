/* SPDX-License-Identifier: Apache-2.0 */
/* The suite's image on the host, suite_server in the IPC model and more urgent than the mailbox. */
#include "host_tests/client_suite/host_image.h"

#define SUITE_IMAGE suite_image_ipc_urgent
#define SUITE_SERVER_MODEL SPM_MODEL_IPC
#define SUITE_SERVER_ENTRY suite_server_main
#define SUITE_SERVER_INIT NULL
#define SUITE_MAILBOX_RANK 2u
#define SUITE_STACK(name) HOST_PARTITION_STACK(name)
#define SUITE_STACK_BYTES SUITE_HOST_STACK_BYTES
#include "host_tests/client_suite/image_tables.h"

static const struct host_partition_memory *const memory[SUITE_PARTITION_COUNT] = {
    HOST_PARTITION(suite_leaf),
    HOST_PARTITION(suite_server),
    HOST_PARTITION(suite_client),
    HOST_PARTITION(suite_failed),
};

const struct host_image suite_host_image = {&suite_image_ipc_urgent, memory};
