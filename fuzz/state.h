/* SPDX-License-Identifier: Apache-2.0 */
/* struct spm and its storage as a whole: copies, comparisons, and what must always be true of it. */
#ifndef FUZZ_STATE_H
#define FUZZ_STATE_H

#include "fuzz/image.h"
#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

struct state {
    struct spm spm;
    struct connection connections[FUZZ_CONNECTIONS];
    struct partition_state partitions[FUZZ_PARTITIONS];
    struct service_state services[FUZZ_SERVICES];
};

void state_copy(const struct spm *spm, struct state *out);

/* Byte for byte. */
BH_MUST_USE bool state_is(const struct spm *spm, const struct state *copy);

/* Of everything that does not depend on the world: comparable between the two, when no call is under way. */
uint64_t state_hash(const struct spm *spm);

/* Lists, states and signals agree with each other. Fails the execution if not. At any time but during an entry. */
void state_check(const struct spm *spm);

/* Nothing is under way: what must be true besides when CPU0 sleeps. restarted: CPU1 has begun a new life, which CPU0
 * may not have seen; then a slot may wait for it to do so, its answer being nobody's. held: messages that a partition
 * will answer later. */
void state_check_at_rest(const struct spm *spm, bool restarted, uint32_t held);

/* CPU1's life has ended and CPU0 sleeps: no connection is left that belonged to it, but for the messages
 * that are held back. */
void state_check_clients_gone(const struct spm *spm, uint32_t held);

#ifdef __cplusplus
}
#endif
#endif /* FUZZ_STATE_H */
