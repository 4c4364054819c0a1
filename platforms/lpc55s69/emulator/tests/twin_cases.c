/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1 (sheet 2, 4), MAILBOX (5), the secure controller seen from both cores (6). */
#include "platforms/lpc55s69/emulator/tests/bare.h"
#include "platforms/lpc55s69/emulator/tests/cases.h"

#define SECURE_FLASH 0x00000100u
#define SECURE_RAM 0x20001000u
#define NS_RAM 0x20030000u

static void split_and_start(void)
{
    cpu1_prepare();
    split_rules();
    sau_on();
    checking_on();
    cpu1_start();
}

static void cpu1_refused(const char *name, uint32_t address, uint32_t port, uint32_t master)
{
    REG(SEC_VIO_INFO_VALID) = 0xfffu;
    (void)cpu1_do(SERVANT_READ32, address, 0u);
    check(name, SERVANT->faulted, 1u);
    check("PRECISERR, BFARVALID", SERVANT->cfsr, 0x8200u);
    check("BFAR", SERVANT->bfar, address);
    check("port valid", REG(SEC_VIO_INFO_VALID), BIT(port));
    check("SEC_VIO_ADDR", REG(SEC_VIO_ADDR(port)), address);
    /* Read, data, level 00 with complement 11, master */
    check("SEC_VIO_MISC_INFO", REG(SEC_VIO_MISC_INFO(port)), (master << 8) | 0xc2u);
}

void case_cpu1_features(void)
{
    cpu1_prepare();
    check("CPUCTRL", REG(CPUCTRL), 0x2cu);
    cpu1_start();
    check("started once", SERVANT->starts, 1u);
    check("VTOR is CPBOOT", SERVANT->vtor, SERVANT_TABLE);
    check("MSP is word 0", (SERVANT->msp - 4u) & ~0xffu, 0x2002ff00u); /* less what the compiler pushes */
    check("privileged thread on MSP", SERVANT->control, 0u);
    check("PRIMASK", SERVANT->primask, 0u);
    check("NVIC and SysTick fresh", SERVANT->iser0, 0u);
    check("CPUID", cpu1_do(SERVANT_READ32, CPUID, 0u), 0x410fd213u);
    check("MPU_TYPE", cpu1_do(SERVANT_READ32, MPU_TYPE, 0u), 0u);
    check("MVFR0", cpu1_do(SERVANT_READ32, MVFR0, 0u), 0u);
    check("SAU_TYPE", cpu1_do(SERVANT_READ32, SAU_TYPE, 0u), 0u);
    check("ID_PFR1 security", cpu1_do(SERVANT_READ32, 0xe000ed44u, 0u) & 0xf0u, 0u);
    check("EXC_RETURN of a thread on PSP", cpu1_do(SERVANT_SVC, 0u, 0u), 0xffffffbcu);
    (void)cpu1_do(SERVANT_FPU, 0u, 0u);
    check("FP instruction: NOCP", SERVANT->cfsr, BIT(19));
    (void)cpu1_do(SERVANT_DSP, 0u, 0u);
    check("DSP instruction: UNDEFINSTR", SERVANT->cfsr, BIT(16));
    (void)cpu1_do(SERVANT_UNPRIVILEGED_READ, CPUID, 0u);
    check("unprivileged at the PPB: BusFault", SERVANT->cfsr, 0x8200u);
}

void case_cpu1_systick(void)
{
    cpu1_prepare();
    cpu1_start();
    (void)cpu1_do(SERVANT_TICKS, 96000u, 0u);
    wait_us(5500u);
    check("five ticks in 5.5 ms", cpu1_do(SERVANT_TICKS, 0u, 0u), 5u);
}

void case_cpu1_sleep(void)
{
    cpu1_prepare();
    cpu1_start();
    check("awake", REG(CPSTAT) & 2u, 0u);
    cpu1_post(SERVANT_SLEEP, 0u, 0u);
    wait_us(1000u);
    check("CPU1SLEEPING", REG(CPSTAT), 2u);
    REG(MAILBOX_IRQ0SET) = 0x80u;
    wait_us(1000u);
    check("woken by the mailbox", SERVANT->mailbox_flags, 0x80u);
    check("awake again", REG(CPSTAT), 0u);
}

