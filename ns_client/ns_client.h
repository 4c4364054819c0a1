/* SPDX-License-Identifier: Apache-2.0 */
/* PSA client library of the non-secure CPU: the functions of psa/client.h, carried by the mailbox.
 *
 * Needs no operating system and fits to any: see ns_client/ns_hooks.h. Several contexts may be in a call at the same
 * time, one slot each; a context that finds all slots in use waits. Arguments are not judged here: the secure side must
 * see every programmer error, because one may terminate a connection (framework sheet 8.3, step 1). Source: design,
 * "Mailbox"; framework sheet 8.3. */
#ifndef NS_CLIENT_NS_CLIENT_H
#define NS_CLIENT_NS_CLIENT_H

#include <stdbool.h>
#include <stdint.h>

#include "mailbox/wire.h"
#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Takes over the mailbox: no slot is pending afterwards, every slot is free, whatever an earlier life of this CPU has
 * left. Answers to its requests may still come; nobody takes them for his own. Call once after the start, before
 * tfm_spm_hal_wait_for_s_cpu_ready() and with no other context running. */
void ns_client_init(struct mailbox_page *page);

/* The secure CPU has rung, or may have. Call from the interrupt handler after the interrupt has been cleared. */
void ns_client_doorbell(void);

/* Whether the request in `slot` has been answered; also true for a slot without a request. May be called with
 * interrupts masked. */
BH_MUST_USE bool ns_client_replied(uint8_t slot);

/* Whether a context that waits for a slot would find one. May be called with interrupts masked. */
BH_MUST_USE bool ns_client_slot_free(void);

#ifdef __cplusplus
}
#endif
#endif /* NS_CLIENT_NS_CLIENT_H */
