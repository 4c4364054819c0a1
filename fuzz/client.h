/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1 as the fuzz targets play it: writes words of shared memory itself, without the client library, so that it can
 * write anything. */
#ifndef FUZZ_CLIENT_H
#define FUZZ_CLIENT_H

#include "fuzz/world.h"
#include "mailbox/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

struct client_vector {
    uint32_t base;
    uint32_t len;
};

struct client_request {
    uint32_t call_type; /* enum mailbox_call_type */
    int32_t client_id;
    uint32_t target;
    uint32_t type;
    uint32_t in_count;
    uint32_t out_count;
    struct client_vector vector[MAILBOX_VECTOR_COUNT];
};

/* Writes a word of CPU1's memory or of the shared pages. */
void client_poke(uintptr_t address, uint32_t value);
uint32_t client_peek(uintptr_t address);

/* Addresses of the words of a slot. */
uintptr_t client_message_word(uint32_t slot, uint32_t word);
uintptr_t client_request_seq(uint32_t slot);
uintptr_t client_reply_seq(uint32_t slot);
uintptr_t client_answer_word(uint32_t slot, uint32_t word);

/* Fills the message and makes it pending. */
void client_post(uint32_t slot, const struct client_request *request);

/* Rings CPU0. */
void client_ring(const struct fuzz_world *world);

/* A life of CPU1 begins: CPU0 may know. */
void client_say_ready(void);

/* The two areas of CPU1's RAM that lawful vectors lie in, and the part of its flash that can be read. */
#define CLIENT_INPUTS 0x20020040u
#define CLIENT_OUTPUTS 0x20021040u
enum { CLIENT_AREA_BYTES = 0x600, CLIENT_FLASH_BYTES = 128 };

/* A vector from two bytes. Most lie in an area above; odd: how many of 256 shapes do not. */
struct client_vector client_vector_decode(uint8_t where, uint8_t length, bool output);

/* Programs the flash of both worlds, and loads them: before the first execution. */
void client_start(void);

/* The areas and the shared pages as every execution finds them. */
void client_memory_reset(void);

#ifdef __cplusplus
}
#endif
#endif /* FUZZ_CLIENT_H */
