/* SPDX-License-Identifier: Apache-2.0 */
/* Partition suite_server in the IPC model: takes messages one by one and answers with what the same functions return,
 * except that requests of type SUITE_HOLD wait for one of type SUITE_LET_GO; then they are answered in reverse order
 * (FFM-171, FFM-172). */
#include <string.h>

#include "host_tests/client_suite/partitions/deaths.h"
#include "host_tests/client_suite/partitions/suite_functions.h"
#include "host_tests/client_suite/services.h"

enum { SERVICES = SUITE_SERVER_SERVICES + 1, FIRST_SIGNAL_BIT = 4, HELD_MAX = 4 };

struct held {
    psa_msg_t msg;
    uint32_t service;
};

static struct held held[HELD_MAX];
static uint32_t held_count;
static bool hold_disconnect;

bool suite_server_can_hold(void)
{
    return true;
}

int32_t suite_server_held(void)
{
    return (int32_t)held_count;
}

void suite_server_hold_disconnect(void)
{
    hold_disconnect = true;
}

static psa_status_t serve(uint32_t service, const psa_msg_t *msg)
{
    static psa_status_t (*const functions[SERVICES])(const psa_msg_t *) = {
        suite_strict_sfn, suite_relaxed_sfn,          suite_secure_only_sfn, suite_stateless_sfn,
        suite_lenient_sfn, suite_secure_stateless_sfn, suite_observer_sfn,
    };
    return functions[service](msg);
}

static bool is_to_be_held(const psa_msg_t *msg)
{
    if (held_count == (uint32_t)HELD_MAX) {
        return false;
    }
    if ((msg->type == PSA_IPC_DISCONNECT) && hold_disconnect) {
        hold_disconnect = false;
        return true;
    }
    return msg->type == SUITE_HOLD;
}

static void let_go(void)
{
    while (held_count != 0u) {
        held_count--;
        psa_reply(held[held_count].msg.handle, serve(held[held_count].service, &held[held_count].msg));
    }
}

#define REQUIRE(condition)   \
    do {                     \
        if (!(condition)) {  \
            return __LINE__; \
        }                    \
    } while (0)

enum {
    STRICT_SIGNAL = 1 << FIRST_SIGNAL_BIT,
    LENIENT_SIGNAL = 1 << (FIRST_SIGNAL_BIT + SUITE_LENIENT),
    FRAMEWORK_BITS = 7
};

/* Every byte of it was written: nothing is left of what was there. */
static bool is_complete(const psa_msg_t *msg, int32_t type)
{
    bool good = (msg->type == type) && (msg->handle > 0) && (msg->client_id < 0) && (msg->rhandle == NULL);

    for (size_t i = 0u; i < 4u; i++) {
        good = good && (msg->in_size[i] == 0u) && (msg->out_size[i] == 0u);
    }
    return good;
}

/* Two requests at SUITE_STRICT and one at SUITE_LENIENT come; the last one is left for later. */
static psa_status_t collect(void) /* FFM-107, FFM-113 to FFM-117, FFM-124 to FFM-126 */
{
    psa_msg_t first;
    psa_msg_t second;

    memset(&first, 0xEE, sizeof(first));
    memset(&second, 0xEE, sizeof(second));
    psa_notify(SUITE_SERVER_ID);
    REQUIRE(psa_wait(LENIENT_SIGNAL, PSA_BLOCK) == (psa_signal_t)LENIENT_SIGNAL);
    const psa_signal_t all = psa_wait(PSA_WAIT_ANY, PSA_BLOCK);
    REQUIRE(all == ((psa_signal_t)(STRICT_SIGNAL | LENIENT_SIGNAL) | PSA_DOORBELL));
    REQUIRE((all & (psa_signal_t)FRAMEWORK_BITS) == 0u);
    REQUIRE(psa_wait(PSA_WAIT_ANY, PSA_POLL) == all);
    REQUIRE((psa_get(STRICT_SIGNAL, &first) == PSA_SUCCESS) && is_complete(&first, SUITE_FIRST));
    REQUIRE(psa_wait(PSA_WAIT_ANY, PSA_POLL) == all);
    REQUIRE((psa_get(STRICT_SIGNAL, &second) == PSA_SUCCESS) && is_complete(&second, SUITE_SECOND));
    REQUIRE(psa_wait(PSA_WAIT_ANY, PSA_POLL) == (all & ~(psa_signal_t)STRICT_SIGNAL));
    psa_clear();
    REQUIRE(psa_wait(PSA_WAIT_ANY, PSA_POLL) == (psa_signal_t)LENIENT_SIGNAL);
    psa_reply(second.handle, SUITE_SECOND);
    psa_reply(first.handle, SUITE_FIRST);
    return PSA_SUCCESS;
}

static void message_take(uint32_t service)
{
    psa_msg_t msg;

    if (psa_get(1u << (FIRST_SIGNAL_BIT + service), death_message(&msg)) != PSA_SUCCESS) {
        return;
    }
    if (is_to_be_held(&msg)) {
        held[held_count].msg = msg;
        held[held_count].service = service;
        held_count++;
        return;
    }
    if (msg.type == SUITE_LET_GO) {
        let_go();
    }
    if ((msg.type > SUITE_DEATHS) && (msg.type < SUITE_DEATHS_END)) {
        death_in_ipc_model((enum suite_death)msg.type, &msg);
    }
    const psa_status_t status = (msg.type == SUITE_COLLECT) ? collect() : serve(service, &msg);
    psa_reply(msg.handle, (msg.type == PSA_IPC_CONNECT) ? death_status(status) : status);
}

void suite_server_main(void)
{
    (void)suite_server_init();
    while (!death_ends_entry_point()) {
        const psa_signal_t signals = psa_wait(PSA_WAIT_ANY, PSA_BLOCK);
        if ((signals & PSA_DOORBELL) != 0u) {
            psa_clear();
            psa_notify(SUITE_CLIENT_ID);
        }
        for (uint32_t i = 0u; i < (uint32_t)SERVICES; i++) {
            if ((signals & (1u << (FIRST_SIGNAL_BIT + i))) != 0u) {
                message_take(i);
            }
        }
    }
}
