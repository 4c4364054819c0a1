/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's test program for the virtual board: does what CPU0 asks (servant.h), one operation at a time.
 * Non-secure aliases only; no SYSCON. */
#include "platforms/lpc55s69/emulator/tests/servant.h"
#include "platforms/lpc55s69/emulator/tests/sheet.h"

extern uint32_t servant_bss_start[], servant_bss_end[], servant_stack_top[];

void servant_reset(void);
void servant_main(void);
void servant_fault(uint32_t *frame);
void servant_fault_entry(void);
void servant_hard_fault(void);
void servant_svc(void);
void servant_systick(void);
void servant_mailbox(void);
void servant_spurious(void);

static volatile uint32_t locking_up, ticks, fetching;
extern volatile uint32_t servant_exc_return;
volatile uint32_t servant_exc_return;

__attribute__((naked)) static uint32_t load_word(uint32_t address __attribute__((unused)))
{
    __asm__ volatile("ldr r0, [r0]\n bx lr");
}

__attribute__((naked)) static void store_word(uint32_t address __attribute__((unused)),
                                              uint32_t value __attribute__((unused)))
{
    __asm__ volatile("str r1, [r0]\n bx lr");
}

__attribute__((naked)) static void call(uint32_t address __attribute__((unused)))
{
    __asm__ volatile("push {r4, lr}\n blx r0\n pop {r4, pc}");
}

/* vmov s0, r0 and sadd8 r0, r0, r0, as words: the assembler rightly refuses them for this core. Two bytes are skipped
 * at a fault, so the second half must be harmless: 0xbf00 follows both. */
__attribute__((naked)) static void fp_instruction(void)
{
    __asm__ volatile(".inst.w 0xee000a10\n bx lr");
}

__attribute__((naked)) static void dsp_instruction(void)
{
    __asm__ volatile(".inst.w 0xfa80f000\n bx lr");
}

/* On the process stack, so that EXC_RETURN is the one a thread of an RTOS would give */
__attribute__((naked)) static void svc_on_process_stack(void)
{
    __asm__ volatile("mrs r1, msp\n"
                     " sub r1, r1, #512\n"
                     " msr psp, r1\n"
                     " mrs r2, control\n"
                     " movs r3, #2\n"
                     " msr control, r3\n"
                     " isb\n"
                     " svc #0\n"
                     " msr control, r2\n"
                     " isb\n"
                     " bx lr");
}

/* MSR CONTROL.nPRIV = 1 and the load; the fault handler ends it */
__attribute__((naked)) static uint32_t unprivileged_load(uint32_t address __attribute__((unused)))
{
    __asm__ volatile("movs r3, #1\n"
                     " msr control, r3\n"
                     " isb\n"
                     " ldr r0, [r0]\n"
                     " svc #1\n"
                     " bx lr");
}

void servant_fault(uint32_t *frame)
{
    SERVANT->faulted = 1u;
    SERVANT->cfsr = REG(CFSR);
    SERVANT->hfsr = REG(HFSR);
    SERVANT->bfar = REG(BFAR);
    REG(CFSR) = SERVANT->cfsr;
    if (fetching != 0u) {
        frame[6] = frame[5] & ~1u;
        frame[7] |= BIT(24);
        return;
    }
    const uint16_t instruction = *(const volatile uint16_t *)(uintptr_t)frame[6];
    frame[6] += (instruction >> 11) >= 0x1du ? 4u : 2u;
}

__attribute__((naked)) void servant_fault_entry(void)
{
    __asm__ volatile("mov r0, sp\n b servant_fault");
}

/* A fault here is lockup */
void servant_hard_fault(void)
{
    if (locking_up != 0u) {
        (void)load_word(0x30000000u);
    }
    for (;;) {
    }
}

__attribute__((naked)) void servant_svc(void)
{
    __asm__ volatile("mrs r0, control\n"
                     " bic r0, r0, #1\n"
                     " msr control, r0\n"
                     " ldr r0, =servant_exc_return\n"
                     " str lr, [r0]\n"
                     " bx lr");
}

void servant_systick(void)
{
    ticks++;
}

