/* SPDX-License-Identifier: Apache-2.0 */
/* Judging a run. See boardrun_judge.h. */
#include "tools/boardrun_judge.h"

#include <string.h>

#include "mbedtls/sha256.h"
#include "partitions/crypto/crypto_api.h"
#include "partitions/measure/measure_api.h"
#include "partitions/vault/vault_api.h"
#include "partitions/vault/vault_salt.h"
#include "psa/client.h"
#include "psa_manifest/sid.h"

static const uint8_t salt[VAULT_SALT_BYTES] = VAULT_SALT;
static const char measured[] = JOB_MEASURE_INPUT;

static bool compute_digests(struct boardrun_judge *judge)
{
    const uint8_t *image = judge->expected.image;
    const size_t len = judge->expected.image_bytes;
    uint8_t salted[sizeof(salt) + sizeof(measured) - 1u];
    (void)memcpy(salted, salt, sizeof(salt));
    (void)memcpy(&salted[sizeof(salt)], measured, sizeof(measured) - 1u);
    return (len >= (size_t)JOB_FLASH_WORD_BYTES) && (mbedtls_sha256_ret(image, len, judge->image_digest, 0) == 0)
           && (mbedtls_sha256_ret(&image[len - (size_t)JOB_FLASH_WORD_BYTES], JOB_FLASH_WORD_BYTES,
                                  judge->last_word_digest, 0)
               == 0)
           && (mbedtls_sha256_ret(salted, sizeof(salted), judge->measure_digest, 0) == 0);
}

/* What a new start of CPU1 makes worthless. */
static void forget_progress(struct boardrun_judge *judge)
{
    (void)memset(judge->answered, 0, sizeof(judge->answered));
    (void)memset(judge->hash, 0, sizeof(judge->hash));
    judge->both_pending = false;
    judge->accepted_while_serving = false;
    judge->waited_its_turn = false;
}

bool boardrun_judge_start(struct boardrun_judge *judge, const struct boardrun_expectation *expected)
{
    (void)memset(judge, 0, sizeof(*judge));
    judge->expected = *expected;
    boardrun_trace_start(&judge->trace);
    return compute_digests(judge);
}

/* ---- Connections that hash ------------------------------------------------------------------ */

static uint32_t image_end(const struct boardrun_judge *judge)
{
    return MAP_NS_IMAGE + (uint32_t)judge->expected.image_bytes;
}

static struct boardrun_hash *hash_of(struct boardrun_judge *judge, const struct boardrun_request *request)
{
    if (request->word[MAILBOX_WORD_CALL_TYPE] != (uint32_t)MAILBOX_CALL_CALL) {
        return NULL;
    }
    for (size_t i = 0; i < BOARDRUN_HASHES; i++) {
        struct boardrun_hash *hash = &judge->hash[i];
        if ((hash->handle != 0u) && (hash->handle == request->word[MAILBOX_WORD_TARGET])) {
            return hash;
        }
    }
    return NULL;
}

static void hash_opened(struct boardrun_judge *judge, uint32_t handle)
{
    for (size_t i = 0; i < BOARDRUN_HASHES; i++) {
        if (judge->hash[i].handle == 0u) {
            judge->hash[i] = (struct boardrun_hash){.handle = handle, .next = MAP_NS_IMAGE, .regular = true};
            return;
        }
    }
}

/* Pieces follow each other and have the size of the first; only the last may be shorter. */
static void hash_updated(const struct boardrun_judge *judge, struct boardrun_hash *hash,
                         const struct boardrun_request *request)
{
    const uint32_t base = request->word[MAILBOX_WORD_VECTORS];
    const uint32_t len = request->word[MAILBOX_WORD_VECTORS + 1];
    if (hash->piece_bytes == 0u) {
        hash->piece_bytes = len;
    }
    const uint32_t rest = image_end(judge) - hash->next;
    const uint32_t piece = (rest < hash->piece_bytes) ? rest : hash->piece_bytes;
    if ((request->status != (uint32_t)PSA_SUCCESS) || (request->word[MAILBOX_WORD_IN_COUNT] != 1u)
        || (request->word[MAILBOX_WORD_OUT_COUNT] != 0u) || (base != hash->next) || (len != piece) || (piece == 0u)) {
        hash->regular = false;
        return;
    }
    hash->next += len;
}

