/* SPDX-License-Identifier: Apache-2.0 */
/* What C cannot say: the switch between cooperative contexts, and the way from a fault to C with a stack that is certainly good. */

    .syntax unified
    .thumb

/* void context_switch(uint32_t *old_sp, uint32_t new_sp, uint32_t new_limit)
 *
 * r3 is saved only to keep the stack a multiple of 8. The limit is off while the stack pointer changes (sheet 3.3). */
    .section .text.context_switch, "ax", %progbits
    .global context_switch
    .type context_switch, %function
    .balign 2
context_switch:
    push    {r3-r11, lr}
    mov     r3, sp
    str     r3, [r0]
    movs    r3, #0
    msr     msplim, r3
    mov     sp, r1
    msr     msplim, r2
    pop     {r3-r11, pc}
    .size context_switch, . - context_switch

/* Every exception that nobody expects. After a stack overflow SP stands at the limit (sheet 3.3), so the first push here would fault
 * again: take a stack of its own first, then go on in C with the old stack pointer, where the frame is if there is one. */
    .section .text.cpu1_fault_entry, "ax", %progbits
    .global cpu1_fault_entry
    .type cpu1_fault_entry, %function
    .balign 2
cpu1_fault_entry:
    mov     r0, sp
    movs    r1, #0
    msr     msplim, r1
    ldr     r1, =fault_stack_top
    mov     sp, r1
    b       cpu1_fault
    .ltorg
    .size cpu1_fault_entry, . - cpu1_fault_entry
