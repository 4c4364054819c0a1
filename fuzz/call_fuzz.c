/* SPDX-License-Identifier: Apache-2.0 */
/* Fuzz target: sequences of PSA calls by clients on CPU1 and by partitions, on the SFN backend and then on the IPC
 * backend; everything that any caller or service experiences must be the same, and so must struct spm between two
 * calls of CPU1.
 *
 * One stream of bytes decides what CPU1 asks and what services do (service.h): whoever acts next takes the next bytes.
 * CPU1 has one call under way at a time, so nothing depends on scheduling; a backend that did something else would
 * read other bytes. docs/fuzzing.md lists what is checked and what is not compared. */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "fuzz/check.h"
#include "fuzz/client.h"
#include "fuzz/interrupt.h"
#include "fuzz/request.h"
#include "fuzz/service.h"
#include "fuzz/state.h"
#include "fuzz/trace.h"
#include "fuzz/track.h"
#include "fuzz/watch.h"
#include "fuzz/watch_irq.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

enum { REQUESTS_MAX = 512, POINTS_MAX = 4000000, RARELY = 0xE0 };

static struct {
    const struct fuzz_world *world;
    const struct spm *spm;
    uint32_t requests;
    bool finishing; /* the program is over: the last reset */
    uint32_t soon_line;
    uint32_t soon_points; /* until that line asks; 0: none does */
} run;

/* ---- What partitions ask for ----------------------------------------------------------------------------------- */

uint8_t fuzz_next_byte(struct fuzz_script *script)
{
    (void)script;
    return fuzz_input_u8();
}

bool fuzz_errors_allowed(void)
{
    return true;
}

/* The IPC backend lets the service go on before the partition's end, the SFN backend does not: neither is wrong. */
void fuzz_client_is_doomed(void)
{
    trace_mute();
}

/* It comes at another place of the program in each backend, and must make no difference. */
void fuzz_line_soon(uint32_t line, uint32_t points)
{
    run.soon_line = line;
    run.soon_points = points + 1u;
}

static void before_point(void *context, uint64_t point, bool cpu1)
{
    (void)context;
    (void)point;
    (void)cpu1;
    if (run.soon_points == 0u) {
        return;
    }
    run.soon_points--;
    if (run.soon_points == 0u) {
        run.world->set_line(run.soon_line, true);
    }
}

/* ---- CPU1 ------------------------------------------------------------------------------------------------------ */

static uint64_t digest(uintptr_t address, size_t len)
{
    uint64_t hash = 0xCBF29CE484222325u;

    for (size_t i = 0u; i < len; i++) {
        hash = (hash ^ *(const uint8_t *)(address + i)) * 0x100000001B3u;
    }
    return hash;
}

/* One call: posted, rung for, answered before CPU0 sleeps. */
static void ask(const struct client_request *request, uint32_t slot)
{
    client_post(slot, request);
    run.requests++;
    client_ring(run.world);
    run.world->cpu1_give_way();
    fuzz_require(client_peek(client_reply_seq(slot)) == client_peek(client_request_seq(slot)),
                 "CPU0 sleeps and has not answered");
    const uint32_t status = client_peek(client_answer_word(slot, MAILBOX_ANSWER_STATUS));
    fuzz_observe(FUZZ_SEEN_ANSWER, status);
    for (uint32_t i = 0u; i < (uint32_t)MAILBOX_VECTOR_COUNT; i++) {
        const uint32_t len = client_peek(client_answer_word(slot, (uint32_t)MAILBOX_ANSWER_OUT_LEN + i));
        fuzz_observe(FUZZ_SEEN_ANSWER, len);
        if ((i < request->out_count) && ((request->in_count + i) < (uint32_t)MAILBOX_VECTOR_COUNT)
            && (request->vector[request->in_count + i].len <= 64u) && (len <= 64u)
            && ((request->vector[request->in_count + i].base - CLIENT_OUTPUTS) < (uint32_t)CLIENT_AREA_BYTES)) {
            fuzz_observe(FUZZ_SEEN_BYTES, digest(request->vector[request->in_count + i].base, len));
        }
    }
    if (request->call_type == (uint32_t)MAILBOX_CALL_CONNECT) {
        request_keep_handle(status);
    }
    state_check_at_rest(run.spm, false, 0u);
    watch_irq_at_rest(run.spm, run.world->line_is_enabled);
    fuzz_observe(FUZZ_SEEN_STATE, state_hash(run.spm));
}

