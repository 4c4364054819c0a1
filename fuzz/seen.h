/* SPDX-License-Identifier: Apache-2.0 */
/* Words for what clients and partitions experience, for people who look at one input: BULKHEAD_FUZZ_SHOW=1. */
#ifndef FUZZ_SEEN_H
#define FUZZ_SEEN_H

#include "fuzz/service.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Whether the environment asks for it. */
bool fuzz_is_to_show(void);

/* One line on stderr. */
void fuzz_show(enum fuzz_seen what, uint64_t value);

const char *fuzz_seen_name(uint32_t what);

#ifdef __cplusplus
}
#endif
#endif /* FUZZ_SEEN_H */
