/* SPDX-License-Identifier: Apache-2.0 */
/* A flood of calls that CPU0 must refuse, in all slots, faster than CPU0 could refuse them and without waiting for any
 * answer: requests are made anew while the old ones are pending, and each is announced by a ring. Wire format:
 * mailbox/wire.h. */
#include "host_tests/board/firmware/storm.h"
#include "mailbox/wire.h"
#include "ns_client/ns_hooks.h"
#include "platforms/lpc55s69/memory_map.h"
#include "psa_manifest/sid.h"

/* Between two requests, so that the trace of shared accesses keeps to a sane size. Refusing one takes CPU0 longer. */
enum { PAUSE_STEPS = 100 };

struct question {
    uint32_t call_type;
    uint32_t target;
    uint32_t type;
};

/* A service that is not for CPU1, a service that does not exist, a handle that does not exist, a call that does not
 * exist. */
static const struct question questions[MAILBOX_SLOT_COUNT] = {
    {(uint32_t)MAILBOX_CALL_CONNECT, VAULT_SID, VAULT_VERSION},
    {(uint32_t)MAILBOX_CALL_CONNECT, 0x12345678u, 1u},
    {(uint32_t)MAILBOX_CALL_CALL, 0x0BADCA11u, 1u},
    {99u, 0u, 0u},
};

static uint32_t sequence;

/* Only what the refusal depends on; the other words keep what an earlier request has left. */
static void write_message(struct mailbox_slot *slot, const struct question *question)
{
    hal_shared_store(&slot->message[MAILBOX_WORD_CALL_TYPE], question->call_type);
    hal_shared_store(&slot->message[MAILBOX_WORD_CLIENT_ID], (uint32_t)-1);
    hal_shared_store(&slot->message[MAILBOX_WORD_TARGET], question->target);
    hal_shared_store(&slot->message[MAILBOX_WORD_TYPE], question->type);
    hal_shared_store(&slot->message[MAILBOX_WORD_IN_COUNT], 0u);
    hal_shared_store(&slot->message[MAILBOX_WORD_OUT_COUNT], 0u);
}

static void pause_a_little(void)
{
    for (uint32_t i = 0u; i < (uint32_t)PAUSE_STEPS; i++) {
        __asm__ volatile("");
    }
}

void storm_step(void)
{
    struct mailbox_page *const page = (struct mailbox_page *)MAP_MAILBOX_PAGE;

    if (sequence == 0u) {
        sequence = hal_shared_load(&page->slot[0].request_seq);
        for (uint32_t i = 0u; i < (uint32_t)MAILBOX_SLOT_COUNT; i++) {
            write_message(&page->slot[i], &questions[i]);
        }
    }
    sequence++;
    for (uint32_t i = 0u; i < (uint32_t)MAILBOX_SLOT_COUNT; i++) {
        hal_shared_store(&page->slot[i].request_seq, sequence);
        ns_hook_notify();
        pause_a_little();
    }
}
