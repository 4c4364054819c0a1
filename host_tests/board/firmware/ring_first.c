/* SPDX-License-Identifier: Apache-2.0 */
/* A CPU1 that rings CPU0's doorbell from its start on and does nothing else, without a pause: the next ring is there
 * before CPU0's handler for the last one has ended. It neither initialises its memory nor meets CPU0. In the life after
 * a reset it is silent: then CPU0 must find it absent. Source: LPC55S69 sheet section 5 (MAILBOX). */
#include <stdint.h>

#include "host_tests/board/firmware/published.h"
#include "platforms/lpc55s69/memory_map.h"
#include "spm/base/attributes.h"

#define TEXT_OF_EXPANDED(macro) #macro
#define TEXT_OF(macro) TEXT_OF_EXPANDED(macro)

enum { VECTORS = 76 };

struct ring_vectors {
    uintptr_t stack_top;
    void (*handler[VECTORS - 1])(void);
};

void cpu1_reset(void);

BH_SECTION(".vectors") BH_USED static const struct ring_vectors vectors = {
    .stack_top = MAP_NS_RAM + MAP_NS_RAM_BYTES,
    .handler = {[0] = cpu1_reset},
};

BH_NAKED void cpu1_reset(void)
{
    __asm__ volatile("ldr r0, =" TEXT_OF(PUBLISHED_STAGE) "\n"
                     "ldr r1, =" TEXT_OF(PUBLISHED_AGAIN) "\n"
                     "ldr r2, [r0]\n"
                     "cmp r1, r2\n"
                     "beq 2f\n"
                     "str r1, [r0]\n"
                     "ldr r0, =0x4008B014\n" /* IRQ1SET */
                     "movs r1, #1\n"
                     "1: str r1, [r0]\n"
                     "b 1b\n"
                     "2: wfi\n"
                     "b 2b\n"
                     ".ltorg");
}
