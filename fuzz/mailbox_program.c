/* SPDX-License-Identifier: Apache-2.0 */
/* Steps of a hostile CPU1. See mailbox_program.h. */
#include "fuzz/mailbox_program.h"

#include <string.h>

#include "fuzz/check.h"
#include "fuzz/client.h"
#include "fuzz/request.h"
#include "platforms/host/memory_map.h"

enum { STEPS_MAX = 1024, UNTIL_SLEEP = 31, EXACT = 16, LEAP = 10 };

static struct {
    uint32_t steps;
    bool connecting[MAILBOX_SLOT_COUNT];
} program;

void program_begin(void)
{
    memset(&program, 0, sizeof(program));
    request_begin();
}

void program_new_life(void)
{
    memset(program.connecting, 0, sizeof(program.connecting));
}

/* Handles that connections were answered with are kept for later steps. */
static void answers_look(void)
{
    for (uint32_t slot = 0u; slot < (uint32_t)MAILBOX_SLOT_COUNT; slot++) {
        if (program.connecting[slot]
            && (client_peek(client_reply_seq(slot)) == client_peek(client_request_seq(slot)))) {
            program.connecting[slot] = false;
            request_keep_handle(client_peek(client_answer_word(slot, MAILBOX_ANSWER_STATUS)));
        }
    }
}

/* detail: [1:0] slot, bit 2 no ring, bit 3 something about the message is odd. */
static void post(const struct fuzz_world *world, uint8_t what, uint8_t detail)
{
    const uint32_t slot = detail & 3u;
    struct client_request request;

    request_decode(what, true, &request);
    if ((detail & 8u) != 0u) {
        request_distort(&request);
    }
    client_post(slot, &request);
    program.connecting[slot] = request.call_type == (uint32_t)MAILBOX_CALL_CONNECT;
    if ((detail & 4u) == 0u) {
        client_ring(world);
    }
}

/* Words of a message, or any word of the mailbox page. detail: [1:0] slot, [3:2] which words. */
static void poke(uint8_t detail)
{
    const uint32_t slot = detail & 3u;
    const uint8_t which = fuzz_input_u8();

    if ((detail & 4u) != 0u) {
        client_poke(client_message_word(slot, which % (uint32_t)MAILBOX_MESSAGE_WORDS), request_word());
    } else if ((detail & 8u) != 0u) {
        const struct client_vector vector = client_vector_decode(which, fuzz_input_u8(), true);
        const uint32_t first = (uint32_t)MAILBOX_WORD_VECTORS + (2u * (uint32_t)(which & 3u));
        client_poke(client_message_word(slot, first), vector.base);
        client_poke(client_message_word(slot, first + 1u), vector.len);
    } else {
        const uintptr_t word = which % (sizeof(struct mailbox_page) / sizeof(uint32_t));
        client_poke((uintptr_t)HOST_MAP_MAILBOX_PAGE + (word * sizeof(uint32_t)), request_word());
    }
}

static void sequence(const struct fuzz_world *world, uint8_t detail)
{
    const uint32_t slot = detail & 3u;
    const uint32_t request = client_peek(client_request_seq(slot));

    switch (detail >> 2) {
    case 0u:
        client_poke(client_request_seq(slot), request + 1u);
        client_ring(world);
        break;
    case 1u:
        client_poke(client_request_seq(slot), request - 1u);
        break;
    case 2u:
        client_poke(client_reply_seq(slot), request);
        break;
    default:
        client_poke(client_request_seq(slot), request_word());
        break;
    }
}

static void ready(uint8_t detail)
{
    switch (detail & 3u) {
    case 0u:
    case 1u:
        client_say_ready();
        break;
    case 2u:
        client_poke(HOST_MAP_READY_WORD_CPU1, 0u);
        break;
    default:
        client_poke(HOST_MAP_READY_WORD_CPU1, request_word());
        break;
    }
}

static void step_do(const struct fuzz_world *world, uint8_t what, uint8_t detail)
{
    switch (what) {
    case 8u:
    case 9u:
        poke(detail);
        return;
    case 10u:
        sequence(world, detail);
        return;
    case 11u:
        ready(detail);
        return;
    case 12u:
        world->request_cpu1_reset();
        return;
    case 13u: /* what a service is about to read, or has written */
        client_poke((((detail & 1u) != 0u) ? CLIENT_INPUTS : CLIENT_OUTPUTS) + ((uint32_t)fuzz_input_u8() * 4u),
                    request_word());
        return;
    case 14u: /* words that are CPU0's to write */
        client_poke(client_answer_word(detail & 3u, detail >> 2), request_word());
        return;
    case 15u:
        client_ring(world);
        return;
    default:
        post(world, what, detail);
        return;
    }
}

bool program_step(const struct fuzz_world *world, uint32_t *wait)
{
    if (fuzz_input_ended() || (program.steps == (uint32_t)STEPS_MAX)) {
        return false;
    }
    program.steps++;
    answers_look();
    const uint8_t step = fuzz_input_u8();
    step_do(world, step & 15u, step >> 4);
    const uint8_t pause = fuzz_input_u8() & 31u;
    if (pause == (uint8_t)UNTIL_SLEEP) {
        *wait = UINT32_MAX;
    } else {
        *wait = (pause < (uint8_t)EXACT) ? pause : ((uint32_t)EXACT
                                                    + (((uint32_t)pause - (uint32_t)EXACT) * (uint32_t)LEAP));
    }
    return true;
}
