/* SPDX-License-Identifier: Apache-2.0 */
/* The PSA client library under a real scheduler: more threads than slots, hooks made of mutexes and condition
 * variables, and a secure side in a thread of its own that answers in any order. */
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "ns_client/ns_client.h"
#include "ns_client/ns_hooks.h"
#include "psa/client.h"

namespace
{

constexpr int kThreads = 7;
constexpr int kCalls = 300;

mailbox_page page;
std::mutex allocator;
std::mutex waiting;
std::condition_variable replied;
std::condition_variable slot_freed;
std::mutex bell;
std::condition_variable rung;
bool ringing;
std::atomic<bool> over{false};
std::atomic<int> served_at_once{0};
thread_local int32_t client_id;

/* What the secure side answers: depends on everything that was asked. */
uint32_t expected_answer(int32_t id, uint32_t handle, int32_t type)
{
    return (static_cast<uint32_t>(id) * 2654435761u) ^ (handle << 8) ^ static_cast<uint32_t>(type);
}

void serve(uint8_t index)
{
    mailbox_slot *slot = &page.slot[index];
    uint32_t message[MAILBOX_MESSAGE_WORDS];
    uint32_t answer[MAILBOX_ANSWER_WORDS] = {0};
    const uint32_t sequence = hal_shared_load(&slot->request_seq);
    hal_shared_copy_in(message, slot->message, MAILBOX_MESSAGE_WORDS);
    answer[MAILBOX_ANSWER_STATUS] = expected_answer(static_cast<int32_t>(message[MAILBOX_WORD_CLIENT_ID]),
                                                    message[MAILBOX_WORD_TARGET],
                                                    static_cast<int32_t>(message[MAILBOX_WORD_TYPE]));
    answer[MAILBOX_ANSWER_OUT_LEN] = message[MAILBOX_WORD_TYPE] & 0xFFu;
    hal_shared_copy_out(slot->answer, answer, MAILBOX_ANSWER_WORDS);
    hal_shared_store(&slot->reply_seq, sequence);
}

std::vector<uint8_t> pending_slots()
{
    std::vector<uint8_t> pending;
    for (uint8_t i = 0; i < MAILBOX_SLOT_COUNT; i++) {
        if (hal_shared_load(&page.slot[i].request_seq) != hal_shared_load(&page.slot[i].reply_seq)) {
            pending.push_back(i);
        }
    }
    return pending;
}

void secure_side()
{
    std::minstd_rand random(1);
    while (!over) {
        {
            std::unique_lock<std::mutex> lock(bell);
            rung.wait_for(lock, std::chrono::milliseconds(50), [] { return ringing || over; });
            ringing = false;
        }
        std::vector<uint8_t> pending = pending_slots();
        while (!pending.empty()) {
            if (static_cast<int>(pending.size()) > served_at_once) {
                served_at_once = static_cast<int>(pending.size());
            }
            serve(pending[random() % pending.size()]);
            ns_client_doorbell();
            pending = pending_slots();
        }
    }
}

void client_side(int number)
{
    client_id = -1 - number;
    for (int i = 0; i < kCalls; i++) {
        const psa_handle_t handle = 1000 + (number * kCalls) + i;
        psa_outvec out[1] = {{nullptr, 0xFFFF}};
        const psa_status_t status = psa_call(handle, i, nullptr, 0, out, 1);
        ASSERT_EQ(static_cast<uint32_t>(status), expected_answer(client_id, static_cast<uint32_t>(handle), i));
        ASSERT_EQ(out[0].len, static_cast<size_t>(i & 0xFF));
    }
}

TEST(NsClientThreads, GivesEveryCallItsOwnAnswer)
{
    ns_client_init(&page);
    std::thread secure(secure_side);
    std::vector<std::thread> clients;
    for (int i = 0; i < kThreads; i++) {
        clients.emplace_back(client_side, i);
    }
    for (std::thread &client : clients) {
        client.join();
    }
    over = true;
    rung.notify_all();
    secure.join();
    EXPECT_TRUE(ns_client_slot_free());
    EXPECT_GE(served_at_once, 2) << "several calls were under way at once";
}

} /* namespace */

int32_t ns_hook_client_id(void)
{
    return client_id;
}

void ns_hook_lock(void)
{
    allocator.lock();
}

void ns_hook_unlock(void)
{
    allocator.unlock();
}

void ns_hook_wait_reply(uint8_t slot)
{
    std::unique_lock<std::mutex> lock(waiting);
    replied.wait(lock, [slot] { return ns_client_replied(slot); });
}

void ns_hook_wake_reply(uint8_t)
{
    const std::lock_guard<std::mutex> lock(waiting);
    replied.notify_all();
}

void ns_hook_wait_slot(void)
{
    /* No flag is kept, so a wake-up may be missed; the time limit makes this hook return without reason then, as any
     * may. */
    std::unique_lock<std::mutex> lock(waiting);
    slot_freed.wait_for(lock, std::chrono::milliseconds(1));
}

void ns_hook_wake_slot(void)
{
    const std::lock_guard<std::mutex> lock(waiting);
    slot_freed.notify_one();
}

void ns_hook_notify(void)
{
    const std::lock_guard<std::mutex> lock(bell);
    ringing = true;
    rung.notify_one();
}
