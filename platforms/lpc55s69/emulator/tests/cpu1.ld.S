/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's test program: flash at 0x20200, non-secure alias; SRAM2. */
ENTRY(servant_reset)
MEMORY {
    FLASH (rx) : ORIGIN = 0x00020200, LENGTH = 0x7e00
    RAM (rw) : ORIGIN = 0x20020000, LENGTH = 0x10000
}
SECTIONS {
    .text : {
        KEEP(*(.vectors))
        *(.text .text.*)
        *(.rodata .rodata.*)
        . = ALIGN(1024);
    } > FLASH
    .ARM.exidx : { *(.ARM.exidx*) } > FLASH
    .data : { *(.data .data.*) } > RAM AT > FLASH
    ASSERT(SIZEOF(.data) == 0, "the test program copies no initialised data")
    .bss (NOLOAD) : {
        servant_bss_start = .;
        *(.bss .bss.* COMMON)
        . = ALIGN(4);
        servant_bss_end = .;
    } > RAM
    servant_stack_top = ORIGIN(RAM) + LENGTH(RAM);
}
