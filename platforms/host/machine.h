/* SPDX-License-Identifier: Apache-2.0 */
/* The two CPUs of the host: which one runs, what interrupts are pending, when a run is over. Inside the platform only; tests use
 * host.h, code on CPU1 cpu1.h.
 *
 * CPU0's handlers are called at its interrupt points, on the stack of whatever thread runs. No handler preempts another and none
 * preempts an API call, as on the chip, where they have one priority and SVCall outranks them (design, "Concurrency on the
 * chip"); first-level handlers of partitions preempt all but API calls of the IPC backend (lines.h). CPUs change over at any point, in
 * handlers too. */
#ifndef PLATFORMS_HOST_MACHINE_H
#define PLATFORMS_HOST_MACHINE_H

#include <stdbool.h>
#include <stdint.h>

#include "platforms/host/fiber.h"
#include "platforms/host/host.h"
#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

enum machine_cpu { MACHINE_CPU0 = 0, MACHINE_CPU1 = 1, MACHINE_NOBODY = 2 };

/* Who runs now; MACHINE_NOBODY outside of a run. */
enum machine_cpu machine_running(void);

/* A point at which the schedule may let the other CPU run. Nothing happens outside of a run. */
void machine_point(void);

/* The running CPU polls: lets the other one run, or time pass. */
void machine_pause(void);

/* Begins a life of the chip: CPU0 starts at `entry` on a stack of its own. Returns when the run is over. */
void machine_run(const struct host_life *life, void (*entry)(void), struct host_outcome *outcome);

/* Ends the run; the caller is never returned to. */
BH_NORETURN void machine_end(enum host_end end, const char *reason);

/* The outcome under construction, for details beside `end`. */
struct host_outcome *machine_outcome(void);
const struct host_life *machine_life(void);

/* Milliseconds of the virtual clock. */
uint64_t machine_ticks(void);

/* ---- CPU0 ------------------------------------------------------------------------------------------------------------ */

/* Thread mode: pending handlers and switches happen here. */
void machine_interrupt_point(void);

/* Sleeps until an interrupt is pending that is let through, then runs its handler. */
void machine_wait_for_interrupt(void);

/* The same, woken by each tick too. */
void machine_wait_for_tick(void);

/* Something asks CPU0: it looks whether that ends its sleep. */
void machine_cpu0_asked(void);

/* Between these two no handler is called but first-level ones: a handler or an API call is under way. They nest. */
void machine_handler_enter(void);
void machine_handler_leave(void);

/* CPU0 executes nothing for that long. */
void machine_stop_cpu0(uint64_t ticks);

/* The fiber on which CPU0 goes on from now; the caller switches to it. */
void machine_set_cpu0_fiber(struct fiber *fiber);
struct fiber *machine_cpu0_fiber(void);

/* The stack that machine_run() starts CPU0 on. */
extern uint8_t machine_secure_stack[];
enum { MACHINE_SECURE_STACK_BYTES = 0x40000 };

void machine_doorbell_ring_ns(void);
void machine_doorbell_clear(void);
void machine_doorbell_enable(bool enable);

/* ---- CPU1 ------------------------------------------------------------------------------------------------------------ */

/* CPU1 begins at `fiber` after `delay` ticks. From CPU0, or from CPU1 itself (which does not return then). */
void machine_cpu1_start(struct fiber *fiber, uint64_t delay);

/* CPU1 stops where it is and is never returned to. From CPU0. */
void machine_cpu1_hold(void);

/* What CPU1 calls: end, end by lockup; sleep until CPU0 rings; take the ring; ring CPU0; another of its contexts goes on.
 * Give way: CPU0 goes on, unless it sleeps. */
BH_NORETURN void machine_cpu1_halt(bool locked_up);
void machine_cpu1_sleep(void);
void machine_cpu1_give_way(void);
BH_MUST_USE bool machine_cpu1_take_ring(void);
void machine_cpu1_ring(void);
void machine_cpu1_switch(struct fiber *from, struct fiber *to);
BH_MUST_USE bool machine_cpu1_locked_up(void);

/* ---- What the entry file of a backend supplies ----------------------------------------------------------------------- */

/* CPU0 after reset. Never returns. */
void entry_main(void);

/* Handlers: the mailbox doorbell, the command to reset CPU1, and a line of a partition. */
void entry_doorbell(void);
void entry_reset_ns_cpu(void);
void entry_interrupt(uint32_t line);

/* After handlers and API calls, in thread mode: switches contexts if one was asked for. Returns whether it did. */
BH_MUST_USE bool entry_settle(void);

/* Once in a while, as long as the secure main thread waits for CPU1. */
void entry_while_waiting(void);

/* Everything that a virtual reset forgets and a state hash covers, besides partitions and non-secure memory. */
void entry_for_each_region(void (*visit)(void *context, void *memory, size_t bytes), void *context);

/* ---- What cpu1.c supplies -------------------------------------------------------------------------------------------- */

/* A life of CPU1 from its reset vector on. */
void cpu1_begin(uint64_t delay);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_MACHINE_H */