static bool delivered_digest(const struct boardrun_request *request)
{
    return (request->status == (uint32_t)PSA_SUCCESS) && (request->word[MAILBOX_WORD_OUT_COUNT] == 1u)
           && (request->out_len[0] == (uint32_t)BOARDRUN_DIGEST_BYTES);
}

static void hash_finished(struct boardrun_judge *judge, struct boardrun_hash *hash,
                          const struct boardrun_request *request)
{
    hash->finished = delivered_digest(request);
    const bool whole = hash->finished && hash->regular && (hash->next == image_end(judge));
    if (hash->piece_bytes == (uint32_t)JOB_SMALL_PIECE_BYTES) {
        judge->answered[JOB_SMALL_PIECES] = whole;
    } else if (hash->piece_bytes == (uint32_t)JOB_LARGE_PIECE_BYTES) {
        judge->answered[JOB_LARGE_PIECES] = whole;
    }
}

/* ---- Answers -------------------------------------------------------------------------------- */

static void answered_digest(struct boardrun_judge *judge, const struct boardrun_request *request)
{
    const uint32_t base = request->word[MAILBOX_WORD_VECTORS];
    const uint32_t len = request->word[MAILBOX_WORD_VECTORS + 1];
    const bool refused = (request->status == (uint32_t)PSA_ERROR_PROGRAMMER_ERROR);

    if (request->word[MAILBOX_WORD_IN_COUNT] != 1u) {
        return;
    }
    if ((base == MAP_NS_IMAGE) && (len == (uint32_t)judge->expected.image_bytes)) {
        judge->answered[JOB_STATELESS] = delivered_digest(request);
    } else if ((base == (image_end(judge) - (uint32_t)JOB_FLASH_WORD_BYTES))
               && (len == (uint32_t)JOB_FLASH_WORD_BYTES)) {
        judge->answered[JOB_LAST_WORD] = delivered_digest(request);
    } else if ((base >= MAP_NS_TORN_PAGE) && (base < (MAP_NS_AREA + MAP_NS_AREA_BYTES))) {
        judge->answered[JOB_TORN_INPUT] = refused;
    } else if ((base >= image_end(judge)) && (base < MAP_NS_TORN_PAGE)) {
        judge->answered[JOB_ERASED_INPUT] = refused;
    }
}

static void answered_call(struct boardrun_judge *judge, const struct boardrun_request *request)
{
    const uint32_t target = request->word[MAILBOX_WORD_TARGET];
    struct boardrun_hash *hash = hash_of(judge, request);
    if (hash != NULL) {
        if (request->word[MAILBOX_WORD_TYPE] == (uint32_t)CRYPTO_HASH_UPDATE) {
            hash_updated(judge, hash, request);
        } else if (request->word[MAILBOX_WORD_TYPE] == (uint32_t)CRYPTO_HASH_FINISH) {
            hash_finished(judge, hash, request);
        }
    } else if (target == (uint32_t)CRYPTO_DIGEST_HANDLE) {
        answered_digest(judge, request);
    } else if (target == (uint32_t)MEASURE_HANDLE) {
        judge->answered[JOB_PARTITION_CALLS] = delivered_digest(request);
    }
}

static void answered_connect(struct boardrun_judge *judge, const struct boardrun_request *request)
{
    const uint32_t sid = request->word[MAILBOX_WORD_TARGET];
    if (sid == VAULT_SID) {
        judge->answered[JOB_REFUSED_SERVICE] = (request->status == (uint32_t)PSA_ERROR_CONNECTION_REFUSED);
    } else if ((sid == CRYPTO_HASH_SID) && PSA_HANDLE_IS_VALID(request->status)) {
        hash_opened(judge, request->status);
    }
}

