/* SPDX-License-Identifier: Apache-2.0 */
/* The probe: CPU0's part in flash from address 0 (secure alias), SRAM0; CPU1's image as it stands at 0x20200. */
ENTRY(bare_reset)
MEMORY {
    FLASH (rx) : ORIGIN = 0x10000000, LENGTH = 0x8000
    CPU1 (r) : ORIGIN = 0x10020200, LENGTH = 0x7e00
    RAM (rw) : ORIGIN = 0x30000000, LENGTH = 0x10000
}
SECTIONS {
    .text : {
        KEEP(*(.vectors))
        *(.text .text.*)
        *(.rodata .rodata.*)
        . = ALIGN(1024);
    } > FLASH
    .ARM.exidx : { *(.ARM.exidx*) } > FLASH
    .cpu1_image : { KEEP(*(.cpu1_image)) } > CPU1
    .data : { *(.data .data.*) } > RAM AT > FLASH
    ASSERT(SIZEOF(.data) == 0, "the probe copies no initialised data")
    .bss (NOLOAD) : {
        bare_bss_start = .;
        *(.bss .bss.* COMMON)
        . = ALIGN(4);
        bare_bss_end = .;
    } > RAM
    bare_stack_top = ORIGIN(RAM) + LENGTH(RAM);
}
