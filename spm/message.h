/* SPDX-License-Identifier: Apache-2.0 */
/* Messages as partitions see them, and what a reply does. */
#ifndef SPM_MESSAGE_H
#define SPM_MESSAGE_H

#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Fills every byte of `msg` for the message that message_take() will hand out next. */
void message_describe(const struct spm *spm, struct connection_id id, psa_msg_t *msg);

/* Whether `status` may answer a message of this type (framework sheet 3.3, FFM-164). */
BH_MUST_USE bool reply_status_is_legal(const struct connection *connection, psa_status_t status);

/* Ends the message with a legal status: completes the client, moves the connection on (framework sheet 3.1). */
void reply_commit(struct spm *spm, struct connection_id id, psa_status_t status);

#ifdef __cplusplus
}
#endif
#endif /* SPM_MESSAGE_H */
