/* SPDX-License-Identifier: Apache-2.0 */
/* The mailbox in shared memory, as both CPUs see it: four fixed slots, fixed-width little-endian words, no pointers to it and no
 * lock. Each word has one writer.
 *
 * A slot is pending while request_seq is a number and differs from reply_seq. CPU1 fills the message, then stores a new
 * number; CPU0 copies the message once, serves it, fills the answer, then stores the request_seq it had copied into
 * reply_seq.
 *
 * A number is used for one request only, also when CPU1 starts anew by itself: CPU0 may be about to answer a request of
 * the former life, at any moment before the new life has its first answer, and that answer must not look like one to a
 * new request. So MAILBOX_NO_REQUEST takes back what the former life has asked, whatever reply_seq says or will say, and
 * former_seq keeps the number to go on from.
 * Source: design, "Mailbox"; framework sheet 8.2 (call types), 8.5 (what the secure side checks). */
#ifndef MAILBOX_WIRE_H
#define MAILBOX_WIRE_H

#include <stdint.h>

#include "hal/shared.h"
#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { MAILBOX_SLOT_COUNT = 4, MAILBOX_VECTOR_COUNT = 4 };

/* request_seq of a slot without a request. No request has this number. */
#define MAILBOX_NO_REQUEST (0u)

enum mailbox_call_type {
    MAILBOX_CALL_FRAMEWORK_VERSION = 1,
    MAILBOX_CALL_VERSION = 2,
    MAILBOX_CALL_CONNECT = 3,
    MAILBOX_CALL_CALL = 4,
    MAILBOX_CALL_CLOSE = 5
};

/* Words of a message, in the order in which they lie in mailbox_slot.message. */
enum mailbox_word {
    MAILBOX_WORD_CALL_TYPE = 0,
    MAILBOX_WORD_CLIENT_ID = 1, /* -1 to -65536 */
    MAILBOX_WORD_TARGET = 2,    /* version, connect: SID; call, close: handle */
    MAILBOX_WORD_TYPE = 3,      /* connect: version; call: type               */
    MAILBOX_WORD_IN_COUNT = 4,
    MAILBOX_WORD_OUT_COUNT = 5,
    MAILBOX_WORD_VECTORS = 6, /* inputs, then outputs: base, length each    */
    MAILBOX_MESSAGE_WORDS = MAILBOX_WORD_VECTORS + (2 * MAILBOX_VECTOR_COUNT)
};

enum mailbox_answer_word {
    MAILBOX_ANSWER_STATUS = 0,
    MAILBOX_ANSWER_OUT_LEN = 1, /* four lengths, in the order of the outputs */
    MAILBOX_ANSWER_WORDS = MAILBOX_ANSWER_OUT_LEN + MAILBOX_VECTOR_COUNT
};

struct mailbox_slot {
    struct hal_shared_u32 request_seq;                    /* CPU1 writes */
    struct hal_shared_u32 message[MAILBOX_MESSAGE_WORDS]; /* CPU1 writes */
    struct hal_shared_u32 former_seq;                     /* CPU1 writes and reads: last number of former lives */
    struct hal_shared_u32 reply_seq;                      /* CPU0 writes */
    struct hal_shared_u32 answer[MAILBOX_ANSWER_WORDS];   /* CPU0 writes */
    struct hal_shared_u32 unused_cpu0[10];
};

struct mailbox_page {
    struct mailbox_slot slot[MAILBOX_SLOT_COUNT];
};

BH_STATIC_ASSERT(mailbox_slot_is_128_bytes, sizeof(struct mailbox_slot) == 128u);

#ifdef __cplusplus
}
#endif
#endif /* MAILBOX_WIRE_H */
