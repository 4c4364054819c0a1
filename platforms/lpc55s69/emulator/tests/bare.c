/* SPDX-License-Identifier: Apache-2.0 */
/* Runtime of CPU0's test programs: start-up, vectors, helpers. It assumes nothing about what the ROM leaves, for
 * that is drawn, and differs on a board. */
#include "platforms/lpc55s69/emulator/tests/bare.h"

extern uint32_t bare_bss_start[], bare_bss_end[], bare_stack_top[];

volatile struct seen seen;
volatile uint32_t leave_timer_flags;
volatile uint32_t fault_count, fault_cfsr, fault_bfar, fault_exc_return;
static volatile uint32_t armed, skip_bytes;

void bare_reset(void);
void bare_main(void);
void bare_fault(uint32_t *frame, uint32_t exc_return);
void bare_fault_entry(void);
void bare_systick(void);
void bare_mailbox(void);
void bare_violation(void);
void bare_uart(void);
void bare_flash(void);
void bare_software(void);
void bare_timer(void);

void put_text(const char *text)
{
    for (; *text != '\0'; text++) {
        while ((REG(FLEXCOMM0 + USART_FIFOSTAT) & BIT(5)) == 0u) {
        }
        REG(FLEXCOMM0 + USART_FIFOWR) = (uint8_t)*text;
    }
}

static void put_hex(uint32_t value)
{
    char text[11] = "0x00000000";
    for (int i = 0; i < 8; i++) {
        text[9 - i] = "0123456789abcdef"[(value >> (4 * i)) & 15u];
    }
    put_text(text);
}

void put_value(const char *name, uint32_t value)
{
    put_text(name);
    put_text(" ");
    put_hex(value);
    put_text("\r\n");
}

void check(const char *name, uint32_t value, uint32_t wanted)
{
    if (value == wanted) {
        put_text("ok ");
        put_text(name);
    } else {
        put_text("FAIL ");
        put_text(name);
        put_text(" is ");
        put_hex(value);
        put_text(", not ");
        put_hex(wanted);
    }
    put_text("\r\n");
}

void check_true(const char *name, bool value)
{
    check(name, value ? 1u : 0u, 1u);
}

void clock_on(uint32_t word, uint32_t bit)
{
    REG(AHBCLKCTRLSET(word)) = BIT(bit);
}

/* Sheet 7.1, as NXP's helper waits */
void pulse_reset(uint32_t word, uint32_t bit)
{
    REG(PRESETCTRLSET(word)) = BIT(bit);
    while ((REG(PRESETCTRL(word)) & BIT(bit)) == 0u) {
    }
    REG(PRESETCTRLCLR(word)) = BIT(bit);
    while ((REG(PRESETCTRL(word)) & BIT(bit)) != 0u) {
    }
}

/* Sheet 7.7 */
void fro96_on(void)
{
    clock_on(GATE_ANACTRL);
    REG(PRESETCTRLCLR(2u)) = BIT(27);
    REG(FRO192M_CTRL) |= BIT(14) | BIT(15) | BIT(30);
    while ((REG(FRO192M_STATUS) & 1u) == 0u) {
    }
}

static void set_wait_states(uint32_t wait_states)
{
    uint32_t fmccr = REG(FMCCR);
    REG(FMCCR) = fmccr & ~BIT(5);
    REG(FLASH_INT_CLR_STATUS) = 0x1fu;
    REG(FLASH_DATAW(0u)) = wait_states;
    REG(FLASH_CMD) = 2u;
    while ((REG(FLASH_INT_STATUS) & 4u) == 0u) {
    }
    REG(FMCCR) = (fmccr & 0x0fffu) | (wait_states << 12);
}

void run_at_96mhz(void)
{
    fro96_on();
    REG(MAINCLKSELA) = 0u;
    REG(MAINCLKSELB) = 0u;
    set_wait_states(8u);
    REG(AHBCLKDIV) = 0u;
    REG(MAINCLKSELA) = 3u;
}

void usart_start(uint32_t base)
{
    REG(base + USART_PSELID) = 1u;
    REG(base + USART_CFG) = 0u;
    REG(base + USART_OSR) = 12u;
    REG(base + USART_BRG) = 7u;
    REG(base + USART_FIFOCFG) = 0x30003u;
    REG(base + USART_CFG) = 5u;
}

