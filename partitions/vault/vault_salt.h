/* SPDX-License-Identifier: Apache-2.0 */
/* The salt: a constant, because it only has to show that one partition got it from another. A product would derive it
 * from a device secret. Tools that check the result of a run include it too. */
#ifndef PARTITIONS_VAULT_VAULT_SALT_H
#define PARTITIONS_VAULT_VAULT_SALT_H

#define VAULT_SALT \
    {0x62u, 0x75u, 0x6cu, 0x6bu, 0x68u, 0x65u, 0x61u, 0x64u, 0x2du, 0x73u, 0x61u, 0x6cu, 0x74u, 0x2du, 0x30u, 0x31u}

#endif /* PARTITIONS_VAULT_VAULT_SALT_H */
