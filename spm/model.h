/* SPDX-License-Identifier: Apache-2.0 */
/* The SPM's data: constant tables of an image, and everything the SPM remembers.
 *
 * Plain types without behaviour, so that backends can include them without knowing the frontend. Constant tables are generated from
 * manifests; storage is sized by the image and handed to spm_init(), so that the same objects serve every image. Claims (what a
 * caller wrote) and proven values (indices) have different types.
 * Source: design, "One frontend, a pure state machine"; framework sheet sections 1, 3 and 5. */
#ifndef SPM_MODEL_H
#define SPM_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hal/atomic.h"
#include "psa/client.h"
#include "psa/service.h"
#include "spm/base/attributes.h"
#include "spm/base/size.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Claims and proven values ------------------------------------------------------------------------------------------ */

struct client_handle {
    psa_handle_t raw; /* what a client wrote */
};
struct message_handle {
    psa_handle_t raw; /* what a partition wrote */
};
struct client_id {
    int32_t value; /* < 0 non-secure client, > 0 partition id; never 0 */
};
struct partition_index {
    uint8_t index; /* below spm->image->partition_count */
};
struct service_index {
    uint8_t index; /* below spm->image->service_count */
};
struct connection_id {
    uint8_t index; /* below spm->image->connection_count */
};
struct irq_index {
    uint8_t index; /* below spm->image->irq_count */
};

enum {
    SPM_FIRST_SERVICE_BIT = 4,
    SPM_FIRST_IRQ_BIT = 31,
    SPM_NO_INDEX = 0xFF,
    SPM_PARTITION_MAX = 32,
    SPM_CONNECTION_MAX = 128
};

/* ---- Constant tables of an image ------------------------------------------------------------------------------------- */

enum spm_partition_model { SPM_MODEL_IPC = 1, SPM_MODEL_SFN };
enum spm_partition_type { SPM_TYPE_APPLICATION_ROT = 1, SPM_TYPE_PSA_ROT };
enum spm_version_policy { SPM_VERSION_STRICT = 1, SPM_VERSION_RELAXED };
enum spm_irq_handling { SPM_IRQ_SLIH = 1, SPM_IRQ_FLIH };

struct spm_service {
    uint32_t sid;
    uint32_t version;
    psa_signal_t signal; /* one bit from 4 upwards, also for SFN-model services (internal there) */
    struct partition_index owner;
    enum spm_version_policy policy;
    bool non_secure_clients;
    bool connection_based;
    bool mm_iovec; /* psa_map_invec and the like are allowed */
    psa_status_t (*sfn)(const psa_msg_t *msg); /* SFN model; NULL for IPC */
};

struct spm_partition {
    const char *name;
    int32_t id; /* > 0 */
    enum spm_partition_model model;
    enum spm_partition_type type;
    void (*entry)(void);        /* IPC model */
    psa_status_t (*init)(void); /* SFN model, may be NULL */
    uint8_t first_service; /* its services stand together; the k-th has signal bit 4 + k */
    uint8_t service_count;
    uint8_t first_irq; /* its interrupts stand together; the j-th has signal bit 31 - j */
    uint8_t irq_count;
    psa_signal_t service_signals;
    psa_signal_t irq_signals;
    psa_signal_t wait_signals;    /* what psa_wait may be asked for: interrupts, doorbell, IPC model: services too */
    const uint32_t *dependencies; /* bit n % 32 of word n / 32: may call service n */
    uintptr_t stack_base;
    size_t stack_bytes;
};

/* An interrupt line of a partition. */
struct spm_irq {
    uint16_t line; /* as hal/interrupt.h names it */
    struct partition_index owner;
    psa_signal_t signal; /* one bit; the owner's j-th interrupt has bit 31 - j */
    enum spm_irq_handling handling;
    bool enabled_at_start;           /* partitions of framework version 1.0 (FFM-194, FFM-195) */
    psa_flih_result_t (*flih)(void); /* NULL for SPM_IRQ_SLIH                                  */
};