static void answered(struct boardrun_judge *judge, const struct boardrun_request *request)
{
    if (request->word[MAILBOX_WORD_CALL_TYPE] == (uint32_t)MAILBOX_CALL_CONNECT) {
        answered_connect(judge, request);
    } else if (request->word[MAILBOX_WORD_CALL_TYPE] == (uint32_t)MAILBOX_CALL_CALL) {
        answered_call(judge, request);
    }
}

/* ---- Several calls at once ------------------------------------------------------------------ */

static bool belong_together(struct boardrun_judge *judge, const struct boardrun_request *one,
                            const struct boardrun_request *other)
{
    return (one != other) && other->pending && (hash_of(judge, one) != NULL) && (hash_of(judge, other) != NULL)
           && (one->word[MAILBOX_WORD_CLIENT_ID] != other->word[MAILBOX_WORD_CLIENT_ID]);
}

static void requested(struct boardrun_judge *judge, struct boardrun_request *request)
{
    for (size_t i = 0; i < MAILBOX_SLOT_COUNT; i++) {
        const struct boardrun_request *other = &judge->trace.request[i];
        if (belong_together(judge, request, other)) {
            judge->both_pending = true;
            request->waited = request->waited || other->accepted;
        }
    }
}

static void accepted(struct boardrun_judge *judge, struct boardrun_request *request)
{
    bool alone = true;
    for (size_t i = 0; i < MAILBOX_SLOT_COUNT; i++) {
        struct boardrun_request *other = &judge->trace.request[i];
        if (!belong_together(judge, request, other)) {
            continue;
        }
        if (other->accepted) {
            alone = false;
        } else {
            other->waited = true;
        }
    }
    if (!alone) {
        judge->accepted_while_serving = true;
    } else if (request->waited) {
        judge->waited_its_turn = true;
    }
}

/* ---- Events --------------------------------------------------------------------------------- */

static bool any_pending(const struct boardrun_judge *judge)
{
    for (size_t i = 0; i < MAILBOX_SLOT_COUNT; i++) {
        if (judge->trace.request[i].pending) {
            return true;
        }
    }
    return false;
}

static void access_event(struct boardrun_judge *judge, const struct boardrun_event *event)
{
    const struct boardrun_happening happening = boardrun_trace_event(&judge->trace, event);
    switch (happening.kind) {
    case BOARDRUN_NOTHING:
        break;
    case BOARDRUN_REWRITTEN:
        judge->rewritten++;
        break;
    case BOARDRUN_REQUESTED:
        requested(judge, happening.request);
        break;
    case BOARDRUN_ACCEPTED:
        accepted(judge, happening.request);
        break;
    case BOARDRUN_ANSWERED:
        answered(judge, happening.request);
        break;
    }
}

void boardrun_judge_event(struct boardrun_judge *judge, const struct boardrun_event *event)
{
    switch (event->kind) {
    case BOARDRUN_EVENT_READ:
    case BOARDRUN_EVENT_WRITE:
        access_event(judge, event);
        break;
    case BOARDRUN_EVENT_RING:
        if (event->source == BOARDRUN_CPU1) {
            boardrun_trace_ring(&judge->trace);
        }
        break;
    case BOARDRUN_EVENT_SLEEP:
        if ((event->source == BOARDRUN_CPU0) && boardrun_trace_work_waits(&judge->trace)) {
            judge->lost_wakeups++;
        }
        break;
    case BOARDRUN_EVENT_HOLD_CPU1:
        judge->reset_in_call = judge->reset_in_call || any_pending(judge);
        boardrun_trace_forget_requests(&judge->trace);
        forget_progress(judge);
        break;
    case BOARDRUN_EVENT_RELEASE_CPU1:
        judge->cpu1_starts++;
        break;
    case BOARDRUN_EVENT_VIOLATION:
        judge->violations++;
        break;
    case BOARDRUN_EVENT_OTHER:
    case BOARDRUN_EVENT_CONSOLE:
    case BOARDRUN_EVENT_END:
    case BOARDRUN_EVENT_STATE:
        break;
    }
}

