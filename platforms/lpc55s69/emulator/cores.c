/*
 * Virtual LPCXpresso55S69: the two cores, CPU1's start and stop, lockup, IDAU.
 *
 * Sheet sections 2.1, 4 and 6.2. CPU1 runs if it is enabled (CPUCFG), clocked
 * and out of reset (CPUCTRL). Each release starts it at the vector table that
 * CPBOOT names, with its NVIC and SysTick fresh; the peripherals that it used
 * keep their state.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "qemu/osdep.h"
#include "exec/exec-all.h"
#include "hw/irq.h"
#include "hw/qdev-clock.h"
#include "hw/qdev-properties.h"
#include "qapi/error.h"
#include "target/arm/internals.h"
#include "lpc55s69.h"

#define TYPE_LPC55_IDAU     "lpc55s69-idau"
#define TYPE_LPC55_CPU0     ARM_CPU_TYPE_NAME("lpc55s69-cpu0")
#define TYPE_LPC55_CPU1     ARM_CPU_TYPE_NAME("lpc55s69-cpu1")

#define CPUCTRL_CLKEN       (1u << 3)
#define CPUCTRL_RSTEN       (1u << 5)
#define CPUCFG_ENABLE       (1u << 2)
#define RESET_NS            1000

static Lpc55 *the_board;      /* for the lockup hook, which has no argument */

/* Sheet 6.2: bit 28 decides, and what it makes secure is also NSC */
static void idau_check(IDAUInterface *ii, uint32_t address, int *iregion,
                       bool *exempt, bool *ns, bool *nsc)
{
    bool secure = address & LPC55_SECURE_BIT;

    *exempt = address >= 0xe0000000u;
    *ns = !secure;
    *nsc = secure;
    *iregion = address >> 28;
}

static void idau_class_init(ObjectClass *klass, void *data)
{
    IDAU_INTERFACE_CLASS(klass)->check = idau_check;
}

/* QEMU's M33 has 16 MPU regions in each state, this one 8 */
static void cpu0_init(Object *obj)
{
    ARM_CPU(obj)->pmsav7_dregion = 8;
}

/*
 * CPU1 has neither Security Extension nor MPU, FPU, DSP. QEMU has properties
 * for the last two only.
 */
static void cpu1_init(Object *obj)
{
    ARMCPU *cpu = ARM_CPU(obj);

    cpu->env.features &= ~(1ull << ARM_FEATURE_M_SECURITY);
    cpu->isar.id_pfr1 = 0x00000200;
    cpu->pmsav7_dregion = 0;
    cpu->sau_sregion = 0;
}

static void power(Lpc55 *s, int n, Lpc55Power state)
{
    CPUState *cs = lpc55_cpu(s, n);
    bool on = state == LPC55_ON;

    s->power[n] = state;
    ARM_CPU(cs)->power_state = on ? PSCI_ON : PSCI_OFF;
    cs->halted = !on;
    if (!on) {
        cpu_exit(cs);
    } else {
        qemu_cpu_kick(cs);
    }
}

bool lpc55_cpu1_held(Lpc55 *s)
{
    return !(s->cpucfg & CPUCFG_ENABLE) || (s->cpuctrl & CPUCTRL_RSTEN);
}

uint32_t lpc55_cpstat(Lpc55 *s)
{
    return (s->power[0] == LPC55_ON && lpc55_cpu(s, 0)->halted) |
           (s->power[1] == LPC55_ON && lpc55_cpu(s, 1)->halted) << 1 |
           (s->power[1] == LPC55_LOCKED_UP) << 3;
}

static void lock_up_cpu1(Lpc55 *s, uint32_t pc)
{
    lpc55_event(s, "board", "lockup cpu=1 pc=0x%08x", pc);
    lpc55_activity(s);
    power(s, 1, LPC55_LOCKED_UP);
}

/*
 * CPU0's lockup ends the run; CPU1's is for CPU0 to see. This runs within
 * the exception entry of the core concerned, which must not be completed.
 */
static void lockup_hook(CPUState *cs)
{
    Lpc55 *s = the_board;
    uint32_t pc = ((CPUARMState *)cs->env_ptr)->regs[15];

    if (cs == lpc55_cpu(s, 0)) {
        lpc55_end(s, LPC55_EXIT_LOCKUP, "lockup cpu=0 pc=0x%08x", pc);
    }
    lock_up_cpu1(s, pc);
    cs->exception_index = EXCP_HLT;
    cpu_loop_exit(cs);
}

