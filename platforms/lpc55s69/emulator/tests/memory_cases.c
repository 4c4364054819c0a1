/* SPDX-License-Identifier: Apache-2.0 */
/* What works, and how: flash array and controller (sheet 9), map and aliases (1), core features (2, 3). */
#include "platforms/lpc55s69/emulator/tests/bare.h"
#include "platforms/lpc55s69/emulator/tests/cases.h"

#define ERASED_PAGE 0x00010000u
#define SCRATCH_PAGE 0x00018000u
#define TORN_PAGE 0x00012000u   /* the runner tears it */
#define S(address) ((address) | 0x10000000u)

void case_core(void)
{
    check("CPUID", REG(CPUID), 0x410fd213u);
    check("MPU_TYPE.DREGION", (REG(MPU_TYPE) >> 8) & 0xffu, 8u);
    check("SAU_TYPE.SREGION", REG(SAU_TYPE) & 0xffu, 8u);
    check("DIEID", REG(DIEID), 0x426b1u);
    check_true("FPU present", REG(MVFR0) != 0u);
    check_true("no code in peripherals", !try_fetch(0x50000800u));
    check("CFSR: IACCVIOL", fault_cfsr, 1u);
    REG8(NVIC_IPR(31u)) = 0xe0u;
    check("priority byte", REG8(NVIC_IPR(31u)), 0xe0u);
    REG(SHPR(3u)) = 0xe0e00000u;
    check("SHPR3", REG(SHPR(3u)), 0xe0e00000u);
}

void case_aliases(void)
{
    uint32_t value = 0u;
    REG(0x30021000u) = 0x12345678u;
    check("SRAM2 through the other alias", REG(0x20021000u), 0x12345678u);
    check("flash through the other alias", REG(0x00020204u), REG(0x10020204u));
    check("SYSCON through the other alias", REG(NS_ALIAS(DIEID)), 0x426b1u);
    REG(0x14000000u) = 0x55aa55aau;
    check("SRAM-X", REG(0x04000000u), 0x55aa55aau);
    clock_on(GATE_USB_RAM);
    REG(PRESETCTRLCLR(2u)) = BIT(6);
    REG(0x50100000u) = 0xcafef00du;
    check("USB RAM", REG(0x40100000u), 0xcafef00du);
    check_true("last word of SRAM4", try_read(0x30043ffcu, &value));
}

void case_flash_erased(void)
{
    uint32_t value = 0u;
    REG(FLASH_INT_CLR_STATUS) = 0xfu;
    check_true("an erased word faults", !try_read(S(ERASED_PAGE + 0x24u), &value));
    check("CFSR: PRECISERR, BFARVALID", fault_cfsr, 0x8200u);
    check("BFAR", fault_bfar, S(ERASED_PAGE + 0x24u));
    check("ECC_ERR", REG(FLASH_INT_STATUS) & 8u, 8u);
    check_true("a fetch from it faults", !try_fetch(S(ERASED_PAGE)));
    check("CFSR: IBUSERR", fault_cfsr, 0x100u);
    check("blank check passes", flash_range(5u, ERASED_PAGE, ERASED_PAGE + 0x1ffu), 0u);
    check("blank check of programmed flash: FAIL", flash_range(5u, 0u, 0x1ffu), 1u);
    check_true("and names a word of the page", REG(FLASH_DATAW(0u)) < 32u);
    REG(FLASH_DATAW(0u)) = 0u;
    check_true("single read of an erased word", (flash_range(3u, ERASED_PAGE, ERASED_PAGE) & 8u) != 0u);
    check_true("the ordinary page is readable", try_read(S(0x100u), &value));
    REG(FLASH_DATAW(0u)) = 0u;
    check("no error from a good single read", flash_range(3u, 0x100u, 0x100u), 0u);
    check("its result", REG(FLASH_DATAW(0u)), REG(S(0x100u)));
}

