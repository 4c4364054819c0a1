/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's application: shows what clients on this CPU get from the secure side, and reports it
 * (platforms/lpc55s69/job_report.h). */
#ifndef PLATFORMS_LPC55S69_CPU1_JOB_H
#define PLATFORMS_LPC55S69_CPU1_JOB_H

/* Meets CPU0, does every part of the job once, returns. */
void job_run(void);

#endif /* PLATFORMS_LPC55S69_CPU1_JOB_H */
