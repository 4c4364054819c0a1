/* SPDX-License-Identifier: Apache-2.0 */
/* CPU0 watches CPU1. All handlers here have the same, lowest priority, so none interrupts another. */
#include "platforms/lpc55s69/supervisor.h"

#include <stdbool.h>

#include "hal/twin_cpu.h"
#include "platforms/lpc55s69/chip_registers.h"
#include "platforms/lpc55s69/clocks.h"
#include "platforms/lpc55s69/core.h"
#include "platforms/lpc55s69/core_registers.h"
#include "platforms/lpc55s69/entry.h"
#include "platforms/lpc55s69/registers.h"
#include "platforms/lpc55s69/text.h"
#include "platforms/lpc55s69/uart.h"

/* As many violations in one window are taken as accidents of CPU1's software; more would keep CPU0 from its work. */
enum { VIOLATION_LIMIT = 8, VIOLATION_WINDOW_MS = 100 };

/* CPU1 locks up at once if its image is not there. After so many lockups without a command it stays in reset. */
enum { LOCKUP_LIMIT = 8 };

#define COMMAND_RESET_NS_CPU 'R'

/* The last violation, for whoever looks with a debugger, and for the console when CPU1 is stopped for it. */
struct violation_record {
    uint32_t address;
    uint32_t info; /* SEC_VIO_MISC_INFO */
    uint32_t in_window;
};

static struct violation_record violations;
static uint32_t lockups;
static bool stopped; /* CPU1 stays in reset until the next command */
static uint32_t milliseconds;

void supervisor_prepare(void)
{
    core_forget_line(IRQ_FLEXCOMM0);
    core_forget_line(IRQ_MAILBOX);
    core_forget_line(IRQ_SEC_VIO);
    core_enable_line(IRQ_SEC_VIO);
}

void supervisor_start(void)
{
    core_enable_line(IRQ_FLEXCOMM0);
    uart_enable_reception();
    reg_ensure(SYST_RVR, 0x00FFFFFFu, CLOCKS_CORE_KHZ - 1u, HAL_PANIC_CLOCK);
    reg_ensure(SYST_CVR, 0x00FFFFFFu, 0u, HAL_PANIC_CLOCK);
    reg_ensure((uint32_t)SYST_CSR, 0x7u, SYST_CSR_CLKSOURCE | SYST_CSR_TICKINT | SYST_CSR_ENABLE, HAL_PANIC_CLOCK);
}

uint32_t supervisor_milliseconds(void)
{
    return __atomic_load_n(&milliseconds, __ATOMIC_RELAXED);
}

bool supervisor_ns_cpu_stopped(void)
{
    return __atomic_load_n(&stopped, __ATOMIC_RELAXED);
}

static void stop_ns_cpu(void)
{
    __atomic_store_n(&stopped, true, __ATOMIC_RELAXED);
    hal_ns_cpu_hold();
}

static void reset_ns_cpu(const char *why)
{
    __atomic_store_n(&stopped, false, __ATOMIC_RELAXED);
    violations.in_window = 0u;
    core_enable_line(IRQ_SEC_VIO);
    entry_reset_ns_cpu();
    report_add(why);
}

void supervisor_tick(void)
{
    __atomic_store_n(&milliseconds, milliseconds + 1u, __ATOMIC_RELAXED);
    if ((milliseconds % (uint32_t)VIOLATION_WINDOW_MS) == 0u) {
        violations.in_window = 0u;
    }
    if (hal_ns_cpu_locked_up()) {
        lockups++;
        if (lockups > (uint32_t)LOCKUP_LIMIT) {
            stop_ns_cpu();
            report_add("CPU1 stays in reset: it locks up again and again");
        } else {
            reset_ns_cpu("CPU1 reset: lockup");
        }
    }
    report_send();
}

void supervisor_receive(void)
{
    uint8_t byte = 0u;

    while (uart_receive(&byte)) {
        if (byte == (uint8_t)COMMAND_RESET_NS_CPU) {
            lockups = 0u;
            reset_ns_cpu("CPU1 reset: command");
        }
    }
}

/* Past the limit nothing more is heard of violations, and CPU1 cannot cause any (design, "Concurrency on the chip"). */
static void stop_violations(void)
{
    stop_ns_cpu();
    core_disable_line(IRQ_SEC_VIO);
    report_add_address("CPU1 stays in reset: too many violations, last at ", violations.address);
}

/* LPC55S69 sheet 6.8. A port's first violation is latched until its bit is cleared. */
void violation_handler(void)
{
    const uint32_t valid = reg_read(AHB_SEC_VIO_INFO_VALID);

    for (uint32_t port = 0u; port < AHB_SEC_VIO_PORTS; port++) {
        if ((valid & (1u << port)) != 0u) {
            violations.address = reg_read(AHB_SEC_VIO_ADDR(port));
            violations.info = reg_read(AHB_SEC_VIO_MISC_INFO(port));
            violations.in_window++;
        }
    }
    reg_write(AHB_SEC_VIO_INFO_VALID, valid);
    data_synchronization_barrier();
    if (violations.in_window > (uint32_t)VIOLATION_LIMIT) {
        stop_violations();
    }
}
