/* SPDX-License-Identifier: Apache-2.0 */
/* What the partitions of the image do, and what they ask the fuzz target for. Every message is served by actions, one
 * byte each; where the bytes come from is the target's affair. Whatever the bytes say, no action breaks a rule of the
 * framework, except the ones that the target allows with fuzz_errors_allowed(). */
#ifndef FUZZ_SERVICE_H
#define FUZZ_SERVICE_H

#include <stdbool.h>
#include <stdint.h>

#include "fuzz/image.h"
#include "psa/client.h"
#include "psa/service.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { FUZZ_OWN_HANDLES = 4, FUZZ_GUARD_WORDS = 8, FUZZ_ACTIONS_MAX = 12, FUZZ_HELD_MAX = 3 };

/* A partition's own variables. The target remembers what they are to be. */
struct fuzz_self {
    uint32_t guard_before[FUZZ_GUARD_WORDS];
    uint8_t partition; /* enum fuzz_partition_index */
    uint32_t served;   /* messages */
    psa_handle_t own[FUZZ_OWN_HANDLES];
    uint32_t guard_behind[FUZZ_GUARD_WORDS];
};

/* ---- Functions of the partitions ------------------------------------------------------------------------------- */

psa_status_t fuzz_alpha_init(void);
psa_status_t fuzz_beta_init(void);
psa_status_t fuzz_gamma_init(void);
psa_status_t fuzz_failed_init(void);
psa_status_t fuzz_alpha_strict_sfn(const psa_msg_t *msg);
psa_status_t fuzz_alpha_relaxed_sfn(const psa_msg_t *msg);
psa_status_t fuzz_alpha_stateless_sfn(const psa_msg_t *msg);
psa_status_t fuzz_alpha_secure_sfn(const psa_msg_t *msg);
psa_status_t fuzz_beta_connected_sfn(const psa_msg_t *msg);
psa_status_t fuzz_beta_stateless_sfn(const psa_msg_t *msg);
psa_status_t fuzz_gamma_connected_sfn(const psa_msg_t *msg);
psa_status_t fuzz_gamma_stateless_sfn(const psa_msg_t *msg);
psa_status_t fuzz_failed_connected_sfn(const psa_msg_t *msg);
psa_status_t fuzz_failed_stateless_sfn(const psa_msg_t *msg);

/* Entry point of gamma in the IPC model. It holds back some messages until a later one. */
void fuzz_gamma_main(void);

/* What they have in common. */
void fuzz_init(struct fuzz_self *self, enum fuzz_partition_index partition);
psa_status_t fuzz_serve(struct fuzz_self *self, enum fuzz_service service, const psa_msg_t *msg);

/* What has been done with the vectors of one message. Zeroed: nothing. */
struct fuzz_vectors {
    uint8_t in[4];
    uint8_t out[4];
    const uint8_t *mapped_in[4];
    uint8_t *mapped_out[4];
};

/* Whether psa_read, psa_skip or psa_write may still use the vector: it was never mapped. Remembers that they have. */
bool fuzz_may_copy(struct fuzz_vectors *vectors, bool input, uint32_t index);

/* Maps the vector that `detail` names if that is legal, looks at its bytes or stores some, and may unmap it. */
void fuzz_map(struct fuzz_vectors *vectors, const psa_msg_t *msg, uint8_t detail);

/* A misuse; all of them end the partition. */
enum { FUZZ_MAP_ERRORS = 5 };
void fuzz_map_wrongly(const psa_msg_t *msg, psa_handle_t foreign, uint8_t detail);

/* ---- What the target supplies ---------------------------------------------------------------------------------- */

/* The bytes of one message's actions; `state` begins as the message's type. */
struct fuzz_script {
    uint32_t state;
};
uint8_t fuzz_next_byte(struct fuzz_script *script);

/* Whether an action may break a rule, which ends the run. */
bool fuzz_errors_allowed(void);

/* What happened, in the order in which it did. */
enum fuzz_seen {
    FUZZ_SEEN_INIT = 1,
    FUZZ_SEEN_MESSAGE, /* service and type; then client, sizes and rhandle */
    FUZZ_SEEN_DETAIL,
    FUZZ_SEEN_READ,
    FUZZ_SEEN_BYTES,
    FUZZ_SEEN_SKIP,
    FUZZ_SEEN_HANDLE,
    FUZZ_SEEN_STATUS,
    FUZZ_SEEN_LENGTH,
    FUZZ_SEEN_SIGNALS,
    FUZZ_SEEN_VERSION,
    FUZZ_SEEN_END,    /* a service's status                      */
    FUZZ_SEEN_ANSWER, /* what CPU1 got: status; then lengths     */
    FUZZ_SEEN_STATE,  /* the SPM's state between two calls       */
    FUZZ_SEEN_FLIH    /* the handler of a partition's edge       */
};
void fuzz_observe(enum fuzz_seen what, uint64_t value);

/* A service has accepted a connection: the number that names it in rhandle from now on. It has been told of its end. */
uint32_t fuzz_connected(void);
void fuzz_disconnected(uint32_t number);

/* A partition enters its own code with a message, and leaves it. */
void fuzz_enter(const struct fuzz_self *self, psa_handle_t handle);
void fuzz_leave(const struct fuzz_self *self);

/* Handle of the message that another partition was given last. */
psa_handle_t fuzz_foreign_handle(const struct fuzz_self *self);

/* A service has stored bytes through a pointer that it had mapped. */
void fuzz_stored(uintptr_t address, size_t len);

/* A message has been held back (1), or is to be answered after that (-1). */
void fuzz_held(int change);

/* A service is about to answer a partition with PSA_ERROR_PROGRAMMER_ERROR, which will end that partition. */
void fuzz_client_is_doomed(void);

#ifdef __cplusplus
}
#endif
#endif /* FUZZ_SERVICE_H */
