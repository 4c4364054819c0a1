/* SPDX-License-Identifier: Apache-2.0 */
/* What clients of partition vault say in psa_call. Secure clients only; the SID is in psa_manifest/sid.h. */
#ifndef PARTITIONS_VAULT_VAULT_API_H
#define PARTITIONS_VAULT_VAULT_API_H

#ifdef __cplusplus
extern "C" {
#endif

enum {
    VAULT_SALT_BYTES = 16,
    /* Writes the salt to output 0. No inputs. PSA_ERROR_BUFFER_TOO_SMALL: output 0 has room for less. */
    VAULT_READ_SALT = 1
};

#ifdef __cplusplus
}
#endif
#endif /* PARTITIONS_VAULT_VAULT_API_H */
