/* SPDX-License-Identifier: Apache-2.0 */
/* CTIMERs and the lines they interrupt by, as the fact sheet has them (7.2, 12.3, 12.4). The MRT, which counts the AHB
 * clock of 96 MHz, is the clock that they are held against. */
#include "platforms/lpc55s69/emulator/tests/bare.h"
#include "platforms/lpc55s69/emulator/tests/cases.h"

enum {
    MAIN_CLOCK = 0,
    FRO_96_MHZ = 3,
    FRO_1_MHZ = 4,
    NO_CLOCK = 7
};

/* From one of these accesses to the next few instructions pass, each of 1 ns; a clock has 10. */
#define CLOCKS_OF_A_FEW_INSTRUCTIONS 20u

static void timer_fresh(uint32_t clock)
{
    REG(CTIMERCLKSEL(0u)) = clock;
    clock_on(GATE_MRT);
    pulse_reset(GATE_MRT); /* the handler of both looks at it */
    clock_on(GATE_CTIMER0);
    pulse_reset(GATE_CTIMER0);
    REG(CTIMER0 + CTIMER_TCR) = CTIMER_CRST;
}

static void clocks_start(void)
{
    REG(MRT + 0x08u) = 2u;
    REG(MRT + 0x00u) = BIT(31) | 0xffffffu;
}

static uint32_t clocks_passed(void)
{
    return 0xffffffu - REG(MRT + 0x04u);
}

static void check_about(const char *name, uint32_t value, uint32_t wanted, uint32_t more)
{
    if (value >= wanted && value <= wanted + more) {
        check_true(name, true);
    } else {
        check(name, value, wanted);
    }
}

static bool pending(uint32_t irq)
{
    return (REG(NVIC_ISPR(irq / 32u)) & BIT(irq % 32u)) != 0u;
}

void case_ctimer_reset_values(void)
{
    static const uint32_t registers[] = {0x00u, 0x04u, 0x08u, 0x0cu, 0x10u, 0x14u, 0x18u, 0x1cu, 0x20u, 0x24u,
                                         0x28u, 0x2cu, 0x30u, 0x34u, 0x38u, 0x3cu, 0x70u, 0x74u};
    check("no clock is chosen", REG(CTIMERCLKSEL(0u)), NO_CLOCK);
    clock_on(GATE_CTIMER0);
    pulse_reset(GATE_CTIMER0);
    for (uint32_t i = 0u; i < sizeof registers / sizeof registers[0]; i++) {
        check("a register is 0", REG(CTIMER0 + registers[i]), 0u);
    }
}

/* TC counts every PR + 1 clocks; matches set the flags of those registers that MCR says, and nothing else */
void case_ctimer_matches(void)
{
    struct {
        uint32_t tc, pc, ir;
    } at[4];
    timer_fresh(FRO_1_MHZ);
    REG(CLOCK_CTRL) |= BIT(6);
    REG(CTIMER0 + CTIMER_PR) = 1u;
    REG(CTIMER0 + CTIMER_MR(0u)) = 10u;
    REG(CTIMER0 + CTIMER_MR(1u)) = 20u;
    REG(CTIMER0 + CTIMER_MR(2u)) = 30u;
    REG(CTIMER0 + CTIMER_MR(3u)) = 40u;
    REG(CTIMER0 + CTIMER_MCR) = 1u | 0u << 3 | 1u << 6 | 4u << 9;
    REG(CTIMER0 + CTIMER_TCR) = CTIMER_CEN;
    /* Text would take time: look first, print afterwards */
    for (uint32_t i = 0u; i < 4u; i++) {
        wait_us(i == 0u ? 15u : 30u);
        at[i].tc = REG(CTIMER0 + CTIMER_TC);
        at[i].pc = REG(CTIMER0 + CTIMER_PC);
        at[i].ir = REG(CTIMER0 + CTIMER_IR);
    }
    check("TC after 15 us of 2 us each", at[0].tc, 7u);
    check("PC is in the second of two clocks", at[0].pc, 1u);
    check("no match yet", at[0].ir, 0u);
    check("TC after 45 us", at[1].tc, 22u);
    check("MR0 at 20 us; MR1 at 40 us is not asked for", at[1].ir, 1u);
    check("MR2 at 60 us", at[2].ir, 5u);
    check("MR3 stops it at 80 us", at[3].tc, 40u);
    check("without an interrupt", at[3].ir, 5u);
    check("CEN is cleared", REG(CTIMER0 + CTIMER_TCR), 0u);
    REG(CTIMER0 + CTIMER_IR) = 1u;
    check("W1C: the others stay", REG(CTIMER0 + CTIMER_IR), 4u);
    REG(CTIMER0 + CTIMER_IR) = 0u;
    check("a 0 clears nothing", REG(CTIMER0 + CTIMER_IR), 4u);
    REG(CTIMER0 + CTIMER_TCR) = CTIMER_CEN | CTIMER_CRST;
    wait_us(10u);
    check("CRST holds TC", REG(CTIMER0 + CTIMER_TC), 0u);
    REG(CTIMER0 + CTIMER_TCR) = CTIMER_CEN;
    wait_us(11u);
    check("until it is 0", REG(CTIMER0 + CTIMER_TC), 5u);
    pulse_reset(GATE_CTIMER0);
    check("a reset of the block clears the flags", REG(CTIMER0 + CTIMER_IR), 0u);
    check("and the count", REG(CTIMER0 + CTIMER_TC), 0u);
}

