/* SPDX-License-Identifier: Apache-2.0 */
/* One image for a real LPCXpresso55S69 and for the virtual board: it prints what it finds, and must print the same
 * lines on both. A line that differs is a mistake in the fact sheet, which the model and the firmware share, or in the
 * model. Lines that start with "open" tell which reading of an open point (docs/open-points.md) this chip has.
 *
 * Nothing that may differ from board to board or from boot to boot is printed: no times, no trims, no contents of RAM.
 * It erases and programs the flash page at 0x70000, and leaves the boot configuration alone. */
#include "platforms/lpc55s69/emulator/tests/bare.h"

#define S(address) ((address) | 0x10000000u)
#define SCRATCH_PAGE 0x00070000u
#define SECURE_RAM 0x20001000u
#define NS_RAM 0x20030000u

static void say(const char *name, uint32_t value)
{
    put_text("probe ");
    put_value(name, value);
}

static void say_reading(const char *name, bool first, const char *if_first, const char *otherwise)
{
    put_text("open ");
    put_text(name);
    put_text(" ");
    put_text(first ? if_first : otherwise);
    put_text("\r\n");
}

static void probe_core(void)
{
    uint32_t value = 0u;
    say("CPUID", REG(CPUID));
    say("chip number", (REG(DIEID) >> 4) & 0xfffffu);
    say("MPU regions", (REG(MPU_TYPE) >> 8) & 0xffu);
    say("SAU regions", REG(SAU_TYPE) & 0xffu);
    say("FPU", REG(MVFR0) != 0u ? 1u : 0u);
    REG8(NVIC_IPR(31u)) = 0xe0u;
    say("lowest priority", REG8(NVIC_IPR(31u)));
    say("code in a peripheral runs", try_fetch(0x50000800u) ? 1u : 0u);
    say("CFSR", fault_cfsr);
    REG(0x30021000u) = 0x12345678u;
    say("SRAM2 through its other alias", try_read(0x20021000u, &value) ? value : 0u);
    REG(NVIC_ISER(1u)) = BIT(IRQ_UNUSED - 32u);
    say_reading("reserved-irqs", (REG(NVIC_ISER(1u)) & BIT(IRQ_UNUSED - 32u)) != 0u, "present", "absent");
    REG(NVIC_ICER(1u)) = BIT(IRQ_UNUSED - 32u);
}

static void probe_flash(void)
{
    uint32_t value = 0u;
    say("flash controller", REG(FLASH_MODULE_ID));
    say("erase", flash_range(4u, SCRATCH_PAGE, SCRATCH_PAGE + 0x1ffu));
    say("blank check", flash_range(5u, SCRATCH_PAGE, SCRATCH_PAGE + 0x1ffu));
    say("load from an erased word", try_read(S(SCRATCH_PAGE + 0x24u), &value) ? 1u : 0u);
    say("CFSR", fault_cfsr);
    say("BFAR", fault_bfar);
    say("fetch from an erased word", try_fetch(S(SCRATCH_PAGE)) ? 1u : 0u);
    say("CFSR", fault_cfsr);
    flash_fill_page_buffer(0x1000u);
    say("program", flash_range(12u, SCRATCH_PAGE, SCRATCH_PAGE));
    REG(SYSCON + 0x41cu) = 1u;
    say("last word", try_read(S(SCRATCH_PAGE + 0x1fcu), &value) ? value : 0u);
    say("blank check", flash_range(5u, SCRATCH_PAGE, SCRATCH_PAGE + 0x1ffu));
    say("erase a protected page", flash_range(4u, 0x9de00u, 0x9de00u) & 2u);
    say("erase", flash_range(4u, SCRATCH_PAGE, SCRATCH_PAGE + 0x1ffu));
}

