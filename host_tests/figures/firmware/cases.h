/* SPDX-License-Identifier: Apache-2.0 */
/* The calls that are counted: what CPU1 asks of partitions server and client, and client of server. Server has one
 * stateless and one connection-based service, as the image has with which the peers' figures were taken. */
#ifndef HOST_TESTS_FIGURES_FIRMWARE_CASES_H
#define HOST_TESTS_FIGURES_FIRMWARE_CASES_H

#include "psa/client.h"

#ifdef __cplusplus
extern "C" {
#endif

#define CASES_SERVER_PARTITION (310)
#define CASES_CLIENT_PARTITION (311)

/* Server, stateless; server, with connections; client, stateless. */
#define CASES_STATELESS_SID (0x0000F1E0u)
#define CASES_STATELESS_HANDLE ((psa_handle_t)0x40000100)
#define CASES_CONNECTED_SID (0x0000F1E1u)
#define CASES_CLIENT_SID (0x0000F1E2u)
#define CASES_CLIENT_HANDLE ((psa_handle_t)0x40000101)
#define CASES_VERSION (1u)

enum { CASES_SMALL_BYTES = 64, CASES_LARGE_BYTES = 4096 };

/* Types of calls to server: what it reads and writes, with as few API calls as it can. */
enum cases_request {
    CASES_REQUEST_EMPTY = 0, /* no vectors                         */
    CASES_REQUEST_SMALL,     /* CASES_SMALL_BYTES in, as many out  */
    CASES_REQUEST_LARGE,     /* CASES_LARGE_BYTES in               */
    CASES_REQUEST_VECTORS,   /* four vectors of CASES_SMALL_BYTES in, of which it reads none */
    CASES_REQUEST_EXCHANGE   /* CASES_LARGE_BYTES in, as many out  */
};

/* Types of calls to client: what it asks of server. */
enum cases_errand {
    CASES_ERRAND_EMPTY = 0,
    CASES_ERRAND_SMALL,
    CASES_ERRAND_LARGE,
    CASES_ERRAND_EXCHANGE,
    CASES_ERRAND_VECTORS,
    CASES_ERRAND_CONNECTION, /* psa_connect, psa_close             */
    CASES_ERRAND_COUNT,
    CASES_ERRAND_NEVER /* uses every API, so that the linker keeps all of them */
};

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_FIGURES_FIRMWARE_CASES_H */
