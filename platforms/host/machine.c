/* SPDX-License-Identifier: Apache-2.0 */
/* The two CPUs. See machine.h. Built without ThreadSanitizer's instrumentation: this is the machine, not what runs on it. */
#include "platforms/host/machine.h"

#include <string.h>

#include "platforms/host/lines.h"

enum cpu_state {
    CPU_OFF = 0, /* in reset, or not released yet */
    CPU_READY,
    CPU_ASLEEP,
    CPU_HALTED,
    CPU_LOCKED_UP
};

enum {
    IRQ_DOORBELL = 1u << 0,
    IRQ_RESET_NS = 1u << 1,
    IRQ_TICK = 1u << 2,
    IRQ_LINE = 1u << 3 /* not pending here, but in lines.c */
};

enum {
    POINTS_PER_TICK = 256,
    DOUBLED_RING_POINTS = 12,
    DEFAULT_POINTS_MAX = 4000000,
    DEFAULT_TICKS_MAX = 1000
};

struct cpu {
    enum cpu_state state;
    struct fiber *fiber; /* where it goes on, or runs */
    char seen;           /* place for ThreadSanitizer: what this CPU has done */
};

uint8_t machine_secure_stack[MACHINE_SECURE_STACK_BYTES] BH_ALIGNED(4096);

static struct {
    struct cpu cpu[2];
    enum machine_cpu running;
    struct fiber root;
    struct fiber main;
    const struct host_life *life;
    struct host_schedule *schedule;
    struct host_schedule fair;
    struct host_outcome *outcome;
    uint64_t points;
    uint64_t points_max;
    uint64_t next_event; /* number of the point at which something besides the schedule is to be looked at */
    uint64_t ticks;
    uint64_t ticks_max;
    uint64_t cpu0_stopped_until; /* ticks; 0: not stopped */
    uint64_t cpu1_starts_at;     /* ticks; meaningful if cpu1_start_pending */
    uint64_t late_ring;          /* point; 0: none */
    uint64_t late_ring_ns;
    size_t stimuli_done;
    uint32_t irq; /* of CPU0, pending */
    bool doorbell_enabled;
    uint32_t handlers; /* under way, API calls included */
    bool ring_ns; /* pending at CPU1 */
    bool waits_for_tick;
    bool cpu1_start_pending;
    bool polled_in_vain; /* CPU1 has polled, and CPU0 has done nothing since */
} machine = {.running = MACHINE_NOBODY};

enum machine_cpu machine_running(void)
{
    return machine.running;
}

struct host_outcome *machine_outcome(void)
{
    return machine.outcome;
}

const struct host_life *machine_life(void)
{
    return machine.life;
}

uint64_t machine_ticks(void)
{
    return machine.ticks;
}

/* ---- Changing over, ending --------------------------------------------------------------------------------------------- */

static enum machine_cpu other_cpu(void)
{
    return (machine.running == MACHINE_CPU0) ? MACHINE_CPU1 : MACHINE_CPU0;
}

static void change_over(void)
{
    struct cpu *from = &machine.cpu[machine.running];
    struct cpu *to = &machine.cpu[other_cpu()];

    machine.outcome->changes++;
    machine.polled_in_vain = false;
    machine.running = other_cpu();
    fiber_publish(&from->seen);
    fiber_switch(from->fiber, to->fiber, false);
}

void machine_end(enum host_end end, const char *reason)
{
    machine.outcome->end = end;
    machine.outcome->reason = reason;
    fiber_publish(&machine.cpu[machine.running].seen);
    machine.running = MACHINE_NOBODY;
    fiber_abandon(&machine.root, true);
}

/* ---- Interrupts and time ----------------------------------------------------------------------------------------------- */

static void cpu_wake(enum machine_cpu cpu)
{
    if (machine.cpu[cpu].state == CPU_ASLEEP) {
        machine.cpu[cpu].state = CPU_READY;
    }
}

