/* SPDX-License-Identifier: Apache-2.0 */
/* SVCall, PendSV and the first switch to the thread stack, for the IPC backend (LPC55S69 sheet 3.3, 3.4). */
#include "platforms/lpc55s69/assembly.h"
#include "platforms/lpc55s69/core_registers.h"

    .syntax unified

/* The reset handler comes here on the main stack, which from now on belongs to the handlers. The secure main thread
 * gets its own. */
FUNCTION(entry_start)
    ldr r0, =thread_stack_end
    ldr r1, =STACK_SEAL
    str r1, [r0, #-4]!
    str r1, [r0, #-4]!
    movs r1, #0
    msr psplim, r1
    msr psp, r0
    ldr r1, =thread_stack_base
    msr psplim, r1
    movs r0, #2                     /* thread mode on PSP */
    msr control, r0
    isb
    b entry_main
END_FUNCTION(entry_start)

/* svc_handle(frame, exc_return) */
FUNCTION(svcall_handler)
    tst lr, #4
    ite eq
    mrseq r0, msp
    mrsne r0, psp
    mov r1, lr
    b svc_handle
END_FUNCTION(svcall_handler)

/* Words of a context block: PSP, PSPLIM, r4 to r11, EXC_RETURN. They go to the SPM's memory and never through PSP,
 * which the partition chose. The hardware's own frame was pushed with the partition's rights and is popped with the
 * next one's. */
FUNCTION(pendsv_handler)
    push {r3, lr}
    bl switch_choose                /* r0: block to save to, or 0; r1: block to load from */
    pop {r3, lr}
    cmp r0, r1
    beq 2f
    mrs r2, psp
    mrs r3, psplim
    cbz r0, 1f
    stmia r0, {r2-r11, lr}
1:  ldmia r1, {r2-r11, lr}
    movs r0, #0
    msr psplim, r0
    msr psp, r2
    msr psplim, r3
2:  bx lr
END_FUNCTION(pendsv_handler)
