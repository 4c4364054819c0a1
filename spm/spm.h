/* SPDX-License-Identifier: Apache-2.0 */
/* The frontend: every PSA API as one entry of a pure state machine.
 *
 * An entry decodes its arguments against constant state and may refuse, moves bytes through hal_copy() where the API moves bytes, and
 * commits, which cannot refuse. It never waits, switches or touches hardware: the same entry serves an SVC, a direct
 * call, a mailbox interrupt or a fuzzer. The verdict says what the caller experiences; a dispatcher obeys it.
 *
 * Refusals: a partition gets VERDICT_PANIC_CALLER with the reason; a non-secure client gets VERDICT_RETURN with the value that the
 * framework sheet, section 0, fixes for the API.
 * Source: framework sheet sections 2 to 4; rule numbers stand at the checks. */
#ifndef SPM_SPM_H
#define SPM_SPM_H

#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* At most this many bytes move in one entry (design, "Concurrency on the chip"). */
enum { SPM_COPY_PIECE_BYTES = 256 };

/* Storage for one image: image->connection_count, ->partition_count and ->service_count elements. */
struct spm_storage {
    struct connection *connections;
    struct partition_state *partitions;
    struct service_state *services;
    struct backend *backend;
    struct mailbox_page *mailbox_page;
};

/* Forgets everything and takes over storage whose content does not matter. */
void spm_init(struct spm *spm, const struct spm_image *image, const struct spm_storage *storage);

struct caller spm_caller_partition(const struct spm *spm, struct partition_index partition);

/* ---- Client API ------------------------------------------------------------------------------------------------------ */

/* Where the vectors of a psa_call come from. */
enum vector_source {
    VECTORS_AT_ADDRESS = 1, /* psa_invec and psa_outvec arrays in the caller's memory */
    VECTORS_BY_VALUE        /* `vector` below, already copied                          */
};

/* One vector as a caller gave it. */
struct vector_claim {
    uintptr_t base;
    size_t len;
};

struct call_claims {
    struct client_handle handle;
    int32_t type;
    size_t in_count;
    size_t out_count;
    enum vector_source source;
    uintptr_t in_array;
    uintptr_t out_array;
    struct vector_claim vector[PSA_MAX_IOVEC]; /* inputs, then outputs */
};

struct verdict spm_psa_framework_version(struct spm *spm, const struct caller *caller);
struct verdict spm_psa_version(struct spm *spm, const struct caller *caller, uint32_t sid);
struct verdict spm_psa_connect(struct spm *spm, const struct caller *caller, uint32_t sid, uint32_t version);
struct verdict spm_psa_call(struct spm *spm, const struct caller *caller, const struct call_claims *claims);
struct verdict spm_psa_close(struct spm *spm, const struct caller *caller, struct client_handle handle);

/* ---- Secure Partition API: the caller is a partition ------------------------------------------------------------------ */

struct verdict spm_psa_wait(struct spm *spm, const struct caller *caller, psa_signal_t mask, uint32_t timeout);
struct verdict spm_psa_get(struct spm *spm, const struct caller *caller, psa_signal_t signal, uintptr_t msg);
struct verdict spm_psa_set_rhandle(struct spm *spm, const struct caller *caller, struct message_handle handle, uintptr_t rhandle);
struct verdict spm_psa_read(struct spm *spm, const struct caller *caller, struct message_handle handle, uint32_t index,
                            uintptr_t buffer, size_t count);
struct verdict spm_psa_skip(struct spm *spm, const struct caller *caller, struct message_handle handle, uint32_t index,
                            size_t count);
struct verdict spm_psa_write(struct spm *spm, const struct caller *caller, struct message_handle handle, uint32_t index,
                             uintptr_t buffer, size_t count);
struct verdict spm_psa_reply(struct spm *spm, const struct caller *caller, struct message_handle handle, psa_status_t status);
/* MM-IOVEC: the value of a map is an address. */
struct verdict spm_psa_map_invec(struct spm *spm, const struct caller *caller, struct message_handle handle, uint32_t index);
struct verdict spm_psa_unmap_invec(struct spm *spm, const struct caller *caller, struct message_handle handle, uint32_t index);
struct verdict spm_psa_map_outvec(struct spm *spm, const struct caller *caller, struct message_handle handle, uint32_t index);
struct verdict spm_psa_unmap_outvec(struct spm *spm, const struct caller *caller, struct message_handle handle, uint32_t index,
                                    size_t len);
struct verdict spm_psa_notify(struct spm *spm, const struct caller *caller, int32_t partition_id);
struct verdict spm_psa_clear(struct spm *spm, const struct caller *caller);
/* Interrupts; the last three also in a first-level handler of the caller. */
struct verdict spm_psa_eoi(struct spm *spm, const struct caller *caller, psa_signal_t signal);
struct verdict spm_psa_irq_enable(struct spm *spm, const struct caller *caller, psa_signal_t signal);
struct verdict spm_psa_irq_disable(struct spm *spm, const struct caller *caller, psa_signal_t signal);
struct verdict spm_psa_reset_signal(struct spm *spm, const struct caller *caller, psa_signal_t signal);
struct verdict spm_psa_panic(struct spm *spm, const struct caller *caller);
struct verdict spm_psa_rot_lifecycle_state(struct spm *spm, const struct caller *caller);

/* ---- For dispatchers -------------------------------------------------------------------------------------------------- */

/* Hands a queued message of an SFN-model partition to it: fills `msg`, makes its handle valid. */
void spm_sfn_begin(struct spm *spm, struct connection_id message, psa_msg_t *msg);

/* The function of that message has returned `status`: the reply, with the status rules of psa_reply (FFM-234). */
struct verdict spm_sfn_end(struct spm *spm, struct connection_id message, psa_status_t status);

/* Oldest queued message of an SFN-model partition, or SPM_NO_INDEX. */
uint8_t spm_sfn_next(const struct spm *spm, struct partition_index partition);

/* entry_init of the partition has ended. Not PSA_SUCCESS: its queued messages are completed with
 * PSA_ERROR_CONNECTION_REFUSED (FFM-238, FFM-351), its interrupts are disabled (FFM-349). */
void spm_partition_initialised(struct spm *spm, struct partition_index partition, psa_status_t status);

/* CPU1's life has ended: a new epoch begins. Connections of the old one get their one DISCONNECT, idle ones now, the others after
 * the reply under way. */
void spm_abandon_mailbox_clients(struct spm *spm);

/* Number of the FFM rule behind a refusal, for the console; 0 if none applies. */
unsigned int spm_error_rule(uint32_t api, enum spm_error error);

#ifdef __cplusplus
}
#endif
#endif /* SPM_SPM_H */
