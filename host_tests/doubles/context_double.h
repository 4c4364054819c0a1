/* SPDX-License-Identifier: Apache-2.0 */
/* Double of hal/context.h: keeps what it was told in the context's own words. Nothing ever runs in these contexts; a test says
 * what their code does next. */
#ifndef HOST_TESTS_DOUBLES_CONTEXT_DOUBLE_H
#define HOST_TESTS_DOUBLES_CONTEXT_DOUBLE_H

#include <stdbool.h>

#include "hal/context.h"

#ifdef __cplusplus
extern "C" {
#endif

struct context_double {
    size_t switch_requests;
    bool switch_pending; /* the test takes it back when it switches */
};

extern struct context_double context_double;

enum context_double_word {
    CONTEXT_WORD_ENTRY = 0,
    CONTEXT_WORD_STACK_BASE,
    CONTEXT_WORD_STACK_BYTES,
    CONTEXT_WORD_PREPARED, /* how often    */
    CONTEXT_WORD_RESULTS,  /* how many     */
    CONTEXT_WORD_RESULT    /* the last one */
};

void context_double_reset(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_DOUBLES_CONTEXT_DOUBLE_H */
