/* SPDX-License-Identifier: Apache-2.0 */
/* The switch between two fibers on x86-64: saves what the System V ABI makes the callee preserve, and no more. A saved fiber is
 * its stack pointer; on its stack lie r15, r14, r13, r12, rbx, rbp and the address to go on at. Floating-point control words are
 * the same everywhere in this process, so they are not saved. */
        .text

/* void fiber_switch_stacks(void **from_sp, void *to_sp) */
        .globl  fiber_switch_stacks
        .hidden fiber_switch_stacks
        .type   fiber_switch_stacks, @function
        .p2align 4
fiber_switch_stacks:
        .cfi_startproc
        pushq   %rbp
        pushq   %rbx
        pushq   %r12
        pushq   %r13
        pushq   %r14
        pushq   %r15
        movq    %rsp, (%rdi)
        movq    %rsi, %rsp
        popq    %r15
        popq    %r14
        popq    %r13
        popq    %r12
        popq    %rbx
        popq    %rbp
        retq
        .cfi_endproc
        .size   fiber_switch_stacks, . - fiber_switch_stacks

/* Where a fresh fiber begins: r12 holds the function. Marked as the outermost frame for unwinders. */
        .globl  fiber_first_frame
        .hidden fiber_first_frame
        .type   fiber_first_frame, @function
        .p2align 4
fiber_first_frame:
        .cfi_startproc
        .cfi_undefined rip
        xorl    %ebp, %ebp
        movq    %r12, %rdi
        callq   fiber_begin
        ud2
        .cfi_endproc
        .size   fiber_first_frame, . - fiber_first_frame

        .section .note.GNU-stack,"",@progbits
