/* SPDX-License-Identifier: Apache-2.0 */
/* hal/context.h and hal/idle.h: contexts as switch.S saves and loads them (LPC55S69 sheet 3.4). */
#include "hal/context.h"

#include "hal/idle.h"
#include "platforms/lpc55s69/context.h"
#include "platforms/lpc55s69/core_registers.h"
#include "platforms/lpc55s69/registers.h"
#include "spm/base/attributes.h"

/* The order in which switch.S stores them. */
enum context_word {
    WORD_PSP = 0,
    WORD_PSPLIM = 1,
    WORD_R4 = 2,
    WORD_EXC_RETURN = 10,
    WORD_COUNT = 11
};

BH_STATIC_ASSERT(context_words_are_enough, (int)WORD_COUNT <= (int)HAL_CONTEXT_WORDS);

void hal_context_prepare(struct hal_context *context, uintptr_t stack_base, size_t stack_bytes, void (*entry)(void))
{
    uint32_t *const seal = (uint32_t *)(stack_base + stack_bytes) - 2;
    uint32_t *const frame = seal - FRAME_WORDS;

    seal[0] = STACK_SEAL;
    seal[1] = STACK_SEAL;
    for (uint32_t i = 0u; i < FRAME_WORDS; i++) {
        frame[i] = 0u;
    }
    frame[FRAME_LR] = (uint32_t)(uintptr_t)&context_returned;
    frame[FRAME_PC] = (uint32_t)(uintptr_t)entry & ~1u;
    frame[FRAME_XPSR] = XPSR_THUMB;
    for (uint32_t i = 0u; i < (uint32_t)HAL_CONTEXT_WORDS; i++) {
        context->word[i] = 0u;
    }
    context->word[WORD_PSP] = (uintptr_t)frame;
    context->word[WORD_PSPLIM] = stack_base;
    context->word[WORD_EXC_RETURN] = EXC_RETURN_SECURE_THREAD_PSP;
}

void context_blocks(struct hal_context *context, uintptr_t frame)
{
    context->word[WORD_PSP] = frame;
}

void hal_context_set_result(struct hal_context *context, uint32_t value)
{
    ((uint32_t *)context->word[WORD_PSP])[FRAME_R0] = value;
}

void hal_context_request_switch(void)
{
    reg_write(SCB_ICSR, SCB_ICSR_PENDSVSET);
}

void hal_idle(void)
{
    for (;;) {
        __asm__ volatile("dsb 0xF\n\twfi" ::: "memory");
    }
}