void servant_mailbox(void)
{
    const uint32_t flags = REG(NS_ALIAS(MAILBOX_IRQ0));
    REG(NS_ALIAS(MAILBOX_IRQ0CLR)) = flags;
    __asm__ volatile("dsb" ::: "memory");
    SERVANT->mailbox_count++;
    SERVANT->mailbox_flags |= flags;
}

void servant_spurious(void)
{
    SERVANT->spurious++;
    REG(NVIC_ICER(0u)) = 0xffffffffu;
    REG(NVIC_ICER(1u)) = 0xffffffffu;
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
    servant_stack_top,
    {
        EXCEPTION(1) = servant_reset,
        EXCEPTION(2) = servant_hard_fault,
        EXCEPTION(3) = servant_hard_fault,
        EXCEPTION(4) = servant_fault_entry,
        EXCEPTION(5) = servant_fault_entry,
        EXCEPTION(6) = servant_fault_entry,
        EXCEPTION(11) = servant_svc,
        EXCEPTION(15) = servant_systick,
        IRQ(9) = servant_spurious,
        IRQ(10) = servant_spurious,
        IRQ(11) = servant_spurious,
        IRQ(14) = servant_spurious,
        IRQ(31) = servant_mailbox,
        IRQ(40) = servant_spurious,
        IRQ(53) = servant_spurious,
    },
};

__attribute__((naked)) void servant_reset(void)
{
    __asm__ volatile("b servant_main");
}

static void sleep_once(void)
{
    SERVANT->done = SERVANT->request;
    __asm__ volatile("dsb\n wfi" ::: "memory");
}

static void operate(void)
{
    const uint32_t a = SERVANT->a;
    switch ((enum servant_op)SERVANT->op) {
    case SERVANT_NOTHING:
        break;
    case SERVANT_READ32:
        SERVANT->result = load_word(a);
        break;
    case SERVANT_WRITE32:
        store_word(a, SERVANT->b);
        break;
    case SERVANT_CALL:
        fetching = 1u;
        call(a | 1u);
        fetching = 0u;
        break;
    case SERVANT_SLEEP:
        sleep_once();
        break;
    case SERVANT_LOCK_UP:
        SERVANT->done = SERVANT->request;
        locking_up = 1u;
        REG(SHCSR) = 0u;
        (void)load_word(0x30000000u);
        break;
    case SERVANT_SVC:
        svc_on_process_stack();
        SERVANT->result = servant_exc_return;
        break;
    case SERVANT_FPU:
        fp_instruction();
        break;
    case SERVANT_DSP:
        dsp_instruction();
        break;
    case SERVANT_UNPRIVILEGED_READ:
        SERVANT->result = unprivileged_load(a);
        break;
    case SERVANT_TICKS:
        if (a != 0u) {
            REG(SYST_LOAD) = a - 1u;
            REG(SYST_VAL) = 0u;
            REG(SYST_CTRL) = 7u;
        }
        SERVANT->result = ticks;
        break;
    }
}

void servant_main(void)
{
    for (uint32_t *word = servant_bss_start; word != servant_bss_end; word++) {
        *word = 0u;
    }
    uint32_t msp, primask, control;
    __asm__ volatile("mrs %0, msp\n mrs %1, primask\n mrs %2, control" : "=r"(msp), "=r"(primask), "=r"(control));
    SERVANT->vtor = REG(VTOR);
    SERVANT->iser0 = REG(NVIC_ISER(0u)) | REG(NVIC_ISER(1u)) | REG(SYST_CTRL) | REG(SYST_LOAD);
    SERVANT->control = control;
    SERVANT->primask = primask;
    SERVANT->msp = msp;
    REG(VTOR) = (uint32_t)(uintptr_t)&vectors;
    REG(SHCSR) |= 0x70000u;
    REG(NVIC_ISER(0u)) = BIT(IRQ_MAILBOX);
    SERVANT->starts++;
    SERVANT->request = SERVANT->done;
    __asm__ volatile("dmb" ::: "memory");
    SERVANT->alive = SERVANT_ALIVE;
    for (;;) {
        while (SERVANT->request == SERVANT->done) {
        }
        __asm__ volatile("dmb" ::: "memory");
        operate();
        __asm__ volatile("dmb" ::: "memory");
        SERVANT->done = SERVANT->request;
    }
}
