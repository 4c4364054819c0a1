/* SPDX-License-Identifier: Apache-2.0 */
/* The program of a hostile CPU1: steps, read from the input one by one. Any bytes are a program.
 *
 * A step is a byte, low half: what, high half: detail; then its own bytes; then one byte that says how many points of
 * CPU0 pass before the next step (0 to 15: so many; 16 to 30: 16, 26, ... 156; 31: until CPU0 sleeps). A step that
 * posts a request also reads the bytes of the request. */
#ifndef FUZZ_MAILBOX_PROGRAM_H
#define FUZZ_MAILBOX_PROGRAM_H

#include "fuzz/world.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Before the first step; when CPU1 begins anew. */
void program_begin(void);
void program_new_life(void);

/* Executes the next step. wait: points of CPU0 until the one after it; UINT32_MAX: until CPU0 sleeps. false: the
 * program is over. */
BH_MUST_USE bool program_step(const struct fuzz_world *world, uint32_t *wait);

#ifdef __cplusplus
}
#endif
#endif /* FUZZ_MAILBOX_PROGRAM_H */
