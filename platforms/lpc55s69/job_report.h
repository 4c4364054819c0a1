/* SPDX-License-Identifier: Apache-2.0 */
/* What CPU1's job says about itself, in words of the page of ready words: the tool that judges a run reads it from the
 * board's trace of shared accesses and never from console text. CPU1 writes it, nothing on the chip reads it.
 *
 * CPU1 clears the block when it starts. Of an entry, digest and status are written before the state. */
#ifndef PLATFORMS_LPC55S69_JOB_REPORT_H
#define PLATFORMS_LPC55S69_JOB_REPORT_H

#include "hal/shared.h"
#include "platforms/lpc55s69/memory_map.h"

#ifdef __cplusplus
extern "C" {
#endif

#define JOB_REPORT_ADDRESS (MAP_READY_PAGE + 0x100)

enum job_stage {
    JOB_STAGE_NONE = 0,
    JOB_STAGE_STARTED = 1,
    JOB_STAGE_FINISHED = 2, /* every part has been tried; the entries say how it went */
    JOB_STAGE_FAULT = 3,    /* CPU1 has stopped; the fault words say where            */
    JOB_STAGE_FAILED = 4    /* a program of somebody else has ended, and says that something went wrong */
};

/* Parts of the job, and entries of the report. */
enum job_part {
    JOB_REFUSED_SERVICE = 0, /* connecting to a service that only secure clients may use                      */
    JOB_STATELESS = 1,       /* one stateless call over the whole image                                       */
    JOB_PARTITION_CALLS = 2, /* a partition that calls two others                                             */
    JOB_ERASED_INPUT = 3,    /* an input vector on erased flash                                               */
    JOB_TORN_INPUT = 4,      /* on a torn page                                                                */
    JOB_LAST_WORD = 5,       /* on the last programmed word of flash before an erased page                    */
    JOB_SMALL_PIECES = 6,    /* the whole image by connection, in pieces of JOB_SMALL_PIECE_BYTES             */
    JOB_LARGE_PIECES = 7,    /* the same at the same time, in pieces of JOB_LARGE_PIECE_BYTES                 */
    JOB_PART_COUNT = 8
};

enum { JOB_SMALL_PIECE_BYTES = 64, JOB_LARGE_PIECE_BYTES = 1000, JOB_FLASH_WORD_BYTES = 16 };

/* What JOB_PARTITION_CALLS sends. */
#define JOB_MEASURE_INPUT "what CPU1 measures"

enum job_entry_state { JOB_ENTRY_NONE = 0, JOB_ENTRY_STARTED = 1, JOB_ENTRY_DONE = 2 };

enum { JOB_DIGEST_WORDS = 8 };

struct job_report_entry {
    struct hal_shared_u32 state;                    /* enum job_entry_state                                 */
    struct hal_shared_u32 status;                   /* psa_status_t of the call that ended the part         */
    struct hal_shared_u32 digest[JOB_DIGEST_WORDS]; /* bytes in memory order, if the part gives a digest    */
};

struct job_report {
    struct hal_shared_u32 stage;         /* enum job_stage                                                  */
    struct hal_shared_u32 fault_kind;    /* exception number                                                */
    struct hal_shared_u32 fault_pc;      /* 0 if the stacked frame cannot be trusted                        */
    struct hal_shared_u32 fault_address; /* 0 if there is none                                              */
    struct job_report_entry entry[JOB_PART_COUNT];
};

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_LPC55S69_JOB_REPORT_H */
