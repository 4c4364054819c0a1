/* SPDX-License-Identifier: Apache-2.0 */
/* Contexts that only remember. */
#include "host_tests/doubles/context_double.h"

#include <string.h>

struct context_double context_double;

void context_double_reset(void)
{
    memset(&context_double, 0, sizeof(context_double));
}

void hal_context_prepare(struct hal_context *context, uintptr_t stack_base, size_t stack_bytes, void (*entry)(void))
{
    context->word[CONTEXT_WORD_ENTRY] = (uintptr_t)entry;
    context->word[CONTEXT_WORD_STACK_BASE] = stack_base;
    context->word[CONTEXT_WORD_STACK_BYTES] = stack_bytes;
    context->word[CONTEXT_WORD_PREPARED]++;
}

void hal_context_set_result(struct hal_context *context, uint32_t value)
{
    context->word[CONTEXT_WORD_RESULTS]++;
    context->word[CONTEXT_WORD_RESULT] = value;
}

void hal_context_request_switch(void)
{
    context_double.switch_requests++;
    context_double.switch_pending = true;
}
