/* SPDX-License-Identifier: Apache-2.0 */
/* CPU0's test program: flash from address 0, secure alias; SRAM0. The case number's place is known to the runner. */
ENTRY(bare_reset)
MEMORY {
    FLASH (rx) : ORIGIN = 0x10000000, LENGTH = 0x8000
    RAM (rw) : ORIGIN = 0x30000000, LENGTH = 0x10000
}
SECTIONS {
    .vectors : {
        KEEP(*(.vectors))
    } > FLASH
    .case_number 0x10000130 : { KEEP(*(.case_number)) } > FLASH
    .text : {
        *(.text .text.*)
        *(.rodata .rodata.*)
        . = ALIGN(1024);
    } > FLASH
    .ARM.exidx : { *(.ARM.exidx*) } > FLASH
    .data : { *(.data .data.*) } > RAM AT > FLASH
    ASSERT(SIZEOF(.data) == 0, "the test program copies no initialised data")
    .bss (NOLOAD) : {
        bare_bss_start = .;
        *(.bss .bss.* COMMON)
        . = ALIGN(4);
        bare_bss_end = .;
    } > RAM
    bare_stack_top = ORIGIN(RAM) + LENGTH(RAM);
}