static void probe_mailbox(void)
{
    say("mutex", REG(MAILBOX_MUTEX));
    say("mutex again", REG(MAILBOX_MUTEX));
    REG(MAILBOX_MUTEX) = 1u;
    say("mutex given back", REG(MAILBOX_MUTEX));
    REG(MAILBOX_MUTEX) = 1u;
    REG(MAILBOX_IRQ1SET) = 5u;
    say("flags", REG(MAILBOX_IRQ1));
    REG(NVIC_ICPR(0u)) = BIT(IRQ_MAILBOX);
    say("line 31 pending while a flag is up", (REG(NVIC_ISPR(0u)) >> IRQ_MAILBOX) & 1u);
    REG(MAILBOX_IRQ1CLR) = 5u;
    REG(NVIC_ICPR(0u)) = BIT(IRQ_MAILBOX);
    say("line 31 pending after it", (REG(NVIC_ISPR(0u)) >> IRQ_MAILBOX) & 1u);
}

static void probe_systick(void)
{
    clock_on(GATE_MRT);
    pulse_reset(GATE_MRT);
    REG(MRT + 0x08u) = 2u;
    REG(SYST_CTRL) = 0u;
    REG(SYST_LOAD) = 959999u;
    REG(SYST_VAL) = 0u;
    REG(MRT + 0x00u) = BIT(31) | 0xffffffu;
    REG(SYST_CTRL) = 5u;
    while ((REG(SYST_CTRL) & BIT(16)) == 0u) {
    }
    const uint32_t clocks = 0xffffffu - REG(MRT + 0x04u);
    REG(SYST_CTRL) = 0u;
    say("960000 clocks of SysTick are as many of MRT", clocks > 958000u && clocks < 962000u ? 1u : 0u);
}

static void probe_ahb(void)
{
    say("MASTER_SEC_LEVEL", REG(MASTER_SEC_LEVEL));
    say("MASTER_SEC_ANTI_POL", REG(MASTER_SEC_ANTI_POL));
    say("MISC_CTRL", REG(MISC_CTRL));
    say("MISC_CTRL_DP", REG(MISC_CTRL_DP));
    say("SEC_MASK_LOCK", REG(SEC_MASK_LOCK));
    say("CPU0_LOCK_REG", REG(CPU0_LOCK_REG));
    say("CPU1_LOCK_REG", REG(CPU1_LOCK_REG));
    say("SEC_CPU_INT_MASK0", REG(SEC_CPU_INT_MASK(0u)));
}

static void probe_cpu1(void)
{
    say("CPUCTRL", REG(CPUCTRL));
    cpu1_start();
    say("CPU1 VTOR", SERVANT->vtor);
    say("CPU1 CONTROL", SERVANT->control);
    say("CPU1 interrupts enabled", SERVANT->iser0);
    say("CPU1 CPUID", cpu1_do(SERVANT_READ32, CPUID, 0u));
    say("CPU1 MPU_TYPE", cpu1_do(SERVANT_READ32, MPU_TYPE, 0u));
    say("CPU1 MVFR0", cpu1_do(SERVANT_READ32, MVFR0, 0u));
    say("CPU1 EXC_RETURN", cpu1_do(SERVANT_SVC, 0u, 0u));
    (void)cpu1_do(SERVANT_FPU, 0u, 0u);
    say("CPU1 FP instruction, CFSR", SERVANT->cfsr);
    (void)cpu1_do(SERVANT_DSP, 0u, 0u);
    say("CPU1 DSP instruction, CFSR", SERVANT->cfsr);
    cpu1_post(SERVANT_SLEEP, 0u, 0u);
    wait_us(1000u);
    say("CPSTAT, CPU1 asleep", REG(CPSTAT));
    REG(MAILBOX_IRQ0SET) = 0x80u;
    wait_us(1000u);
    say("CPU1 rung, flags", SERVANT->mailbox_flags);
}