void case_flash_torn(void)
{
    uint32_t value = 0u, good = 0u, bad = 0u;
    check_true("the torn word faults", !try_read(S(TORN_PAGE + 0x40u), &value));
    for (uint32_t at = TORN_PAGE; at < TORN_PAGE + 512u; at += 16u) {
        if (try_read(S(at), &value)) {
            good++;
        } else {
            bad++;
        }
    }
    check_true("some words are good", good != 0u);
    check_true("some are not", bad != 0u);
    check("blank check fails", flash_range(5u, TORN_PAGE, TORN_PAGE), 1u);
    REG(FLASH_DATAW(0u)) = BIT(15);
    (void)flash_range(3u, TORN_PAGE, TORN_PAGE);
    check_true("DMACC neither zeros nor ones",
               (REG(FLASH_DATAW(0u)) & REG(FLASH_DATAW(1u))) != 0xffffffffu &&
                   (REG(FLASH_DATAW(0u)) | REG(FLASH_DATAW(1u))) != 0u);
    check("erase", flash_range(4u, TORN_PAGE, TORN_PAGE), 0u);
    check("blank", flash_range(5u, TORN_PAGE, TORN_PAGE), 0u);
}

void case_flash_program(void)
{
    uint32_t value = 0u;
    check("module id", REG(FLASH_MODULE_ID), 0xc40f0800u);
    flash_fill_page_buffer(0x1000u);
    check("program", flash_range(12u, SCRATCH_PAGE, SCRATCH_PAGE), 0u);
    check_true("readable", try_read(S(SCRATCH_PAGE + 0x1fcu), &value));
    check("last word", value, 0x1000u + 127u);
    check_true("the next page is still erased", !try_read(S(SCRATCH_PAGE + 0x200u), &value));
    check("erase", flash_range(4u, SCRATCH_PAGE, SCRATCH_PAGE + 0x1ffu), 0u);
    check_true("erased again", !try_read(S(SCRATCH_PAGE), &value));
    flash_fill_page_buffer(0x2000u);
    check("program again", flash_range(12u, SCRATCH_PAGE, SCRATCH_PAGE), 0u);
    check("new contents", REG(S(SCRATCH_PAGE)), 0x2000u);
    check("protected pages: ERR on erase", flash_range(4u, 0x9de00u, 0x9de00u), 2u);
    check("a range past the end: ERR", flash_range(4u, 0x9fe00u, 0xa0000u), 2u);
    REG(FLASH_EVENT) = 1u;
    check("EVENT.RST sets DONE", REG(FLASH_INT_STATUS) & 4u, 4u);
    REG(FLASH_INT_CLR_STATUS) = 0xfu;
    check("DONE is cleared by software", REG(FLASH_INT_STATUS), 0u);
}

/* Code that was executed must change with the flash under it */
void case_flash_code(void)
{
    REG(FLASH_STARTA) = 0u;
    flash_fill_page_buffer(0u);
    for (uint32_t variant = 1u; variant <= 2u; variant++) {
        /* movs r0, #variant; bx lr */
        for (uint32_t row = 0u; row < 32u; row++) {
            REG(FLASH_STARTA) = row;
            REG(FLASH_STOPA) = row;
            for (uint32_t word = 0u; word < 4u; word++) {
                REG(FLASH_DATAW(word)) = 0x47702000u | variant;
            }
            (void)flash_command(8u);
        }
        (void)flash_range(4u, SCRATCH_PAGE, SCRATCH_PAGE + 0x3ffu);
        for (uint32_t page = 0u; page < 2u; page++) {
            if (page != 0u) {
                for (uint32_t row = 0u; row < 32u; row++) {
                    REG(FLASH_STARTA) = row;
                    REG(FLASH_STOPA) = row;
                    (void)flash_command(8u);
                }
            }
            (void)flash_range(12u, SCRATCH_PAGE + 512u * page, SCRATCH_PAGE + 512u * page);
        }
        register uint32_t result __asm__("r0");
        __asm__ volatile("ldr r3, =0x10018001\n blx r3" : "=r"(result)::"r1", "r2", "r3", "r12", "lr", "cc", "memory");
        check("code in flash", result, variant);
    }
}