static void irq_raise(uint32_t irq)
{
    machine.irq |= irq;
    if (machine.cpu0_stopped_until == 0u) {
        cpu_wake(MACHINE_CPU0);
    }
}

void machine_cpu0_asked(void)
{
    irq_raise(0u);
}

static void ring_ns(void)
{
    machine.ring_ns = true;
    cpu_wake(MACHINE_CPU1);
}

/* What CPU0 would leave its sleep for. */
static uint32_t irq_let_through(void)
{
    const uint32_t irq = machine.irq | (lines_ask() ? (uint32_t)IRQ_LINE : 0u);

    return machine.doorbell_enabled ? irq : (irq & ~(uint32_t)IRQ_DOORBELL);
}

static void stimulus_happen(const struct host_stimulus *stimulus)
{
    switch (stimulus->kind) {
    case HOST_STIMULUS_LINE_UP:
    case HOST_STIMULUS_LINE_DOWN:
        host_set_line(stimulus->line, stimulus->kind == HOST_STIMULUS_LINE_UP);
        return;
    case HOST_STIMULUS_RESET_CPU1:
        irq_raise((uint32_t)IRQ_RESET_NS);
        return;
    case HOST_STIMULUS_RING:
        irq_raise((uint32_t)IRQ_DOORBELL);
        return;
    case HOST_STIMULUS_RING_NS:
        ring_ns();
        return;
    case HOST_STIMULUS_RESTART_CPU1:
        if (machine.cpu[MACHINE_CPU1].state != CPU_OFF) {
            cpu1_begin(0u);
        }
    }
}

/* A tick is over. */
static void tick(void)
{
    machine.ticks++;
    if (machine.ticks > machine.ticks_max) {
        machine_end(machine.waits_for_tick ? HOST_END_NO_CPU1 : HOST_END_LIMIT, "the virtual clock has reached its limit");
    }
    if ((machine.cpu0_stopped_until != 0u) && (machine.ticks >= machine.cpu0_stopped_until)) {
        machine.cpu0_stopped_until = 0u;
        cpu_wake(MACHINE_CPU0);
    }
    if (machine.cpu1_start_pending && (machine.ticks >= machine.cpu1_starts_at)) {
        machine.cpu1_start_pending = false;
        machine.cpu[MACHINE_CPU1].state = CPU_READY;
    }
    if (machine.waits_for_tick || (machine.cpu[MACHINE_CPU1].state == CPU_LOCKED_UP)) {
        irq_raise((uint32_t)IRQ_TICK);
    }
}

static void next_event_set(void)
{
    uint64_t next = ((machine.points / POINTS_PER_TICK) + 1u) * POINTS_PER_TICK;

    if ((machine.stimuli_done < machine.life->stimuli_count) && (machine.life->stimuli[machine.stimuli_done].point < next)) {
        next = machine.life->stimuli[machine.stimuli_done].point;
    }
    if ((machine.late_ring != 0u) && (machine.late_ring < next)) {
        next = machine.late_ring;
    }
    if ((machine.late_ring_ns != 0u) && (machine.late_ring_ns < next)) {
        next = machine.late_ring_ns;
    }
    machine.next_event = next;
}

/* Rings and stimuli whose point has come. A stimulus that starts CPU1 anew while it runs does not return. */
static void events_happen(void)
{
    if (machine.points >= machine.points_max) {
        machine_end(HOST_END_LIMIT, "the run has reached its limit of points");
    }
    if ((machine.points % POINTS_PER_TICK) == 0u) {
        tick();
    }
    if ((machine.late_ring != 0u) && (machine.points >= machine.late_ring)) {
        machine.late_ring = 0u;
        irq_raise((uint32_t)IRQ_DOORBELL);
    }
    if ((machine.late_ring_ns != 0u) && (machine.points >= machine.late_ring_ns)) {
        machine.late_ring_ns = 0u;
        ring_ns();
    }
    while ((machine.stimuli_done < machine.life->stimuli_count)
           && (machine.points >= machine.life->stimuli[machine.stimuli_done].point)) {
        machine.stimuli_done++;
        next_event_set();
        stimulus_happen(&machine.life->stimuli[machine.stimuli_done - 1u]);
    }
    next_event_set();
}

