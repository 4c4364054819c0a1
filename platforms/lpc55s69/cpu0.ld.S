/* SPDX-License-Identifier: Apache-2.0 */
/* Where everything of CPU0's image lies. Goes through the C preprocessor first; clang's and GNU's linkers read it.
 *
 * MAIN_STACK_BYTES and THREAD_STACK_BYTES come from the build, because the backends need different stacks.
 * Text, constants and RAM begin and end where the MPU's regions do, on multiples of 32 bytes (design, "Isolation"). */
#include "platforms/lpc55s69/memory_map.h"

#define STACK_RESERVE_BYTES 0x180
#define STACK_SEAL_BYTES 8

ENTRY(jump_stub_start)

PHDRS
{
    stub PT_LOAD FLAGS(5);
    text PT_LOAD FLAGS(5);
    constants PT_LOAD FLAGS(4);
    data PT_LOAD FLAGS(6);
    padding PT_LOAD FLAGS(4);
    ram PT_LOAD FLAGS(6);
}

SECTIONS
{
    .jump_stub MAP_BOOT_AREA : AT(MAP_BOOT_AREA)
    {
        KEEP(*(.jump_stub))
        . = ALIGN(MAP_IMAGE_PADDING_BYTES);
    } :stub =0xffffffff

    .text MAP_SECURE_IMAGE : AT(MAP_SECURE_IMAGE)
    {
        image_text_begin = .;
        KEEP(*(.vectors))
        image_vectors_end = .;
        *(.text .text.*)
        . = ALIGN(32);
        image_text_end = .;
    } :text =0xffffffff

    .rodata ADDR(.text) + SIZEOF(.text) : AT(ADDR(.text) + SIZEOF(.text))
    {
        image_constants_begin = .;
        LONG(0xffffffff)
        *(.rodata .rodata.*)
        . = ALIGN(32);
        image_constants_end = .;
    } :constants =0xffffffff

    .data MAP_SECURE_RAM + STACK_RESERVE_BYTES + MAIN_STACK_BYTES + THREAD_STACK_BYTES : AT(image_constants_end)
    {
        image_data_begin = .;
        *(.data .data.*)
        . = ALIGN(32);
        image_data_end = .;
    } :data

    /* Behind the initial values of data: 0xff up to the next multiple of 1 KiB. */
    .padding image_constants_end + SIZEOF(.data) : AT(image_constants_end + SIZEOF(.data))
    {
        BYTE(0xff)
        . = ALIGN(MAP_IMAGE_PADDING_BYTES);
        image_end = .;
    } :padding =0xffffffff

    .stacks MAP_SECURE_RAM (NOLOAD) : AT(MAP_SECURE_RAM)
    {
        image_ram_begin = .;
        main_stack_reserve = .;
        . += STACK_RESERVE_BYTES;
        main_stack_limit = .;
        . += MAIN_STACK_BYTES - STACK_SEAL_BYTES;
        main_stack_seal = .;
        . += STACK_SEAL_BYTES;
        thread_stack_base = .;
        . += THREAD_STACK_BYTES;
        thread_stack_end = .;
    } :ram

    /* RAM that nobody clears: the partitions' stacks, and state that is set up before it is read. */
    .noinit image_data_end (NOLOAD) : AT(image_data_end)
    {
        *(.bss.noinit .bss.noinit.*)
        . = ALIGN(32);
        image_noinit_end = .;
    } :ram

    .bss image_noinit_end (NOLOAD) : AT(image_noinit_end)
    {
        image_bss_begin = .;
        *(.bss .bss.*)
        . = ALIGN(32);
        image_bss_end = .;
        image_ram_end = .;
    } :ram

    /DISCARD/ :
    {
        *(.ARM.exidx .ARM.exidx.* .ARM.extab .ARM.extab.*)
    }
}

ASSERT(SIZEOF(.jump_stub) <= MAP_BOOT_AREA_BYTES, "CPU0: the jump stub does not fit into flash sector 0")
ASSERT(image_text_begin % 512 == 0, "CPU0: the vector table is not on a multiple of 512 bytes")
ASSERT(image_vectors_end - image_text_begin == 4 * 76, "CPU0: the vector table does not have 76 words")
ASSERT(image_end <= MAP_SECURE_AREA + MAP_SECURE_AREA_BYTES, "CPU0: the image does not fit into flash sectors 1 to 3")
ASSERT((image_end - MAP_SECURE_AREA) % MAP_IMAGE_PADDING_BYTES == 0, "CPU0: the image is not padded to full KiB")
ASSERT(image_ram_end <= MAP_SECURE_RAM + MAP_SECURE_RAM_BYTES, "CPU0: data and stacks do not fit into SRAM0 and SRAM1")
