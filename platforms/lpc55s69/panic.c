/* SPDX-License-Identifier: Apache-2.0 */
/* hal/panic.h: one line, then a reset of the whole chip (LPC55S69 sheet 12.2). */
#include "hal/panic.h"

#include "platforms/lpc55s69/core_registers.h"
#include "platforms/lpc55s69/registers.h"
#include "platforms/lpc55s69/text.h"
#include "platforms/lpc55s69/uart.h"

static BH_NORETURN void reset_chip(void)
{
    uart_drain();
    for (;;) {
        data_synchronization_barrier();
        reg_write(SCB_AIRCR, SCB_AIRCR_KEY | SCB_AIRCR_PRIS | SCB_AIRCR_SYSRESETREQS | SCB_AIRCR_SYSRESETREQ);
        data_synchronization_barrier();
    }
}

static const char *reason_text(enum hal_panic_reason reason)
{
    switch (reason) {
    case HAL_PANIC_IMPOSSIBLE_VALUE:
        return "impossible value";
    case HAL_PANIC_PROTECTION_READ_BACK:
        return "a protection register did not keep its value";
    case HAL_PANIC_FAULT:
        return "fault";
    case HAL_PANIC_CLOCK:
        return "a clock or peripheral did not come up";
    case HAL_PANIC_BAD_IMAGE:
        return "bad image tables";
    }
    return "unknown reason";
}

void hal_panic(enum hal_panic_reason reason)
{
    text_begin();
    text_string("panic: ");
    text_string(reason_text(reason));
    text_string(", seen at ");
    text_hexadecimal((uint32_t)(uintptr_t)__builtin_return_address(0));
    text_end();
    reset_chip();
}

void hal_partition_panic(const char *partition, const char *api, unsigned int rule)
{
    text_begin();
    text_string("partition ");
    text_string(partition);
    text_string(": ");
    text_string(api);
    if (rule != 0u) {
        text_string(" breaks FFM-");
        text_string((rule < 10u) ? "00" : ((rule < 100u) ? "0" : ""));
        text_decimal(rule);
    } else {
        text_string(" ended it");
    }
    text_end();
    reset_chip();
}
