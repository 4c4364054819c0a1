/* SPDX-License-Identifier: Apache-2.0 */
/* The services of the client suite's own partitions: request types and what travels in their vectors. Ids, versions
 * and handles are generated from the manifests in partitions/.
 * Used by partitions and by clients on either CPU; every field has the same width on both. */
#ifndef HOST_TESTS_CLIENT_SUITE_SERVICES_H
#define HOST_TESTS_CLIENT_SUITE_SERVICES_H

#include <stdint.h>

#include "psa/client.h"
#include "psa_manifest/pid.h" /* SUITE_LEAF_ID and the like, of partitions */
#include "psa_manifest/sid.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Partition suite_server: does what a request says, and remembers what it has seen ---------------------------- */

/* Its services (suite_server.yaml), but for SUITE_OBSERVER, in the order of the manifest. */
enum suite_service {
    SUITE_STRICT = 0,
    SUITE_RELAXED,
    SUITE_SECURE_ONLY,
    SUITE_STATELESS,
    SUITE_LENIENT,
    SUITE_SECURE_STATELESS,
    SUITE_SERVER_SERVICES /* that are remembered */
};

/* Request types. Every other type: only SUITE_DESCRIBE's answer. */
enum {
    /* Writes struct suite_message to output 0 if it has room. */
    SUITE_DESCRIBE = 0,
    /* Writes the bytes of all inputs, one after the other, to output 0, as far as it has room. */
    SUITE_ECHO = 10,
    /* Replies the int32_t in input 0. Writes that many bytes as the uint32_t behind it says to output 0. */
    SUITE_REPLY = 11,
    /* Sets the connection's rhandle to the uint32_t in input 0. */
    SUITE_SET_RHANDLE = 12,
    /* Does what struct suite_step in input 0, one after the other, says with the other vectors. Writes each step's
     * result as uint32_t to output 0, and behind it the bytes that a read has read. */
    SUITE_STEPS = 13,
    /* Calls partition suite_leaf in the middle of reading input 0; writes its input 0 and what the leaf has said to
     * output 0. */
    SUITE_FORWARD = 14,
    /* IPC model only: is not replied to before SUITE_LET_GO comes from anybody; then what SUITE_REPLY does. */
    SUITE_HOLD = 15,
    SUITE_LET_GO = 16,
    /* Reads input 0 by one psa_read and writes it to output 0 by one psa_write: as much as SUITE_AT_ONCE_BYTES and the
     * output have room for. Replies how many bytes that were. */
    SUITE_ECHO_AT_ONCE = 17,
    /* Services with MM-IOVEC only. Does what struct suite_map in input 0 says with input 1 and output 1, both mapped, and writes struct
     * suite_mapped to output 0. */
    SUITE_MAP = 18,
    /* Writes into its own copy of the message, and then as SUITE_ECHO. */
    SUITE_SCRIBBLE = 19,
    /* Input 0: address of the client's arrays (struct suite_arrays, secure clients only). Changes them, and writes 4 bytes
     * to output 0. */
    SUITE_TAMPER = 20,
    /* Rings the doorbell of suite_client. */
    SUITE_RING = 21,
    /* IPC model only: waits for two requests at SUITE_STRICT and one at SUITE_LENIENT; replies 0, or the number of the line
     * that has found something wrong. */
    SUITE_COLLECT = 22,
    /* Behind these two requests at SUITE_STRICT, in this order. */
    SUITE_FIRST = 201,
    SUITE_SECOND = 202
};

enum { SUITE_AT_ONCE_BYTES = 2048 };

struct suite_arrays {
    psa_invec *in_vec;
    psa_outvec *out_vec;
};

struct suite_map {
    uint32_t count;        /* bytes that are copied from the input to the output                 */
    uint32_t len;          /* psa_unmap_outvec says so                                            */
    uint32_t leave_mapped; /* not 0: neither vector is unmapped before the reply                  */
    int32_t status;        /* the reply                                                           */
};

