/* SPDX-License-Identifier: Apache-2.0 */
/* Writing the job's report (platforms/lpc55s69/job_report.h). */
#ifndef PLATFORMS_LPC55S69_CPU1_REPORT_H
#define PLATFORMS_LPC55S69_CPU1_REPORT_H

#include <stdint.h>

#include "platforms/lpc55s69/job_report.h"
#include "psa/error.h"

/* Clears the report of an earlier life of CPU1. */
void report_clear(void);

void report_stage(enum job_stage stage);
void report_fault(uint32_t kind, uint32_t pc, uint32_t address);

void report_begin(enum job_part part);

/* digest: JOB_DIGEST_WORDS * 4 bytes, or NULL if the part gives none. */
void report_done(enum job_part part, psa_status_t status, const uint8_t *digest);

#endif /* PLATFORMS_LPC55S69_CPU1_REPORT_H */
