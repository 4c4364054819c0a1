/* SPDX-License-Identifier: Apache-2.0 */
/* Image of CPU1: executes in place from the non-secure image area, data and stacks in CPU1's own RAM.
 *
 * The image ends at a multiple of MAP_IMAGE_PADDING_BYTES counted from the start of its area, filled with 0xff, so that all of its last
 * flash page is programmed; image_start and image_end enclose what lies in flash. The area's last page stays free. */
#include "platforms/lpc55s69/memory_map.h"

ENTRY(cpu1_reset)

MEMORY
{
    FLASH (rx) : ORIGIN = MAP_NS_IMAGE, LENGTH = MAP_NS_TORN_PAGE - MAP_NS_IMAGE
    RAM (rw) : ORIGIN = MAP_NS_RAM, LENGTH = MAP_NS_RAM_BYTES
}

/* Named, or a linker may load the ELF headers too, into flash before the image. */
PHDRS
{
    text PT_LOAD FLAGS(5);
    data PT_LOAD FLAGS(6);
    padding PT_LOAD FLAGS(4);
    bss PT_LOAD FLAGS(6);
}

SECTIONS
{
    .text : {
        image_start = .;
        KEEP(*(.vectors))
        *(.text .text.*)
        *(.rodata .rodata.*)
        . = ALIGN(16);
    } > FLASH :text = 0xffffffff

    .data : {
        data_start = .;
        *(.data .data.*)
        . = ALIGN(16);
        data_end = .;
    } > RAM AT > FLASH :data
    data_load = LOADADDR(.data);

    .padding : {
        BYTE(0xff)
        . = ALIGN(MAP_IMAGE_PADDING_BYTES);
        image_end = .;
    } > FLASH :padding = 0xffffffff

    .bss (NOLOAD) : {
        bss_start = .;
        *(.bss .bss.* COMMON)
        . = ALIGN(8);
        bss_end = .;
    } > RAM :bss

    .stack (NOLOAD) : {
        . = ALIGN(8);
        main_stack_limit = .;
        . += 0x1000;
        main_stack_top = .;
        fault_stack_limit = .;
        . += 0x400;
        fault_stack_top = .;
    } > RAM :bss

    /DISCARD/ : {
        *(.ARM.exidx .ARM.exidx.* .ARM.attributes.none)
    }
}

ASSERT(image_end <= MAP_NS_TORN_PAGE, "the image of CPU1 reaches into the last page of its area")
ASSERT((image_start & 0x1ff) == 0, "CPU1's vector table must lie at a multiple of 512")