/* No CPU can run: goes to the next moment at which something happens. false: there is none. */
static bool time_passes(void)
{
    if (machine.late_ring != 0u) {
        machine.late_ring = 0u;
        irq_raise((uint32_t)IRQ_DOORBELL);
    } else if (machine.late_ring_ns != 0u) {
        machine.late_ring_ns = 0u;
        ring_ns();
    } else if (machine.waits_for_tick || machine.cpu1_start_pending || (machine.cpu0_stopped_until != 0u)
               || (machine.cpu[MACHINE_CPU1].state == CPU_LOCKED_UP)) {
        tick();
    } else if (machine.stimuli_done < machine.life->stimuli_count) {
        machine.stimuli_done++;
        stimulus_happen(&machine.life->stimuli[machine.stimuli_done - 1u]);
    } else {
        return false;
    }
    next_event_set();
    return true;
}

BH_NORETURN static void nothing_will_happen(void)
{
    const struct cpu *cpu1 = &machine.cpu[MACHINE_CPU1];

    if (cpu1->state == CPU_ASLEEP) {
        machine_end(HOST_END_STUCK, "CPU1 sleeps, CPU0 sleeps, nothing is pending");
    }
    if ((machine.running == MACHINE_CPU1) && (cpu1->state == CPU_READY)) {
        machine_end(HOST_END_STUCK, "CPU1 polls for something that CPU0 will never do");
    }
    machine_end(HOST_END_IDLE, "CPU0 sleeps and CPU1 is off or has ended");
}

/* Lets the other CPU run, or time pass. false: neither can. */
static bool something_happens(void)
{
    if (machine.cpu[other_cpu()].state == CPU_READY) {
        change_over();
        return true;
    }
    return time_passes();
}

/* The running CPU cannot go on: the other one does, or time passes, or the run ends. */
static void give_way(void)
{
    if (!something_happens()) {
        nothing_will_happen();
    }
}

void machine_point(void)
{
    if (machine.running == MACHINE_NOBODY) {
        return;
    }
    machine.points++;
    if (machine.life->observe != NULL) {
        machine.life->observe(machine.life->context, machine.points, machine.running == MACHINE_CPU1);
    }
    if (machine.points >= machine.next_event) {
        events_happen();
    }
    if ((machine.cpu[other_cpu()].state == CPU_READY) && schedule_changes_over(machine.schedule)) {
        change_over();
    }
    if (machine.running == MACHINE_CPU0) {
        lines_take_first_level();
    }
}

void machine_pause(void)
{
    if (machine.running == MACHINE_NOBODY) {
        return;
    }
    machine.points++;
    if (machine.points >= machine.next_event) {
        events_happen();
    }
    if (something_happens()) {
        machine.polled_in_vain = false;
    } else if (!machine.polled_in_vain) {
        /* What CPU0 did last may have come between two looks of CPU1: it looks at everything once more. */
        machine.polled_in_vain = true;
    } else {
        nothing_will_happen();
    }
}

/* ---- CPU0 -------------------------------------------------------------------------------------------------------------- */

static void handlers_run(void)
{
    for (uint32_t pending = irq_let_through(); pending != 0u; pending = irq_let_through()) {
        machine_handler_enter();
        if ((pending & (uint32_t)IRQ_RESET_NS) != 0u) {
            machine.irq &= ~(uint32_t)IRQ_RESET_NS;
            entry_reset_ns_cpu();
        } else if ((pending & (uint32_t)IRQ_LINE) != 0u) {
            lines_take_second_level();
        } else if ((pending & (uint32_t)IRQ_DOORBELL) != 0u) {
            entry_doorbell();
        } else {
            machine.irq &= ~(uint32_t)IRQ_TICK;
            if (machine_cpu1_locked_up()) {
                entry_reset_ns_cpu();
            }
        }
        machine_handler_leave();
        machine_point();
    }
}

