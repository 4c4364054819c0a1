/* SPDX-License-Identifier: Apache-2.0 */
/* Judging the vectors of a psa_call. The order is the framework's: counts one by one before their sum (which could wrap), arrays, copies of
 * the arrays, then every range in the copy (framework sheet 4.2). */
#include "spm/vectors.h"

#include <string.h>

#include "hal/copy.h"

bool domain_may_access(struct hal_domain domain, uintptr_t base, size_t len, enum hal_access access)
{
    struct untrusted_range range;

    if (len == 0u) {
        return true;
    }
    return (base != 0u) && untrusted_range_parse(base, len, &range) && hal_memory_check(domain, range, access);
}

/* Copies a partition's arrays (FFM-064 to FFM-066, FFM-080). */
static bool arrays_copy(struct hal_domain domain, const struct call_claims *claims, struct vectors_plan *out)
{
    psa_invec in[PSA_MAX_IOVEC];
    psa_outvec outputs[PSA_MAX_IOVEC];
    const size_t in_bytes = claims->in_count * sizeof(in[0]);
    const size_t out_bytes = claims->out_count * sizeof(outputs[0]);

    if (!domain_may_access(domain, claims->in_array, in_bytes, HAL_ACCESS_READ)
        || !domain_may_access(domain, claims->out_array, out_bytes, HAL_ACCESS_READ_WRITE)
        || !hal_copy((uintptr_t)in, claims->in_array, in_bytes)
        || !hal_copy((uintptr_t)outputs, claims->out_array, out_bytes)) {
        return false;
    }
    for (size_t i = 0u; i < claims->in_count; i++) {
        out->vector[i].base = (uintptr_t)in[i].base;
        out->vector[i].len = in[i].len;
    }
    for (size_t i = 0u; i < claims->out_count; i++) {
        out->vector[claims->in_count + i].base = (uintptr_t)outputs[i].base;
        out->vector[claims->in_count + i].len = outputs[i].len;
    }
    out->out_array = (claims->out_count != 0u) ? claims->out_array : 0u;
    return true;
}

static bool ranges_overlap(const struct message_vector *a, const struct message_vector *b)
{
    if ((a->len == 0u) || (b->len == 0u)) {
        return false;
    }
    return (a->base <= b->base) ? ((b->base - a->base) < a->len) : ((a->base - b->base) < b->len);
}

enum spm_error vectors_decode(const struct caller *caller, const struct call_claims *claims, struct vectors_plan *out)
{
    const struct hal_domain domain = domain_of_caller(caller);

    if ((claims->in_count > PSA_MAX_IOVEC) || (claims->out_count > PSA_MAX_IOVEC)
        || ((claims->in_count + claims->out_count) > PSA_MAX_IOVEC)) {
        return SPM_ERROR_VECTOR_COUNT;
    }
    memset(out, 0, sizeof(*out));
    out->in_count = (uint8_t)claims->in_count;
    out->out_count = (uint8_t)claims->out_count;
    const size_t count = claims->in_count + claims->out_count;

    switch (claims->source) {
    case VECTORS_AT_ADDRESS:
        if ((count != 0u) && !arrays_copy(domain, claims, out)) {
            return SPM_ERROR_VECTOR_ARRAY;
        }
        break;
    case VECTORS_BY_VALUE:
        for (size_t i = 0u; i < count; i++) {
            out->vector[i].base = claims->vector[i].base;
            out->vector[i].len = claims->vector[i].len;
        }
        break;
    }

    for (size_t i = 0u; i < count; i++) {
        const enum hal_access access = (i < claims->in_count) ? HAL_ACCESS_READ : HAL_ACCESS_READ_WRITE;
        if (!domain_may_access(domain, out->vector[i].base, out->vector[i].len, access)) {
            return SPM_ERROR_VECTOR_RANGE;
        }
    }
    for (size_t i = 1u; i < claims->in_count; i++) {
        for (size_t j = 0u; j < i; j++) {
            if (ranges_overlap(&out->vector[i], &out->vector[j])) {
                return SPM_ERROR_INPUTS_OVERLAP;
            }
        }
    }
    return SPM_OK;
}

void vectors_write_lengths(const struct connection *connection)
{
    if (connection->out_array == 0u) {
        return;
    }
    for (size_t i = 0u; i < connection->out_count; i++) {
        const size_t done = connection->vector[connection->in_count + i].done;
        const uintptr_t to = connection->out_array + (i * sizeof(psa_outvec)) + offsetof(psa_outvec, len);
        /* The array was writable to the partition when the call was accepted and its rights do not change. A bus error here can
         * only hit the caller's own memory; it then keeps its old length. */
        const bool written = hal_copy(to, (uintptr_t)&done, sizeof(done));
        (void)written;
    }
}
