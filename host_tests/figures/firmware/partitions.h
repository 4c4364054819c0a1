/* SPDX-License-Identifier: Apache-2.0 */
/* Partitions server and client in both models: entry points for the IPC model, functions for the SFN model. */
#ifndef HOST_TESTS_FIGURES_FIRMWARE_PARTITIONS_H
#define HOST_TESTS_FIGURES_FIRMWARE_PARTITIONS_H

#include "psa/service.h"

#ifdef __cplusplus
extern "C" {
#endif

/* In the order of the tables: server's are the first two of its partition, client's is the only one. */
#define SERVER_STATELESS_SIGNAL (1u << 4)
#define SERVER_CONNECTED_SIGNAL (1u << 5)
#define CLIENT_SIGNAL (1u << 4)

psa_status_t server_sfn(const psa_msg_t *msg);
psa_status_t client_sfn(const psa_msg_t *msg);
void server_main(void);
void client_main(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_FIGURES_FIRMWARE_PARTITIONS_H */