void case_cpu1_restart(void)
{
    split_and_start();
    (void)cpu1_do(SERVANT_TICKS, 96000u, 0u);
    (void)cpu1_do(SERVANT_WRITE32, NVIC_ISER(1u), BIT(IRQ_UNUSED - 32u));
    REG(MAILBOX_IRQ1SET) = 1u;
    cpu1_hold();
    check("CPUCTRL shows the reset", REG(CPUCTRL) & BIT(5), BIT(5));
    wait_us(3000u);
    cpu1_start();
    check("second start", SERVANT->starts, 2u);
    check("NVIC and SysTick fresh", SERVANT->iser0, 0u);
    check("VTOR is CPBOOT again", SERVANT->vtor, SERVANT_TABLE);
    check("ticks start again", cpu1_do(SERVANT_TICKS, 0u, 0u), 0u);
    check("the mailbox was not reset", REG(MAILBOX_IRQ1), 1u);
}

/* A line that is up when CPU1 comes out of reset is pending again (level, sheet 5) */
void case_cpu1_level_across_reset(void)
{
    cpu1_prepare();
    REG(MAILBOX_IRQ0SET) = 4u;
    cpu1_start();
    wait_us(100u);
    check("flag from before the release", SERVANT->mailbox_flags, 4u);
}

void case_cpu1_lockup(void)
{
    split_and_start();
    cpu1_post(SERVANT_LOCK_UP, 0u, 0u);
    wait_us(100u);
    check("CPU1LOCKUP", REG(CPSTAT), 8u);
    cpu1_hold();
    check("cleared by reset", REG(CPSTAT), 0u);
    cpu1_start();
    check("alive again", cpu1_do(SERVANT_READ32, CPUID, 0u), 0x410fd213u);
}

/* Released onto a table that it may not read: lockup at once (sheet 4.3) */
void case_cpu1_bad_table(void)
{
    cpu1_prepare();
    split_rules();
    checking_on();
    cpu1_release(0x00000000u);
    wait_us(10u);
    check("CPU1LOCKUP", REG(CPSTAT), 8u);
    check("violation at port 0", REG(SEC_VIO_INFO_VALID), 1u);
    check("master CPU1C", (REG(SEC_VIO_MISC_INFO(0u)) >> 8) & 15u, 2u);
    cpu1_hold();
    cpu1_release(0x00070000u);
    wait_us(10u);
    check("a table in erased flash: CPU1LOCKUP", REG(CPSTAT), 8u);
}

void case_mailbox(void)
{
    cpu1_prepare();
    cpu1_start();
    check("mutex free", REG(MAILBOX_MUTEX), 1u);
    check("then taken", REG(MAILBOX_MUTEX), 0u);
    check("for CPU1 too", cpu1_do(SERVANT_READ32, NS_ALIAS(MAILBOX_MUTEX), 0u), 0u);
    REG(MAILBOX_MUTEX) = 1u;
    check("given back", cpu1_do(SERVANT_READ32, NS_ALIAS(MAILBOX_MUTEX), 0u), 1u);
    REG(NVIC_ISER(0u)) = BIT(IRQ_MAILBOX);
    (void)cpu1_do(SERVANT_WRITE32, NS_ALIAS(MAILBOX_IRQ1SET), 0x10u);
    check("CPU0 interrupted once", seen.mailbox, 1u);
    check("flags", seen.mailbox_flags, 0x10u);
    check("and cleared", REG(MAILBOX_IRQ1), 0u);
    REG(MAILBOX_IRQ0SET) = 0x20u;
    wait_us(10u);
    check("CPU1 interrupted once", SERVANT->mailbox_count, 1u);
    check("its flags", SERVANT->mailbox_flags, 0x20u);
    /* Level: a flag that stays up interrupts again after the pending bit is cleared */
    REG(NVIC_ICER(0u)) = BIT(IRQ_MAILBOX);
    REG(MAILBOX_IRQ1SET) = 3u;
    REG(NVIC_ICPR(0u)) = BIT(IRQ_MAILBOX);
    check("still pending while the flag is up", REG(NVIC_ISPR(0u)) & BIT(IRQ_MAILBOX), BIT(IRQ_MAILBOX));
    REG(MAILBOX_IRQ1CLR) = 3u;
    REG(NVIC_ICPR(0u)) = BIT(IRQ_MAILBOX);
    check("not after the flag is down", REG(NVIC_ISPR(0u)) & BIT(IRQ_MAILBOX), 0u);
    REG(MAILBOX_IRQ0) = 0x11u;
    wait_us(10u);
    check("IRQ0 is read/write", SERVANT->mailbox_flags, 0x31u);
    (void)REG(MAILBOX_MUTEX);
    REG(MAILBOX_IRQ1SET) = 1u;
    pulse_reset(GATE_MAILBOX);
    check("reset clears flags", REG(MAILBOX_IRQ1), 0u);
    check("and frees the mutex", REG(MAILBOX_MUTEX), 1u);
}

