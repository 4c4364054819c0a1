/* SPDX-License-Identifier: Apache-2.0 */
/* Making verdicts. Inside the frontend only. */
#ifndef SPM_VERDICT_H
#define SPM_VERDICT_H

#include "spm/model.h"

static inline struct verdict verdict_return(uint32_t value)
{
    const struct verdict verdict = {VERDICT_RETURN, value};
    return verdict;
}

static inline struct verdict verdict_address(uintptr_t address)
{
    const struct verdict verdict = {VERDICT_RETURN, address};
    return verdict;
}

static inline struct verdict verdict_status(psa_status_t status)
{
    return verdict_return((uint32_t)status);
}

static inline struct verdict verdict_block(struct connection_id message)
{
    const struct verdict verdict = {VERDICT_BLOCK, message.index};
    return verdict;
}

static inline struct verdict verdict_call_again(void)
{
    const struct verdict verdict = {VERDICT_CALL_AGAIN, 0u};
    return verdict;
}

static inline struct verdict verdict_panic(enum spm_error error)
{
    const struct verdict verdict = {VERDICT_PANIC_CALLER, (uint32_t)error};
    return verdict;
}

static inline bool caller_is_non_secure(const struct caller *caller)
{
    return caller->id.value < 0;
}

/* A programmer error: ends a partition, answers a non-secure client (framework sheet, section 0). */
static inline struct verdict verdict_programmer_error(const struct caller *caller, enum spm_error error, psa_status_t non_secure)
{
    return caller_is_non_secure(caller) ? verdict_status(non_secure) : verdict_panic(error);
}

#endif /* SPM_VERDICT_H */
