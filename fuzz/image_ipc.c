/* SPDX-License-Identifier: Apache-2.0 */
/* The image in the world of the IPC backend. */
#define WORLD_NAME "IPC backend"
#define WORLD(name) name##_ipc
#include "fuzz/image_tables.h"