static void interrupts_take(void)
{
    do {
        handlers_run();
    } while (entry_settle());
}

void machine_interrupt_point(void)
{
    if ((machine.running != MACHINE_CPU0) || (machine.handlers != 0u)) {
        return;
    }
    machine_point();
    interrupts_take();
}

void machine_wait_for_interrupt(void)
{
    lines_hold_first_level(true); /* masked, as the sleeping CPU has its interrupts: what comes now ends the sleep */
    machine_point();
    lines_hold_first_level(false);
    while (irq_let_through() == 0u) {
        machine.cpu[MACHINE_CPU0].state = CPU_ASLEEP;
        give_way();
    }
    machine.cpu[MACHINE_CPU0].state = CPU_READY;
    interrupts_take();
}

void machine_wait_for_tick(void)
{
    machine.waits_for_tick = true;
    machine_wait_for_interrupt();
    machine.waits_for_tick = false;
}

void machine_stop_cpu0(uint64_t ticks)
{
    if (ticks == 0u) {
        return;
    }
    machine.cpu0_stopped_until = machine.ticks + ticks;
    while (machine.cpu0_stopped_until != 0u) {
        machine.cpu[MACHINE_CPU0].state = CPU_ASLEEP;
        give_way();
    }
    machine.cpu[MACHINE_CPU0].state = CPU_READY;
}

void machine_handler_enter(void)
{
    machine.handlers++;
}

void machine_handler_leave(void)
{
    machine.handlers--;
}

void machine_set_cpu0_fiber(struct fiber *fiber)
{
    machine.cpu[MACHINE_CPU0].fiber = fiber;
}

struct fiber *machine_cpu0_fiber(void)
{
    return machine.cpu[MACHINE_CPU0].fiber;
}

static enum host_ring_fault ring_fate(bool to_cpu0, uint32_t number)
{
    return (machine.life->ring_fault == NULL) ? HOST_RING_ARRIVES
                                              : machine.life->ring_fault(machine.life->context, to_cpu0, number);
}

void machine_doorbell_ring_ns(void)
{
    machine_point();
    if (machine.running == MACHINE_NOBODY) {
        return;
    }
    switch (ring_fate(false, machine.outcome->rings_ns++)) {
    case HOST_RING_LOST:
        return;
    case HOST_RING_DOUBLED:
        machine.late_ring_ns = machine.points + DOUBLED_RING_POINTS;
        next_event_set();
        break;
    case HOST_RING_ARRIVES:
        break;
    }
    ring_ns();
}

void machine_doorbell_clear(void)
{
    machine_point();
    machine.irq &= ~(uint32_t)IRQ_DOORBELL;
}

void machine_doorbell_enable(bool enable)
{
    machine.doorbell_enabled = enable;
}

/* ---- CPU1 -------------------------------------------------------------------------------------------------------------- */

void machine_cpu1_start(struct fiber *fiber, uint64_t delay)
{
    struct cpu *cpu1 = &machine.cpu[MACHINE_CPU1];

    machine.outcome->cpu1_starts++;
    fiber_see(&cpu1->seen);
    machine.outcome->cpu1_finished = false;
    machine.ring_ns = false;
    cpu1->fiber = fiber;
    if (machine.running == MACHINE_CPU1) {
        cpu1->state = CPU_READY;
        fiber_abandon(fiber, true);
    }
    machine.cpu1_start_pending = delay != 0u;
    machine.cpu1_starts_at = machine.ticks + delay;
    cpu1->state = (delay != 0u) ? CPU_OFF : CPU_READY;
}

