/* SPDX-License-Identifier: Apache-2.0 */
/* A second opinion on what the secure side does: every call of the frontend, every request taken, every write to
 * non-secure memory passes through here (interpose.c) and is judged by rules of its own, from what was known when the
 * call was made.
 *
 * - A refused call leaves struct spm byte for byte as it was, except that one on an own connection of CPU1 ends it.
 * - An accepted call has a handle that was issued to this caller and is still good, and vectors in the caller's memory.
 * - Bytes go to non-secure memory only into the output vectors of a message that the writing partition holds, into the
 * answer of a   request that was taken and not answered, or into CPU1's words while CPU1 is in reset.
 * - A partition that waits for an answer makes no call until it has it, and gets one. A request whose input the bus has
 *   refused is answered with PSA_ERROR_PROGRAMMER_ERROR.
 * - What was pending when CPU1 rang has been taken when CPU0 sleeps.
 * - A request gets at most one reply, with the number under which it was taken, and none after its epoch. */
#ifndef FUZZ_WATCH_H
#define FUZZ_WATCH_H

#include "fuzz/world.h"
#include "spm/api.h"
#include "hal/shared.h"

#ifdef __cplusplus
extern "C" {
#endif

struct watch_entry {
    const struct spm *spm;
    const struct caller *caller;
    enum spm_api api;
    int32_t handle;
    const struct call_claims *claims; /* SPM_API_CALL */
};

/* Around each entry of the frontend. */
void watch_entry(const struct watch_entry *entry);
void watch_verdict(const struct watch_entry *entry, struct verdict verdict);

/* A request was taken out of a slot. */
void watch_taken(const struct spm *spm, uint8_t slot, uint32_t seq);

/* CPU1's epoch ends: no request of it may be answered any more. */
void watch_epoch_ends(void);

/* A function of an SFN-model partition has ended; `type` of its message. */
void watch_message_ends(int32_t type, struct verdict verdict);

/* Before and after writes. `from` is not looked at. */
void watch_copy(uintptr_t to, uintptr_t from, size_t len);
void watch_copied(uintptr_t to, size_t len);
void watch_shared_load(const struct hal_shared_u32 *word, uint32_t value);
void watch_shared_store(const struct hal_shared_u32 *word, uint32_t value);
void watch_shared_copy_out(const struct hal_shared_u32 *words, const uint32_t *values, size_t count);

/* The bus has done, or refused, the copy of the transfer under way. */
void watch_copy_ended(bool copied);

/* The blocked call behind the route has its outcome. */
void watch_completed(struct reply_route route);

/* ---- For fuzz targets ------------------------------------------------------------------------------------------ */

struct watch_counters {
    uint64_t executions;
    uint64_t calls;     /* PSA API calls of clients and partitions, in both worlds */
    uint64_t committed; /* of them, those that passed decode and changed what the SPM remembers */
    uint64_t completed; /* psa_calls whose service has replied                     */
    uint64_t refused;
};

/* Begins a run in `world`. mirror: also keep a copy of non-secure RAM that knows only lawful writes. */
void watch_begin(const struct fuzz_world *world, bool mirror);

/* CPU1 has written `len` bytes at `address`, lawfully whatever they are. */
void watch_cpu1_wrote(uintptr_t address, size_t len);

/* CPU1 rings. When CPU0 sleeps, every request that was there then must have been taken. */
void watch_rang(void);
void watch_check_taken(const struct spm *spm);

/* Whether CPU1 has written its ready word in this epoch. */
BH_MUST_USE bool watch_cpu1_restarted(void);

/* Non-secure RAM is as CPU1 and lawful writes of CPU0 have left it. */
void watch_check_memory(void);
/* One number for the mailbox page. */
uint64_t watch_memory_digest(void);

struct watch_counters *watch_counters(void);

#ifdef __cplusplus
}
#endif
#endif /* FUZZ_WATCH_H */