void case_ahb_reset_values(void)
{
    check("rules", REG(FLASH_MEM_RULE(0u)) | REG(PORT10_SLAVE1), 0u);
    check("MASTER_SEC_LEVEL", REG(MASTER_SEC_LEVEL), 0x80000000u);
    check("ANTI_POL", REG(MASTER_SEC_ANTI_POL), 0xbfffffffu);
    check("MISC_CTRL", REG(MISC_CTRL), 0xaaaau);
    check("MISC_CTRL_DP", REG(MISC_CTRL_DP), 0xaaaau);
    check("SEC_MASK_LOCK", REG(SEC_MASK_LOCK), 0xaaau);
    check("CPU0_LOCK_REG", REG(CPU0_LOCK_REG), 0x800002aau);
    check("CPU1_LOCK_REG", REG(CPU1_LOCK_REG), 0x8000000au);
    check("SEC_CPU_INT_MASK0", REG(SEC_CPU_INT_MASK(0u)), 0xffffffffu);
}

void case_ahb_violations(void)
{
    split_and_start();
    REG(NVIC_ISER(1u)) = BIT(IRQ_SEC_VIO - 32u);
    (void)cpu1_do(SERVANT_READ32, 0x20000000u, 0u);
    check("SEC_VIO interrupts CPU0", seen.violation, 1u);
    cpu1_refused("secure RAM", SECURE_RAM, 2u, 3u);
    cpu1_refused("secure flash", SECURE_FLASH, 0u, 2u);
    cpu1_refused("SYSCON", NS_ALIAS(DIEID), 7u, 3u);
    cpu1_refused("UTICK, which is not even modelled", 0x4000e000u, 7u, 3u);
    cpu1_refused("FLEXCOMM0", NS_ALIAS(FLEXCOMM0), 8u, 3u);
    cpu1_refused("USB device", 0x40094000u, 9u, 3u);
    cpu1_refused("the secure controller", NS_ALIAS(AHB), 10u, 3u);
    cpu1_refused("SRAM-X", 0x04000000u, 1u, 2u);
    cpu1_refused("GPIO's first page", 0x4008c000u, 8u, 3u);
    cpu1_refused("GPIO's third page", 0x4008e000u, 8u, 3u);
    (void)cpu1_do(SERVANT_WRITE32, SECURE_RAM, 1u);
    check("a store is refused", SERVANT->faulted, 1u);
    check("MISC_INFO: write", REG(SEC_VIO_MISC_INFO(2u)) & 1u, 1u);
    (void)cpu1_do(SERVANT_READ32, SECURE_RAM + 8u, 0u);
    check("the first address at a port stays", REG(SEC_VIO_ADDR(2u)), SECURE_RAM);
    REG(SEC_VIO_INFO_VALID) = 0xfffu;
    (void)cpu1_do(SERVANT_CALL, SECURE_RAM, 0u);
    check("a fetch is refused: IBUSERR", SERVANT->cfsr, 0x100u);
    check("MISC_INFO: code", REG(SEC_VIO_MISC_INFO(2u)) & 3u, 0u);
    REG(SEC_VIO_INFO_VALID) = 0xfffu;
    check("VALID is W1C", REG(SEC_VIO_INFO_VALID), 0u);
    (void)cpu1_do(SERVANT_READ32, NS_RAM, 0u);
    check("non-secure RAM", SERVANT->faulted, 0u);
    check("and no violation", REG(SEC_VIO_INFO_VALID), 0u);
}