static uint32_t count_in_100us(uint32_t clock)
{
    timer_fresh(clock);
    REG(CTIMER0 + CTIMER_TCR) = CTIMER_CEN;
    wait_us(100u);
    return REG(CTIMER0 + CTIMER_TC);
}

void case_ctimer_clocks(void)
{
    REG(CLOCK_CTRL) |= BIT(6);
    check_about("main clock, 96 MHz here", count_in_100us(MAIN_CLOCK), 9600u, 2u * CLOCKS_OF_A_FEW_INSTRUCTIONS);
    check_about("FRO 96 MHz", count_in_100us(FRO_96_MHZ), 9600u, 2u * CLOCKS_OF_A_FEW_INSTRUCTIONS);
    check_about("FRO 1 MHz", count_in_100us(FRO_1_MHZ), 100u, 1u);
    check("no clock: it does not count", count_in_100us(NO_CLOCK), 0u);
    timer_fresh(FRO_1_MHZ);
    REG(CTIMER0 + CTIMER_TCR) = CTIMER_CEN;
    wait_us(50u);
    REG(AHBCLKCTRLCLR(1u)) = BIT(26);
    wait_us(100u);
    clock_on(GATE_CTIMER0);
    REG(CTIMERCLKSEL(0u)) = NO_CLOCK;
    check_about("its gate stops it", REG(CTIMER0 + CTIMER_TC), 50u, 1u);
    check_about("so does the selector", REG(CTIMER0 + CTIMER_TC), 50u, 1u);
    REG(CTIMERCLKSEL(0u)) = FRO_96_MHZ;
    wait_us(10u);
    check_about("another clock goes on from there", REG(CTIMER0 + CTIMER_TC), 1010u,
                2u * CLOCKS_OF_A_FEW_INSTRUCTIONS);
}

/* A period is (MR + 1) * (PR + 1) clocks, however often somebody looks, and no match gets lost on the way */
void case_ctimer_exact(void)
{
    uint32_t matches = 0u, last = 0u, clocks = 0u;
    timer_fresh(FRO_96_MHZ);
    REG(CTIMER0 + CTIMER_PR) = 2u;
    REG(CTIMER0 + CTIMER_MR(2u)) = 16u;
    REG(CTIMER0 + CTIMER_MCR) = 3u << 6;
    clocks_start();
    REG(CTIMER0 + CTIMER_TCR) = CTIMER_CEN;
    while (matches < 100u) {
        const uint32_t flags = REG(CTIMER0 + CTIMER_IR);
        const uint32_t count = REG(CTIMER0 + CTIMER_TC);
        if (flags != 0u) {
            clocks = clocks_passed();
            REG(CTIMER0 + CTIMER_IR) = flags;
            matches++;
        }
        last = count > last ? count : last;
    }
    REG(CTIMER0 + CTIMER_TCR) = 0u;
    check("TC comes to MR2 and not beyond", last, 16u);
    check_about("100 periods of 51 clocks, the last one up to the match", clocks, 99u * 51u + 48u,
                CLOCKS_OF_A_FEW_INSTRUCTIONS);
}

/* The line is up while a flag is: it cannot be cleared in the NVIC, and comes back after the handler */
void case_ctimer_level(void)
{
    timer_fresh(FRO_96_MHZ);
    REG(CTIMER0 + CTIMER_MR(0u)) = 95u;
    REG(CTIMER0 + CTIMER_MCR) = 5u;
    REG(CTIMER0 + CTIMER_TCR) = CTIMER_CEN;
    wait_us(5u);
    check("the flag", REG(CTIMER0 + CTIMER_IR), 1u);
    check_true("latched while disabled", pending(IRQ_CTIMER0));
    REG(NVIC_ICPR(0u)) = BIT(IRQ_CTIMER0);
    check_true("ICPR does not help while the line is up", pending(IRQ_CTIMER0));
    REG(CTIMER0 + CTIMER_IR) = 1u;
    check_true("the latch survives the line", pending(IRQ_CTIMER0));
    REG(NVIC_ICPR(0u)) = BIT(IRQ_CTIMER0);
    check_true("and is cleared then", !pending(IRQ_CTIMER0));
    REG(NVIC_ISER(0u)) = BIT(IRQ_CTIMER0);
    __asm__ volatile("dsb\n isb");
    check("nothing comes", seen.timer, 0u);
    REG(NVIC_ICER(0u)) = BIT(IRQ_CTIMER0);
    REG(CTIMER0 + CTIMER_TCR) = CTIMER_CRST;
    REG(CTIMER0 + CTIMER_TCR) = CTIMER_CEN;
    wait_us(5u);
    check_true("latched again", pending(IRQ_CTIMER0));
    leave_timer_flags = 3u;
    REG(NVIC_ISER(0u)) = BIT(IRQ_CTIMER0);
    __asm__ volatile("dsb\n isb");
    check("taken after enable, and again until the flag is cleared", seen.timer, 4u);
    wait_us(5u);
    check("and no more", seen.timer, 4u);
}

