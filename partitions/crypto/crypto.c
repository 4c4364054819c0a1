/* SPDX-License-Identifier: Apache-2.0 */
/* Partition crypto, SFN model: SHA-256 of Mbed TLS for clients of both CPUs.
 *
 * Client data is copied into a buffer of its own before Mbed TLS sees it (design, "Dependencies"). A request that does
 * not have the form that crypto_api.h gives is the client's programmer error (framework sheet 2.3, psa_call). */
#include "partitions/crypto/crypto_api.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mbedtls/sha256.h"
#include "psa/service.h"
#include "psa_manifest/crypto.h"

enum { PIECE_BYTES = 256, VECTORS = 4 };

struct hash {
    bool used;
    mbedtls_sha256_context sha256;
};

static struct hash hashes[CRYPTO_HASH_CONTEXTS];

static bool has_no_inputs(const psa_msg_t *msg)
{
    for (size_t i = 0; i < VECTORS; i++) {
        if (msg->in_size[i] != 0u) {
            return false;
        }
    }
    return true;
}

static bool has_no_outputs_from(const psa_msg_t *msg, size_t first)
{
    for (size_t i = first; i < VECTORS; i++) {
        if (msg->out_size[i] != 0u) {
            return false;
        }
    }
    return true;
}

/* Appends every input vector. A vector that ends early was in memory that cannot be read, or its client is gone. */
static psa_status_t append_inputs(mbedtls_sha256_context *sha256, const psa_msg_t *msg)
{
    uint8_t piece[PIECE_BYTES];
    for (uint32_t i = 0; i < VECTORS; i++) {
        size_t rest = msg->in_size[i];
        while (rest != 0u) {
            const size_t count = psa_read(msg->handle, i, piece, sizeof(piece));
            if (count == 0u) {
                return PSA_ERROR_COMMUNICATION_FAILURE;
            }
            if (mbedtls_sha256_update_ret(sha256, piece, count) != 0) {
                return PSA_ERROR_GENERIC_ERROR;
            }
            rest -= count;
        }
    }
    return PSA_SUCCESS;
}

static psa_status_t write_digest(mbedtls_sha256_context *sha256, const psa_msg_t *msg)
{
    uint8_t digest[CRYPTO_DIGEST_BYTES];
    if (mbedtls_sha256_finish_ret(sha256, digest) != 0) {
        return PSA_ERROR_GENERIC_ERROR;
    }
    psa_write(msg->handle, 0u, digest, sizeof(digest));
    return PSA_SUCCESS;
}

static psa_status_t start(mbedtls_sha256_context *sha256)
{
    mbedtls_sha256_init(sha256);
    return (mbedtls_sha256_starts_ret(sha256, 0) == 0) ? PSA_SUCCESS : PSA_ERROR_GENERIC_ERROR;
}

static psa_status_t hash_open(const psa_msg_t *msg)
{
    for (size_t i = 0; i < CRYPTO_HASH_CONTEXTS; i++) {
        struct hash *hash = &hashes[i];
        if (!hash->used) {
            if (start(&hash->sha256) != PSA_SUCCESS) {
                return PSA_ERROR_CONNECTION_REFUSED;
            }
            hash->used = true;
            psa_set_rhandle(msg->handle, hash);
            return PSA_SUCCESS;
        }
    }
    return PSA_ERROR_CONNECTION_BUSY;
}

static psa_status_t hash_update(struct hash *hash, const psa_msg_t *msg)
{
    if (!has_no_outputs_from(msg, 0u)) {
        return PSA_ERROR_PROGRAMMER_ERROR;
    }
    return append_inputs(&hash->sha256, msg);
}

static psa_status_t hash_finish(struct hash *hash, const psa_msg_t *msg)
{
    if (!has_no_inputs(msg) || !has_no_outputs_from(msg, 1u)) {
        return PSA_ERROR_PROGRAMMER_ERROR;
    }
    if (msg->out_size[0] < (size_t)CRYPTO_DIGEST_BYTES) {
        return PSA_ERROR_BUFFER_TOO_SMALL;
    }
    const psa_status_t written = write_digest(&hash->sha256, msg);
    mbedtls_sha256_free(&hash->sha256);
    const psa_status_t restarted = start(&hash->sha256);
    return (written != PSA_SUCCESS) ? written : restarted;
}

static void hash_close(struct hash *hash)
{
    if (hash != NULL) {
        mbedtls_sha256_free(&hash->sha256);
        hash->used = false;
    }
}

psa_status_t crypto_hash_sfn(const psa_msg_t *msg)
{
    struct hash *hash = msg->rhandle;
    switch (msg->type) {
    case PSA_IPC_CONNECT:
        return hash_open(msg);
    case PSA_IPC_DISCONNECT:
        hash_close(hash);
        return PSA_SUCCESS;
    case CRYPTO_HASH_UPDATE:
        return hash_update(hash, msg);
    case CRYPTO_HASH_FINISH:
        return hash_finish(hash, msg);
    default:
        return PSA_ERROR_PROGRAMMER_ERROR;
    }
}

psa_status_t crypto_digest_sfn(const psa_msg_t *msg)
{
    if ((msg->type != CRYPTO_DIGEST_COMPUTE) || !has_no_outputs_from(msg, 1u)) {
        return PSA_ERROR_PROGRAMMER_ERROR;
    }
    if (msg->out_size[0] < (size_t)CRYPTO_DIGEST_BYTES) {
        return PSA_ERROR_BUFFER_TOO_SMALL;
    }
    mbedtls_sha256_context sha256;
    psa_status_t status = start(&sha256);
    if (status == PSA_SUCCESS) {
        status = append_inputs(&sha256, msg);
    }
    if (status == PSA_SUCCESS) {
        status = write_digest(&sha256, msg);
    }
    mbedtls_sha256_free(&sha256);
    return status;
}
