/* SPDX-License-Identifier: Apache-2.0 */
/* The host platform for tests and fuzzers: both CPUs in this process, deterministic.
 *
 *     static const struct host_image image = {&tables, memory_of_partitions, ...};
 *     host_load(&image);                               once
 *     struct host_life life = {.cpu1 = &cpu1, .schedule = host_schedule_from_seed(7)};
 *     const struct host_outcome outcome = host_run(&life);      as often as wanted
 *
 * A run is one life of the chip, from reset to the moment when nothing can happen any more, a panic, or a limit. Each begins with a
 * virtual reset: the SPM's and the partitions' memory are as they were when the program started. The same run gives
 * the same outcome and the same host_state_hash(), whatever ran before it.
 *
 * A program links one backend: //platforms/host:sfn or //platforms/host:ipc. Partitions are moved into regions of their own by
 * secure_image() of config/images.bzl, code of CPU1 by host_cpu1_code() of host.bzl.
 * Source: design, "Host platform". */
#ifndef PLATFORMS_HOST_HOST_H
#define PLATFORMS_HOST_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hal/panic.h"
#include "platforms/host/schedule.h"
#include "spm/base/attributes.h"
#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Images ------------------------------------------------------------------------------------------------------------ */

struct host_region {
    uint8_t *start;
    uint8_t *end; /* behind the last byte; start: empty */
};

/* What belongs to a partition: variables and, for the IPC backend, its stack. */
struct host_partition_memory {
    struct host_region data;
    struct host_region stack;
};

struct host_image {
    const struct spm_image *tables;
    const struct host_partition_memory *const *partitions; /* tables->partition_count, in the same order */
};

/* Maps non-secure memory at its addresses and remembers the content of the partitions' memory. The first call ends the process with a
 * message if the addresses are taken. Another image may be loaded between runs. */
void host_load(const struct host_image *image);

/* Before host_load(), in a program that holds the platform twice, under two names: the other one has mapped
 * non-secure memory. Both use it; their runs take turns. */
void host_share_ns_memory(void);

/* What CPU1 executes: `main` in a life of its own, with variables as they were when the program started. */
struct host_cpu1 {
    void (*main)(void);
    struct host_region data; /* may be empty */
};

/* ---- Runs -------------------------------------------------------------------------------------------------------------- */

enum host_stimulus_kind {
    HOST_STIMULUS_RESET_CPU1 = 1, /* CPU0 gets the command to reset CPU1                    */
    HOST_STIMULUS_RESTART_CPU1,   /* CPU1 begins anew by itself, without CPU0               */
    HOST_STIMULUS_RING,           /* CPU0's mailbox interrupt without reason               */
    HOST_STIMULUS_RING_NS,        /* CPU1's                                                */
    HOST_STIMULUS_LINE_UP,        /* the source of `line` asks; an edge, if it is one      */
    HOST_STIMULUS_LINE_DOWN       /* it does not any more; nothing happens at an edge      */
};

/* Interrupt lines have these numbers from 0. */
enum { HOST_LINES = 64 };

/* Happens before the point with that number (points of both CPUs, from 1), or when nothing else can happen. */
struct host_stimulus {
    uint64_t point;
    enum host_stimulus_kind kind;
    uint32_t line; /* for HOST_STIMULUS_LINE_... */
};

enum host_ring_fault { HOST_RING_ARRIVES = 0, HOST_RING_LOST, HOST_RING_DOUBLED /* once more, some points later */ };

