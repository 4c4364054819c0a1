/* SPDX-License-Identifier: Apache-2.0 */
/* The secure side of the mailbox: takes a message out of a slot once, calls the frontend for it, answers.
 *
 * The page's address comes from the secure configuration alone. Everything that CPU1 wrote is copied once and judged in the copy; a word
 * that changes later has no effect on the request (FFM-287).
 * Source: design, "Mailbox"; framework sheet 8.5 (MB2 to MB13). */
#ifndef MAILBOX_SECURE_H
#define MAILBOX_SECURE_H

#include "mailbox/wire.h"
#include "spm/spm.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A message in secure memory. Nothing in it has been judged yet but the slot. */
struct mailbox_request {
    uint8_t slot;
    uint32_t epoch;
    uint32_t word[MAILBOX_MESSAGE_WORDS];
};

/* The CPUs have met: from now on slots are looked at (FFM-302). */
void mailbox_open(struct spm *spm);

/* Looks at CPU1's ready word; a change to another non-zero value begins a new epoch. Call before looking at slots. */
void mailbox_check_ready(struct spm *spm);

/* Takes the message of `slot` if one is pending, not taken yet, and the mailbox is open. */
BH_MUST_USE bool mailbox_take(struct spm *spm, uint8_t slot, struct mailbox_request *out);

/* Judges the message and calls the frontend. VERDICT_RETURN is answered here already; VERDICT_BLOCK names the message whose reply
 * will be answered by backend_complete(). Nothing else is returned. */
struct verdict mailbox_dispatch(struct spm *spm, const struct mailbox_request *request);

/* CPU1 has been reset, or is about to be released again: the slots are empty, the old epoch is over. Call while it is held. */
void mailbox_restart(struct spm *spm);

#ifdef __cplusplus
}
#endif
#endif /* MAILBOX_SECURE_H */
