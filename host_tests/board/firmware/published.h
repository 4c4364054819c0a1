/* SPDX-License-Identifier: Apache-2.0 */
/* Words of the page of ready words in which test firmware tells the test what it does: the test finds them in the
 * board's trace of shared accesses. Each word has one writer. The last word of a record is written last.
 *
 * Behind the job's report (platforms/lpc55s69/job_report.h). */
#ifndef HOST_TESTS_BOARD_FIRMWARE_PUBLISHED_H
#define HOST_TESTS_BOARD_FIRMWARE_PUBLISHED_H

#include "platforms/lpc55s69/memory_map.h"

/* CPU0: rounds of work done (worker.c). */
#define PUBLISHED_WORK (MAP_READY_PAGE + 0x800)

/* CPU0: address that it is about to misuse (offence.c). */
#define PUBLISHED_TARGET (MAP_READY_PAGE + 0x804)

/* CPU0, when it is about to let CPU1 go: its stacks that are sealed, and all of them in the upper half (seals.c). */
#define PUBLISHED_SEALS (MAP_READY_PAGE + 0x808)

/* CPU0: one result of the interrupt tests (irq.h). */
#define PUBLISHED_IRQ (MAP_READY_PAGE + 0x80C)

/* CPU0: so many interrupts of a storm have been taken (irq_scenes.c). */
#define PUBLISHED_STORM (MAP_READY_PAGE + 0x810)

/* CPU1: what it attempts, and what came of it (sweep.c). */
#define PUBLISHED_ATTEMPT_ADDRESS (MAP_READY_PAGE + 0x900)
#define PUBLISHED_ATTEMPT_KIND (MAP_READY_PAGE + 0x904)      /* enum published_attempt                         */
#define PUBLISHED_ATTEMPT_OUTCOME (MAP_READY_PAGE + 0x908)   /* exception number or 0; of calls: the status    */
#define PUBLISHED_ATTEMPT_FAULT_ADDRESS (MAP_READY_PAGE + 0x90C) /* BFAR, or 0 if it was not valid             */
#define PUBLISHED_ATTEMPT_VALUE (MAP_READY_PAGE + 0x910)     /* of a load: what it gave                        */
#define PUBLISHED_ATTEMPT_NUMBER (MAP_READY_PAGE + 0x914)    /* counts attempts from 1; written last           */

/* CPU1: has come to its end (sweep.c), or is in a life after its first one (PUBLISHED_AGAIN: storm.c, ring_first.c). */
#define PUBLISHED_STAGE (MAP_READY_PAGE + 0x918)

/* No word that a reset of the chip leaves. */
#define PUBLISHED_AGAIN 0x5AF3C01D

/* CPU1: so many calls were answered rightly (irq_job.c, irq_storm.c). */
#define PUBLISHED_ANSWERS (MAP_READY_PAGE + 0x91C)

/* PUBLISHED_AGAIN and more: so often CPU1 has restarted itself (restart.c). */
#define PUBLISHED_RESTARTS 200

enum published_attempt {
    PUBLISHED_LOAD = 1,
    PUBLISHED_STORE = 2,
    PUBLISHED_INPUT = 3, /* the address as input vector of a call  */
    PUBLISHED_OUTPUT = 4 /* as output vector                       */
};

enum published_stage { PUBLISHED_STARTED = 1, PUBLISHED_FINISHED = 2 };

#endif /* HOST_TESTS_BOARD_FIRMWARE_PUBLISHED_H */
