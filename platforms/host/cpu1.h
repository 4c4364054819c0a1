/* SPDX-License-Identifier: Apache-2.0 */
/* What code on CPU1 finds beside the PSA client library: cooperative contexts, a doorbell, and ways to misbehave.
 *
 * Contexts are numbered from 0, which runs struct host_cpu1's main; the next one runs when a context blocks, yields or ends. Their stacks lie in
 * non-secure memory, so that a variable on them can be a vector. */
#ifndef PLATFORMS_HOST_CPU1_H
#define PLATFORMS_HOST_CPU1_H

#include <stdbool.h>
#include <stdint.h>

#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Starts a context that runs `function(argument)` as client `client_id`. false: none is free. */
BH_MUST_USE bool host_cpu1_spawn(int32_t client_id, void (*function)(void *argument), void *argument);

/* Waits until every other context has ended. */
void host_cpu1_join(void);

/* Lets the other contexts run, and handlers. */
void host_cpu1_yield(void);

/* Id under which the running context calls. Context 0 begins with -1. */
int32_t host_cpu1_client_id(void);
void host_cpu1_set_client_id(int32_t client_id);

/* What runs when CPU0 has rung; called at a moment when the running context waits or yields. */
void host_cpu1_on_doorbell(void (*handler)(void));

/* Blocks the running context until host_cpu1_wake(reason), or for no reason. A ring that has come already is not slept over. */
void host_cpu1_block(uint32_t reason);
void host_cpu1_wake(uint32_t reason);

/* Rings CPU0. */
void host_cpu1_ring(void);

/* The CPU stops and stays so until CPU0 resets it. */
BH_NORETURN void host_cpu1_lock_up(void);

/* A jump to CPU1's own reset vector, of which CPU0 learns nothing. */
BH_NORETURN void host_cpu1_restart(void);

/* A point of the schedule in the middle of CPU1's own work. */
void host_cpu1_point(void);

/* CPU0 goes on until it sleeps or the schedule changes over; nothing happens if it sleeps. */
void host_cpu1_give_way(void);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_CPU1_H */