/* What the core does on leaving reset: SP and PC from the vector table */
static void start_cpu1(Lpc55 *s)
{
    CPUState *me = current_cpu;
    CPUState *cs = lpc55_cpu(s, 1);
    CPUARMState *env = cs->env_ptr;
    uint32_t sp, pc;

    /* QEMU looks at vectors here too; that look is not on the bus */
    current_cpu = NULL;
    cpu_reset(cs);
    current_cpu = me;
    cs->mem_io_pc = 1;
    env->v7m.vecbase[M_REG_NS] = s->cpboot;
    if (!lpc55_load_vector(s, 1, s->cpboot, &sp) ||
        !lpc55_load_vector(s, 1, s->cpboot + 4, &pc)) {
        /* HardFault's vector cannot be fetched either, sheet 4.3 */
        lock_up_cpu1(s, s->cpboot);
        return;
    }
    env->regs[13] = sp & ~3u;
    env->regs[15] = pc & ~1u;
    env->thumb = pc & 1;
    arm_rebuild_hflags(env);
    power(s, 1, LPC55_ON);
}

static void reset_private_peripherals(Lpc55 *s, int n)
{
    ARMv7MState *v7m = &s->armv7m[n];

    device_cold_reset(DEVICE(&v7m->nvic));
    device_cold_reset(DEVICE(&v7m->systick[M_REG_NS]));
    if (n == 0) {
        device_cold_reset(DEVICE(&v7m->systick[M_REG_S]));
    }
}

static void hold_cpu1(Lpc55 *s)
{
    timer_del(s->delay_timer[1]);
    power(s, 1, LPC55_OFF);
    reset_private_peripherals(s, 1);
    lpc55_update_irqs(s);
    lpc55_event(s, "board", "hold-cpu1");
}

static void release_cpu1(Lpc55 *s)
{
    int64_t now = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);

    /* VTOR, which starts with this address, has no bits below bit 9 here */
    if (s->cpboot & 0x1ff) {
        lpc55_strict(s, "CPU1 released with CPBOOT 0x%08x, not a multiple of"
                     " 512", s->cpboot);
    }
    lpc55_event(s, "board", "release-cpu1 0x%08x", s->cpboot);
    if (s->cpu0_delay_us && !s->released_before) {
        lpc55_event(s, "board", "cpu0-delayed %" PRIu64, s->cpu0_delay_us);
        power(s, 0, LPC55_STALLED);
        timer_mod(s->delay_timer[0], now + s->cpu0_delay_us * SCALE_US);
    }
    s->released_before = true;
    if (s->cpu1_delay_us) {
        lpc55_event(s, "board", "cpu1-delayed %" PRIu64, s->cpu1_delay_us);
        s->power[1] = LPC55_WAITING;
        timer_mod(s->delay_timer[1], now + s->cpu1_delay_us * SCALE_US);
    } else {
        start_cpu1(s);
    }
}

static void end_cpu0_delay(void *opaque)
{
    power(opaque, 0, LPC55_ON);
}

static void end_cpu1_delay(void *opaque)
{
    Lpc55 *s = opaque;

    if (s->cpuctrl & CPUCTRL_CLKEN) {
        start_cpu1(s);
    } else {
        lpc55_strict(s, "CPU1 released without its clock");
    }
}

/* CPUCTRL or CPUCFG has been written */
void lpc55_cpu1_update(Lpc55 *s, bool was_held)
{
    bool held = lpc55_cpu1_held(s);

    lpc55_activity(s);
    if (held != was_held) {
        if (held) {
            hold_cpu1(s);
        } else if (!(s->cpuctrl & CPUCTRL_CLKEN)) {
            lpc55_strict(s, "CPU1 released without its clock (CPUCTRL"
                         " CPU1CLKEN)");
        } else {
            release_cpu1(s);
        }
        return;
    }
    if (!held && !(s->cpuctrl & CPUCTRL_CLKEN)) {
        lpc55_strict(s, "CPU1's clock switched off while it is out of reset:"
                     " not modelled");
    }
}

/*
 * QEMU's own reset goes through the main loop, whose timing is the host's: the
 * stream of events would not repeat.
 */
static void reset_chip(void *opaque)
{
    Lpc55 *s = opaque;

    s->warm = true;
    lpc55_reset(s);
}

static void reset_requested(Lpc55 *s, int n)
{
    if (n == 1 && g_str_equal(s->cpu1_reset_request, "ignored")) {
        lpc55_event(s, "board", "reset-request cpu=1 ignored");
        return;
    }
    if (g_str_equal(s->reset_mode, "continue")) {
        lpc55_event(s, "board", "reset cpu=%d", n);
        power(s, 0, LPC55_OFF);
        power(s, 1, LPC55_OFF);
        timer_mod(s->reset_timer, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) +
                                  RESET_NS);
        return;
    }
    lpc55_end(s, LPC55_EXIT_RESET, "reset cpu=%d pc=0x%08x", n,
              lpc55_current_pc(s));
}