/* Sheet 7.8 */
void console_start(void)
{
    clock_on(GATE_IOCON);
    REG(IOCON_PIO0(29u)) = 0x101u;
    REG(IOCON_PIO0(30u)) = 0x101u;
    REG(FCCLKSEL(0u)) = 2u;
    clock_on(GATE_FLEXCOMM0);
    pulse_reset(GATE_FLEXCOMM0);
    usart_start(FLEXCOMM0);
}

/* SysTick without its interrupt; the core runs at 96 MHz */
void wait_us(uint32_t us)
{
    REG(SYST_CTRL) = 0u;
    REG(SYST_LOAD) = 96u * us - 1u;
    REG(SYST_VAL) = 0u;
    REG(SYST_CTRL) = 5u;
    while ((REG(SYST_CTRL) & BIT(16)) == 0u) {
    }
    REG(SYST_CTRL) = 0u;
}

__attribute__((naked, noinline)) static uint32_t load_word(uint32_t address __attribute__((unused)))
{
    __asm__ volatile(".balign 4\n ldr r0, [r0]\n bx lr");
}

__attribute__((naked, noinline)) static void store_word(uint32_t address __attribute__((unused)),
                                                        uint32_t value __attribute__((unused)))
{
    __asm__ volatile(".balign 4\n str r1, [r0]\n bx lr");
}

/* Calls address; the fault handler, if it comes to that, returns to the caller */
__attribute__((naked, noinline)) static void call(uint32_t address __attribute__((unused)))
{
    __asm__ volatile("push {r4, lr}\n blx r0\n pop {r4, pc}");
}

static bool without_fault(uint32_t before)
{
    armed = 0u;
    return fault_count == before;
}

bool try_read(uint32_t address, uint32_t *value)
{
    const uint32_t before = fault_count;
    armed = 1u;
    skip_bytes = 2u;
    *value = load_word(address);
    return without_fault(before);
}

bool try_write(uint32_t address, uint32_t value)
{
    const uint32_t before = fault_count;
    armed = 1u;
    skip_bytes = 2u;
    store_word(address, value);
    return without_fault(before);
}

bool try_fetch(uint32_t address)
{
    const uint32_t before = fault_count;
    armed = 1u;
    skip_bytes = 0u;
    call(address | 1u);
    return without_fault(before);
}

/* skip_bytes 0: a fetch failed; go back to where the stacked LR says */
void bare_fault(uint32_t *frame, uint32_t exc_return)
{
    fault_cfsr = REG(CFSR);
    fault_bfar = REG(BFAR);
    fault_exc_return = exc_return;
    fault_count++;
    REG(CFSR) = fault_cfsr;
    if (armed == 0u) {
        put_value("FAIL unexpected fault, CFSR", fault_cfsr);
        put_value("BFAR", fault_bfar);
        put_value("PC", frame[6]);
        for (;;) {
        }
    }
    if (skip_bytes == 0u) {
        frame[6] = frame[5] & ~1u;
        frame[7] |= BIT(24);
    } else {
        frame[6] += skip_bytes;
    }
}

__attribute__((naked)) void bare_fault_entry(void)
{
    __asm__ volatile("mov r0, sp\n mov r1, lr\n b bare_fault");
}

void bare_systick(void)
{
    seen.systick++;
}

void bare_mailbox(void)
{
    const uint32_t flags = REG(MAILBOX_IRQ1);
    REG(MAILBOX_IRQ1CLR) = flags;
    __asm__ volatile("dsb" ::: "memory");
    seen.mailbox++;
    seen.mailbox_flags |= flags;
}

/* Masks itself: the latch is the case's to read */
void bare_violation(void)
{
    seen.violation++;
    REG(NVIC_ICER(1u)) = BIT(IRQ_SEC_VIO - 32u);
    __asm__ volatile("dsb" ::: "memory");
}

void bare_uart(void)
{
    seen.uart++;
    REG(NVIC_ICER(0u)) = BIT(IRQ_FLEXCOMM0);
    __asm__ volatile("dsb" ::: "memory");
}

