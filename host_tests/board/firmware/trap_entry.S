/* SPDX-License-Identifier: Apache-2.0 */
/* The two instructions that may fault, and the way from their fault to C. See trap.h. */

    .syntax unified
    .thumb

/* uint32_t trap_load_word(uint32_t address). The barriers make even a buffered store fault before the function ends. */
    .section .text.trap_load_word, "ax", %progbits
    .global trap_load_word
    .global trap_load_instruction
    .type trap_load_word, %function
    .balign 4
trap_load_word:
    mov     r1, r0
    movs    r0, #0
trap_load_instruction:
    ldr.n   r0, [r1]
    dsb
    bx      lr
    .size trap_load_word, . - trap_load_word

/* void trap_store_word(uint32_t address, uint32_t value) */
    .section .text.trap_store_word, "ax", %progbits
    .global trap_store_word
    .global trap_store_instruction
    .type trap_store_word, %function
    .balign 4
trap_store_word:
    nop
trap_store_instruction:
    str.n   r1, [r0]
    dsb
    bx      lr
    .size trap_store_word, . - trap_store_word

/* All runs on the main stack, so the frame lies at the stack pointer. */
    .section .text.trap_entry, "ax", %progbits
    .global trap_entry
    .type trap_entry, %function
    .balign 4
trap_entry:
    mov     r0, sp
    push    {r3, lr}
    bl      trap_fault
    pop     {r3, lr}
    cbz     r0, 1f
    bx      lr
1:  b       cpu1_fault_entry
    .size trap_entry, . - trap_entry
