/* SPDX-License-Identifier: Apache-2.0 */
/* Fibers: stacks that one thread of the process switches between. Knows nothing of CPUs or partitions.
 *
 * AddressSanitizer and ThreadSanitizer are told of every switch. ThreadSanitizer sees each fiber as a thread; `synchronises` says
 * whether what was written before the switch happened before what follows it. */
#ifndef PLATFORMS_HOST_FIBER_H
#define PLATFORMS_HOST_FIBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

struct fiber {
    void *sp;            /* while it does not run                                     */
    void (*entry)(void); /* not started yet: where it will begin; NULL afterwards       */
    uintptr_t stack;     /* lowest address; 0 for the root: the stack of the process     */
    size_t stack_bytes;
    void *tsan;       /* what the sanitizers remember of it */
    void *fake_stack;
};

/* Takes the running stack as the root fiber. Call before the first switch, from the stack that wants to be returned to. */
void fiber_root(struct fiber *root);

/* Makes `fiber` begin at `entry` on an empty stack at the first switch to it. `entry` never returns. Only stores: the stack may
 * still be in use, as long as the switch comes from its user. Forgets what the fiber was before. */
void fiber_prepare(struct fiber *fiber, uintptr_t stack, size_t stack_bytes, void (*entry)(void));

/* Goes on with `to`; returns when somebody switches back to `from`, which must be the running fiber. */
void fiber_switch(struct fiber *from, struct fiber *to, bool synchronises);

/* Goes on with `to`; what runs is never returned to. */
BH_NORETURN void fiber_abandon(struct fiber *to, bool synchronises);

/* ThreadSanitizer: what the calling fiber has done so far happened before what follows a later fiber_see(place). */
void fiber_publish(void *place);
void fiber_see(void *place);

/* Switches since the start of the process. */
uint64_t fiber_switch_count(void);

#ifdef __cplusplus
}
#endif
#endif /* PLATFORMS_HOST_FIBER_H */
