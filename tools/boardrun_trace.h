/* SPDX-License-Identifier: Apache-2.0 */
/* What went through the mailbox, told from the board's trace of accesses to the two shared pages and from nothing else.
 *
 * Keeps a shadow of both pages from the CPUs' writes. A request begins when CPU1 makes its slot pending, is accepted
 * when CPU0 first reads a word of its message after that, and is answered when CPU0 stores its number into reply_seq.
 * Wire format: mailbox/wire.h. */
#ifndef TOOLS_BOARDRUN_TRACE_H
#define TOOLS_BOARDRUN_TRACE_H

#include "mailbox/wire.h"
#include "platforms/lpc55s69/memory_map.h"
#include "spm/base/attributes.h"
#include "tools/boardrun_event.h"

#ifdef __cplusplus
extern "C" {
#endif

struct boardrun_request {
    uint8_t slot;
    bool pending;  /* not answered yet                                   */
    bool accepted; /* CPU0 has begun to read the message                 */
    bool rung;     /* CPU1 has rung since                                */
    bool waited;   /* another request was being served meanwhile         */
    uint32_t sequence;
    uint32_t word[MAILBOX_MESSAGE_WORDS]; /* as CPU1 made the slot pending     */
    uint32_t status;                      /* these two when it is answered     */
    uint32_t out_len[MAILBOX_VECTOR_COUNT];
    uint64_t requested_ns;
    uint64_t accepted_ns;
};

struct boardrun_trace {
    uint8_t shadow[2 * MAP_RAM_PAGE_BYTES]; /* from MAP_MAILBOX_PAGE on */
    struct boardrun_request request[MAILBOX_SLOT_COUNT];
    bool open;             /* CPU0 has accepted a request: from then on it serves the mailbox */
    uint64_t interleaving; /* hash of the order of (CPU, address, read or write) on slots and ready words */
};

enum boardrun_happening_kind {
    BOARDRUN_NOTHING = 1,
    BOARDRUN_REQUESTED,
    BOARDRUN_ACCEPTED,
    BOARDRUN_ANSWERED,
    BOARDRUN_REWRITTEN /* CPU1 has made a slot pending that was pending already */
};

struct boardrun_happening {
    enum boardrun_happening_kind kind;
    struct boardrun_request *request; /* NULL for BOARDRUN_NOTHING */
};

void boardrun_trace_start(struct boardrun_trace *trace);

/* Takes one event. Other events than reads and writes of the shared pages change nothing. */
struct boardrun_happening boardrun_trace_event(struct boardrun_trace *trace, const struct boardrun_event *event);

/* CPU1 has rung CPU0's doorbell. */
void boardrun_trace_ring(struct boardrun_trace *trace);

/* Whether there is a request that CPU1 has rung for and CPU0 has not taken, while it does serve the mailbox. CPU0 must
 * not go to sleep then: it would have lost a wake-up, and something else would have to rescue it. */
BH_MUST_USE bool boardrun_trace_work_waits(const struct boardrun_trace *trace);

/* CPU1 has been reset: no request is under way any more. */
void boardrun_trace_forget_requests(struct boardrun_trace *trace);

/* Word at an address in one of the two pages, as last written. */
uint32_t boardrun_trace_word(const struct boardrun_trace *trace, uint32_t address);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_BOARDRUN_TRACE_H */
