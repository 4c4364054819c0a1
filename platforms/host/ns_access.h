/* SPDX-License-Identifier: Apache-2.0 */
/* Accesses of CPU0 to non-secure memory, for hal_copy(): one atomic access each, unordered.
 *
 * Built without AddressSanitizer: the range check alone says what CPU0 may touch there. What the sanitizer knows of
 * that memory is how CPU1's present life divides its stack; an address in a message may be any, or one of a life that
 * is over. */
#ifndef PLATFORMS_HOST_NS_ACCESS_H
#define PLATFORMS_HOST_NS_ACCESS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

uint8_t ns_load_byte(uintptr_t address);
uint32_t ns_load_word(uintptr_t address);
void ns_store_byte(uintptr_t address, uint8_t byte);
void ns_store_word(uintptr_t address, uint32_t word);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_NS_ACCESS_H */
