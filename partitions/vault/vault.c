/* SPDX-License-Identifier: Apache-2.0 */
/* Partition vault, SFN model: holds something that only partitions which depend on it may read. */
#include "partitions/vault/vault_api.h"

#include <stddef.h>
#include <stdint.h>

#include "partitions/vault/vault_salt.h"
#include "psa/service.h"
#include "psa_manifest/vault.h"

static const uint8_t salt[VAULT_SALT_BYTES] = VAULT_SALT;

static psa_status_t read_salt(const psa_msg_t *msg)
{
    if (msg->out_size[0] < sizeof(salt)) {
        return PSA_ERROR_BUFFER_TOO_SMALL;
    }
    psa_write(msg->handle, 0u, salt, sizeof(salt));
    return PSA_SUCCESS;
}

psa_status_t vault_sfn(const psa_msg_t *msg)
{
    switch (msg->type) {
    case PSA_IPC_CONNECT:
    case PSA_IPC_DISCONNECT:
        return PSA_SUCCESS;
    case VAULT_READ_SALT:
        return read_salt(msg);
    default:
        return PSA_ERROR_PROGRAMMER_ERROR;
    }
}
