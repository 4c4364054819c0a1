/* SPDX-License-Identifier: Apache-2.0 */
/* Following the mailbox. See boardrun_trace.h. */
#include "tools/boardrun_trace.h"

#include <stddef.h>
#include <string.h>

#include "platforms/lpc55s69/job_report.h"

/* FNV-1a, 64 bits. */
#define HASH_START 0xcbf29ce484222325u
#define HASH_PRIME 0x00000100000001b3u

void boardrun_trace_start(struct boardrun_trace *trace)
{
    (void)memset(trace, 0, sizeof(*trace));
    trace->interleaving = HASH_START;
    for (uint8_t slot = 0; slot < MAILBOX_SLOT_COUNT; slot++) {
        trace->request[slot].slot = slot;
    }
}

static bool is_access(const struct boardrun_event *event)
{
    return (event->source != BOARDRUN_BOARD)
           && ((event->kind == BOARDRUN_EVENT_READ) || (event->kind == BOARDRUN_EVENT_WRITE));
}

static bool in_shadow(const struct boardrun_event *event)
{
    return (event->address >= MAP_MAILBOX_PAGE)
           && ((event->address - MAP_MAILBOX_PAGE) <= ((2u * MAP_RAM_PAGE_BYTES) - event->size));
}

static void hash_access(struct boardrun_trace *trace, const struct boardrun_event *event)
{
    if (event->address >= JOB_REPORT_ADDRESS) {
        return;
    }
    uint64_t token = ((uint64_t)event->address << 2) | ((event->source == BOARDRUN_CPU1) ? 2u : 0u)
                     | ((event->kind == BOARDRUN_EVENT_WRITE) ? 1u : 0u);
    for (unsigned int i = 0; i < sizeof(token); i++) {
        trace->interleaving = (trace->interleaving ^ (token & 0xffu)) * HASH_PRIME;
        token >>= 8;
    }
}

uint32_t boardrun_trace_word(const struct boardrun_trace *trace, uint32_t address)
{
    const uint8_t *byte = &trace->shadow[address - MAP_MAILBOX_PAGE];
    return (uint32_t)byte[0] | ((uint32_t)byte[1] << 8) | ((uint32_t)byte[2] << 16) | ((uint32_t)byte[3] << 24);
}

static void store(struct boardrun_trace *trace, const struct boardrun_event *event)
{
    for (uint32_t i = 0; i < event->size; i++) {
        trace->shadow[(event->address - MAP_MAILBOX_PAGE) + i] = (uint8_t)((event->value >> (8u * i)) & 0xffu);
    }
}

static uint32_t slot_address(uint8_t slot, size_t member)
{
    return MAP_MAILBOX_PAGE + (uint32_t)((slot * sizeof(struct mailbox_slot)) + member);
}

static uint32_t slot_word(const struct boardrun_trace *trace, uint8_t slot, size_t member, size_t index)
{
    return boardrun_trace_word(trace, slot_address(slot, member) + (uint32_t)(sizeof(uint32_t) * index));
}

static struct boardrun_happening happened(enum boardrun_happening_kind kind, struct boardrun_request *request)
{
    const struct boardrun_happening happening = {kind, request};
    return happening;
}

/* CPU1 has written request_seq. */
static struct boardrun_happening request(struct boardrun_trace *trace, uint8_t slot, uint64_t time_ns)
{
    struct boardrun_request *request = &trace->request[slot];
    const uint32_t sequence = slot_word(trace, slot, offsetof(struct mailbox_slot, request_seq), 0u);
    if ((sequence == MAILBOX_NO_REQUEST)
        || (sequence == slot_word(trace, slot, offsetof(struct mailbox_slot, reply_seq), 0u))) {
        request->pending = false; /* CPU1 starts with its slots not pending */
        return happened(BOARDRUN_NOTHING, NULL);
    }
    const bool rewritten = request->pending;
    *request = (struct boardrun_request){.slot = slot, .pending = true, .sequence = sequence, .requested_ns = time_ns};
    for (size_t i = 0; i < MAILBOX_MESSAGE_WORDS; i++) {
        request->word[i] = slot_word(trace, slot, offsetof(struct mailbox_slot, message), i);
    }
    return happened(rewritten ? BOARDRUN_REWRITTEN : BOARDRUN_REQUESTED, request);
}

