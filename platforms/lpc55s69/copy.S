/* SPDX-License-Identifier: Apache-2.0 */
/* bool hal_copy(uintptr_t to, uintptr_t from, size_t len)
 *
 * Between hal_copy and hal_copy_end the bus may refuse an access (an erased or torn word of flash, LPC55S69 sheet
 * 9.1): fault_handle() then goes on at hal_copy_refused. No stack, no calls, so that there is nothing to undo. The
 * barrier at the end makes a refused store report itself while the program counter is still in here (sheet 3.1,
 * IMPRECISERR). */
#include "platforms/lpc55s69/assembly.h"

    .syntax unified
    .global hal_copy_end
    .global hal_copy_refused

FUNCTION(hal_copy)
    orr r3, r0, r1
    lsls r3, r3, #30
    bne 3f                          /* not both on word boundaries: no double words */
    subs r2, r2, #32
    blo 1f
0:  ldrd r3, r12, [r1], #8          /* 32 bytes a round: 10 instructions */
    strd r3, r12, [r0], #8
    ldrd r3, r12, [r1], #8
    strd r3, r12, [r0], #8
    ldrd r3, r12, [r1], #8
    strd r3, r12, [r0], #8
    ldrd r3, r12, [r1], #8
    strd r3, r12, [r0], #8
    subs r2, r2, #32
    bhs 0b
1:  adds r2, r2, #24                /* 8 less than what is left */
    bmi 2f
9:  ldrd r3, r12, [r1], #8
    strd r3, r12, [r0], #8
    subs r2, r2, #8
    bhs 9b
2:  adds r2, r2, #8
3:  subs r2, r2, #4
    blo 5f
4:  ldr r3, [r1], #4                /* legal at any address of Normal memory */
    str r3, [r0], #4
    subs r2, r2, #4
    bhs 4b
5:  adds r2, r2, #4
    beq 7f
6:  ldrb r3, [r1], #1
    strb r3, [r0], #1
    subs r2, r2, #1
    bne 6b
7:  dsb
    movs r0, #1
    bx lr
hal_copy_end:
    .thumb_func
hal_copy_refused:
    movs r0, #0
    bx lr
END_FUNCTION(hal_copy)
