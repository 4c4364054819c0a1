/* SPDX-License-Identifier: Apache-2.0 */
/* Faults of CPU0 (LPC55S69 sheet 3.1, 3.2). One of them is no accident: an access of hal_copy() that the bus refuses,
 * because a client named an erased or torn word of flash. Everything else means that the SPM or a partition is
 * broken. */
#include "platforms/lpc55s69/faults.h"

#include <stdbool.h>

#include "hal/copy.h"
#include "hal/panic.h"
#include "platforms/lpc55s69/core_registers.h"
#include "platforms/lpc55s69/registers.h"
#include "platforms/lpc55s69/text.h"

/* Defined in copy.S. */
extern const char hal_copy_end[];
extern const char hal_copy_refused[];

static const char *fault_name(uint32_t exception)
{
    static const char *const name[] = {"HardFault", "MemManage", "BusFault", "UsageFault", "SecureFault"};

    if ((exception < EXCEPTION_HARDFAULT) || (exception > EXCEPTION_SECUREFAULT)) {
        return "exception";
    }
    return name[exception - EXCEPTION_HARDFAULT];
}

/* After a failed push of the frame there is nothing to read. */
static bool frame_is_there(uint32_t cfsr)
{
    return (cfsr & (CFSR_MSTKERR | CFSR_STKERR | CFSR_STKOF)) == 0u;
}

static bool is_refused_copy(uint32_t exception, uint32_t cfsr, uint32_t pc)
{
    const uint32_t expected = CFSR_PRECISERR | CFSR_IMPRECISERR | CFSR_BFARVALID;
    const uint32_t begin = (uint32_t)(uintptr_t)&hal_copy & ~1u;

    return (exception == EXCEPTION_BUSFAULT) && ((cfsr & ~expected) == 0u) && (pc >= begin)
           && (pc < (uint32_t)(uintptr_t)hal_copy_end);
}

static BH_NORETURN void report(uint32_t exception, uint32_t cfsr, const uint32_t *frame)
{
    const uint32_t sfsr = reg_read(SFSR);

    text_begin();
    text_string("cpu0 ");
    text_string(fault_name(exception));
    text_string(" pc=");
    if (frame_is_there(cfsr)) {
        text_hexadecimal(frame[FRAME_PC]);
        text_string(" lr=");
        text_hexadecimal(frame[FRAME_LR]);
    } else {
        text_string("?");
    }
    if ((cfsr & CFSR_BFARVALID) != 0u) {
        text_string(" address=");
        text_hexadecimal(reg_read(SCB_BFAR));
    } else if ((cfsr & CFSR_MMARVALID) != 0u) {
        text_string(" address=");
        text_hexadecimal(reg_read(SCB_MMFAR));
    } else if ((sfsr & SFSR_SFARVALID) != 0u) {
        text_string(" address=");
        text_hexadecimal(reg_read(SFAR));
    } else {
        /* no address belongs to this fault */
    }
    text_string(" number=");
    text_decimal(exception);
    text_string(" cfsr=");
    text_hexadecimal(cfsr);
    text_string(" hfsr=");
    text_hexadecimal(reg_read(SCB_HFSR));
    text_string(" sfsr=");
    text_hexadecimal(sfsr);
    text_end();
    hal_panic(HAL_PANIC_FAULT);
}

void fault_handle(uint32_t exc_return, uint32_t msp, uint32_t psp)
{
    const uint32_t exception = exception_number();
    const uint32_t cfsr = reg_read(SCB_CFSR);
    uint32_t *const frame = (uint32_t *)(uintptr_t)(((exc_return & EXC_RETURN_PSP) != 0u) ? psp : msp);

    if (frame_is_there(cfsr) && is_refused_copy(exception, cfsr, frame[FRAME_PC])) {
        reg_write(SCB_CFSR, cfsr);
        reg_expect(SCB_CFSR, cfsr, 0u, HAL_PANIC_FAULT);
        frame[FRAME_PC] = (uint32_t)(uintptr_t)hal_copy_refused & ~1u;
        frame[FRAME_XPSR] &= ~XPSR_ICI_IT;
        return;
    }
    report(exception, cfsr, frame);
}

void unexpected_handler(void)
{
    text_begin();
    text_string("cpu0 unexpected exception ");
    text_decimal(exception_number());
    text_end();
    hal_panic(HAL_PANIC_FAULT);
}
