/* SPDX-License-Identifier: Apache-2.0 */
/* Requests of CPU1's clients, read from the input. Any bytes are a request, and most are ones that a service gets to
 * see. */
#ifndef FUZZ_REQUEST_H
#define FUZZ_REQUEST_H

#include "fuzz/client.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The first ones are what a step's low half says in both targets. */
enum request_kind {
    REQUEST_CALL = 0, /* on a connection; 1 and 2 mean the same */
    REQUEST_STATELESS = 3,
    REQUEST_CONNECT = 4, /* 5 means the same */
    REQUEST_CLOSE = 6,
    REQUEST_VERSION = 7,
    REQUEST_KINDS
};

/* Forgets all handles. */
void request_begin(void);

/* Remembers what a connection was answered with. */
void request_keep_handle(uint32_t answer);

/* actions: the bytes of the type are the actions of the service, four of them; otherwise one byte is the type. */
void request_decode(uint8_t kind, bool actions, struct client_request *out);

/* Makes something about the request odd: its client, its call type. */
void request_distort(struct client_request *request);

/* Any word, mostly a remarkable one. */
uint32_t request_word(void);

#ifdef __cplusplus
}
#endif
#endif /* FUZZ_REQUEST_H */