void machine_cpu1_hold(void)
{
    fiber_see(&machine.cpu[MACHINE_CPU1].seen); /* a reset is over when it has taken effect */
    machine.cpu[MACHINE_CPU1].state = CPU_OFF;
    machine.cpu1_start_pending = false;
    machine.ring_ns = false;
    machine.late_ring_ns = 0u;
}

void machine_cpu1_halt(bool locked_up)
{
    machine.cpu[MACHINE_CPU1].state = locked_up ? CPU_LOCKED_UP : CPU_HALTED;
    machine.outcome->cpu1_finished = !locked_up;
    for (;;) {
        give_way();
    }
}

void machine_cpu1_give_way(void)
{
    if (machine.cpu[MACHINE_CPU0].state == CPU_READY) {
        change_over();
    }
}

void machine_cpu1_sleep(void)
{
    machine_point();
    while (!machine.ring_ns) {
        machine.cpu[MACHINE_CPU1].state = CPU_ASLEEP;
        give_way();
    }
    machine.cpu[MACHINE_CPU1].state = CPU_READY;
}

bool machine_cpu1_take_ring(void)
{
    const bool ring = machine.ring_ns;

    machine.ring_ns = false;
    return ring;
}

void machine_cpu1_ring(void)
{
    machine_point();
    if (machine.running == MACHINE_NOBODY) {
        return;
    }
    switch (ring_fate(true, machine.outcome->rings++)) {
    case HOST_RING_LOST:
        return;
    case HOST_RING_DOUBLED:
        machine.late_ring = machine.points + DOUBLED_RING_POINTS;
        next_event_set();
        break;
    case HOST_RING_ARRIVES:
        break;
    }
    irq_raise((uint32_t)IRQ_DOORBELL);
}

void machine_cpu1_switch(struct fiber *from, struct fiber *to)
{
    machine.cpu[MACHINE_CPU1].fiber = to;
    fiber_switch(from, to, true);
}

bool machine_cpu1_locked_up(void)
{
    return machine.cpu[MACHINE_CPU1].state == CPU_LOCKED_UP;
}

/* ---- Runs -------------------------------------------------------------------------------------------------------------- */

void host_request_cpu1_reset(void)
{
    irq_raise((uint32_t)IRQ_RESET_NS);
}

void host_request_ring(void)
{
    irq_raise((uint32_t)IRQ_DOORBELL);
}

bool host_cpu1_in_reset(void)
{
    return machine.cpu[MACHINE_CPU1].state == CPU_OFF;
}

void host_stop(const char *reason)
{
    machine_end(HOST_END_STOPPED, reason);
}

void machine_run(const struct host_life *life, void (*entry)(void), struct host_outcome *outcome)
{
    const struct fiber main = machine.main;

    memset(&machine, 0, sizeof(machine));
    memset(outcome, 0, sizeof(*outcome));
    machine.main = main;
    machine.life = life;
    machine.outcome = outcome;
    machine.schedule = (life->schedule != NULL) ? life->schedule : &machine.fair;
    machine.points_max = (life->points_max != 0u) ? life->points_max : (uint64_t)DEFAULT_POINTS_MAX;
    machine.ticks_max = (life->ticks_max != 0u) ? life->ticks_max : (uint64_t)DEFAULT_TICKS_MAX;
    next_event_set();
    schedule_begin(machine.schedule);
    fiber_root(&machine.root);
    fiber_prepare(&machine.main, (uintptr_t)machine_secure_stack, sizeof(machine_secure_stack), entry);
    machine.cpu[MACHINE_CPU0].state = CPU_READY;
    machine.cpu[MACHINE_CPU0].fiber = &machine.main;
    machine.running = MACHINE_CPU0;
    fiber_switch(&machine.root, &machine.main, true);
    fiber_see(&machine.cpu[MACHINE_CPU0].seen);
    fiber_see(&machine.cpu[MACHINE_CPU1].seen);
    outcome->points = machine.points;
    outcome->ticks = machine.ticks;
}
