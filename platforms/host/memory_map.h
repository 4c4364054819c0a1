/* SPDX-License-Identifier: Apache-2.0 */
/* Where non-secure memory lies on the host: at the addresses of the LPC55S69 (platforms/lpc55s69/memory_map.h; a test compares
 * them), so that the 32-bit addresses of the wire format are real ones. CPU1's stacks are the host's own addition, because
 * instrumented code needs more stack than the chip has. Secure memory is the process itself.
 * Source: design, "Host platform". */
#ifndef PLATFORMS_HOST_MEMORY_MAP_H
#define PLATFORMS_HOST_MEMORY_MAP_H

/* Flash of the non-secure image: erased at first, see host.h. */
#define HOST_MAP_NS_FLASH 0x00020000
#define HOST_MAP_NS_FLASH_BYTES 0x10000
/* Bytes that flash is programmed in; reading an erased or torn one fails (LPC55S69 sheet 9.1). */
#define HOST_MAP_FLASH_WORD_BYTES 16

#define HOST_MAP_NS_RAM 0x20020000
#define HOST_MAP_NS_RAM_BYTES 0x20000

#define HOST_MAP_MAILBOX_PAGE 0x20040000
#define HOST_MAP_READY_PAGE 0x20041000
#define HOST_MAP_READY_WORD_CPU0 0x20041000
#define HOST_MAP_READY_WORD_CPU1 0x20041020
#define HOST_MAP_SHARED_RAM 0x20042000
#define HOST_MAP_SHARED_RAM_BYTES 0x2000

/* RAM and both shared pages stand together. */
#define HOST_MAP_RAM_BYTES 0x24000

/* One stack for each of CPU1's contexts; a page below each is not mapped. */
#define HOST_MAP_CPU1_STACKS 0x20100000
#define HOST_MAP_CPU1_STACK_STRIDE 0x40000
#define HOST_MAP_CPU1_STACK_BYTES 0x3F000
#define HOST_MAP_CPU1_CONTEXTS 6

/* What CPU1 and its clients may use, as entry(first, bytes, writable). The shared pages are not in it: no vector may name them. */
#define HOST_MAP_CLIENT_MEMORY(entry)                      \
    entry(HOST_MAP_NS_FLASH, HOST_MAP_NS_FLASH_BYTES, 0)   \
    entry(HOST_MAP_NS_RAM, HOST_MAP_NS_RAM_BYTES, 1)       \
    entry(HOST_MAP_SHARED_RAM, HOST_MAP_SHARED_RAM_BYTES, 1)

#endif /* PLATFORMS_HOST_MEMORY_MAP_H */
