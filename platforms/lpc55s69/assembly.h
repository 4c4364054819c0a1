/* SPDX-License-Identifier: Apache-2.0 */
/* Each assembly function in a section of its own, so that the linker drops the ones that nobody uses. */
#ifndef PLATFORMS_LPC55S69_ASSEMBLY_H
#define PLATFORMS_LPC55S69_ASSEMBLY_H

/* clang-format off */
#define FUNCTION(name)                          \
    .section .text.name, "ax", %progbits;       \
    .balign 4;                                  \
    .global name;                               \
    .type name, %function;                      \
    .thumb_func;                                \
    name:

#define END_FUNCTION(name)                      \
    .pool;                                      \
    .size name, . - name
/* clang-format on */

#endif /* PLATFORMS_LPC55S69_ASSEMBLY_H */
