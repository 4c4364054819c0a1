/* SPDX-License-Identifier: Apache-2.0 */
/* What clients of partition measure say in psa_call; SID and handle are in psa_manifest/sid.h. */
#ifndef PARTITIONS_MEASURE_MEASURE_API_H
#define PARTITIONS_MEASURE_MEASURE_API_H

#ifdef __cplusplus
extern "C" {
#endif

enum {
    MEASURE_INPUT_MAX_BYTES = 64,
    MEASURE_DIGEST_BYTES = 32,
    /* Writes SHA-256 of the vault's salt followed by input 0 to output 0.
     * PSA_ERROR_INVALID_ARGUMENT: the input is longer than MEASURE_INPUT_MAX_BYTES. PSA_ERROR_BUFFER_TOO_SMALL: output
     * 0 has room for less than MEASURE_DIGEST_BYTES. PSA_ERROR_SERVICE_FAILURE: vault or crypto had no answer. */
    MEASURE_DIGEST = 1
};

#ifdef __cplusplus
}
#endif
#endif /* PARTITIONS_MEASURE_MEASURE_API_H */
