/* SPDX-License-Identifier: Apache-2.0 */
/* What clients of partition crypto say in psa_call; SIDs and handles are in psa_manifest/sid.h. */
#ifndef PARTITIONS_CRYPTO_CRYPTO_API_H
#define PARTITIONS_CRYPTO_CRYPTO_API_H

#ifdef __cplusplus
extern "C" {
#endif

enum {
    /* Bytes of a SHA-256 digest. */
    CRYPTO_DIGEST_BYTES = 32,
    /* Connections to CRYPTO_HASH at the same time; one more is answered PSA_ERROR_CONNECTION_BUSY. */
    CRYPTO_HASH_CONTEXTS = 4
};

/* CRYPTO_HASH, connection-based: each connection is one running hash, empty at first. */
enum {
    /* Appends all input vectors in their order. No outputs. */
    CRYPTO_HASH_UPDATE = 1,
    /* Writes the digest of everything appended to output 0 and starts again with an empty hash. No inputs.
     * PSA_ERROR_BUFFER_TOO_SMALL, with the hash as it was: output 0 has room for less than CRYPTO_DIGEST_BYTES. */
    CRYPTO_HASH_FINISH = 2
};

/* CRYPTO_DIGEST, stateless: writes the digest of inputs 0 to 2, one after the other, to output 0.
 * PSA_ERROR_BUFFER_TOO_SMALL: output 0 has room for less than CRYPTO_DIGEST_BYTES. */
enum { CRYPTO_DIGEST_COMPUTE = 1 };

#ifdef __cplusplus
}
#endif
#endif /* PARTITIONS_CRYPTO_CRYPTO_API_H */
