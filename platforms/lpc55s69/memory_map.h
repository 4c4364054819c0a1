/* SPDX-License-Identifier: Apache-2.0 */
/* The one memory map of the LPC55S69: linker scripts, AHB rules, SAU, the range check for CPU1's clients and the hex
 * tool all read it.
 *
 * Only macros, and only plain hexadecimal numbers in them, so that the preprocessor of a linker script can read it
 * too. Addresses of memory are those under which their owner uses them: the secure alias (bit 28 set) for CPU0's, the
 * non-secure alias for CPU1's and for what both use. Source: LPC55S69 sheet section 1 (memories), 6.4 (rules of 32
 * KiB and 4 KiB); design, "Isolation". */
#ifndef PLATFORMS_LPC55S69_MEMORY_MAP_H
#define PLATFORMS_LPC55S69_MEMORY_MAP_H

/* Bit 28 of an address names the alias (sheet 6.2). */
#define MAP_SECURE_ALIAS 0x10000000

/* ---- Flash: 640 KiB, rules for 32 KiB each ----------------------------------------------------------------------- */

#define MAP_FLASH_SECTOR_BYTES 0x8000
#define MAP_FLASH_PAGE_BYTES 0x200
#define MAP_FLASH_BYTES 0xA0000

/* Images are padded with 0xff to a multiple of this, counted from the start of their area. */
#define MAP_IMAGE_PADDING_BYTES 0x400
/* Images start this far into their area, behind the bootloader's header. */
#define MAP_IMAGE_HEADER_BYTES 0x200

/* Sector 0: the jump stub, until there is a bootloader. */
#define MAP_BOOT_AREA 0x10000000
#define MAP_BOOT_AREA_BYTES 0x8000

/* Sectors 1 to 3. */
#define MAP_SECURE_AREA 0x10008000
#define MAP_SECURE_AREA_BYTES 0x18000
#define MAP_SECURE_IMAGE 0x10008200

/* Sectors 4 and 5. */
#define MAP_NS_AREA 0x00020000
#define MAP_NS_AREA_BYTES 0x10000
#define MAP_NS_IMAGE 0x00020200
/* The last page of the area is never part of the image: the virtual board tears it on request. */
#define MAP_NS_TORN_PAGE 0x0002FE00

/* Sectors 6 to 10 and 11 to 15: two banks for whole signed pairs. 16 and 17: free. 18: journal. From 0x98000 on:
 * never erased. */
#define MAP_BANK_0 0x10030000
#define MAP_BANK_1 0x10058000
#define MAP_BANK_BYTES 0x28000
#define MAP_JOURNAL 0x10090000
#define MAP_JOURNAL_BYTES 0x8000
#define MAP_FLASH_NEVER_ERASED 0x10098000

/* ---- RAM: rules for 4 KiB each ----------------------------------------------------------------------------------- */

#define MAP_RAM_PAGE_BYTES 0x1000

/* SRAM-X, on the code bus. */
#define MAP_SRAM_X 0x14000000

/* SRAM0 and SRAM1: CPU0's. */
#define MAP_SECURE_RAM 0x30000000
#define MAP_SECURE_RAM_BYTES 0x20000

/* SRAM2 and SRAM3: CPU1's. */
#define MAP_NS_RAM 0x20020000
#define MAP_NS_RAM_BYTES 0x20000

/* SRAM4: what both CPUs use. */
#define MAP_MAILBOX_PAGE 0x20040000
/* Bytes of the page that hold slots. */
#define MAP_MAILBOX_BYTES 0x200
#define MAP_READY_PAGE 0x20041000
#define MAP_SHARED_RAM 0x20042000
#define MAP_SHARED_RAM_BYTES 0x2000

/* One ready word for each CPU, written by that CPU alone. */
#define MAP_READY_WORD_CPU0 0x20041000
#define MAP_READY_WORD_CPU1 0x20041020

/* ---- The table of what CPU1 may reach ---------------------------------------------------------------------------- */

/* What a client on CPU1 may name in a vector: nothing, memory to read from, memory to read from and write to. */
#define MAP_CLIENT_NOTHING 0
#define MAP_CLIENT_READ 1
#define MAP_CLIENT_READ_WRITE 2

/* All memory that CPU1 may reach, as entry(first, last, what its clients may name). Everything that is not in the
 * table is secure. AHB rules and the range check come from this table; a range that a client names lies in one entry,
 * or is refused. */
#define MAP_NON_SECURE_MEMORY(entry)                      \
    entry(0x00020000, 0x0002FFFF, MAP_CLIENT_READ)        \
    entry(0x20020000, 0x2003FFFF, MAP_CLIENT_READ_WRITE)  \
    entry(0x20040000, 0x20040FFF, MAP_CLIENT_NOTHING)     \
    entry(0x20041000, 0x20041FFF, MAP_CLIENT_NOTHING)     \
    entry(0x20042000, 0x20043FFF, MAP_CLIENT_READ_WRITE)

/* All peripherals that CPU1 may reach, as entry(first, last): FLEXCOMM2, its console, and MAILBOX. */
#define MAP_NON_SECURE_PERIPHERALS(entry) \
    entry(0x40088000, 0x40088FFF)         \
    entry(0x4008B000, 0x4008BFFF)

/* The same memory and peripherals in as few pieces as possible: the SAU's regions. */
#define MAP_SAU_REGIONS(entry)    \
    entry(0x00020000, 0x0002FFFF) \
    entry(0x20020000, 0x20043FFF) \
    entry(0x40088000, 0x40088FFF) \
    entry(0x4008B000, 0x4008BFFF)

/* Interrupt lines that CPU1 may see (sheet 2.2). */
#define MAP_NS_IRQ_FLEXCOMM2 16
#define MAP_NS_IRQ_MAILBOX 31

#endif /* PLATFORMS_LPC55S69_MEMORY_MAP_H */