void case_flash_interrupt(void)
{
    REG(FLASH_INT_CLR_STATUS) = 0xfu;
    REG(NVIC_ISER(0u)) = 1u;
    check("nothing yet", seen.flash, 0u);
    REG(FLASH_INT_SET_ENABLE) = 4u;
    REG(FLASH_STARTA) = ERASED_PAGE >> 4;
    REG(FLASH_STOPA) = ERASED_PAGE >> 4;
    REG(FLASH_CMD) = 5u;
    while (seen.flash == 0u) {
        __asm__ volatile("wfi");
    }
    check("one interrupt 0", seen.flash, 1u);
}

void case_escalation(void)
{
    uint32_t value = 0u;
    /* BusFault off: HardFault, FORCED (sheet 3.2) */
    REG(SHCSR) &= ~BIT(17);
    REG(HFSR) = 0xffffffffu;
    check_true("erased word", !try_read(S(ERASED_PAGE), &value));
    check("HFSR.FORCED", REG(HFSR), BIT(30));
}

void case_systick(void)
{
    /* 1 ms of 96 MHz; MRT counts the same clock */
    clock_on(GATE_MRT);
    pulse_reset(GATE_MRT);
    REG(MRT + 0x08u) = 2u;
    REG(SYST_CTRL) = 0u;
    REG(SYST_LOAD) = 95999u;
    REG(SYST_VAL) = 0u;
    REG(MRT + 0x00u) = BIT(31) | 0xffffffu;
    REG(SYST_CTRL) = 7u;
    while (seen.systick < 10u) {
        __asm__ volatile("wfi");
    }
    const uint32_t clocks = 0xffffffu - REG(MRT + 0x04u);
    REG(SYST_CTRL) = 0u;
    check_true("ten ticks are 960000 clocks", clocks > 959000u && clocks < 961000u);
}

void case_systick_reference(void)
{
    /* CLKSOURCE 0 is the external reference, which SYSTICKCLKSEL0 = 7 leaves without a clock (sheet 7.2) */
    REG(SYST_CTRL) = 0u;
    REG(SYST_LOAD) = 100u;
    REG(SYST_VAL) = 0u;
    REG(SYST_CTRL) = 3u;
    for (volatile uint32_t i = 0u; i < 10000u; i++) {
    }
    check("no tick without a reference clock", seen.systick, 0u);
}

void case_ctimer(void)
{
    /* Sheet 12.4: 1 kHz from FRO 96 MHz, here with CTIMER0 */
    REG(CTIMERCLKSEL(0u)) = 3u;
    clock_on(GATE_CTIMER0);
    pulse_reset(GATE_CTIMER0);
    clock_on(GATE_MRT);
    pulse_reset(GATE_MRT);
    REG(CTIMER0 + 0x04u) = 2u;
    REG(CTIMER0 + 0x0cu) = 95u;
    REG(CTIMER0 + 0x18u) = 999u;
    REG(CTIMER0 + 0x14u) = 3u;
    REG(CTIMER0 + 0x00u) = 0xffu;
    REG(NVIC_ISER(0u)) = BIT(10);
    REG(MRT + 0x08u) = 2u;
    REG(MRT + 0x00u) = BIT(31) | 0xffffffu;
    REG(CTIMER0 + 0x04u) = 1u;
    while (seen.timer < 5u) {
        __asm__ volatile("wfi");
    }
    const uint32_t clocks = 0xffffffu - REG(MRT + 0x04u);
    REG(CTIMER0 + 0x04u) = 0u;
    check_true("five periods are 480000 clocks", clocks > 478000u && clocks < 482000u);
}

void case_mrt(void)
{
    clock_on(GATE_MRT);
    pulse_reset(GATE_MRT);
    clock_on(GATE_CTIMER0);
    pulse_reset(GATE_CTIMER0);
    REG(NVIC_ISER(0u)) = BIT(9);
    REG(MRT + 0x08u) = 1u;
    REG(MRT + 0x00u) = 9600u;
    while (seen.timer < 3u) {
        __asm__ volatile("wfi");
    }
    check("repeats", seen.timer, 3u);
    REG(MRT + 0x00u) = BIT(31);
    check("stops at once with LOAD and 0", REG(MRT + 0x0cu) & 2u, 0u);
}