static void probe_violation(const char *name, uint32_t address)
{
    REG(SEC_VIO_INFO_VALID) = 0xfffu;
    (void)cpu1_do(SERVANT_READ32, address, 0u);
    say(name, SERVANT->faulted);
    say("CPU1 CFSR", SERVANT->cfsr);
    say("CPU1 BFAR", SERVANT->bfar);
    const uint32_t valid = REG(SEC_VIO_INFO_VALID);
    for (uint32_t port = 0u; port < 12u; port++) {
        if ((valid & BIT(port)) != 0u) {
            say("SEC_VIO_ADDR", REG(SEC_VIO_ADDR(port)));
            say("SEC_VIO_MISC_INFO", REG(SEC_VIO_MISC_INFO(port)));
            if (address == SECURE_RAM) {
                say_reading("vio-ports", port == 2u, "listed", "not as listed");
            }
        }
    }
}

static void probe_rules(void)
{
    split_rules();
    sau_on();
    checking_on();
    probe_violation("secure RAM refused", SECURE_RAM);
    probe_violation("secure flash refused", 0x00000100u);
    probe_violation("SYSCON refused", NS_ALIAS(DIEID));
    probe_violation("secure controller refused", NS_ALIAS(AHB));
    say("line 53 pending", (REG(NVIC_ISPR(1u)) >> (IRQ_SEC_VIO - 32u)) & 1u);
    REG(SEC_VIO_INFO_VALID) = 0xfffu;
    REG(NVIC_ICPR(1u)) = BIT(IRQ_SEC_VIO - 32u);
    say("line 53 pending after W1C", (REG(NVIC_ISPR(1u)) >> (IRQ_SEC_VIO - 32u)) & 1u);
    REG(AHB + 0x0c0u) = 3u;
    (void)cpu1_do(SERVANT_READ32, NS_RAM, 0u);
    say("rule closed while CPU1 runs", SERVANT->faulted);
    REG(AHB + 0x0c0u) = 0u;
    (void)cpu1_do(SERVANT_READ32, NS_RAM, 0u);
    say("rule opened again", SERVANT->faulted);
}

static void probe_restart(void)
{
    (void)cpu1_do(SERVANT_WRITE32, NVIC_ISER(0u), BIT(16));
    REG(NS_ALIAS(MAILBOX_IRQ1SET)) = 1u;
    cpu1_hold();
    cpu1_start();
    say("CPU1 starts", SERVANT->starts);
    say("CPU1 interrupts enabled", SERVANT->iser0);
    say("mailbox flags kept", REG(NS_ALIAS(MAILBOX_IRQ1)));
    cpu1_post(SERVANT_LOCK_UP, 0u, 0u);
    wait_us(1000u);
    say("CPSTAT, CPU1 locked up", REG(CPSTAT));
    cpu1_hold();
    say("CPSTAT, CPU1 held", REG(CPSTAT));
    cpu1_start();
    say("CPU1 starts", SERVANT->starts);
}

static void probe_open_points(void)
{
    uint32_t value = 0u;
    say_reading("strict-mode", try_read(0x30030000u, &value), "tier", "same");
    (void)cpu1_do(SERVANT_READ32, 0x30030000u, 0u);
    say_reading("secure-alias", SERVANT->faulted == 0u, "same", "violation");
    REG(AHB + 0x0b0u) = 1u;
    REG(AHB + 0x0c4u) = 0x33333333u;
    (void)cpu1_do(SERVANT_READ32, 0x20038000u, 0u);
    say_reading("slave-rule", SERVANT->faulted == 0u, "override", "stricter");
    REG(AHB + 0x0b0u) = 0u;
    REG(MISC_CTRL_DP) = 0xaaa5u;
    REG(FLASH_MEM_RULE(0u)) = 0u;
    say("rule after the lock", REG(FLASH_MEM_RULE(0u)));
    REG(MASTER_SEC_LEVEL) = 0x80000300u;
    say_reading("lock-scope", REG(MASTER_SEC_LEVEL) == 0x80000300u, "rules", "all");
}

void bare_run(void)
{
    put_text("probe of the LPC55S69\r\n");
    cpu1_prepare();
    probe_core();
    probe_flash();
    probe_mailbox();
    probe_systick();
    probe_ahb();
    probe_cpu1();
    probe_rules();
    probe_restart();
    probe_open_points();
}
