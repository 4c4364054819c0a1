/* SPDX-License-Identifier: Apache-2.0 */
/* What partition client asks of server, one function for each errand. Counted is what runs while one of them waits. */
#ifndef HOST_TESTS_FIGURES_FIRMWARE_ASK_H
#define HOST_TESTS_FIGURES_FIRMWARE_ASK_H

#include "psa/client.h"

#ifdef __cplusplus
extern "C" {
#endif

psa_status_t ask_empty(void);
psa_status_t ask_small(void);
psa_status_t ask_large(void);
psa_status_t ask_exchange(void);
psa_status_t ask_vectors(void);
psa_status_t ask_connection(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_FIGURES_FIRMWARE_ASK_H */
