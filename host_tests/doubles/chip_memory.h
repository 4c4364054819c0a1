/* SPDX-License-Identifier: Apache-2.0 */
/* Memory of a test process at addresses that fit into 32 bits, so that the mailbox's wire format is the real one, and the
 * regions that memory_double.h knows.
 *
 * The layout is made up: one region for each kind of memory that the rules of the framework tell apart (sheet 4.1), with a hole
 * before and behind each. */
#ifndef HOST_TESTS_DOUBLES_CHIP_MEMORY_H
#define HOST_TESTS_DOUBLES_CHIP_MEMORY_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CHIP_REGION_BYTES 0x8000u

#define CHIP_NS_FLASH  0x00080000u /* non-secure, read-only                                           */
#define CHIP_NS_RAM    0x20020000u /* non-secure, read-write                                          */
#define CHIP_MAILBOX   0x20040000u /* the page of the mailbox: legal in nobody's vectors              */
#define CHIP_S_FLASH   0x10080000u /* code and constants of partitions, read-only                      */
#define CHIP_S_RAM     0x30020000u /* data of all partitions, as at isolation level 1                  */
#define CHIP_PRIVATE   0x30040000u /* first of the regions that one partition alone may use, by index  */
#define CHIP_PRIVATE_COUNT 4u
#define CHIP_SPM_RAM   0x300F0000u /* the SPM's own: legal in nobody's vectors                          */

/* Region of the partition with this index. */
#define CHIP_PRIVATE_OF(index) (CHIP_PRIVATE + (2u * CHIP_REGION_BYTES * (uint32_t)(index)))

/* Maps the regions once for the process and fills them with zeros every time. Ends the process if an address is taken. */
void chip_memory_reset(void);

/* The byte at an address inside one of the regions. */
uint8_t *chip_memory_at(uint32_t address);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_DOUBLES_CHIP_MEMORY_H */
