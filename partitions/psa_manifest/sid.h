/* SPDX-License-Identifier: Apache-2.0 */
/* Service ids, versions and stateless handles, for clients of either CPU. Written by hand until the manifest compiler
 * generates it, in the form that framework sheet 5.5 gives for it. */
#ifndef PSA_MANIFEST_SID_H
#define PSA_MANIFEST_SID_H

/* Partition crypto */
#define CRYPTO_HASH_SID (0x0000F100u)
#define CRYPTO_HASH_VERSION (1u)
#define CRYPTO_DIGEST_SID (0x0000F101u)
#define CRYPTO_DIGEST_VERSION (1u)
#define CRYPTO_DIGEST_HANDLE ((psa_handle_t)0x40000100)

/* Partition measure */
#define MEASURE_SID (0x0000F110u)
#define MEASURE_VERSION (1u)
#define MEASURE_HANDLE ((psa_handle_t)0x40000101)

/* Partition vault */
#define VAULT_SID (0x0000F120u)
#define VAULT_VERSION (1u)

#endif /* PSA_MANIFEST_SID_H */
