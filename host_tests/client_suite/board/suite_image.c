/* SPDX-License-Identifier: Apache-2.0 */
/* The suite's secure image on the chip. SUITE_SERVER_IN_IPC_MODEL: suite_server is in the IPC model, the others in the
 * SFN model. SUITE_URGENT: suite_leaf and suite_server rank above the mailbox. */
#include "host_tests/client_suite/board/suite_image.h"
#include "platforms/lpc55s69/image/memory.h"

enum { STACK_BYTES = 4096 };

/* Used by the IPC backend; with the SFN backend all partitions run on the one secure stack. */
#define STACK(name) static BH_SECTION(".bss.noinit.partition_stacks") BH_ALIGNED(32) uint8_t name##_stack[STACK_BYTES]
STACK(suite_leaf);
STACK(suite_server);
STACK(suite_client);
STACK(suite_failed);

#ifdef SUITE_SERVER_IN_IPC_MODEL
#define SUITE_SERVER_MODEL SPM_MODEL_IPC
#define SUITE_SERVER_ENTRY suite_server_main
#define SUITE_SERVER_INIT NULL
#else
#define SUITE_SERVER_MODEL SPM_MODEL_SFN
#define SUITE_SERVER_ENTRY NULL
#define SUITE_SERVER_INIT suite_server_init
#endif

#ifdef SUITE_URGENT
#define SUITE_MAILBOX_RANK 2u
#else
#define SUITE_MAILBOX_RANK 0u
#endif

#define SUITE_IMAGE image_tables
#define SUITE_STACK(name) (uintptr_t)name##_stack
#define SUITE_STACK_BYTES STACK_BYTES
#include "host_tests/client_suite/image_tables.h"

IMAGE_MEMORY_LIST_END
