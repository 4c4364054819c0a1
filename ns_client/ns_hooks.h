/* SPDX-License-Identifier: Apache-2.0 */
/* What the non-secure CPU's operating system, or a bare loop, supplies to the PSA client library: who calls, mutual
 * exclusion, waiting, and the doorbell. Link-time functions; an image holds one definition of each.
 *
 * Waiting hooks may return at any time without reason: the library looks again. What they must not do is sleep over a
 * reply that is there already. A hook without an operating system tests ns_client_replied() with interrupts masked and
 * sleeps before it unmasks them; one with an operating system waits for an event flag, which keeps a wake-up that came
 * first. */
#ifndef NS_CLIENT_NS_HOOKS_H
#define NS_CLIENT_NS_HOOKS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Client id of the calling context: -1 to -65536. The secure side judges it; another value gets the call refused. */
int32_t ns_hook_client_id(void);

/* Between these two no other context of this CPU runs library code between its own pair. Never nested, never held
 * while waiting, never taken by ns_client_doorbell(). */
void ns_hook_lock(void);
void ns_hook_unlock(void);

/* Waits for the reply to the calling context's request in `slot`. */
void ns_hook_wait_reply(uint8_t slot);

/* `slot` may have a reply now: wakes the context that waits for it, if any. Called by ns_client_doorbell(), usually in
 * an interrupt handler, also for slots that nobody waits for. */
void ns_hook_wake_reply(uint8_t slot);

/* Waits until a slot may be free. */
void ns_hook_wait_slot(void);

/* A slot is free: wakes one context that waits for one, if any. */
void ns_hook_wake_slot(void);

/* Rings the secure CPU, after making what was stored to shared memory before visible to it. */
void ns_hook_notify(void);

#ifdef __cplusplus
}
#endif
#endif /* NS_CLIENT_NS_HOOKS_H */
