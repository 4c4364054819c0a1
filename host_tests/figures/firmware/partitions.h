/* SPDX-License-Identifier: Apache-2.0 */
/* Partitions server and client in both models: entry points for the IPC model, functions for the SFN model. What an image
 * does not need of them is dropped by its linker. */
#ifndef HOST_TESTS_FIGURES_FIRMWARE_PARTITIONS_H
#define HOST_TESTS_FIGURES_FIRMWARE_PARTITIONS_H

#include "psa/service.h"

#ifdef __cplusplus
extern "C" {
#endif

/* In the order of the manifests, for the IPC model; manifestc generates no signals for the other one. */
#define SERVER_STATELESS_SIGNAL (1u << 4)
#define SERVER_CONNECTED_SIGNAL (1u << 5)
#define CLIENT_SIGNAL (1u << 4)

psa_status_t cases_stateless_sfn(const psa_msg_t *msg);
psa_status_t cases_connected_sfn(const psa_msg_t *msg);
psa_status_t cases_client_sfn(const psa_msg_t *msg);
void server_main(void);
void client_main(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_FIGURES_FIRMWARE_PARTITIONS_H */
