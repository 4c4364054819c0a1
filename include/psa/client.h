/* SPDX-License-Identifier: Apache-2.0 */
/* psa/client.h: what a client of secure services calls, on either CPU.
 *
 * Errors that the caller could have avoided are "programmer errors" (PE). A partition that commits one is ended and does not
 * return from the call. A non-secure client gets the value named below and nothing has changed, except that a PE in psa_call on a
 * valid connection terminates that connection (FFM-096).
 * Source: PSA Firmware Framework for M 1.0 and 1.1, client API. */
#ifndef PSA_CLIENT_H
#define PSA_CLIENT_H

#include <stddef.h>
#include <stdint.h>

#include "psa/error.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PSA_FRAMEWORK_VERSION  (0x0101u)
#define PSA_VERSION_NONE       (0u)
#define PSA_NULL_HANDLE        ((psa_handle_t)0)
#define PSA_HANDLE_IS_VALID(handle) ((psa_handle_t)(handle) > (psa_handle_t)0)
#define PSA_HANDLE_TO_ERROR(handle) ((psa_status_t)(handle))
#define PSA_MAX_IOVEC          (4u)
#define PSA_IPC_CALL           (0)
#define PSA_CALL_TYPE_MIN      (0)
#define PSA_CALL_TYPE_MAX      (INT32_MAX)

typedef int32_t psa_handle_t;

/* Input: `len` bytes at `base` that the service may read. */
typedef struct psa_invec {
    const void *base;
    size_t len;
} psa_invec;

/* Output: room for `len` bytes at `base`; after a delivered call `len` is the number of bytes written. */
typedef struct psa_outvec {
    void *base;
    size_t len;
} psa_outvec;

/* Version of the framework that the SPM implements: 0x0101. No errors. */
uint32_t psa_framework_version(void);

/* Version of the service, or PSA_VERSION_NONE if there is none or the caller may not use it. No errors. */
uint32_t psa_version(uint32_t sid);

/* Opens a connection and blocks until the service has answered.
 *
 * Returns a handle > 0; PSA_ERROR_CONNECTION_REFUSED if the service refused; PSA_ERROR_CONNECTION_BUSY if the service or the SPM
 * has no room now. PE (non-secure: PSA_ERROR_CONNECTION_REFUSED): no such service, not allowed, version not
 * supported, stateless service. */
psa_handle_t psa_connect(uint32_t sid, uint32_t version);

/* Sends a request and blocks until the service has answered; returns the service's status.
 *
 * handle: from psa_connect, or the <NAME>_HANDLE constant of a stateless service. type: 0 to INT32_MAX.
 * in_len + out_len: at most PSA_MAX_IOVEC; an array is ignored when its count is 0, a base when its len is 0.
 * PE (non-secure: PSA_ERROR_PROGRAMMER_ERROR): bad handle, busy connection, negative type, too many vectors, memory that the
 * caller may not use, overlapping inputs. PSA_ERROR_CONNECTION_BUSY: stateless only, no room now. */
psa_status_t psa_call(psa_handle_t handle, int32_t type, const psa_invec *in_vec, size_t in_len, psa_outvec *out_vec,
                      size_t out_len);

/* Closes a connection and blocks until the service has seen it. PSA_NULL_HANDLE: no effect.
 * PE (non-secure: no effect): bad handle, busy connection, stateless handle. */
void psa_close(psa_handle_t handle);

#ifdef __cplusplus
}
#endif
#endif /* PSA_CLIENT_H */