void case_ahb_level_interrupt(void)
{
    split_and_start();
    (void)cpu1_do(SERVANT_READ32, SECURE_RAM, 0u);
    REG(NVIC_ICPR(1u)) = BIT(IRQ_SEC_VIO - 32u);
    check("pending while VALID", REG(NVIC_ISPR(1u)) & BIT(21), BIT(21));
    REG(SEC_VIO_INFO_VALID) = 0xfffu;
    REG(NVIC_ICPR(1u)) = BIT(IRQ_SEC_VIO - 32u);
    check("gone with VALID", REG(NVIC_ISPR(1u)) & BIT(21), 0u);
}

void case_ahb_live_rules(void)
{
    split_and_start();
    (void)cpu1_do(SERVANT_WRITE32, NS_RAM, 0x77u);
    check("open", SERVANT->faulted, 0u);
    REG(AHB + 0x0c0u) = 0x3u;   /* RAM3_MEM_RULE0, first 4 KiB */
    (void)cpu1_do(SERVANT_READ32, NS_RAM, 0u);
    check("closed while CPU1 runs", SERVANT->faulted, 1u);
    (void)cpu1_do(SERVANT_READ32, NS_RAM + 0x1000u, 0u);
    check("the next sector is open", SERVANT->faulted, 0u);
    REG(AHB + 0x0c0u) = 0u;
    check("open again", cpu1_do(SERVANT_READ32, NS_RAM, 0u), 0x77u);
    REG(AHB + 0x0c0u) = 0x1u;
    (void)cpu1_do(SERVANT_READ32, NS_RAM, 0u);
    check("01 counts as 00 without the privilege check", SERVANT->faulted, 0u);
    REG(AHB + 0x0c0u) = 0x2u;
    (void)cpu1_do(SERVANT_READ32, NS_RAM, 0u);
    check("10 as 11", SERVANT->faulted, 1u);
    REG(AHB + 0x0c0u) = 0x1u;
    REG(MISC_CTRL) = 0xaa66u;
    REG(MISC_CTRL_DP) = 0xaa66u;
    (void)cpu1_do(SERVANT_READ32, NS_RAM, 0u);
    check("with it, level 00 may not reach 01", SERVANT->faulted, 1u);
}

void case_ahb_checking_off(void)
{
    cpu1_prepare();
    split_rules();
    cpu1_start();
    (void)cpu1_do(SERVANT_READ32, SECURE_RAM, 0u);
    check("no check before it is enabled", SERVANT->faulted, 0u);
    /* One register alone is enough: a difference counts as the restrictive choice */
    REG(MISC_CTRL_DP) = 0xaaa6u;
    (void)cpu1_do(SERVANT_READ32, SECURE_RAM, 0u);
    check("the duplicate alone enables it", SERVANT->faulted, 1u);
}

void case_ahb_no_abort(void)
{
    split_and_start();
    REG(MISC_CTRL) = 0xa9a6u;
    (void)cpu1_do(SERVANT_READ32, SECURE_RAM, 0u);
    check("one register alone does not switch aborts off", SERVANT->faulted, 1u);
    REG(MISC_CTRL_DP) = 0xa9a6u;
    REG(SEC_VIO_INFO_VALID) = 0xfffu;
    (void)cpu1_do(SERVANT_READ32, SECURE_RAM, 0u);
    check("both do", SERVANT->faulted, 0u);
    check("but the violation is latched", REG(SEC_VIO_INFO_VALID), BIT(2));
    REG(SECURE_RAM | 0x10000000u) = 0x5au;
    (void)cpu1_do(SERVANT_WRITE32, SECURE_RAM, 0u);
    check("and nothing was written", REG(SECURE_RAM | 0x10000000u), 0x5au);
}

