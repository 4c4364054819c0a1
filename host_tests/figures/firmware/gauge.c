/* SPDX-License-Identifier: Apache-2.0 */
/* Paints CPU0's stacks before they are used and looks every millisecond how much of the paint is left. Sits around two
 * functions of the product (--wrap), so that the image is the product's otherwise. See gauge.h. */
#include "host_tests/figures/firmware/gauge.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hal/shared.h"
#include "platforms/lpc55s69/core.h"
#include "platforms/lpc55s69/image/image.h"
#include "platforms/lpc55s69/linker_symbols.h"
#include "platforms/lpc55s69/supervisor.h"

#define PAINT 0x5AFEC0DEu

/* What the painting function itself may still need below its frame. */
enum { MARGIN_BYTES = 64 };

BH_STATIC_ASSERT(every_stack_has_its_words,
                 (int)IMAGE_PARTITION_COUNT + (int)GAUGE_FIRST_PARTITION <= (int)GAUGE_STACKS);

BH_STATIC_ASSERT(connections_are_counted, (int)GAUGE_CONNECTIONS == (int)IMAGE_CONNECTION_COUNT);

struct stack {
    uintptr_t base;
    uintptr_t end;
};

/* The linker's names for the product's functions, and for what replaces them. */
void __real_core_set_up(void);
void __wrap_core_set_up(void);
void __real_supervisor_tick(void);
void __wrap_supervisor_tick(void);

static uint32_t published[GAUGE_STACKS];

static struct stack stack_at(uint32_t index)
{
    struct stack stack = {0u, 0u};

    if (index == (uint32_t)GAUGE_MAIN_STACK) {
        stack.base = (uintptr_t)main_stack_limit;
        stack.end = (uintptr_t)main_stack_seal;
    } else if (index == (uint32_t)GAUGE_THREAD_STACK) {
        stack.base = (uintptr_t)thread_stack_base;
        stack.end = (uintptr_t)thread_stack_end;
    } else {
        const struct spm_partition *partition = &image_tables.partitions[index - (uint32_t)GAUGE_FIRST_PARTITION];
        stack.base = partition->stack_base;
        stack.end = partition->stack_base + partition->stack_bytes;
    }
    return stack;
}

static uint32_t stack_count(void)
{
    return (uint32_t)GAUGE_FIRST_PARTITION + image_tables.partition_count;
}

void __wrap_core_set_up(void)
{
    const uintptr_t here = (uintptr_t)__builtin_frame_address(0) - (uintptr_t)MARGIN_BYTES;

    for (uint32_t i = 0u; i < stack_count(); i++) {
        const struct stack stack = stack_at(i);
        const uintptr_t end = ((here >= stack.base) && (here < stack.end)) ? here : stack.end;
        for (uintptr_t at = stack.base; at < end; at += sizeof(uint32_t)) {
            *(volatile uint32_t *)at = PAINT;
        }
    }
    __real_core_set_up();
}

static void publish(uint32_t index, const struct stack *stack, uint32_t used)
{
    struct hal_shared_u32 *const words = (struct hal_shared_u32 *)GAUGE_PUBLISHED + (index * (uint32_t)GAUGE_WORDS);

    hal_shared_store(&words[GAUGE_WORD_BASE], (uint32_t)stack->base);
    hal_shared_store(&words[GAUGE_WORD_BYTES], (uint32_t)(stack->end - stack->base));
    hal_shared_store(&words[GAUGE_WORD_USED], used);
    published[index] = used;
}

void __wrap_supervisor_tick(void)
{
    __real_supervisor_tick();
    for (uint32_t i = 0u; i < stack_count(); i++) {
        const struct stack stack = stack_at(i);
        uintptr_t at = stack.base;
        while ((at < stack.end) && (*(const volatile uint32_t *)at == PAINT)) {
            at += sizeof(uint32_t);
        }
        const uint32_t used = (uint32_t)(stack.end - at);
        if (used > published[i]) {
            publish(i, &stack, used);
        }
    }
}
