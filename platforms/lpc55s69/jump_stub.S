/* SPDX-License-Identifier: Apache-2.0 */
/* What the boot ROM starts until there is a bootloader: goes on to the secure image, as the bootloader will.
 *
 * The ROM reads an image header from vector slots 8, 9, 10 and 13; all zero means a plain image (LPC55S69 sheet
 * 10.2). */
#include "platforms/lpc55s69/core_registers.h"
#include "platforms/lpc55s69/memory_map.h"

    .syntax unified
    .section .jump_stub, "ax", %progbits
    .balign 512

jump_stub_vectors:
    .word main_stack_seal
    .word jump_stub_start
    .rept 6                     /* 2 to 7: NMI and the faults */
    .word jump_stub_stop
    .endr
    .word 0                     /* 8: image length */
    .word 0                     /* 9: image type */
    .word 0                     /* 10: CRC, or offset of certificates */
    .word jump_stub_stop        /* 11: SVCall */
    .word jump_stub_quiet       /* 12: DebugMonitor */
    .word 0                     /* 13: load address */
    .word jump_stub_quiet       /* 14: PendSV */
    .word jump_stub_quiet       /* 15: SysTick */
    .rept 60
    .word jump_stub_quiet
    .endr

    .global jump_stub_start
    .type jump_stub_start, %function
    .thumb_func
jump_stub_start:
    cpsid i
    movs r0, #0
    msr msplim, r0
    ldr r0, =MAP_SECURE_IMAGE
    ldr r1, =SCB_VTOR
    str r0, [r1]
    dsb
    isb
    ldr r1, [r0]
    msr msp, r1
    ldr r1, [r0, #4]
    bx r1

/* An interrupt that the ROM has left pending and enabled, before `cpsid i`: no source is told, but none comes again. */
    .type jump_stub_quiet, %function
    .thumb_func
jump_stub_quiet:
    ldr r0, =SYST_CSR
    movs r1, #0
    str r1, [r0]
    mvns r1, r1
    ldr r0, =NVIC_ICER
    str r1, [r0]
    str r1, [r0, #4]
    dsb
    bx lr

    .type jump_stub_stop, %function
    .thumb_func
jump_stub_stop:
    b jump_stub_stop

    .pool
