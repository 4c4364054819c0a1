/* SPDX-License-Identifier: Apache-2.0 */
/* Double of the data half of a backend: records whom the frontend wakes and what it completes. */
#ifndef HOST_TESTS_DOUBLES_BACKEND_DOUBLE_H
#define HOST_TESTS_DOUBLES_BACKEND_DOUBLE_H

#include <stddef.h>

#include "backends/backend.h"

#ifdef __cplusplus
extern "C" {
#endif

struct backend_completion {
    struct reply_route route;
    struct verdict outcome;
    bool has_lengths;
    size_t out_count;
    size_t out_len[PSA_MAX_IOVEC];
};

enum { BACKEND_DOUBLE_RECORDS = 32 };

/* Counts go on; the record of call n stands at n % BACKEND_DOUBLE_RECORDS. */
struct backend_double {
    size_t wakes;
    uint8_t woken[BACKEND_DOUBLE_RECORDS];
    size_t completions;
    struct backend_completion completion[BACKEND_DOUBLE_RECORDS];
};

extern struct backend_double backend_double;

void backend_double_reset(void);

/* The last one. */
const struct backend_completion *backend_double_completion(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_DOUBLES_BACKEND_DOUBLE_H */
