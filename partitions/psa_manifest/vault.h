/* SPDX-License-Identifier: Apache-2.0 */
/* Partition vault: its model and the functions it provides.
 * Written by hand until the manifest compiler generates it, in the form that framework sheet 5.5 gives for it. */
#ifndef PSA_MANIFEST_VAULT_H
#define PSA_MANIFEST_VAULT_H

#include "psa/service.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PARTITION_VAULT_MODEL_IPC (0)
#define PARTITION_VAULT_MODEL_SFN (1)

psa_status_t vault_sfn(const psa_msg_t *msg);

#ifdef __cplusplus
}
#endif
#endif /* PSA_MANIFEST_VAULT_H */