/* CPU1 starts anew by itself, CPU0 learns of it with the next ring. */
static void restart(void)
{
    client_say_ready();
    client_ring(run.world);
    run.world->cpu1_give_way();
    fuzz_observe(FUZZ_SEEN_STATE, state_hash(run.spm));
}

static void reset(void)
{
    run.world->request_cpu1_reset();
    run.world->cpu1_give_way();
    fuzz_fail("CPU1 runs on after CPU0 was told to reset it");
}

/* Low half: what; high half: detail. */
static void step(void)
{
    const uint8_t byte = fuzz_input_u8();
    const uint8_t what = byte & 15u;
    struct client_request request;

    if ((what == 15u) && (byte >= (uint8_t)RARELY)) {
        if (fuzz_input_u8() >= (uint8_t)RARELY) {
            reset();
        }
        restart();
        return;
    }
    if (what == 14u) {
        client_poke(CLIENT_INPUTS + ((uint32_t)(byte >> 4) * 4u), fuzz_input_u32());
        return;
    }
    request_decode((what < 8u) ? what : (uint8_t)((what < 12u) ? REQUEST_CALL : REQUEST_STATELESS), false, &request);
    if (byte >= 0xF0u) {
        request_distort(&request);
    }
    ask(&request, (uint32_t)(byte >> 4) & 3u);
}

static void cpu1_main(void)
{
    client_say_ready();
    if (run.finishing) {
        return;
    }
    while (!run.spm->mailbox.open) {
        run.world->cpu1_yield();
    }
    while (!fuzz_input_ended() && (run.requests < (uint32_t)REQUESTS_MAX) && trace_has_room()) {
        step();
    }
    run.finishing = true;
    reset();
}

static void after_reset(void *context)
{
    (void)context;
    client_memory_reset();
}

static void end_check(const struct host_outcome *outcome)
{
    switch (outcome->end) {
    case HOST_END_IDLE:
        fuzz_require(run.finishing, "the run is over before CPU1 was");
        state_check_clients_gone(run.spm, 0u);
        track_check_end(run.spm);
        fuzz_observe(FUZZ_SEEN_STATE, state_hash(run.spm));
        fuzz_observe(FUZZ_SEEN_BYTES, digest(CLIENT_OUTPUTS, CLIENT_AREA_BYTES));
        return;
    case HOST_END_PARTITION_PANIC:
        return; /* the program asked for it; trace_end() compares which, where and why */
    case HOST_END_PANIC:
        fuzz_fail("a call has made the SPM panic");
    case HOST_END_STUCK:
    case HOST_END_NO_CPU1:
    case HOST_END_LIMIT:
    case HOST_END_UNSET:
    case HOST_END_STOPPED:
        fuzz_fail(outcome->reason);
    }
}

static void run_in(const struct fuzz_world *world)
{
    static const struct host_cpu1 cpu1 = {cpu1_main, {NULL, NULL}};
    static struct host_schedule schedule = {.kind = HOST_SCHEDULE_EXPLORE}; /* never changes over by itself */
    static const struct host_life life = {
        .cpu1 = &cpu1,
        .schedule = &schedule,
        .points_max = POINTS_MAX,
        .keep_ns_memory = true,
        .keep_stacks = true,
        .level_lines = FUZZ_LEVEL_LINES,
        .observe = before_point,
        .on_reset = after_reset,
    };

    memset(&run, 0, sizeof(run));
    run.world = world;
    run.spm = world->instance();
    fuzz_world_is(world->name);
    fuzz_input_rewind();
    request_begin();
    track_begin();
    watch_begin(world, false);
    const struct host_outcome outcome = world->run(&life);
    end_check(&outcome);
    fuzz_digest_add(outcome.points);
    trace_end(&outcome);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static bool started;

    if (!started) {
        started = true;
        client_start();
    }
    fuzz_input_begin("call_fuzz", data, len);
    trace_record();
    run_in(&sfn_world);
    trace_compare();
    run_in(&ipc_world);
    watch_counters()->executions++;
    return 0;
}
