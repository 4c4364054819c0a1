/* SPDX-License-Identifier: Apache-2.0 */
/* Judging the vectors of a psa_call: counts, arrays, every range (framework sheet 4.1 to 4.3). */
#ifndef SPM_VECTORS_H
#define SPM_VECTORS_H

#include "hal/memory.h"
#include "spm/spm.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Vectors that have been judged: nobody reads the caller's arrays again. */
struct vectors_plan {
    uint8_t in_count;
    uint8_t out_count;
    uintptr_t out_array; /* where lengths go at the reply; 0 for vectors by value */
    struct vector_claim vector[PSA_MAX_IOVEC]; /* in_count + out_count of them */
};

BH_MUST_USE enum spm_error vectors_decode(const struct caller *caller, const struct call_claims *claims,
                                          struct vectors_plan *out);

/* Memory of the caller, as hal_memory_check() wants it. */
static inline struct hal_domain domain_of_caller(const struct caller *caller)
{
    const struct hal_domain domain = {
        (caller->id.value < 0) ? HAL_DOMAIN_NON_SECURE_CPU : HAL_DOMAIN_PARTITION,
        caller->partition.index,
    };
    return domain;
}

static inline struct hal_domain domain_of_partition(struct partition_index partition)
{
    const struct hal_domain domain = {HAL_DOMAIN_PARTITION, partition.index};
    return domain;
}

/* Whether the domain may access `len` bytes at `base`; NULL is never accessible, nothing is always accessible. */
BH_MUST_USE bool domain_may_access(struct hal_domain domain, uintptr_t base, size_t len, enum hal_access access);

/* Writes the lengths of a delivered request into a partition's psa_outvec array. */
void vectors_write_lengths(const struct connection *connection);

#ifdef __cplusplus
}
#endif
#endif /* SPM_VECTORS_H */
