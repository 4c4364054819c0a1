/* SPDX-License-Identifier: Apache-2.0 */
/* What partitions tell the fuzz target, apart from results: which connections they hold, that their variables are
 * their own. Supplies fuzz_connected(), fuzz_disconnected(), fuzz_held(), fuzz_enter() and fuzz_leave() of service.h.
 * */
#ifndef FUZZ_TRACK_H
#define FUZZ_TRACK_H

#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

void track_begin(void);

/* Messages that a partition has taken and answers later. */
uint32_t track_held(void);

/* After the last reset of CPU1: each connection that a service has accepted and that is gone got its one DISCONNECT,
 * and no function has been forgotten. */
void track_check_end(const struct spm *spm);

#ifdef __cplusplus
}
#endif
#endif /* FUZZ_TRACK_H */
