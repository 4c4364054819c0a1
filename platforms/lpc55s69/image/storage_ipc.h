/* SPDX-License-Identifier: Apache-2.0 */
/* What an image brings along for the IPC backend besides storage.h. Images for the SFN backend have it too, but as nothing refers to
 * it there, it is not linked. */
#ifndef PLATFORMS_LPC55S69_IMAGE_STORAGE_IPC_H
#define PLATFORMS_LPC55S69_IMAGE_STORAGE_IPC_H

#include "backends/ipc/ipc.h"
#include "platforms/lpc55s69/image/storage.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One more than image_tables has partitions. */
extern struct ipc_context image_contexts[];

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_IMAGE_STORAGE_IPC_H */
