/* SPDX-License-Identifier: Apache-2.0 */
/* Fuzz target: a hostile CPU1 against one secure side. The input is a program for CPU1, which writes words of shared
 * memory before any access of CPU0 to it, rings when it likes, and is reset or restarts; mailbox_program.c reads it.
 * The first byte chooses the backend and how the run begins. docs/fuzzing.md lists what is checked. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "fuzz/check.h"
#include "fuzz/client.h"
#include "fuzz/interrupt.h"
#include "fuzz/mailbox_program.h"
#include "fuzz/seen.h"
#include "fuzz/service.h"
#include "fuzz/state.h"
#include "fuzz/track.h"
#include "fuzz/watch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

enum { POINTS_MAX = 400000 };

static struct {
    const struct fuzz_world *world;
    uint32_t wait;   /* points of CPU0 before CPU1's next step */
    bool finishing;  /* the program is over: the last reset    */
    bool shows;      /* prints what partitions experience      */
    uint8_t early;   /* steps before the CPUs meet             */
    uint32_t asked;  /* connections asked for                  */
} run;

/* ---- What partitions ask for ---------------------------------------------------------------------------------- */

/* A message without a type of its client: of eight connections that are asked for, seven are accepted. */
static uint8_t connect_byte(void)
{
    run.asked++;
    return ((run.asked % 8u) != 7u) ? 0u : (uint8_t)(((run.asked & 8u) != 0u) ? 15u : 7u);
}

uint8_t fuzz_next_byte(struct fuzz_script *script)
{
    if (script->state == (uint32_t)PSA_IPC_CONNECT) {
        return connect_byte();
    }
    const uint8_t byte = (uint8_t)script->state;

    script->state >>= 8;
    return byte;
}

bool fuzz_errors_allowed(void)
{
    return false;
}

void fuzz_client_is_doomed(void)
{
}

void fuzz_line_soon(uint32_t line, uint32_t points)
{
    (void)points;
    run.world->set_line(line, true);
}

void fuzz_observe(enum fuzz_seen what, uint64_t value)
{
    fuzz_digest_add(((uint64_t)what << 56) ^ value);
    if (run.shows) {
        fuzz_show(what, value);
    }
}

/* ---- CPU1 ------------------------------------------------------------------------------------------------------ */

/* Before each access of CPU0 to shared memory, each word of a copy, and each point at which an interrupt may come. */
static void before_point(void *context, uint64_t point, bool cpu1)
{
    (void)context;
    (void)point;
    if (cpu1 || run.finishing || run.world->cpu1_in_reset()) {
        return;
    }
    while (run.wait == 0u) {
        if (!program_step(run.world, &run.wait)) {
            run.wait = UINT32_MAX;
        }
    }
    run.wait -= (run.wait == UINT32_MAX) ? 0u : 1u;
}

/* What CPU1 executes. It goes on here whenever CPU0 sleeps: nothing is under way then. */
static void cpu1_main(void)
{
    const struct spm *spm = run.world->instance();
    uint32_t ignored = 0u;

    program_new_life();
    if (!run.finishing) {
        for (; run.early != 0u; run.early--) {
            (void)program_step(run.world, &ignored);
        }
        client_say_ready();
        while (!spm->mailbox.open) {
            run.world->cpu1_yield();
        }
        while (program_step(run.world, &run.wait)) {
            run.world->cpu1_give_way();
            state_check_at_rest(spm, watch_cpu1_restarted(), track_held());
            watch_check_taken(spm);
        }
        run.finishing = true;
        run.world->request_cpu1_reset();
        run.world->cpu1_give_way();
        fuzz_fail("CPU1 runs on after CPU0 was told to reset it");
    }
}

static void after_reset(void *context)
{
    (void)context;
    watch_begin(run.world, true);
}

static void end_check(const struct fuzz_world *world, const struct host_outcome *outcome)
{
    const struct spm *spm = world->instance();

    switch (outcome->end) {
    case HOST_END_IDLE:
        break;
    case HOST_END_PANIC:
        fuzz_fail("CPU1 has made the SPM panic");
    case HOST_END_PARTITION_PANIC:
        (void)fprintf(stderr, "%s", world->console());
        fuzz_fail("CPU1 has made a partition panic");
    case HOST_END_STUCK:
    case HOST_END_NO_CPU1:
        fuzz_fail(outcome->reason);
    case HOST_END_LIMIT:
        fuzz_fail("CPU0 is still busy long after CPU1 has ended");
    case HOST_END_UNSET:
    case HOST_END_STOPPED:
        fuzz_fail("the run has not ended as it should");
    }
    fuzz_require(run.finishing, "the run is over before CPU1 was");
    watch_check_memory();
    state_check_clients_gone(spm, track_held());
    track_check_end(spm);
    fuzz_digest_add(state_hash(spm));
    fuzz_digest_add(outcome->points);
    fuzz_digest_add(watch_memory_digest());
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static bool started;
    static const struct host_cpu1 cpu1 = {cpu1_main, {NULL, NULL}};
    static const struct host_image *loaded[2];
    struct host_schedule schedule;

    if (!started) {
        started = true;
        client_start();
    }
    memset(&schedule, 0, sizeof(schedule));
    schedule.kind = HOST_SCHEDULE_EXPLORE; /* an explorer that has nothing to walk: never changes over by itself */
    fuzz_input_begin("mailbox_fuzz", data, len);
    const uint8_t first = fuzz_input_u8();
    memset(&run, 0, sizeof(run));
    run.world = ((first & 1u) != 0u) ? &ipc_world : &sfn_world;
    const struct host_image *image = ((first & 17u) == 17u) ? ipc_world.image_mixed : run.world->image;
    run.early = (first >> 1) & 3u;
    run.wait = UINT32_MAX;
    run.shows = fuzz_is_to_show();
    if (loaded[first & 1u] != image) {
        run.world->load(image);
        loaded[first & 1u] = image;
    }
    fuzz_world_is(run.world->name);
    program_begin();
    track_begin();
    const struct host_life life = {
        .cpu1 = &cpu1,
        .schedule = &schedule,
        .points_max = POINTS_MAX,
        .keep_stacks = true,
        .ns_fill = 0xA5u,
        .lifecycle_unreadable = (first & 8u) != 0u,
        .level_lines = FUZZ_LEVEL_LINES,
        .observe = before_point,
        .on_reset = after_reset,
    };
    const struct host_outcome outcome = run.world->run(&life);
    end_check(run.world, &outcome);
    watch_counters()->executions++;
    return 0;
}
