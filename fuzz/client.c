/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's words. See client.h. */
#include "fuzz/client.h"

#include <string.h>

#include "fuzz/watch.h"
#include "platforms/host/memory_map.h"

void client_poke(uintptr_t address, uint32_t value)
{
    __atomic_store_n((uint32_t *)address, value, __ATOMIC_RELEASE);
    watch_cpu1_wrote(address, sizeof(value));
}

uint32_t client_peek(uintptr_t address)
{
    return __atomic_load_n((const uint32_t *)address, __ATOMIC_ACQUIRE);
}

static uintptr_t slot_at(uint32_t slot)
{
    return (uintptr_t)HOST_MAP_MAILBOX_PAGE + ((uintptr_t)slot * sizeof(struct mailbox_slot));
}

uintptr_t client_message_word(uint32_t slot, uint32_t word)
{
    return slot_at(slot) + offsetof(struct mailbox_slot, message) + ((uintptr_t)word * sizeof(uint32_t));
}

uintptr_t client_request_seq(uint32_t slot)
{
    return slot_at(slot) + offsetof(struct mailbox_slot, request_seq);
}

uintptr_t client_reply_seq(uint32_t slot)
{
    return slot_at(slot) + offsetof(struct mailbox_slot, reply_seq);
}

uintptr_t client_answer_word(uint32_t slot, uint32_t word)
{
    return slot_at(slot) + offsetof(struct mailbox_slot, answer) + ((uintptr_t)word * sizeof(uint32_t));
}

void client_post(uint32_t slot, const struct client_request *request)
{
    const uint32_t head[MAILBOX_WORD_VECTORS] = {
        request->call_type, (uint32_t)request->client_id, request->target,
        request->type,      request->in_count,            request->out_count,
    };

    for (uint32_t i = 0u; i < (uint32_t)MAILBOX_WORD_VECTORS; i++) {
        client_poke(client_message_word(slot, i), head[i]);
    }
    for (uint32_t i = 0u; i < (uint32_t)MAILBOX_VECTOR_COUNT; i++) {
        client_poke(client_message_word(slot, (uint32_t)MAILBOX_WORD_VECTORS + (2u * i)), request->vector[i].base);
        client_poke(client_message_word(slot, (uint32_t)MAILBOX_WORD_VECTORS + (2u * i) + 1u), request->vector[i].len);
    }
    client_poke(client_request_seq(slot), client_peek(client_request_seq(slot)) + 1u);
}

void client_ring(const struct fuzz_world *world)
{
    watch_rang();
    world->request_ring();
}

void client_say_ready(void)
{
    const uint32_t next = client_peek(HOST_MAP_READY_WORD_CPU1) + 1u;

    client_poke(HOST_MAP_READY_WORD_CPU1, (next == 0u) ? 1u : next);
}

/* Ranges that are refused, or only just are not. */
static const struct client_vector odd_vectors[32] = {
    {0u, 0u},
    {0u, 4u},
    {HOST_MAP_NS_RAM, HOST_MAP_NS_RAM_BYTES},
    {HOST_MAP_NS_RAM, HOST_MAP_NS_RAM_BYTES + 1},
    {HOST_MAP_NS_RAM - 1, 8u},
    {HOST_MAP_MAILBOX_PAGE - 16, 16u},
    {HOST_MAP_MAILBOX_PAGE - 16, 20u},
    {HOST_MAP_MAILBOX_PAGE, 4u},
    {HOST_MAP_MAILBOX_PAGE + 0x44, 32u},
    {HOST_MAP_READY_WORD_CPU0, 4u},
    {HOST_MAP_SHARED_RAM - 4, 8u},
    {HOST_MAP_SHARED_RAM, 64u},
    {HOST_MAP_SHARED_RAM + HOST_MAP_SHARED_RAM_BYTES - 8, 8u},
    {HOST_MAP_SHARED_RAM + HOST_MAP_SHARED_RAM_BYTES - 8, 9u},
    {CLIENT_OUTPUTS, 0xFFFFFFFFu},
    {CLIENT_OUTPUTS, 0u - CLIENT_OUTPUTS},
    {CLIENT_OUTPUTS, 0u - (CLIENT_OUTPUTS - 0x20000u)},
    {CLIENT_OUTPUTS, 0xFFFF0000u},
    {0xFFFFFFF0u, 0x20u},
    {0xFFFFFFFFu, 1u},
    {0xFFFFFFFCu, 4u},
    {0x30000000u, 16u},
    {0x40000000u, 4u},
    {HOST_MAP_NS_FLASH, 32u},
    {HOST_MAP_NS_FLASH + CLIENT_FLASH_BYTES - 8, 16u},
    {HOST_MAP_NS_FLASH + CLIENT_FLASH_BYTES, 16u},
    {HOST_MAP_NS_FLASH + HOST_MAP_NS_FLASH_BYTES - 4, 8u},
    {HOST_MAP_NS_FLASH - 4, 4u},
    {0x10020000u, 16u},
    {HOST_MAP_NS_RAM, 0u},
    {0xDEADBEE0u, 0u},
    {HOST_MAP_MAILBOX_PAGE - 16, 0x2020u},
};

struct client_vector client_vector_decode(uint8_t where, uint8_t length, bool output)
{
    static const uint16_t lengths[16] = {0u, 1u, 3u, 4u, 8u, 8u, 12u, 16u, 20u, 24u, 32u, 33u, 48u, 64u, 256u, 700u};
    const uint32_t area = output ? CLIENT_OUTPUTS : CLIENT_INPUTS;

    if (where >= 0xF0u) {
        return odd_vectors[(where & 1u) | ((length & 15u) << 1)];
    }
    const struct client_vector vector = {area + ((uint32_t)(where % 60u) * 12u) + (uint32_t)(length >> 7),
                                         lengths[length & 15u]};
    return vector;
}

/* What lies in flash and in the inputs. */
static uint8_t pattern(size_t i)
{
    return (uint8_t)((i * 7u) ^ (i >> 3));
}

void client_start(void)
{
    uint8_t bytes[CLIENT_FLASH_BYTES];

    for (size_t i = 0u; i < sizeof(bytes); i++) {
        bytes[i] = pattern(i);
    }
    sfn_world.load(sfn_world.image);
    ipc_world.share_ns_memory();
    ipc_world.load(ipc_world.image);
    sfn_world.flash_program(0u, bytes, sizeof(bytes));
    ipc_world.flash_program(0u, bytes, sizeof(bytes));
}

void client_memory_reset(void)
{
    static uint8_t inputs[CLIENT_AREA_BYTES];

    if (inputs[1] == 0u) {
        for (size_t i = 0u; i < sizeof(inputs); i++) {
            inputs[i] = pattern(i);
        }
    }
    /* What a partition looks at instead of an input that the bus refuses. */
    memset((void *)(uintptr_t)HOST_MAP_NS_RAM, 0, CLIENT_INPUTS - HOST_MAP_NS_RAM);
    memcpy((void *)(uintptr_t)CLIENT_INPUTS, inputs, sizeof(inputs));
    memset((void *)(uintptr_t)CLIENT_OUTPUTS, 0xA5, CLIENT_AREA_BYTES);
    memset((void *)(uintptr_t)HOST_MAP_MAILBOX_PAGE, 0, sizeof(struct mailbox_page));
    client_poke(HOST_MAP_READY_WORD_CPU0, 0u);
    client_poke(HOST_MAP_READY_WORD_CPU1, 0u);
}
