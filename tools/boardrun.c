/* SPDX-License-Identifier: Apache-2.0 */
/* boardrun: runs the firmware of both CPUs on the virtual board, shows their consoles, and judges the run.
 *
 * Console lines appear while the board runs, with virtual time and the CPU's name. Whether CPU1's job was done is
 * judged by boardrun_judge.h. With --seeds=FIRST-LAST one run after the other, each judged alike. With --watch the
 * firmware may be any: it has to come to rest. Exit status: 0 the job was done and checked, 1 it was not, 2 wrong arguments or
 * files, 3 the board itself did not run. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/boardrun_child.h"
#include "tools/boardrun_options.h"
#include "tools/boardrun_place.h"
#include "tools/boardrun_run.h"
#include "tools/boardrun_sweep.h"
#include "tools/file.h"

enum { STATUS_PASS = 0, STATUS_FAIL = 1, STATUS_USAGE = 2, STATUS_BOARD = 3 };

enum { MESSAGE_BYTES = 512, PATH_BYTES = 4096 };

/* From here on a link register holds no address (LPC55S69 sheet 3.3). */
#define FIRST_EXC_RETURN 0xFF000000u

static void print_steps(const struct boardrun_run *run)
{
    for (int i = 0; i < BOARDRUN_STEP_COUNT; i++) {
        const enum boardrun_step step = (enum boardrun_step)i;
        if (boardrun_step_wanted(&run->judge, step)) {
            (void)printf("%s %s\n", boardrun_step_seen(&run->judge, step) ? "  seen    " : "  NOT SEEN",
                         boardrun_step_name(&run->judge, step));
        }
    }
}

static const char *elf_of(const struct boardrun_run *run, int cpu)
{
    return (cpu == 0) ? boardrun_options_cpu0(run->options) : run->options->cpu1;
}

static void print_cpu(const struct boardrun_run *run, int cpu)
{
    const struct boardrun_cpu_state *state = &run->state[cpu];
    if (!run->has_state[cpu]) {
        return;
    }
    const struct boardrun_place pc = boardrun_place_of(run->options->symbolizer, elf_of(run, cpu), state->pc);
    (void)printf("  CPU%d %s at %s", cpu, state->halted ? "sleeps" : "is", pc.text);
    if (state->lr < FIRST_EXC_RETURN) {
        const struct boardrun_place call = boardrun_place_of_call(run->options->symbolizer, elf_of(run, cpu),
                                                                  state->lr);
        (void)printf(", called from %s", call.text);
    }
    if (state->exception != 0u) {
        (void)printf(", in exception %" PRIu32, state->exception);
    }
    (void)printf("\n");
}

static void print_cpu1_fault(const struct boardrun_run *run)
{
    uint32_t kind;
    uint32_t pc;
    uint32_t address;
    if (boardrun_judge_fault(&run->judge, &kind, &pc, &address)) {
        const struct boardrun_place place = boardrun_place_of(run->options->symbolizer, run->options->cpu1, pc);
        (void)printf("  CPU1 took exception %" PRIu32 " at %s, address 0x%08" PRIx32 "\n", kind, place.text, address);
    }
}

/* Where the board itself says what went wrong, "cpu=0 pc=0x10008abc", unless the CPU still stands there. */
static void print_end_place(const struct boardrun_run *run)
{
    uint64_t cpu;
    uint64_t pc;
    if (boardrun_event_argument(run->end, "cpu", &cpu) && (cpu <= 1u) && boardrun_event_argument(run->end, "pc", &pc)
        && (pc <= UINT32_MAX) && !(run->has_state[cpu] && (run->state[cpu].pc == (uint32_t)pc))) {
        const struct boardrun_place place = boardrun_place_of(run->options->symbolizer, elf_of(run, (int)cpu),
                                                              (uint32_t)pc);
        (void)printf("  CPU%d: %s\n", (int)cpu, place.text);
    }
}

static void print_slots(const struct boardrun_run *run)
{
    for (int slot = 0; slot < MAILBOX_SLOT_COUNT; slot++) {
        const struct boardrun_request *request = &run->judge.trace.request[slot];
        if (request->pending) {
            (void)printf("  slot %d: request of client %" PRId32 " pending since %.6f ms, %s by CPU0\n", slot,
                         (int32_t)request->word[MAILBOX_WORD_CLIENT_ID], (double)request->requested_ns / 1e6,
                         request->accepted ? "taken but not answered" : "not taken");
        }
    }
}

static void print_offences(const struct boardrun_run *run)
{
    if (run->judge.violations != 0u) {
        (void)printf("  %u violations of the AHB rules\n", run->judge.violations);
    }
    if (run->judge.lost_wakeups != 0u) {
        (void)printf("  CPU0 went to sleep %u times with a request waiting that it had been rung for\n",
                     run->judge.lost_wakeups);
    }
    if (run->judge.rewritten != 0u) {
        (void)printf("  CPU1 used a pending slot %u times\n", run->judge.rewritten);
    }
}

static void print_failure(const struct boardrun_run *run)
{
    if (run->end[0] != '\0') {
        (void)printf("FAIL: the board stopped at %.6f ms: %s\n", (double)run->end_ns / 1e6, run->end);
    } else if (boardrun_child_expired()) {
        (void)printf("FAIL: the board did not end within %d seconds of real time\n", (int)BOARDRUN_REAL_TIME_LIMIT_S);
    } else {
        (void)printf("FAIL: the board ended with status %d and did not say why\n", run->board_status);
    }
    print_end_place(run);
    print_cpu1_fault(run);
    print_slots(run);
    print_offences(run);
    print_cpu(run, 0);
    print_cpu(run, 1);
}