void bare_flash(void)
{
    seen.flash++;
    REG(FLASH_INT_CLR_STATUS) = 0xfu;
    __asm__ volatile("dsb" ::: "memory");
}

void bare_software(void)
{
    seen.software++;
}

void bare_timer(void)
{
    seen.timer++;
    if (leave_timer_flags != 0u) {
        leave_timer_flags--;
        return;
    }
    REG(MRT + 0x0cu) = 1u;
    REG(CTIMER0 + CTIMER_IR) = 0xffu;
    __asm__ volatile("dsb" ::: "memory");
}

typedef void (*vector)(void);
struct vector_table {
    uint32_t *stack;
    vector entry[15 + 60];   /* entry[0] is exception 1 */
};
#define EXCEPTION(n) [(n) - 1]
#define IRQ(n) [16 + (n) - 1]

__attribute__((section(".vectors"), used)) static const struct vector_table vectors = {
    bare_stack_top,
    {
        EXCEPTION(1) = bare_reset,
        EXCEPTION(2) = bare_fault_entry,
        EXCEPTION(3) = bare_fault_entry,
        EXCEPTION(4) = bare_fault_entry,
        EXCEPTION(5) = bare_fault_entry,
        EXCEPTION(6) = bare_fault_entry,
        EXCEPTION(7) = bare_fault_entry,
        EXCEPTION(15) = bare_systick,
        IRQ(0) = bare_flash,
        IRQ(9) = bare_timer,
        IRQ(10) = bare_timer,
        IRQ(14) = bare_uart,
        IRQ(31) = bare_mailbox,
        IRQ(40) = bare_software,
        IRQ(53) = bare_violation,
    },
};

__attribute__((naked)) void bare_reset(void)
{
    __asm__ volatile("ldr r0, =bare_stack_top\n mov sp, r0\n b bare_main");
}

void bare_main(void)
{
    for (uint32_t *word = bare_bss_start; word != bare_bss_end; word++) {
        *word = 0u;
    }
    /* Whatever the ROM left pending or routed */
    REG(VTOR) = (uint32_t)(uintptr_t)&vectors;
    REG(AIRCR) = 0x05fa4008u;
    REG(NVIC_ICER(0u)) = 0xffffffffu;
    REG(NVIC_ICER(1u)) = 0xffffffffu;
    REG(NVIC_ICPR(0u)) = 0xffffffffu;
    REG(NVIC_ICPR(1u)) = 0xffffffffu;
    REG(SHCSR) |= 0xf0000u;
    REG(CPACR) = 0u;
    clock_on(0u, 3u);
    clock_on(0u, 4u);
    clock_on(0u, 5u);
    clock_on(0u, 6u);
    run_at_96mhz();
    console_start();
    bare_run();
    if ((REG(CPUCTRL) & BIT(5)) == 0u) {
        cpu1_hold();   /* it polls, and the run would never be idle */
    }
    put_text("done\r\n");
    for (;;) {
        __asm__ volatile("wfi");
    }
}

void open_rules(void)
{
    REG(APB0_MEM_CTRL(0u)) = 0x30000000u;
    REG(APB0_MEM_CTRL(1u)) = 0x30003300u;
    REG(APB0_MEM_CTRL(2u)) = 0x33330333u;
    REG(APB1_MEM_CTRL(0u)) = 0x33330330u;
    REG(APB1_MEM_CTRL(1u)) = 0x33003000u;
    REG(APB1_MEM_CTRL(2u)) = 0x33003333u;
    REG(APB1_MEM_CTRL(3u)) = 0x33030030u;
    REG(PORT8_SLAVE0) = 0x00003033u;
    REG(PORT8_SLAVE1) = 0x00300000u;
    REG(PORT9_SLAVE0) = 0x00003333u;
    REG(PORT9_SLAVE1) = 0x03300330u;
    REG(PORT10_SLAVE0) = 0x00000030u;
}