/* Where the partition found the vectors: the lower 32 bits. */
struct suite_mapped {
    uint32_t in_address;
    uint32_t out_address;
};

/* A message as the service saw it. */
struct suite_message {
    int32_t type;
    int32_t client_id;
    uint32_t handle_is_valid;
    uint32_t rhandle;
    uint32_t in_size[4];
    uint32_t out_size[4];
};

enum suite_step_kind {
    SUITE_STEP_READ = 1, /* from input `index` */
    SUITE_STEP_SKIP,
    SUITE_STEP_WRITE /* `count` bytes 0x40, 0x41, ... to output `index`; result: count */
};

enum { SUITE_STEPS_MAX = 12, SUITE_STEP_BYTES_MAX = 64 };

struct suite_step {
    uint32_t kind;
    uint32_t index;
    uint32_t count;
};

/* ---- Service SUITE_OBSERVER -------------------------------------------------------------------------------------- */

enum {
    /* + enum suite_service: writes struct suite_history of that service to output 0. */
    SUITE_OBSERVE = 0,
    /* Forgets all histories and every order about the next connect. */
    SUITE_FORGET = 100,
    /* struct suite_order in input 0: how the next connect of a service is answered. */
    SUITE_ORDER = 101,
    /* Replies 1 if the partition can hold requests (IPC model), else 0. */
    SUITE_CAN_HOLD = 102,
    /* IPC model only: the next DISCONNECT is held back like SUITE_HOLD. */
    SUITE_HOLD_DISCONNECT = 103,
    /* Replies the number of messages that are held back. */
    SUITE_HELD = 104
};

struct suite_history {
    uint32_t connects;
    uint32_t requests;
    uint32_t disconnects;
    struct suite_message last_connect;
    struct suite_message last_request;
    struct suite_message last_disconnect;
};

struct suite_order {
    uint32_t service; /* enum suite_service                  */
    int32_t status;   /* of the reply to the next connect    */
    uint32_t rhandle; /* set before that reply, if not 0     */
};

/* ---- Partition suite_client: a secure client --------------------------------------------------------------------- */

/* Stateless, STRICT 1, with MM-IOVEC. Type: number of a secure-side case. Replies 0, or the number of the line that failed. */
#define SUITE_CLIENT_SID    (0x0000E110u)
#define SUITE_CLIENT_HANDLE ((psa_handle_t)0x40000104)
/* Connection-based, STRICT 1; nobody may use it from the secure side. */
#define SUITE_CLIENT_OWN_SID (0x0000E111u)
/* Its requests: ends the connection; SUITE_OWN_CONNECTS times the connects so far, and the disconnects; calls suite_server
 * while no other function of the partition may run, replies 0 or how many did; waits for the doorbell. All types from
 * SUITE_OWN_ECHO on: replies the type. */
enum {
    SUITE_OWN_ENDS = 9,
    SUITE_OWN_COUNTS = 10,
    SUITE_OWN_ALONE = 11,
    SUITE_OWN_WAITS = 12,
    SUITE_OWN_ECHO = 20,
    SUITE_OWN_CONNECTS = 1000
};
/* The same of its stateless service. */
enum { SUITE_CLIENT_ALONE = 450 };

/* ---- Partition suite_leaf ---------------------------------------------------------------------------------------- */

/* A request of this type ends the connection. */
enum { SUITE_LEAF_ENDS = 9 };
/* Places in in_size for how often its functions were called. */
enum { SUITE_LEAF_INITS, SUITE_LEAF_CONNECTS, SUITE_LEAF_DISCONNECTS };

/* ---- Nobody ------------------------------------------------------------------------------------------------------ */

/* An index of the table of stateless services that no service has. */
#define SUITE_EMPTY_STATELESS_HANDLE ((psa_handle_t)0x4000011F)
/* No service has this id. */
#define SUITE_NO_SID (0x0000EFFFu)

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_SERVICES_H */