/* CPU0 has written reply_seq. */
static struct boardrun_happening answer(struct boardrun_trace *trace, uint8_t slot)
{
    struct boardrun_request *request = &trace->request[slot];
    if (!request->pending
        || (slot_word(trace, slot, offsetof(struct mailbox_slot, reply_seq), 0u) != request->sequence)) {
        return happened(BOARDRUN_NOTHING, NULL);
    }
    request->pending = false;
    request->status = slot_word(trace, slot, offsetof(struct mailbox_slot, answer), MAILBOX_ANSWER_STATUS);
    for (size_t i = 0; i < MAILBOX_VECTOR_COUNT; i++) {
        request->out_len[i] = slot_word(trace, slot, offsetof(struct mailbox_slot, answer),
                                        (size_t)MAILBOX_ANSWER_OUT_LEN + i);
    }
    return happened(BOARDRUN_ANSWERED, request);
}

static bool covers(const struct boardrun_event *event, uint32_t first, uint32_t last)
{
    return (event->address <= last) && ((event->address + event->size) > first);
}

/* CPU0 has read something in a slot. */
static struct boardrun_happening accept(struct boardrun_trace *trace, uint8_t slot, const struct boardrun_event *event)
{
    struct boardrun_request *request = &trace->request[slot];
    const uint32_t first = slot_address(slot, offsetof(struct mailbox_slot, message));
    const uint32_t last = first + (uint32_t)(sizeof(uint32_t) * (MAILBOX_MESSAGE_WORDS - 1u));
    if (!request->pending || request->accepted || !covers(event, first, last)) {
        return happened(BOARDRUN_NOTHING, NULL);
    }
    request->accepted = true;
    request->accepted_ns = event->time_ns;
    trace->open = true;
    return happened(BOARDRUN_ACCEPTED, request);
}

struct boardrun_happening boardrun_trace_event(struct boardrun_trace *trace, const struct boardrun_event *event)
{
    if (!is_access(event) || !in_shadow(event)) {
        return happened(BOARDRUN_NOTHING, NULL);
    }
    hash_access(trace, event);
    if (event->kind == BOARDRUN_EVENT_WRITE) {
        store(trace, event);
    }
    const uint32_t index = (event->address - MAP_MAILBOX_PAGE) / (uint32_t)sizeof(struct mailbox_slot);
    if (index >= MAILBOX_SLOT_COUNT) {
        return happened(BOARDRUN_NOTHING, NULL);
    }
    const uint8_t slot = (uint8_t)index;
    const uint32_t request_seq = slot_address(slot, offsetof(struct mailbox_slot, request_seq));
    const uint32_t reply_seq = slot_address(slot, offsetof(struct mailbox_slot, reply_seq));
    if ((event->source == BOARDRUN_CPU0) && (event->kind == BOARDRUN_EVENT_READ)) {
        return accept(trace, slot, event);
    }
    if ((event->source == BOARDRUN_CPU1) && (event->kind == BOARDRUN_EVENT_WRITE) && (event->address == request_seq)) {
        return request(trace, slot, event->time_ns);
    }
    if ((event->source == BOARDRUN_CPU0) && (event->kind == BOARDRUN_EVENT_WRITE) && (event->address == reply_seq)) {
        return answer(trace, slot);
    }
    return happened(BOARDRUN_NOTHING, NULL);
}

void boardrun_trace_ring(struct boardrun_trace *trace)
{
    for (uint8_t slot = 0; slot < MAILBOX_SLOT_COUNT; slot++) {
        trace->request[slot].rung = trace->request[slot].pending;
    }
}

bool boardrun_trace_work_waits(const struct boardrun_trace *trace)
{
    for (uint8_t slot = 0; slot < MAILBOX_SLOT_COUNT; slot++) {
        const struct boardrun_request *request = &trace->request[slot];
        if (trace->open && request->pending && request->rung && !request->accepted) {
            return true;
        }
    }
    return false;
}

void boardrun_trace_forget_requests(struct boardrun_trace *trace)
{
    for (uint8_t slot = 0; slot < MAILBOX_SLOT_COUNT; slot++) {
        trace->request[slot].pending = false;
    }
}
