/* SPDX-License-Identifier: Apache-2.0 */
/* Partition crypto: its model and the functions it provides.
 * Written by hand until the manifest compiler generates it, in the form that framework sheet 5.5 gives for it. */
#ifndef PSA_MANIFEST_CRYPTO_H
#define PSA_MANIFEST_CRYPTO_H

#include "psa/service.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PARTITION_CRYPTO_MODEL_IPC (0)
#define PARTITION_CRYPTO_MODEL_SFN (1)

psa_status_t crypto_hash_sfn(const psa_msg_t *msg);
psa_status_t crypto_digest_sfn(const psa_msg_t *msg);

#ifdef __cplusplus
}
#endif
#endif /* PSA_MANIFEST_CRYPTO_H */
