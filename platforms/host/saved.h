/* SPDX-License-Identifier: Apache-2.0 */
/* Regions of variables and their content at the start of the program. Inside the platform only. */
#ifndef PLATFORMS_HOST_SAVED_H
#define PLATFORMS_HOST_SAVED_H

#include "platforms/host/host.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Remembers the content of the region; nothing happens if it is remembered already. Before any code of the region's owner runs. */
void saved_remember(const struct host_region *region);

/* Puts it back. A region that was never remembered stays as it is. */
void saved_restore(const struct host_region *region);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_SAVED_H */
