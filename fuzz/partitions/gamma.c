/* SPDX-License-Identifier: Apache-2.0 */
/* Partition fuzz_gamma: its variables and its functions' names; what they do is serve.c's. */
#include "fuzz/interrupt.h"
#include "fuzz/service.h"

static struct fuzz_self self;
static uint32_t edges;

psa_flih_result_t fuzz_gamma_edge_flih(void)
{
    return fuzz_edge(FUZZ_GAMMA, &edges);
}

psa_flih_result_t fuzz_gamma_hidden_flih(void)
{
    return fuzz_hidden();
}

/* Calls a partition that has not begun yet, and whose init fails. */
psa_status_t fuzz_gamma_init(void)
{
    uint8_t bytes[8] = {0u};
    psa_outvec out[1] = {{bytes, sizeof(bytes)}};

    fuzz_init(&self, FUZZ_GAMMA);
    fuzz_observe(FUZZ_SEEN_STATUS, (uint32_t)psa_call(fuzz_stateless_handle(FUZZ_FAILED_STATELESS, 1u), 1, NULL, 0u,
                                                      out, 1u));
    fuzz_observe(FUZZ_SEEN_LENGTH, out[0].len);
    fuzz_observe(FUZZ_SEEN_HANDLE, (uint32_t)psa_connect(FUZZ_SID + (uint32_t)FUZZ_FAILED_CONNECTED, 1u));
    return PSA_SUCCESS;
}

psa_status_t fuzz_gamma_connected_sfn(const psa_msg_t *msg)
{
    return fuzz_serve(&self, FUZZ_GAMMA_CONNECTED, msg);
}

psa_status_t fuzz_gamma_stateless_sfn(const psa_msg_t *msg)
{
    return fuzz_serve(&self, FUZZ_GAMMA_STATELESS, msg);
}

/* ---- In the IPC model ------------------------------------------------------------------------------------------ */

enum { HOLD = 0x40000000 };

static struct {
    uint32_t count;
    psa_handle_t handle[FUZZ_HELD_MAX];
    psa_status_t status[FUZZ_HELD_MAX];
} held;

/* The answers come in reverse order (FFM-171, FFM-172). */
static void held_answer(void)
{
    while (held.count != 0u) {
        held.count--;
        fuzz_held(-1);
        psa_reply(held.handle[held.count], held.status[held.count]);
    }
}

/* A request with that bit in its type is held back; what comes behind it lets it go. */
static void message_take(psa_signal_t signal, enum fuzz_service service)
{
    psa_msg_t msg;

    if (psa_get(signal, &msg) != PSA_SUCCESS) {
        return;
    }
    const psa_status_t status = fuzz_serve(&self, service, &msg);
    if ((msg.type >= 0) && ((msg.type & HOLD) != 0) && (held.count < (uint32_t)FUZZ_HELD_MAX)) {
        held.handle[held.count] = msg.handle;
        held.status[held.count] = status;
        held.count++;
        fuzz_held(1);
        return;
    }
    psa_reply(msg.handle, status);
    held_answer();
}

void fuzz_gamma_main(void)
{
    fuzz_init(&self, FUZZ_GAMMA);
    for (;;) {
        const psa_signal_t signals = psa_wait(PSA_WAIT_ANY, PSA_BLOCK);
        if ((signals & 0x10u) != 0u) {
            message_take(0x10u, FUZZ_GAMMA_CONNECTED);
        }
        if ((signals & 0x20u) != 0u) {
            message_take(0x20u, FUZZ_GAMMA_STATELESS);
        }
        fuzz_interrupts_clear((uint8_t)FUZZ_GAMMA);
        /* What a message has asked for may have cleared it. */
        if (psa_wait(PSA_DOORBELL, PSA_POLL) != 0u) {
            psa_clear();
        }
    }
}