/* Each has its own base, gate, reset, clock and line (sheet 1.4, 12.3) */
void case_ctimer_blocks(void)
{
    static const struct {
        uint32_t base, word, bit, irq;
    } timer[] = {
        {0x50008000u, 1u, 26u, 10u}, {0x50009000u, 1u, 27u, 11u}, {0x50028000u, 1u, 22u, 36u},
        {0x50029000u, 2u, 21u, 13u}, {0x5002a000u, 2u, 22u, 37u},
    };
    enum { COUNT = sizeof timer / sizeof timer[0] };
    for (uint32_t n = 0u; n < (uint32_t)COUNT; n++) {
        REG(CTIMERCLKSEL(n)) = FRO_96_MHZ;
        clock_on(timer[n].word, timer[n].bit);
        pulse_reset(timer[n].word, timer[n].bit);
        REG(timer[n].base + CTIMER_MR(0u)) = 95u;
        REG(timer[n].base + CTIMER_MCR) = 5u;
    }
    for (uint32_t n = 0u; n < (uint32_t)COUNT; n++) {
        REG(timer[n].base + CTIMER_TCR) = CTIMER_CEN;
        wait_us(5u);
        for (uint32_t i = 0u; i < (uint32_t)COUNT; i++) {
            check("only its line", pending(timer[i].irq), i == n);
            check("only its flag", REG(timer[i].base + CTIMER_IR), i == n ? 1u : 0u);
        }
        pulse_reset(timer[n].word, timer[n].bit);
        REG(NVIC_ICPR(timer[n].irq / 32u)) = BIT(timer[n].irq % 32u);
    }
}

/* Rules of two neighbours are two nibbles, and a masked line is none of CPU1's (sheet 12.4) */
void case_ctimer_worlds(void)
{
    cpu1_prepare();
    split_rules();
    REG(SEC_CPU_INT_MASK(0u)) = BIT(11);
    timer_fresh(FRO_96_MHZ);
    clock_on(GATE_CTIMER1);
    pulse_reset(GATE_CTIMER1);
    REG(CTIMERCLKSEL(1u)) = FRO_96_MHZ;
    REG(APB0_MEM_CTRL(1u)) = 0x33333303u; /* CTIMER1: 0 */
    checking_on();
    cpu1_start();
    (void)cpu1_do(SERVANT_WRITE32, NVIC_ISER(0u), BIT(10) | BIT(11));
    (void)cpu1_do(SERVANT_READ32, NS_ALIAS(CTIMER0) + CTIMER_TC, 0u);
    check("CTIMER0 is refused to CPU1", SERVANT->faulted, 1u);
    check("as a violation of its page", REG(SEC_VIO_ADDR(7u)), NS_ALIAS(CTIMER0) + CTIMER_TC);
    (void)cpu1_do(SERVANT_WRITE32, NS_ALIAS(CTIMER1) + CTIMER_MR(0u), 95u);
    check("CTIMER1 is not", SERVANT->faulted, 0u);
    REG(CTIMER0 + CTIMER_MR(0u)) = 95u;
    REG(CTIMER0 + CTIMER_MCR) = 5u;
    REG(CTIMER0 + CTIMER_TCR) = CTIMER_CEN;
    wait_us(5u);
    check_true("CTIMER0 interrupts", pending(10u));
    check("CPU0 alone", SERVANT->spurious, 0u);
    (void)cpu1_do(SERVANT_WRITE32, NS_ALIAS(CTIMER1) + CTIMER_MCR, 5u);
    (void)cpu1_do(SERVANT_WRITE32, NS_ALIAS(CTIMER1) + CTIMER_TCR, CTIMER_CEN);
    wait_us(5u);
    check_true("CTIMER1 interrupts CPU1", SERVANT->spurious != 0u);
}

/* Prints where it is every so often; the runner compares whole runs */
void case_ctimer_repeats(void)
{
    timer_fresh(FRO_96_MHZ);
    REG(CTIMER0 + CTIMER_MR(0u)) = 996u;
    REG(CTIMER0 + CTIMER_MCR) = 3u;
    REG(NVIC_ISER(0u)) = BIT(IRQ_CTIMER0);
    REG(CTIMER0 + CTIMER_TCR) = CTIMER_CEN;
    for (uint32_t i = 0u; i < 20u; i++) {
        put_value("interrupts", seen.timer);
        put_value("TC", REG(CTIMER0 + CTIMER_TC));
    }
    REG(CTIMER0 + CTIMER_TCR) = 0u;
}