/* ---- Verdict -------------------------------------------------------------------------------- */

static uint32_t report_address(size_t member)
{
    return JOB_REPORT_ADDRESS + (uint32_t)member;
}

static uint32_t entry_address(enum job_part part, size_t member)
{
    return report_address(offsetof(struct job_report, entry))
           + (uint32_t)((size_t)part * sizeof(struct job_report_entry)) + (uint32_t)member;
}

/* Whether CPU1 reports this status, and this digest if there is one to report. */
static bool reported(const struct boardrun_judge *judge, enum job_part part, psa_status_t status, const uint8_t *digest)
{
    const struct boardrun_trace *trace = &judge->trace;
    const uint32_t digest_address = entry_address(part, offsetof(struct job_report_entry, digest));
    return (boardrun_trace_word(trace, entry_address(part, offsetof(struct job_report_entry, state)))
            == (uint32_t)JOB_ENTRY_DONE)
           && (boardrun_trace_word(trace, entry_address(part, offsetof(struct job_report_entry, status)))
               == (uint32_t)status)
           && ((digest == NULL)
               || (memcmp(&trace->shadow[digest_address - MAP_MAILBOX_PAGE], digest, BOARDRUN_DIGEST_BYTES) == 0));
}

static bool part_seen(const struct boardrun_judge *judge, enum job_part part, psa_status_t status,
                      const uint8_t *digest)
{
    return judge->answered[part] && reported(judge, part, status, digest);
}

static bool seen_met(const struct boardrun_judge *judge)
{
    return (boardrun_trace_word(&judge->trace, MAP_READY_WORD_CPU0) != 0u)
           && (boardrun_trace_word(&judge->trace, MAP_READY_WORD_CPU1) != 0u);
}

static bool seen_concurrency(const struct boardrun_judge *judge)
{
    return (judge->expected.backend == BOARDRUN_IPC) ? judge->accepted_while_serving
                                                     : (judge->waited_its_turn && !judge->accepted_while_serving);
}

bool boardrun_step_seen(const struct boardrun_judge *judge, enum boardrun_step step)
{
    switch (step) {
    case BOARDRUN_STEP_MET:
        return seen_met(judge);
    case BOARDRUN_STEP_REFUSED_SERVICE:
        return part_seen(judge, JOB_REFUSED_SERVICE, PSA_ERROR_CONNECTION_REFUSED, NULL);
    case BOARDRUN_STEP_STATELESS:
        return part_seen(judge, JOB_STATELESS, PSA_SUCCESS, judge->image_digest);
    case BOARDRUN_STEP_PARTITION_CALLS:
        return part_seen(judge, JOB_PARTITION_CALLS, PSA_SUCCESS, judge->measure_digest);
    case BOARDRUN_STEP_ERASED_INPUT:
        return part_seen(judge, JOB_ERASED_INPUT, PSA_ERROR_PROGRAMMER_ERROR, NULL);
    case BOARDRUN_STEP_TORN_INPUT:
        return part_seen(judge, JOB_TORN_INPUT, PSA_ERROR_PROGRAMMER_ERROR, NULL);
    case BOARDRUN_STEP_LAST_WORD:
        return part_seen(judge, JOB_LAST_WORD, PSA_SUCCESS, judge->last_word_digest);
    case BOARDRUN_STEP_SMALL_PIECES:
        return part_seen(judge, JOB_SMALL_PIECES, PSA_SUCCESS, judge->image_digest);
    case BOARDRUN_STEP_LARGE_PIECES:
        return part_seen(judge, JOB_LARGE_PIECES, PSA_SUCCESS, judge->image_digest);
    case BOARDRUN_STEP_BOTH_PENDING:
        return judge->both_pending;
    case BOARDRUN_STEP_CONCURRENCY:
        return seen_concurrency(judge);
    case BOARDRUN_STEP_FINISHED:
        return boardrun_trace_word(&judge->trace, report_address(offsetof(struct job_report, stage)))
               == (uint32_t)JOB_STAGE_FINISHED;
    case BOARDRUN_STEP_CPU1_RESET:
        return judge->cpu1_starts > 1u;
    case BOARDRUN_STEP_COUNT:
        break;
    }
    return false;
}