/* Partitions stand in the order of their priority, the most urgent first: the index is the rank. */
struct spm_image {
    const struct spm_partition *partitions;
    const struct spm_service *services;
    /* Service of a SID in one step: (uint32_t)(sid * sid_multiplier) >> sid_shift indexes sid_slots, which holds a service index or
     * SPM_NO_INDEX. The generator picks a multiplier without collisions. */
    const uint8_t *sid_slots;
    uint32_t sid_multiplier;
    uint8_t sid_shift;
    uint8_t partition_count;
    uint8_t service_count;
    uint8_t connection_count;
    uint8_t mailbox_rank; /* partitions with an index below this one are more urgent than the mailbox */
    /* So many connection slots are left to secure clients, whatever non-secure ones hold: a terminated connection keeps its slot
     * until its client closes it, which CPU1 need not do. */
    uint8_t secure_connections;
    /* Service of a stateless handle's index 0 to 31, or SPM_NO_INDEX. */
    const uint8_t *stateless;
    /* All zero in an image without interrupts. */
    const struct spm_irq *irqs;
    const uint8_t *irq_slots; /* line: index of its interrupt, or SPM_NO_INDEX */
    uint8_t irq_count;
    uint16_t irq_lines; /* elements of irq_slots */
    /* Client ids -1, -2, ... of the mailbox become mailbox_client_limit, mailbox_client_limit - 1, ... */
    int32_t mailbox_client_limit;
};

/* ---- Connections and messages --------------------------------------------------------------------------------------- */

/* Where the answer of a blocking call goes. */
enum route_kind {
    ROUTE_NONE = 0,
    ROUTE_PARTITION,  /* index: the blocked partition                                        */
    ROUTE_MAILBOX     /* index: the slot; epoch: CPU1's life in which the call was accepted  */
};

struct reply_route {
    uint8_t kind; /* enum route_kind */
    uint8_t index;
    uint16_t unused;
    uint32_t epoch;
};

enum connection_state {
    CONNECTION_FREE = 0,
    CONNECTION_CONNECTING,
    CONNECTION_IDLE,
    CONNECTION_BUSY,
    CONNECTION_DROPPING, /* terminated; its DISCONNECT is on the way                       */
    CONNECTION_DROPPED,  /* terminated and released by the service; the client owns a husk */
    CONNECTION_CLOSING
};

enum message_state { MESSAGE_NONE = 0, MESSAGE_QUEUED, MESSAGE_ACTIVE };

/* What the service has done with a vector. Legal: ACCESSED as often as it likes, or MAPPED once, then UNMAPPED once or
 * never (framework sheet 4.5). */
enum vector_use { VECTOR_UNTOUCHED = 0, VECTOR_ACCESSED, VECTOR_MAPPED, VECTOR_UNMAPPED };

/* One vector of the message under way. Inputs stand first, outputs behind them. */
struct message_vector {
    uintptr_t base;
    size_t len;
    size_t done; /* bytes read or written so far */
};

struct connection {
    uint8_t state;         /* enum connection_state */
    uint8_t message_state; /* enum message_state    */
    uint8_t service;       /* index                 */
    uint8_t next;          /* next message in the service's queue, or next free slot */
    uint8_t in_count;
    uint8_t out_count;
    bool stateless;     /* a slot borrowed for one stateless request */
    bool latched;       /* a second call was made while busy: terminate after the reply */
    bool input_faulted; /* client memory failed while it was copied: the client gets -129 whatever the reply */
    uint8_t vector_uses;  /* two bits for each of `vector`: enum vector_use, see vectors.h */
    int32_t type;               /* of the message                                         */
    struct client_id client;
    struct reply_route route;
    uintptr_t rhandle;
    uintptr_t out_array; /* the client's psa_outvec array, for partitions */
    struct message_vector vector[PSA_MAX_IOVEC];
    /* These outlive the slot's uses; everything in front of them is wiped when it is given back. */
    uint32_t connection_serial; /* part of the client's handle  */
    uint32_t message_serial;    /* part of the message handle   */
};

/* ---- What the SPM remembers ------------------------------------------------------------------------------------------ */

struct service_state {
    uint8_t head; /* oldest queued message, or SPM_NO_INDEX */
    uint8_t tail;
};

enum partition_life { PARTITION_UNSTARTED = 0, PARTITION_STARTING, PARTITION_RUNNING, PARTITION_FAILED };

struct partition_state {
    psa_signal_t signals; /* asserted service signals and doorbell */
    uint8_t life;         /* enum partition_life                   */
    uint8_t serving;      /* SFN model: the message whose function runs, or SPM_NO_INDEX */
    uint8_t unused[2];
    size_t progress; /* bytes that a read or write still under way has moved */
    /* Bits of interrupts, as the partition sees them. Handlers of any priority change these two words, and nothing else
     * here. The line of an interrupt is let through exactly while it is enabled and not (SLIH and asserted). */
    struct hal_pending irq_asserted;
    struct hal_pending irq_enabled;
};

struct mailbox_slot_state {
    bool taken;            /* a request is being served                                        */
    uint32_t accepted_seq; /* request_seq of that request                                      */
    uint32_t replied_seq;  /* what reply_seq says, kept where CPU1 cannot change it            */
};

