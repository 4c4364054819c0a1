/* SPDX-License-Identifier: Apache-2.0 */
/* The image that both worlds run: four SFN-model partitions, so that either backend carries it; and one in which a
 * partition is in the IPC model. */
#ifndef FUZZ_IMAGE_H
#define FUZZ_IMAGE_H

#include "platforms/host/host.h"
#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* In the order of priority. Each may call services of those before it. */
enum fuzz_partition_index { FUZZ_ALPHA = 0, FUZZ_BETA, FUZZ_GAMMA, FUZZ_FAILED, FUZZ_PARTITIONS };

enum { FUZZ_PARTITION_ID = 0x101 }; /* of the first one; the others follow */

/* Services in the order of the table. A SID is FUZZ_SID + index: its low bits are its place in the image's SID table.
 * */
enum fuzz_service {
    FUZZ_ALPHA_STRICT = 0, /* connections, version 2, STRICT     */
    FUZZ_ALPHA_RELAXED,    /* connections, version 3, RELAXED    */
    FUZZ_ALPHA_STATELESS,  /* version 1                          */
    FUZZ_ALPHA_SECURE,     /* connections, not for CPU1          */
    FUZZ_BETA_CONNECTED,
    FUZZ_BETA_STATELESS, /* version 2, RELAXED                 */
    FUZZ_GAMMA_CONNECTED,
    FUZZ_GAMMA_STATELESS,
    FUZZ_FAILED_CONNECTED, /* its partition's init has failed    */
    FUZZ_FAILED_STATELESS,
    FUZZ_SERVICES
};

/* With MM-IOVEC. */
#define FUZZ_SERVICE_MAPS(service) \
    (((service) == FUZZ_ALPHA_RELAXED) || ((service) == FUZZ_BETA_STATELESS) || ((service) == FUZZ_GAMMA_CONNECTED))

#define FUZZ_SID 0x00F0A000u
enum { FUZZ_CONNECTIONS = 8, FUZZ_CLIENT_LIMIT = -0x04000000 };

/* Version under which a service is asked for when it is to succeed. */
uint32_t fuzz_service_version(uint32_t service);

/* Handle of a stateless service as a client writes it: bit 30, version, index. The index is the service's. */
psa_handle_t fuzz_stateless_handle(uint32_t service, uint32_t version);

extern const char fuzz_world_name[];
extern const struct host_image fuzz_host_image;
extern const struct host_image fuzz_host_image_mixed; /* gamma in the IPC model: for the IPC backend alone */

#ifdef __cplusplus
}
#endif
#endif /* FUZZ_IMAGE_H */
