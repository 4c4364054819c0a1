/* SPDX-License-Identifier: Apache-2.0 */
/* What the bus does when CPU0 reads non-secure flash. Inside the platform only; tests use host.h. */
#ifndef PLATFORMS_HOST_FLASH_H
#define PLATFORMS_HOST_FLASH_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Whether the address lies in a flash word that is erased or torn. */
bool flash_word_faults(uintptr_t address);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_FLASH_H */
