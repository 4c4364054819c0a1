/* SPDX-License-Identifier: Apache-2.0 */
/* The input of one execution, and what happens when a property does not hold. */
#ifndef FUZZ_CHECK_H
#define FUZZ_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Begins an execution. `target` names the fuzz target in the command that repeats a failure; `data` must outlive it. */
void fuzz_input_begin(const char *target, const uint8_t *data, size_t len);

/* From the first byte again: for the second of two runs on one input. */
void fuzz_input_rewind(void);

/* The next byte; 0 behind the end. */
uint8_t fuzz_input_u8(void);
uint32_t fuzz_input_u32(void);
BH_MUST_USE bool fuzz_input_ended(void);
size_t fuzz_input_position(void);

/* What this execution has experienced so far, in one number: the same for the same input, whatever ran before it. */
void fuzz_digest_add(uint64_t value);
uint64_t fuzz_digest(void);

/* Where the checks below happen, for the message: the backend. */
void fuzz_world_is(const char *name);

/* A property does not hold: prints the text, the place in the input, and the command that repeats it; keeps the input
 * in a file; ends the process. */
BH_NORETURN void fuzz_fail(const char *text);

/* The same, with two values that the text speaks of. */
BH_NORETURN void fuzz_fail_values(const char *text, uint64_t first, uint64_t second);

static inline void fuzz_require(bool holds, const char *text)
{
    if (!holds) {
        fuzz_fail(text);
    }
}

#ifdef __cplusplus
}
#endif
#endif /* FUZZ_CHECK_H */