enum { SPM_MAILBOX_SLOTS = 4 };

struct mailbox_state {
    uint32_t epoch;      /* counts CPU1's lives                         */
    uint32_t ready_word; /* CPU1's ready word when it was looked at last */
    bool open;           /* the CPUs have met                           */
    struct mailbox_slot_state slot[SPM_MAILBOX_SLOTS];
};

struct backend; /* each backend's own state */
struct mailbox_page;

struct spm {
    const struct spm_image *image;
    struct connection *connections;
    struct partition_state *partitions;
    struct service_state *services;
    struct backend *backend;
    struct mailbox_page *mailbox_page;
    uint8_t free_head;  /* first free connection slot, or SPM_NO_INDEX */
    uint8_t free_count; /* how many there are                          */
    struct mailbox_state mailbox;
};

/* ---- Calls ----------------------------------------------------------------------------------------------------------- */

/* Who calls: proven by the way the call came in, never by what it says. */
struct caller {
    struct client_id id;
    struct partition_index partition; /* meaningful for ROUTE_PARTITION */
    struct reply_route route;
};

/* Several reasons to refuse; the number of the rule that the caller broke is spm_error_rule()'s. */
enum spm_error {
    SPM_ERROR_UNSET = 0, /* zeroed memory must not read as success */
    SPM_ERROR_NO_SUCH_SERVICE,
    SPM_ERROR_NOT_AUTHORISED,
    SPM_ERROR_VERSION,
    SPM_ERROR_STATELESS_SERVICE,
    SPM_ERROR_NO_ROOM,
    SPM_ERROR_INIT_FAILED,
    SPM_ERROR_NO_SUCH_HANDLE,
    SPM_ERROR_BUSY_CONNECTION,
    SPM_ERROR_TERMINATED,
    SPM_ERROR_TYPE,
    SPM_ERROR_VECTOR_COUNT,
    SPM_ERROR_VECTOR_ARRAY,
    SPM_ERROR_VECTOR_RANGE,
    SPM_ERROR_INPUTS_OVERLAP,
    SPM_ERROR_NO_SUCH_MESSAGE,
    SPM_ERROR_NOT_A_REQUEST,
    SPM_ERROR_VECTOR_INDEX,
    SPM_ERROR_BUFFER,
    SPM_ERROR_WRITE_TOO_LONG,
    SPM_ERROR_REPLY_STATUS,
    SPM_ERROR_NO_MM_IOVEC,
    SPM_ERROR_VECTOR_EMPTY,
    SPM_ERROR_VECTOR_ACCESSED,
    SPM_ERROR_VECTOR_MAPPED, /* now or before */
    SPM_ERROR_VECTOR_NOT_MAPPED,
    SPM_ERROR_UNMAP_TOO_LONG,
    SPM_ERROR_WAIT_MASK,
    SPM_ERROR_SIGNAL,
    SPM_ERROR_SIGNAL_NOT_ASSERTED,
    SPM_ERROR_SIGNAL_COUNT, /* no bit, or several */
    SPM_ERROR_NOT_YOUR_INTERRUPT,
    SPM_ERROR_INTERRUPT_HANDLING,
    SPM_ERROR_FLIH_RESULT,
    SPM_ERROR_IN_FLIH,
    SPM_ERROR_NOT_FOR_SFN,
    SPM_ERROR_NO_SUCH_PARTITION,
    SPM_ERROR_DOORBELL_NOT_ASSERTED,
    SPM_ERROR_SERVICE_SAID_SO, /* a service replied PROGRAMMER_ERROR to this secure client */
    SPM_ERROR_PANIC_CALLED,
    SPM_ERROR_HANDLER_MODE,
    SPM_ERROR_UNKNOWN_API,
    SPM_ERROR_RETURNED,   /* an IPC partition's entry point returned */
    SPM_OK = 0x3A5C
};

/* What the caller experiences. */
enum verdict_kind {
    VERDICT_RETURN = 1,  /* value: status, size, handle or signals                                     */
    VERDICT_BLOCK,       /* value: index of the message that the caller waits for, or SPM_NO_INDEX (psa_wait) */
    VERDICT_CALL_AGAIN,  /* the same call, with the same arguments                                     */
    VERDICT_PANIC_CALLER /* value: enum spm_error                                                       */
};

struct verdict {
    enum verdict_kind kind;
    uintptr_t value; /* a 32-bit word, except for the address that a map function returns */
};

#ifdef __cplusplus
}
#endif
#endif /* SPM_MODEL_H */
