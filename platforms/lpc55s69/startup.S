/* SPDX-License-Identifier: Apache-2.0 */
/* CPU0's vector table and its first instructions: stacks, RAM, then C.
 *
 * Until the vector table's handlers are armed by core_set_up(), interrupts are masked. Vector slots: LPC55S69 sheet
 * 2.2 and 3; stack limits and seals: 3.3. The first stack lies in SRAM0, the one bank that has no clock gate (1.3). */
#include "platforms/lpc55s69/assembly.h"
#include "platforms/lpc55s69/chip_registers.h"
#include "platforms/lpc55s69/core_registers.h"

    .syntax unified
    .section .vectors, "a", %progbits

    .word main_stack_seal
    .word reset_handler
    .rept 6                         /* 2 to 7: NMI and the faults */
    .word fault_handler
    .endr
    .word 0                         /* 8 to 10: image header for a boot ROM, none here */
    .word 0
    .word 0
    .word svcall_handler            /* 11 */
    .word unexpected_handler        /* 12: DebugMonitor */
    .word 0                         /* 13 */
    .word pendsv_handler            /* 14 */
    .word supervisor_tick           /* 15: SysTick */
    .rept 14                        /* lines 0 to 13 */
    .word interrupt_handler
    .endr
    .word supervisor_receive        /* line 14: FLEXCOMM0 */
    .rept 16                        /* 15 to 30 */
    .word interrupt_handler
    .endr
    .word mailbox_handler           /* 31: MAILBOX */
    .rept 21                        /* 32 to 52 */
    .word interrupt_handler
    .endr
    .word violation_handler         /* 53: SEC_VIO */
    .rept 6                         /* 54 to 59 */
    .word interrupt_handler
    .endr

FUNCTION(reset_handler)
    cpsid i
    movs r0, #0
    msr control, r0
    isb
    msr msplim, r0
    msr psp, r0
    mvns r0, r0                     /* nothing runs on PSP before somebody gives it a stack */
    msr psplim, r0
    ldr r0, =main_stack_seal
    msr msp, r0
    ldr r1, =STACK_SEAL
    str r1, [r0]
    str r1, [r0, #4]
    ldr r0, =main_stack_limit
    msr msplim, r0

    /* SRAM1 to SRAM4 are without a clock after a hardware reset (sheet 1.3); clocks_set_up() checks that the write
     * arrived. */
    ldr r0, =SYSCON_AHBCLKCTRL(GATE_SRAM1_TO_4_WORD)
    movs r1, #GATE_SRAM1_TO_4_BITS
    ldr r2, [r0]
    bics r2, r1, r2
    beq 0f                          /* the boot ROM has opened them already */
    ldr r0, =SYSCON_AHBCLKCTRLSET(GATE_SRAM1_TO_4_WORD)
    str r1, [r0]
0:

    /* Initial values of data, then zeroes, in pieces of 16 bytes; cpu0.ld.S makes both multiples of 32. */
    ldr r0, =image_data_begin
    ldr r1, =image_data_end
    ldr r2, =image_constants_end
1:  cmp r0, r1
    bhs 2f
    ldmia r2!, {r4-r7}
    stmia r0!, {r4-r7}
    b 1b
2:  ldr r0, =image_bss_begin
    ldr r1, =image_bss_end
    movs r4, #0
    movs r5, #0
    movs r6, #0
    movs r7, #0
3:  cmp r0, r1
    bhs 4f
    stmia r0!, {r4-r7}
    b 3b
4:  b entry_start
END_FUNCTION(reset_handler)

/* void startup_restart_stack(void (*function)(void)): leaves the main function for good. The stack is empty and
 * sealed again, and `function` runs on it. */
FUNCTION(startup_restart_stack)
    ldr r1, =main_stack_seal
    msr msp, r1
    ldr r2, =STACK_SEAL
    str r2, [r1]
    str r2, [r1, #4]
    bx r0
END_FUNCTION(startup_restart_stack)

/* NMI and every fault. The stack's reserve is opened first, because an overflow of this very stack is one of the
 * faults; it is closed again if fault_handle() returns, which it does only for an access of hal_copy() that the bus
 * refused. */
FUNCTION(fault_handler)
    ldr r0, =main_stack_reserve
    msr msplim, r0
    mov r0, lr
    mrs r1, msp
    mrs r2, psp
    push {r3, lr}
    bl fault_handle
    pop {r3, lr}
    ldr r0, =main_stack_limit
    msr msplim, r0
    bx lr
END_FUNCTION(fault_handler)
