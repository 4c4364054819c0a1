/* SPDX-License-Identifier: Apache-2.0 */
/* Judging the vectors of a psa_call: counts, arrays, every range (framework sheet 4.1 to 4.3). */
#ifndef SPM_VECTORS_H
#define SPM_VECTORS_H

#include "hal/memory.h"
#include "spm/spm.h"

#ifdef __cplusplus
extern "C" {
#endif

BH_STATIC_ASSERT(uses_of_all_vectors_fit, (2u * PSA_MAX_IOVEC) <= 8u);

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

/* Memory of a client, as the partition that maps it would access it (FFM-232). */
static inline struct hal_domain domain_to_map(struct client_id client, struct partition_index partition)
{
    const struct hal_domain domain = {
        (client.value < 0) ? HAL_DOMAIN_MAPPED_CLIENT : HAL_DOMAIN_PARTITION,
        partition.index,
    };
    return domain;
}

/* Whether the domain may access `len` bytes at `base`; NULL is never accessible, nothing is always accessible. */
BH_MUST_USE bool domain_may_access(struct hal_domain domain, uintptr_t base, size_t len, enum hal_access access);

/* What the service has done with the vector at `position` of the message under way. */
static inline enum vector_use vector_use_of(const struct connection *connection, uint8_t position)
{
    return (enum vector_use)(((uint32_t)connection->vector_uses >> (2u * position)) & 3u);
}

static inline void vector_use_set(struct connection *connection, uint8_t position, enum vector_use use)
{
    const uint32_t others = (uint32_t)connection->vector_uses & ~(3u << (2u * position));
    connection->vector_uses = (uint8_t)(others | ((uint32_t)use << (2u * position)));
}

/* Writes the lengths of a delivered request into a partition's psa_outvec array. */
void vectors_write_lengths(const struct connection *connection);

#ifdef __cplusplus
}
#endif
#endif /* SPM_VECTORS_H */