static void sysresetreq(void *opaque, int n, int level)
{
    if (level) {
        reset_requested(opaque, n);
    }
}

void lpc55_cores_reset(Lpc55 *s)
{
    int n;

    for (n = 0; n < LPC55_CPUS; n++) {
        timer_del(s->delay_timer[n]);
        cpu_reset(lpc55_cpu(s, n));
        /* No return address: see slow_access() */
        lpc55_cpu(s, n)->mem_io_pc = 1;
        reset_private_peripherals(s, n);
    }
    s->released_before = false;
    power(s, 1, LPC55_OFF);
    power(s, 0, LPC55_ON);
}

static void create_core(Lpc55 *s, int n)
{
    DeviceState *dev, *cluster;
    g_autofree char *name = g_strdup_printf("cpu%d", n);

    /* Blocks of code must not be shared between unlike cores */
    object_initialize_child(OBJECT(s), name, &s->cluster[n],
                            TYPE_CPU_CLUSTER);
    cluster = DEVICE(&s->cluster[n]);
    qdev_prop_set_uint32(cluster, "cluster-id", n);
    object_initialize_child(OBJECT(cluster), "armv7m", &s->armv7m[n],
                            TYPE_ARMV7M);
    dev = DEVICE(&s->armv7m[n]);
    qdev_prop_set_string(dev, "cpu-type", n == 0 ?
                         TYPE_LPC55_CPU0 : TYPE_LPC55_CPU1);
    qdev_prop_set_uint32(dev, "num-irq", LPC55_IRQS);
    qdev_prop_set_bit(dev, "vfp", n == 0);
    qdev_prop_set_bit(dev, "dsp", n == 0);
    qdev_prop_set_bit(dev, "start-powered-off", n == 1);
    object_property_set_link(OBJECT(dev), "memory",
                             OBJECT(&s->gate[n].memory), &error_abort);
    if (n == 0) {
        object_property_set_link(OBJECT(dev), "idau", s->idau, &error_abort);
    }
    s->refclk[n] = clock_new(OBJECT(s), n == 0 ? "REFCLK0" : "REFCLK1");
    qdev_connect_clock_in(dev, "cpuclk", s->sysclk);
    qdev_connect_clock_in(dev, "refclk", s->refclk[n]);
    sysbus_realize(SYS_BUS_DEVICE(dev), &error_fatal);
    qdev_realize(cluster, NULL, &error_fatal);
    s->armv7m[n].nvic.num_prio_bits = 3;
    qdev_connect_gpio_out_named(dev, "SYSRESETREQ", 0,
                                qemu_allocate_irq(sysresetreq, s, n));
    lpc55_ppb_init(s, n);
}

void lpc55_cores_init(Lpc55 *s)
{
    int n;

    the_board = s;
    armv7m_lockup_hook = lockup_hook;
    s->idau = object_new(TYPE_LPC55_IDAU);
    object_property_add_child(OBJECT(s), "idau", s->idau);
    s->sysclk = clock_new(OBJECT(s), "SYSCLK");
    for (n = 0; n < LPC55_CPUS; n++) {
        lpc55_gate_init(s, n);
        create_core(s, n);
    }
    s->delay_timer[0] = timer_new_ns(QEMU_CLOCK_VIRTUAL, end_cpu0_delay, s);
    s->delay_timer[1] = timer_new_ns(QEMU_CLOCK_VIRTUAL, end_cpu1_delay, s);
    s->reset_timer = timer_new_ns(QEMU_CLOCK_VIRTUAL, reset_chip, s);
}

static const TypeInfo core_types[] = {
    {
        .name = TYPE_LPC55_IDAU,
        .parent = TYPE_OBJECT,
        .class_init = idau_class_init,
        .interfaces = (InterfaceInfo[]) { { TYPE_IDAU_INTERFACE }, { } },
    }, {
        .name = TYPE_LPC55_CPU0,
        .parent = ARM_CPU_TYPE_NAME("cortex-m33"),
        .instance_init = cpu0_init,
    }, {
        .name = TYPE_LPC55_CPU1,
        .parent = ARM_CPU_TYPE_NAME("cortex-m33"),
        .instance_init = cpu1_init,
    },
};

DEFINE_TYPES(core_types)