static void print_pass(const struct boardrun_run *run)
{
    (void)printf("PASS sha256=");
    for (size_t i = 0; i < BOARDRUN_DIGEST_BYTES; i++) {
        (void)printf("%02x", run->judge.image_digest[i]);
    }
    (void)printf("\n");
}

static int conclude(const struct boardrun_run *run)
{
    const bool passed = boardrun_run_passed(run);
    if (!run->has_begun && !boardrun_child_expired()) {
        (void)printf("FAIL: the board did not start (status %d); its own message stands above\n", run->board_status);
        return STATUS_BOARD;
    }
    if (run->command_lost) {
        (void)printf("FAIL: --cpu1-reset-at=%" PRIu64 ": the command came before CPU0's console was on; give a later "
                     "time\n", run->options->cpu1_reset_at_us);
        return STATUS_FAIL;
    }
    if (run->options->watch && passed) {
        (void)printf("both CPUs sleep, at %.6f ms\n", (double)run->end_ns / 1e6);
        return STATUS_PASS;
    }
    if (!run->options->watch && (!run->options->quiet || !passed)) {
        print_steps(run);
    }
    if (!run->options->quiet) {
        (void)printf("interleaving %016" PRIx64 "\n", run->judge.trace.interleaving);
    }
    if (passed) {
        print_pass(run);
        return STATUS_PASS;
    }
    print_failure(run);
    return (run->end[0] != '\0') ? STATUS_FAIL : STATUS_BOARD;
}

/* bazel run starts programs elsewhere and says where the user is. */
static FILE *open_for_user(const char *path)
{
    const char *directory = getenv("BUILD_WORKING_DIRECTORY");
    char whole[PATH_BYTES];
    if ((path[0] == '/') || (directory == NULL)) {
        return fopen(path, "w");
    }
    if ((size_t)snprintf(whole, sizeof(whole), "%s/%s", directory, path) >= sizeof(whole)) {
        errno = ENAMETOOLONG;
        return NULL;
    }
    return fopen(whole, "w");
}

static int run_once(struct boardrun_run *run, struct bytes image)
{
    if (run->options->save != NULL) {
        run->save = open_for_user(run->options->save);
        if (run->save == NULL) {
            (void)fprintf(stderr, "boardrun: --save-events=%s: %s\n", run->options->save, strerror(errno));
            return STATUS_USAGE;
        }
    }
    const int status = boardrun_run(run, image) ? conclude(run) : STATUS_USAGE;
    if ((run->save != NULL) && (fclose(run->save) != 0)) {
        (void)fprintf(stderr, "boardrun: --save-events=%s: could not be written\n", run->options->save);
        return STATUS_USAGE;
    }
    return status;
}

static int run_seeds(struct boardrun_run *run, struct boardrun_options *options, struct bytes image)
{
    struct boardrun_sweep sweep;
    if (!boardrun_sweep_start(&sweep, options->seed, options->seed_last)) {
        (void)fprintf(stderr, "boardrun: too many seeds for the memory\n");
        return STATUS_USAGE;
    }
    int status = STATUS_PASS;
    while (boardrun_sweep_next(&sweep, &options->seed) && (status != STATUS_USAGE)) {
        if (!boardrun_run(run, image)) {
            status = STATUS_USAGE;
            break;
        }
        boardrun_sweep_note(&sweep, run->judge.trace.interleaving, boardrun_run_passed(run));
        if (!boardrun_run_passed(run)) {
            (void)printf("seed %" PRIu64 ":\n", options->seed);
            status = conclude(run);
        }
    }
    const size_t distinct = boardrun_sweep_distinct(&sweep);
    (void)printf("%zu of %zu seeds passed, %zu distinct interleavings\n", sweep.passed, sweep.count, distinct);
    boardrun_sweep_end(&sweep);
    if ((status == STATUS_PASS) && (distinct < options->distinct)) {
        (void)printf("FAIL: %" PRIu64 " distinct interleavings were wanted\n", options->distinct);
        return STATUS_FAIL;
    }
    return status;
}

int main(int argc, char **argv)
{
    static struct boardrun_options options;
    static struct boardrun_run run;
    char message[MESSAGE_BYTES];
    if (!boardrun_options_parse(&options, argc, argv, message, sizeof(message))) {
        (void)fprintf(stderr, "%s\n", message);
        return STATUS_USAGE;
    }
    struct bytes image;
    if (!file_read(options.cpu1_bin, &image)) {
        (void)fprintf(stderr, "boardrun: %s: %s\n", options.cpu1_bin, strerror(errno));
        return STATUS_USAGE;
    }
    run.options = &options;
    if (!options.quiet && !options.sweep) {
        (void)printf("%s backend, seed %" PRIu64 "\n", (options.backend == BOARDRUN_IPC) ? "IPC" : "SFN", options.seed);
    }
    run.show = (options.quiet || options.sweep) ? NULL : stdout;
    const int status = options.sweep ? run_seeds(&run, &options, image) : run_once(&run, image);
    file_free(image);
    return status;
}