/* Zeroed members mean: not used, or the default that is named. */
struct host_life {
    const struct host_cpu1 *cpu1;       /* NULL: CPU1 never starts                                                 */
    struct host_schedule *schedule;     /* NULL: fair                                                              */
    const struct host_stimulus *stimuli; /* ascending */
    size_t stimuli_count;
    uint64_t level_lines; /* bit n: interrupt line n is level-sensitive; the others are edges                        */
    uint32_t cpu1_delay_ticks; /* before CPU1's first instruction, after each release                                */
    uint32_t cpu0_delay_ticks; /* CPU0 stops so long right after it has released CPU1 for the first time              */
    uint64_t points_max;       /* limit; default 4,000,000                                                           */
    uint64_t ticks_max;        /* limit of the virtual clock, a tick being 1 ms; default 1,000                       */
    bool keep_ns_memory;       /* non-secure RAM and the shared pages keep what they hold; default: filled with ... */
    uint8_t ns_fill;           /* ... this byte                                                                      */
    bool keep_stacks;          /* do not wipe secure stacks before the run: faster, but what is read uninitialised varies */
    uint32_t lifecycle;        /* psa/lifecycle.h                                                                   */
    bool lifecycle_unreadable;
    /* Fate of each ring, by its number counted from 0. NULL: all arrive. */
    enum host_ring_fault (*ring_fault)(void *context, bool to_cpu0, uint32_t number);
    /* Called before each point, on the running CPU's stack; must not call the platform. NULL: nothing. */
    void (*observe)(void *context, uint64_t point, bool cpu1);
    /* Called at every virtual reset, after the platform's own. NULL: nothing. */
    void (*on_reset)(void *context);
    /* Besides non-secure RAM and the stacks of CPU1: what its clients may use as vectors, and what as inputs alone (as its flash). */
    struct host_region client_data;
    struct host_region client_constants;
    void (*ns_code)(void); /* single-CPU images: what runs when the secure side is up */
    void *context;
    bool echo_console; /* lines of CPU0's console to stderr too */
};

enum host_end {
    HOST_END_UNSET = 0,
    HOST_END_IDLE,            /* CPU1's main has returned, or CPU1 was never started; CPU0 sleeps                   */
    HOST_END_STUCK,           /* CPU1 waits and nobody will wake it, or CPU0 does so in a partition                  */
    HOST_END_NO_CPU1,         /* CPU0 still waits for CPU1                                                           */
    HOST_END_LIMIT,           /* points_max or ticks_max                                                             */
    HOST_END_STOPPED,         /* host_stop()                                                                         */
    HOST_END_PARTITION_PANIC, /* partition, api and rule say more                                                    */
    HOST_END_PANIC            /* of the SPM itself: `panic` says more                                               */
};

struct host_outcome {
    enum host_end end;
    const char *reason; /* for people */
    const char *partition;
    const char *api;
    unsigned int rule; /* number of the FFM rule */
    enum hal_panic_reason panic;
    bool cpu1_finished; /* its main has returned */
    uint64_t points;
    uint64_t ticks;
    uint32_t changes;     /* of the CPU that runs                    */
    uint32_t rings;       /* of CPU1 at CPU0, lost ones included     */
    uint32_t rings_ns;    /* of CPU0 at CPU1, lost ones included     */
    uint32_t cpu1_starts; /* lives of CPU1                           */
};

struct host_outcome host_run(const struct host_life *life);

/* Ends the run from inside, on either CPU. */
BH_NORETURN void host_stop(const char *reason);

/* In code of partitions: a place where CPU0's interrupts may come. API calls have them already. */
void host_interrupt_point(void);

/* In code of partitions and of CPU1, for harnesses: CPU0 gets the command to reset CPU1, at its next interrupt point. */
void host_request_cpu1_reset(void);

/* The same for a ring at CPU0. Both are also allowed where host_life.observe is called. */
void host_request_ring(void);

/* What a device of CPU0 does, in code of partitions and of harnesses and where host_life.observe is called: the source of an interrupt
 * line asks (an edge asks once), or a level does not any more. The line need not belong to a partition. */
void host_set_line(uint32_t line, bool high);

/* Whether a line is let through. */
BH_MUST_USE bool host_line_is_enabled(uint32_t line);

/* Whether CPU1 is held in reset, or was never released. */
BH_MUST_USE bool host_cpu1_in_reset(void);

/* ---- Looking at a finished run ------------------------------------------------------------------------------------------ */

/* FNV-1a over struct spm, its storage, interrupt lines, partitions' variables, non-secure RAM and the shared pages. Compares within a
 * process only. */
uint64_t host_state_hash(void);

/* CPU0's console since the last virtual reset: lines that end in '\n'. */
const char *host_console(void);

/* ---- Flash of the non-secure image ------------------------------------------------------------------------------------- */

/* Makes every word erased: reading one through hal_copy() fails. */
void host_flash_erase(void);

/* Programs bytes; the rest of the flash words that they lie in becomes 0xff. offset: from the start of the flash. */
void host_flash_program(uint32_t offset, const uint8_t *bytes, size_t len);

/* Makes the flash word at `offset` torn: it reads like an erased one. */
void host_flash_tear(uint32_t offset);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_HOST_H */