bool boardrun_step_wanted(const struct boardrun_judge *judge, enum boardrun_step step)
{
    return (step != BOARDRUN_STEP_CPU1_RESET) || judge->expected.cpu1_reset;
}

const char *boardrun_step_name(const struct boardrun_judge *judge, enum boardrun_step step)
{
    switch (step) {
    case BOARDRUN_STEP_MET:
        return "the CPUs have met";
    case BOARDRUN_STEP_REFUSED_SERVICE:
        return "a service that non-secure clients may not use refused CPU1";
    case BOARDRUN_STEP_STATELESS:
        return "a stateless call hashed CPU1's whole image";
    case BOARDRUN_STEP_PARTITION_CALLS:
        return "a partition called two others";
    case BOARDRUN_STEP_ERASED_INPUT:
        return "an input on erased flash was refused";
    case BOARDRUN_STEP_TORN_INPUT:
        return "an input on a torn page was refused";
    case BOARDRUN_STEP_LAST_WORD:
        return "an input on the last word before an erased page was served";
    case BOARDRUN_STEP_SMALL_PIECES:
        return "CPU1's image was hashed over a connection in pieces of 64 bytes";
    case BOARDRUN_STEP_LARGE_PIECES:
        return "CPU1's image was hashed over a connection in pieces of 1000 bytes";
    case BOARDRUN_STEP_BOTH_PENDING:
        return "calls of both contexts were pending at once";
    case BOARDRUN_STEP_CONCURRENCY:
        return (judge->expected.backend == BOARDRUN_IPC) ? "one call was accepted while another was being served"
                                                         : "each call was accepted after the reply to the one before";
    case BOARDRUN_STEP_FINISHED:
        return "CPU1 has gone through its whole job";
    case BOARDRUN_STEP_CPU1_RESET:
        return judge->reset_in_call ? "CPU1 was reset, in the middle of a call" : "CPU1 was reset";
    case BOARDRUN_STEP_COUNT:
        break;
    }
    return "";
}

bool boardrun_judge_passed(const struct boardrun_judge *judge)
{
    for (int step = 0; step < BOARDRUN_STEP_COUNT; step++) {
        if (boardrun_step_wanted(judge, (enum boardrun_step)step)
            && !boardrun_step_seen(judge, (enum boardrun_step)step)) {
            return false;
        }
    }
    return (judge->rewritten == 0u) && (judge->violations == 0u) && (judge->lost_wakeups == 0u);
}

bool boardrun_judge_ended_well(const struct boardrun_judge *judge)
{
    const uint32_t stage = boardrun_trace_word(&judge->trace, report_address(offsetof(struct job_report, stage)));
    return (stage == (uint32_t)JOB_STAGE_FINISHED) || (stage == (uint32_t)JOB_STAGE_NONE);
}

bool boardrun_judge_fault(const struct boardrun_judge *judge, uint32_t *kind, uint32_t *pc, uint32_t *address)
{
    const struct boardrun_trace *trace = &judge->trace;
    if (boardrun_trace_word(trace, report_address(offsetof(struct job_report, stage))) != (uint32_t)JOB_STAGE_FAULT) {
        return false;
    }
    *kind = boardrun_trace_word(trace, report_address(offsetof(struct job_report, fault_kind)));
    *pc = boardrun_trace_word(trace, report_address(offsetof(struct job_report, fault_pc)));
    *address = boardrun_trace_word(trace, report_address(offsetof(struct job_report, fault_address)));
    return true;
}
