/* SPDX-License-Identifier: Apache-2.0 */
/* What CPU0's test program asks of CPU1's, through words in non-secure RAM. CPU1 does one thing at a time: it waits for
 * request to differ from done, does it, fills in the results and sets done = request. */
#ifndef BOARD_TESTS_SERVANT_H
#define BOARD_TESTS_SERVANT_H

#include <stdint.h>

#define SERVANT_TABLE 0x00020200u
#define SERVANT_BASE 0x20042000u
#define SERVANT_ALIVE 0x600dbeefu

enum servant_op {
    SERVANT_NOTHING = 1,
    SERVANT_READ32,     /* result = [a]                                              */
    SERVANT_WRITE32,    /* [a] = b                                                   */
    SERVANT_CALL,       /* branches to a                                             */
    SERVANT_SLEEP,      /* answers, then WFI until an interrupt comes                */
    SERVANT_LOCK_UP,    /* answers, then a fault in HardFault                        */
    SERVANT_SVC,        /* result = EXC_RETURN seen by SVCall on the process stack   */
    SERVANT_FPU,        /* an FP instruction: UsageFault                             */
    SERVANT_DSP,        /* a DSP instruction: UsageFault                             */
    SERVANT_UNPRIVILEGED_READ,
    SERVANT_TICKS       /* starts SysTick with a reload of a; result = ticks so far  */
};

struct servant {
    uint32_t alive, starts;
    uint32_t request, done, op, a, b, result;
    uint32_t faulted;   /* the operation ended in a fault: its status and address    */
    uint32_t cfsr, hfsr, bfar;
    uint32_t mailbox_count, mailbox_flags, spurious;
    uint32_t vtor, control, iser0, primask, msp;
};

#define SERVANT ((volatile struct servant *)(uintptr_t)SERVANT_BASE)

#endif