void split_rules(void)
{
    static const uint32_t secure[] = {
        0x014u, 0x020u, 0x024u, 0x028u, 0x02cu, 0x040u, 0x060u, 0x064u, 0x080u, 0x084u, 0x100u, 0x104u,
        0x108u, 0x110u, 0x114u, 0x118u, 0x11cu, 0x120u, 0x130u, 0x134u, 0x140u,
    };
    for (uint32_t i = 0u; i < sizeof secure / sizeof secure[0]; i++) {
        REG(AHB + secure[i]) = 0x33333333u;
    }
    REG(FLASH_MEM_RULE(0u)) = 0x33003333u;
    REG(FLASH_MEM_RULE(2u)) = 0x3333u;
    REG(PORT8_SLAVE1) = 0x00330330u;
    REG(PORT10_SLAVE1) = 0x33u;
    REG(MASTER_SEC_LEVEL) = 0x80000000u;
    REG(MASTER_SEC_ANTI_POL) = 0xbfffffffu;
}

void checking_on(void)
{
    REG(MISC_CTRL) = 0xaaa6u;
    REG(MISC_CTRL_DP) = 0xaaa6u;
    __asm__ volatile("dsb\n isb" ::: "memory");
}

void sau_on(void)
{
    REG(SAU_RNR) = 0u;
    REG(SAU_RBAR) = 0x20020000u;
    REG(SAU_RLAR) = 0x20043fe1u;
    REG(SAU_RNR) = 1u;
    REG(SAU_RBAR) = 0x00020000u;
    REG(SAU_RLAR) = 0x0002ffe1u;
    REG(SAU_RNR) = 2u;
    REG(SAU_RBAR) = 0x40000000u;
    REG(SAU_RLAR) = 0x4fffffe1u;
    REG(SAU_CTRL) = 1u;
    __asm__ volatile("dsb\n isb" ::: "memory");
}

void cpu1_prepare(void)
{
    clock_on(GATE_MAILBOX);
    pulse_reset(GATE_MAILBOX);
    for (uint32_t i = 0u; i < sizeof(struct servant); i += 4u) {
        REG(SERVANT_BASE + i) = 0u;
    }
    REG(CPUCFG) |= 4u;
}

void cpu1_release(uint32_t table)
{
    REG(CPBOOT) = table;
    const uint32_t control = (REG(CPUCTRL) & 0xffffu) | 0xc0c48000u;
    REG(CPUCTRL) = control | BIT(5) | BIT(3);
    REG(CPUCTRL) = (control | BIT(3)) & ~BIT(5);
}

void cpu1_hold(void)
{
    const uint32_t control = (REG(CPUCTRL) & 0xffffu) | 0xc0c48000u;
    REG(CPUCTRL) = (control | BIT(5)) & ~BIT(3);
}

void cpu1_start(void)
{
    SERVANT->alive = 0u;
    cpu1_release(SERVANT_TABLE);
    while (SERVANT->alive != SERVANT_ALIVE) {
    }
}

void cpu1_post(enum servant_op op, uint32_t a, uint32_t b)
{
    SERVANT->op = (uint32_t)op;
    SERVANT->a = a;
    SERVANT->b = b;
    SERVANT->faulted = 0u;
    __asm__ volatile("dmb" ::: "memory");
    SERVANT->request = SERVANT->done + 1u;
}

uint32_t cpu1_do(enum servant_op op, uint32_t a, uint32_t b)
{
    cpu1_post(op, a, b);
    while (SERVANT->done != SERVANT->request) {
    }
    return SERVANT->result;
}

uint32_t flash_command(uint32_t command)
{
    REG(FLASH_INT_CLR_STATUS) = 0xfu;
    REG(FLASH_CMD) = command;
    while ((REG(FLASH_INT_STATUS) & 4u) == 0u) {
    }
    return REG(FLASH_INT_STATUS) & 0xbu;
}

uint32_t flash_range(uint32_t command, uint32_t first, uint32_t last)
{
    REG(FLASH_STARTA) = first >> 4;
    REG(FLASH_STOPA) = last >> 4;
    return flash_command(command);
}

void flash_fill_page_buffer(uint32_t seed)
{
    for (uint32_t row = 0u; row < 32u; row++) {
        REG(FLASH_STARTA) = row;
        REG(FLASH_STOPA) = row;
        for (uint32_t word = 0u; word < 4u; word++) {
            REG(FLASH_DATAW(word)) = seed + 4u * row + word;
        }
        (void)flash_command(8u);
    }
}