void case_ahb_locks(void)
{
    cpu1_prepare();
    split_rules();
    sau_on();
    REG(MASTER_SEC_LEVEL) = 0x40000000u;
    REG(MASTER_SEC_ANTI_POL) = 0x7fffffffu;
    REG(MASTER_SEC_LEVEL) = 0x800000f0u;
    check("MASTER_SEC_LEVEL locked", REG(MASTER_SEC_LEVEL), 0x40000000u);
    REG(CPU0_LOCK_REG) = 0x800001aau;
    REG(SAU_CTRL) = 0u;
    check("LOCK_SAU", REG(SAU_CTRL), 1u);
    REG(CPU0_LOCK_REG) = 0x4000019au;
    REG(CPU0_LOCK_REG) = 0x800002aau;
    check("CPU0_LOCK_REG locked", REG(CPU0_LOCK_REG), 0x4000019au);
    const uint32_t vtor = REG(VTOR);
    REG(VTOR) = 0x10002000u;
    check("LOCK_S_VTAIRCR freezes VTOR", REG(VTOR), vtor);
    REG(AIRCR) = 0x05fa2008u;
    check("and PRIS, BFHFNMINS", REG(AIRCR) & 0x6000u, 0x4000u);
    REG(SEC_CPU_INT_MASK(0u)) = 0x80000000u;
    REG(SEC_MASK_LOCK) = 0x6aau;
    REG(SEC_CPU_INT_MASK(0u)) = 0xffffffffu;
    REG(SEC_CPU_INT_MASK(1u)) = 0xffffffffu;
    check("SEC_MASK_LOCK, word 0 open", REG(SEC_CPU_INT_MASK(0u)), 0xffffffffu);
    REG(SEC_MASK_LOCK) = 0xaaau;
    check("a lock stays", REG(SEC_MASK_LOCK), 0x6aau);
    REG(MISC_CTRL) = 0xaaa6u;
    REG(MISC_CTRL_DP) = 0xaaa5u;
    REG(FLASH_MEM_RULE(0u)) = 0u;
    check("rules locked", REG(FLASH_MEM_RULE(0u)), 0x33003333u);
    REG(MISC_CTRL) = 0xaaaau;
    check("MISC_CTRL locked", REG(MISC_CTRL), 0xaaa6u);
    REG(MISC_CTRL_DP) = 0xaaaau;
    check("its duplicate too", REG(MISC_CTRL_DP), 0xaaa5u);
}

void case_ahb_mpu_lock(void)
{
    REG(MPU_RNR) = 2u;
    REG(MPU_RBAR) = 0x30010001u;
    REG(CPU0_LOCK_REG) = 0x8000026au;
    REG(MPU_RBAR) = 0x30012001u;
    check("LOCK_S_MPU", REG(MPU_RBAR), 0x30010001u);
}

void case_ahb_masks(void)
{
    split_and_start();
    REG(SEC_CPU_INT_MASK(1u)) = ~BIT(IRQ_SEC_VIO - 32u);
    (void)cpu1_do(SERVANT_WRITE32, NVIC_ISER(1u), BIT(IRQ_SEC_VIO - 32u));
    (void)cpu1_do(SERVANT_READ32, SECURE_RAM, 0u);
    check("masked from CPU1", SERVANT->spurious, 0u);
    REG(SEC_CPU_INT_MASK(1u)) = 0xffffffffu;
    wait_us(10u);
    check("unmasked", SERVANT->spurious, 1u);
}