void case_rng(void)
{
    REG(PMC_PDRUNCFGCLR0) = BIT(22);
    clock_on(GATE_RNG);
    pulse_reset(GATE_RNG);
    check("module id", REG(RNG + 0xffcu), 0xa0b83200u);
    REG(RNG + 0x0cu) = 4u << 2;
    REG(RNG + 0x10u) = 1u;
    uint32_t chi = 0u;
    for (uint32_t i = 0u; i < 100u && ((chi >> 4) & 15u) >= ((chi >> 8) & 15u); i++) {
        chi = REG(RNG + 0x14u);
    }
    check_true("MIN_CHI below MAX_CHI", ((chi >> 4) & 15u) < ((chi >> 8) & 15u));
    check_true("MAX_CHI is 1 to 4", ((chi >> 8) & 15u) >= 1u && ((chi >> 8) & 15u) <= 4u);
    while (((REG(RNG + 0x08u) >> 8) & 31u) != 31u) {
    }
    const uint32_t first = REG(RNG);
    check_true("REFRESH_CNT starts again", ((REG(RNG + 0x08u) >> 8) & 31u) < 31u);
    check_true("numbers differ", first != REG(RNG));
}

void case_software_interrupt(void)
{
    REG(NVIC_ISER(1u)) = BIT(IRQ_UNUSED - 32u);
    REG(NVIC_ISPR(1u)) = BIT(IRQ_UNUSED - 32u);
    __asm__ volatile("dsb\n isb");
    check("ISPR", seen.software, 1u);
    REG(STIR) = IRQ_UNUSED;
    __asm__ volatile("dsb\n isb");
    check("STIR", seen.software, 2u);
}

void case_mpu(void)
{
    uint32_t value = 0u;
    /* One read-only region over the start of SRAM1, background for the rest (sheet 3.5) */
    REG(MPU_RNR) = 0u;
    REG(MPU_RBAR) = 0x30010000u | 5u;
    REG(MPU_RLAR) = 0x30010fe1u;
    REG(MPU_CTRL) = 5u;
    __asm__ volatile("dsb\n isb");
    check_true("load", try_read(0x30010000u, &value));
    check_true("store refused", !try_write(0x30010000u, 1u));
    check("DACCVIOL, MMARVALID", fault_cfsr, 0x82u);
    REG(MPU_CTRL) = 0u;
    __asm__ volatile("dsb\n isb");
}

void case_sau(void)
{
    uint32_t value = 0u;
    sau_on();
    check_true("secure load from a non-secure address", try_read(0x20020000u, &value));
    /* Code at a non-secure address, run by Secure: INVTRAN (sheet 6.2) */
    REG(SFSR) = 0xffu;
    check_true("no secure code at non-secure addresses", !try_fetch(0x20020000u));
    check("SFSR.INVTRAN", REG(SFSR), BIT(4));
}

void case_uart_input(void)
{
    REG(FLEXCOMM0 + USART_FIFOTRIG) = 2u;
    REG(FLEXCOMM0 + USART_FIFOINTENSET) = 8u;
    REG(NVIC_ISER(0u)) = BIT(IRQ_FLEXCOMM0);
    while (seen.uart == 0u) {
        __asm__ volatile("wfi");
    }
    check("FIFOINTSTAT.RXLVL", REG(FLEXCOMM0 + USART_FIFOINTSTAT) & 8u, 8u);
    check("byte", REG(FLEXCOMM0 + USART_FIFORD), 0x52u);
    check("FIFO empty", REG(FLEXCOMM0 + USART_FIFOSTAT) & BIT(6), 0u);
}

void case_reset_request(void)
{
    __asm__ volatile("dsb");
    REG(AIRCR) = 0x05fa0004u;
    for (;;) {
    }
}

void case_lockup(void)
{
    /* HardFault's handler cannot be fetched: VTOR at erased flash */
    REG(VTOR) = S(ERASED_PAGE);
    REG(SHCSR) = 0u;
    (void)REG(S(ERASED_PAGE));
    put_text("FAIL the run went on\r\n");
}

void case_spin(void)
{
    for (;;) {
    }
}

/* Writes in a known order, for drop-write: 21 of them reach registers before this one */
void case_drop_write(void)
{
    REG(NVIC_ISER(1u)) = BIT(IRQ_UNUSED - 32u);
    put_value("ISER1", REG(NVIC_ISER(1u)));
}
