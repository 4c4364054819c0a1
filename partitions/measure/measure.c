/* SPDX-License-Identifier: Apache-2.0 */
/* Partition measure, SFN model: a partition that is a client of two others, vault (by connection) and crypto
 * (stateless). */
#include "partitions/measure/measure_api.h"

#include <stddef.h>
#include <stdint.h>

#include "partitions/crypto/crypto_api.h"
#include "partitions/vault/vault_api.h"
#include "psa/client.h"
#include "psa/service.h"
#include "psa_manifest/measure.h"
#include "psa_manifest/sid.h"

static psa_status_t salt_from_vault(uint8_t salt[VAULT_SALT_BYTES])
{
    const psa_handle_t vault = psa_connect(VAULT_SID, VAULT_VERSION);
    if (!PSA_HANDLE_IS_VALID(vault)) {
        return PSA_HANDLE_TO_ERROR(vault);
    }
    psa_outvec out[] = {{salt, VAULT_SALT_BYTES}};
    psa_status_t status = psa_call(vault, VAULT_READ_SALT, NULL, 0u, out, 1u);
    if ((status == PSA_SUCCESS) && (out[0].len != (size_t)VAULT_SALT_BYTES)) {
        status = PSA_ERROR_GENERIC_ERROR;
    }
    psa_close(vault);
    return status;
}

psa_status_t measure_sfn(const psa_msg_t *msg)
{
    if (msg->type != MEASURE_DIGEST) {
        return PSA_ERROR_PROGRAMMER_ERROR;
    }
    if (msg->in_size[0] > (size_t)MEASURE_INPUT_MAX_BYTES) {
        return PSA_ERROR_INVALID_ARGUMENT;
    }
    if (msg->out_size[0] < (size_t)MEASURE_DIGEST_BYTES) {
        return PSA_ERROR_BUFFER_TOO_SMALL;
    }

    uint8_t input[MEASURE_INPUT_MAX_BYTES];
    const size_t input_len = psa_read(msg->handle, 0u, input, sizeof(input));
    if (input_len != msg->in_size[0]) {
        return PSA_ERROR_COMMUNICATION_FAILURE;
    }

    uint8_t salt[VAULT_SALT_BYTES];
    if (salt_from_vault(salt) != PSA_SUCCESS) {
        return PSA_ERROR_SERVICE_FAILURE;
    }

    uint8_t digest[MEASURE_DIGEST_BYTES];
    const psa_invec in[] = {{salt, sizeof(salt)}, {input, input_len}};
    psa_outvec out[] = {{digest, sizeof(digest)}};
    const psa_status_t status = psa_call(CRYPTO_DIGEST_HANDLE, CRYPTO_DIGEST_COMPUTE, in, 2u, out, 1u);
    if ((status != PSA_SUCCESS) || (out[0].len != sizeof(digest))) {
        return PSA_ERROR_SERVICE_FAILURE;
    }
    psa_write(msg->handle, 0u, digest, sizeof(digest));
    return PSA_SUCCESS;
}
