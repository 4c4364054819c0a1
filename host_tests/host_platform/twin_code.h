/* SPDX-License-Identifier: Apache-2.0 */
/* Programs for CPU1 in the tests of the host platform, and what they ask of the test around them. Behind
 * host_cpu1_code() the programs have the prefix cpu1_. */
#ifndef HOST_TESTS_HOST_PLATFORM_TWIN_CODE_H
#define HOST_TESTS_HOST_PLATFORM_TWIN_CODE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Supplied by the test: outlives the lives of CPU1 ------------------------------------------------------------ */

/* A new life of CPU1 begins; returns its number, from 1. */
uint32_t twin_life_begins(void);

/* A request of this life has been answered. */
void twin_request_done(void);

/* ---- Programs ---------------------------------------------------------------------------------------------------- */

/* First life: connections and calls of all kinds, one of which stays open. Later lives: the same, after checking that
 * the former life's connections have ended, each with one DISCONNECT, and that nothing of it is written any more. */
void twin_main(void);

/* As twin_main, but the first life ends in a lockup with a connection open. */
void twin_lockup_main(void);

/* As twin_main, but the first life ends with a jump to the reset vector. */
void twin_restart_main(void);

/* One connection with one call: few points, for the explorer. */
void twin_small_main(void);

/* The same in each of several lives; nothing of the former ones is answered, open or done twice. */
void twin_small_lives_main(void);

/* Finds CPU0's ready word empty, then starts. */
void twin_early_main(void);

/* Asks before the CPUs have met, and must not be answered before. */
void twin_hasty_main(void);

/* Input vectors on flash: programmed, erased and torn words. */
void twin_flash_main(void);

void cpu1_twin_main(void);
void cpu1_twin_lockup_main(void);
void cpu1_twin_restart_main(void);
void cpu1_twin_small_main(void);
void cpu1_twin_small_lives_main(void);
void cpu1_twin_early_main(void);
void cpu1_twin_hasty_main(void);
void cpu1_twin_flash_main(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_HOST_PLATFORM_TWIN_CODE_H */
