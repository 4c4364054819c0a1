/* SPDX-License-Identifier: Apache-2.0 */
/* Whether CPU1's job was done, and done right: judged from mailbox and report words of the trace, never from console
 * text.
 *
 * A part of the job counts as seen when the mailbox carried the request that belongs to it and the answer that it must
 * get, and CPU1's report has the status and the digest that were computed here from cpu1.bin. After a reset of CPU1
 * everything must be seen again. */
#ifndef TOOLS_BOARDRUN_JUDGE_H
#define TOOLS_BOARDRUN_JUDGE_H

#include <stddef.h>

#include "platforms/lpc55s69/job_report.h"
#include "tools/boardrun_trace.h"

#ifdef __cplusplus
extern "C" {
#endif

enum boardrun_backend { BOARDRUN_IPC = 1, BOARDRUN_SFN };

enum { BOARDRUN_DIGEST_BYTES = 32, BOARDRUN_HASHES = 8 };

enum boardrun_step {
    BOARDRUN_STEP_MET = 0, /* both ready words are set */
    BOARDRUN_STEP_REFUSED_SERVICE,
    BOARDRUN_STEP_STATELESS,
    BOARDRUN_STEP_PARTITION_CALLS,
    BOARDRUN_STEP_ERASED_INPUT,
    BOARDRUN_STEP_TORN_INPUT,
    BOARDRUN_STEP_LAST_WORD,
    BOARDRUN_STEP_SMALL_PIECES,
    BOARDRUN_STEP_LARGE_PIECES,
    BOARDRUN_STEP_BOTH_PENDING, /* calls of both hashing contexts were pending at once                      */
    BOARDRUN_STEP_CONCURRENCY,  /* IPC: one was accepted while the other was served; SFN: it waited its turn */
    BOARDRUN_STEP_FINISHED,     /* CPU1 has gone through all parts                                          */
    BOARDRUN_STEP_CPU1_RESET,   /* CPU1 was reset; looked for only if it was asked for                      */
    BOARDRUN_STEP_COUNT
};

/* One connection that hashes the image. */
struct boardrun_hash {
    uint32_t handle; /* 0: unused */
    uint32_t piece_bytes;
    uint32_t next; /* address that the next piece must have */
    bool regular;  /* all pieces so far were what they must be */
    bool finished; /* the digest was asked for and delivered   */
};

struct boardrun_expectation {
    enum boardrun_backend backend;
    bool cpu1_reset; /* CPU1 is to be reset at least once */
    const uint8_t *image;
    size_t image_bytes;
};

struct boardrun_judge {
    struct boardrun_expectation expected;
    struct boardrun_trace trace;
    uint8_t image_digest[BOARDRUN_DIGEST_BYTES];
    uint8_t measure_digest[BOARDRUN_DIGEST_BYTES];
    uint8_t last_word_digest[BOARDRUN_DIGEST_BYTES];
    bool answered[JOB_PART_COUNT]; /* the mailbox gave the right answer to the right request */
    bool both_pending;
    bool accepted_while_serving;
    bool waited_its_turn;
    bool reset_in_call;
    unsigned int cpu1_starts;
    unsigned int rewritten;    /* slots that CPU1 used while they were pending */
    unsigned int violations;   /* of the AHB rules */
    unsigned int lost_wakeups; /* CPU0 went to sleep with a request that it had been rung for and had not taken */
    struct boardrun_hash hash[BOARDRUN_HASHES];
};

/* false: the image is shorter than one flash word, or a digest could not be computed. */
BH_MUST_USE bool boardrun_judge_start(struct boardrun_judge *judge, const struct boardrun_expectation *expected);

void boardrun_judge_event(struct boardrun_judge *judge, const struct boardrun_event *event);

/* Whether the step is part of this run at all. */
bool boardrun_step_wanted(const struct boardrun_judge *judge, enum boardrun_step step);
bool boardrun_step_seen(const struct boardrun_judge *judge, enum boardrun_step step);
const char *boardrun_step_name(const struct boardrun_judge *judge, enum boardrun_step step);

/* Every wanted step was seen, and nothing that must not happen. */
bool boardrun_judge_passed(const struct boardrun_judge *judge);

/* Any program of CPU1: it has ended well, or reports nothing at all. */
bool boardrun_judge_ended_well(const struct boardrun_judge *judge);

/* What CPU1 reports about a fault of its own; false if it reports none. */
BH_MUST_USE bool boardrun_judge_fault(const struct boardrun_judge *judge, uint32_t *kind, uint32_t *pc,
                                      uint32_t *address);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_BOARDRUN_JUDGE_H */
