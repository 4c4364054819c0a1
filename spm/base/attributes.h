/* SPDX-License-Identifier: Apache-2.0 */
/* The only place for compiler attributes and compile-time assertions. */
#ifndef SPM_BASE_ATTRIBUTES_H
#define SPM_BASE_ATTRIBUTES_H

#define BH_MUST_USE __attribute__((warn_unused_result))
#define BH_NORETURN __attribute__((noreturn))
#define BH_WEAK __attribute__((weak))
#define BH_USED __attribute__((used))
#define BH_SECTION(name) __attribute__((section(name)))
#define BH_ALIGNED(bytes) __attribute__((aligned(bytes)))
/* A function whose body is assembly, without prologue and epilogue. */
#define BH_NAKED __attribute__((naked))

/* A bit-field width must be a constant, so this cannot turn into a run-time array; it takes no storage and the compiler's
 * message shows the name. */
#define BH_STATIC_ASSERT(name, condition)       \
    struct bh_assert_##name {                   \
        unsigned int name : (condition) ? 1 : -1; \
    }

#endif /* SPM_BASE_ATTRIBUTES_H */
