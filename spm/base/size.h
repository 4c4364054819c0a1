/* SPDX-License-Identifier: Apache-2.0 */
/* Checked arithmetic on lengths and addresses. */
#ifndef SPM_BASE_SIZE_H
#define SPM_BASE_SIZE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

BH_MUST_USE static inline bool size_add(size_t a, size_t b, size_t *out)
{
    return !__builtin_add_overflow(a, b, out);
}

BH_MUST_USE static inline size_t size_min(size_t a, size_t b)
{
    return (a < b) ? a : b;
}

/* A range of memory that somebody else names. base + len does not wrap (it may be exactly one past the last address); nobody
 * can dereference it by accident, because there is no pointer in it. */
struct untrusted_range {
    uintptr_t base;
    size_t len;
};

BH_MUST_USE static inline bool untrusted_range_parse(uintptr_t base, size_t len, struct untrusted_range *out)
{
    if ((len != 0u) && (base > (UINTPTR_MAX - (len - 1u)))) {
        return false;
    }
    out->base = base;
    out->len = len;
    return true;
}

/* Whether `inner` lies in [first, last], last included. An empty range lies everywhere. */
BH_MUST_USE static inline bool untrusted_range_within(struct untrusted_range inner, uintptr_t first, uintptr_t last)
{
    return (inner.len == 0u)
           || ((inner.base >= first) && (inner.base <= last) && ((inner.len - 1u) <= (last - inner.base)));
}

#ifdef __cplusplus
}
#endif
#endif /* SPM_BASE_SIZE_H */