void case_ahb_antipole(void)
{
    split_and_start();
    (void)cpu1_do(SERVANT_READ32, NS_RAM, 0u);
    check("good", SERVANT->faulted, 0u);
    REG(MASTER_SEC_ANTI_POL) = 0xbfffff3fu;
    cpu1_post(SERVANT_READ32, NS_RAM, 0u);
    wait_us(10u);
    put_value("CPSTAT", REG(CPSTAT));
    put_value("VALID", REG(SEC_VIO_INFO_VALID));
}

void case_ahb_secure_master(void)
{
    /* CPU1 made secure: in strict mode it may not reach what is ruled non-secure (sheet 6.7) */
    cpu1_prepare();
    split_rules();
    cpu1_start();
    REG(FLASH_MEM_RULE(0u)) = 0x33333333u;
    REG(RAM2_MEM_RULE0) = 0x33333333u;
    REG(AHB + 0x0a4u) = 0x33333333u;
    REG(RAM4_MEM_RULE0) = 0x3300u;
    REG(MASTER_SEC_LEVEL) = 0x800000f0u;
    REG(MASTER_SEC_ANTI_POL) = 0xbfffff0fu;
    checking_on();
    (void)cpu1_do(SERVANT_READ32, SECURE_RAM, 0u);
    check("secure RAM", SERVANT->faulted, 0u);
    (void)cpu1_do(SERVANT_READ32, NS_RAM, 0u);
    check("non-secure RAM, strict", SERVANT->faulted, 1u);
    REG(MISC_CTRL) = 0xa6a6u;
    REG(MISC_CTRL_DP) = 0xa6a6u;
    (void)cpu1_do(SERVANT_READ32, NS_RAM, 0u);
    check("non-secure RAM, tier mode", SERVANT->faulted, 0u);
}

/* Open points: both readings are printed and the runner knows which is which */
void case_open_points(void)
{
    uint32_t value = 0u;
    split_and_start();
    (void)cpu1_do(SERVANT_READ32, SECURE_RAM, 0u);
    put_value("VALID after a violation in SRAM0", REG(SEC_VIO_INFO_VALID));
    REG(SEC_VIO_INFO_VALID) = 0xfffu;
    REG(NVIC_ISER(1u)) = BIT(IRQ_UNUSED - 32u);
    put_value("ISER1 with line 40", REG(NVIC_ISER(1u)));
    put_value("CPU0 secure at a non-secure rule", try_read(0x30030000u, &value) ? 1u : 0u);
    put_value("CPU0 non-secure at a non-secure rule", try_read(0x20030000u, &value) ? 1u : 0u);
    (void)cpu1_do(SERVANT_READ32, 0x30030000u, 0u);
    put_value("CPU1 at a secure alias", SERVANT->faulted ^ 1u);
    REG(RAM2_SLAVE_RULE) = 0u;
    REG(AHB + 0x0b0u) = 1u;
    REG(AHB + 0x0c4u) = 0x33333333u;
    (void)cpu1_do(SERVANT_READ32, 0x20038000u, 0u);
    put_value("SLAVE_RULE 1 over MEM_RULE 3", SERVANT->faulted ^ 1u);
    REG(MISC_CTRL_DP) = 0xaaa5u;
    REG(MASTER_SEC_LEVEL) = 0x80000300u;
    put_value("MASTER_SEC_LEVEL after WRITE_LOCK", REG(MASTER_SEC_LEVEL));
}

void case_cpu1_reset_request(void)
{
    cpu1_prepare();
    cpu1_start();
    cpu1_post(SERVANT_WRITE32, AIRCR, 0x05fa0004u);
    wait_us(100u);
}

/* Both cores write one word each and read the other's: the trace shows how they interleave */
void case_interleave(void)
{
    cpu1_prepare();
    REG(0x20041000u) = 0u;
    cpu1_start();
    for (uint32_t i = 0u; i < 100u; i++) {
        cpu1_post(SERVANT_WRITE32, 0x20041020u, i);
        REG(0x20041000u) = i;
        (void)REG(0x20041020u);
        while (SERVANT->done != SERVANT->request) {
        }
    }
}
