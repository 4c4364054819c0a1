/* SPDX-License-Identifier: Apache-2.0 */
/* Writes an answer into the slot that a route names. Part of the backends' data half (backend_complete) and of mailbox/secure.c;
 * knows the frontend's types but never calls it. */
#ifndef MAILBOX_REPLY_H
#define MAILBOX_REPLY_H

#include "mailbox/wire.h"
#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* out_len: MAILBOX_VECTOR_COUNT lengths. A route of an old epoch writes nothing, nor does one whose epoch is about to end
 * because CPU1 has started again. Rings CPU1. */
void mailbox_reply(struct spm *spm, struct reply_route route, uint32_t status, const uint32_t *out_len);

/* The same with the lengths of a delivered request. connection may be NULL: all lengths 0. */
void mailbox_reply_connection(struct spm *spm, struct reply_route route, uint32_t status,
                              const struct connection *connection);

#ifdef __cplusplus
}
#endif
#endif /* MAILBOX_REPLY_H */
