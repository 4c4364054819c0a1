/* SPDX-License-Identifier: Apache-2.0 */
/* psa/service.h: what a secure partition calls to serve its clients.
 *
 * Every misuse is a programmer error (PE) and ends the calling partition; the call does not return.
 * Source: PSA Firmware Framework for M 1.0 and 1.1, Secure Partition API. */
#ifndef PSA_SERVICE_H
#define PSA_SERVICE_H

#include <stddef.h>
#include <stdint.h>

#include "psa/client.h"
#include "psa/framework_feature.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PSA_IPC_CONNECT    (-1)
#define PSA_IPC_DISCONNECT (-2)

#define PSA_POLL     (0x00000000u)
#define PSA_BLOCK    (0x80000000u)
#define PSA_WAIT_ANY (0xFFFFFFFFu)
#define PSA_DOORBELL (0x00000008u)

typedef uint32_t psa_signal_t;

typedef uint32_t psa_irq_status_t; /* 0: was disabled, 1: was enabled */

typedef uint32_t psa_flih_result_t; /* of a first-level handler; another value than these two is a PE */
#define PSA_FLIH_NO_SIGNAL ((psa_flih_result_t)0)
#define PSA_FLIH_SIGNAL    ((psa_flih_result_t)1)

/* One message. The member order is part of the ABI (FFM-009). */
typedef struct psa_msg_t {
    int32_t type;        /* PSA_IPC_CONNECT, PSA_IPC_DISCONNECT, or the type >= 0 of a request      */
    psa_handle_t handle; /* names the message until the reply; never a connection handle            */
    int32_t client_id;   /* < 0: non-secure client; > 0: partition id                               */
    void *rhandle;       /* what psa_set_rhandle stored for the connection, else NULL               */
    size_t in_size[4];   /* bytes; 0 for vectors that were not supplied                             */
    size_t out_size[4];
} psa_msg_t;

/* Returns the asserted signals that are in `signal_mask`. timeout: PSA_BLOCK waits for one, PSA_POLL does not; other bits are
 * ignored. PE: no bit of the mask is assigned to the partition. SFN-model partitions: doorbell and interrupts only. */
psa_signal_t psa_wait(psa_signal_t signal_mask, uint32_t timeout);

/* IPC model only. Takes the oldest message of one service. PSA_ERROR_DOES_NOT_EXIST: it is gone, wait again.
 * PE: not exactly one bit, not a service's signal, not asserted, `msg` not writable. */
psa_status_t psa_get(psa_signal_t signal, psa_msg_t *msg);

/* Remembers a pointer for the connection; never dereferenced. PE: bad handle, message of a stateless service. */
void psa_set_rhandle(psa_handle_t msg_handle, void *rhandle);

/* Copies up to `num_bytes` of the input vector's rest; returns the count, 0 at the end.
 * PE: bad handle, not a request, index > 3, buffer (if num_bytes > 0) not writable. */
size_t psa_read(psa_handle_t msg_handle, uint32_t invec_idx, void *buffer, size_t num_bytes);

/* As psa_read without a copy; returns the bytes skipped. */
size_t psa_skip(psa_handle_t msg_handle, uint32_t invec_idx, size_t num_bytes);

/* Appends to an output vector. PE: bad handle, not a request, index > 3, too long, buffer not readable. */
void psa_write(psa_handle_t msg_handle, uint32_t outvec_idx, const void *buffer, size_t num_bytes);

/* IPC model only. Ends the message. PE: bad handle, status not permitted for a connect message. */
void psa_reply(psa_handle_t msg_handle, psa_status_t status);

#if PSA_FRAMEWORK_HAS_MM_IOVEC
/* MM-IOVEC, for services whose manifest says mm_iovec: enable. A vector is either read, skipped or written, or mapped once.
 *
 * Returns the client's own buffer, in_size or out_size bytes long, until it is unmapped or the message is replied to. Its content may
 * change at any time: copy, then judge the copy. A mapped vector of a non-secure client is no buffer for psa_read, psa_write or
 * psa_call.
 * PE: service without MM-IOVEC, bad handle, not a request, index > 3, vector empty or not supplied, mapped before, used by psa_read,
 * psa_skip or psa_write before (also for 0 bytes), not accessible to the partition. */
const void *psa_map_invec(psa_handle_t msg_handle, uint32_t invec_idx);
void *psa_map_outvec(psa_handle_t msg_handle, uint32_t outvec_idx);

/* Ends the mapping for good. `len` bytes from the start of the output are the client's answer; an output that is still mapped at
 * the reply counts 0 bytes. PE: service without MM-IOVEC, bad handle, not a request, index > 3, not mapped now, `len` above the size. */
void psa_unmap_invec(psa_handle_t msg_handle, uint32_t invec_idx);
void psa_unmap_outvec(psa_handle_t msg_handle, uint32_t outvec_idx, size_t len);
#endif

/* Asserts PSA_DOORBELL in a partition. PE: no such partition. */
void psa_notify(int32_t partition_id);

/* Clears the caller's own doorbell. PE: not asserted. */
void psa_clear(void);

/* Clears the signal of a second-level interrupt and lets its line through again, unless it is disabled.
 * PE: not exactly one bit, not an interrupt of the caller, first-level handling, not asserted. */
void psa_eoi(psa_signal_t irq_signal);

/* Lets an interrupt of the caller through; what came while it was disabled is taken now. An asserted second-level
 * interrupt stays masked until psa_eoi. Nothing happens if it is enabled already. Also in a first-level handler.
 * PE: not exactly one bit, not an interrupt of the caller. */
void psa_irq_enable(psa_signal_t irq_signal);

/* Holds it back; an asserted signal stays asserted. Returns whether it was enabled: exactly 0 or 1.
 * PE: as psa_irq_enable. */
psa_irq_status_t psa_irq_disable(psa_signal_t irq_signal);

/* Clears the signal of a first-level interrupt. Also in a first-level handler.
 * PE: not exactly one bit, not an interrupt of the caller, second-level handling, not asserted. */
void psa_reset_signal(psa_signal_t irq_signal);

/* Ends the calling partition; what follows is a system reset. */
void psa_panic(void);

/* Life-cycle state, see psa/lifecycle.h; PSA_LIFECYCLE_UNKNOWN if it cannot be read. */
uint32_t psa_rot_lifecycle_state(void);

#ifdef __cplusplus
}
#endif
#endif /* PSA_SERVICE_H */
