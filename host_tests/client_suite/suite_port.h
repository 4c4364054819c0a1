/* SPDX-License-Identifier: Apache-2.0 */
/* What the client suite needs of the platform that it runs on, besides psa/client.h. One definition for the host, one
 * for CPU1 of the virtual board. */
#ifndef HOST_TESTS_CLIENT_SUITE_SUITE_PORT_H
#define HOST_TESTS_CLIENT_SUITE_SUITE_PORT_H

#include <stdbool.h>
#include <stdint.h>

#include "spm/base/attributes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Addresses that mean the same on every platform of the suite: those of the LPC55S69's memory map. */
#define SUITE_PORT_FLASH         0x00020000u /* read-only for clients                    */
#define SUITE_PORT_ERASED_FLASH  0x0002F000u /* readable for clients; behind every image */
#define SUITE_PORT_RAM_FIRST     0x20020000u
#define SUITE_PORT_RAM_LAST      0x2003FFFFu
#define SUITE_PORT_MAILBOX       0x20040000u /* both shared pages: never legal           */
#define SUITE_PORT_READY         0x20041000u
#define SUITE_PORT_SHARED_LAST   0x20043FFFu /* last byte of non-secure memory           */
#define SUITE_PORT_SECURE_RAM    0x30000000u
#define SUITE_PORT_SECURE_FLASH  0x10008200u
#define SUITE_PORT_PERIPHERAL    0x40088000u

enum { SUITE_PORT_MEMORY_BYTES = 8192 };

/* Memory for vectors: non-secure RAM, SUITE_PORT_MEMORY_BYTES of it, 8-aligned, of any content. */
uint8_t *suite_port_memory(void);

/* A check of the running case has failed; the case goes on or ends by itself. */
void suite_port_fail(const char *file, uint32_t line, int64_t expected, int64_t actual);

/* Starts another cooperative context, which calls as that client. false: there is none left. */
BH_MUST_USE bool suite_port_spawn(int32_t client_id, void (*function)(void *argument), void *argument);

/* Waits until every context that was started has ended. */
void suite_port_join(void);

/* Lets the other contexts go on. */
void suite_port_yield(void);

/* Rings the secure CPU, with or without a reason. */
void suite_port_ring(void);

/* The running context calls as that client from now on; the case begins as client -1. */
void suite_port_set_client_id(int32_t client_id);

/* Whether a message with this client_id is from whoever runs the case: negative on CPU1, a partition's own id there. */
bool suite_port_is_me(int32_t client_id);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_SUITE_PORT_H */
