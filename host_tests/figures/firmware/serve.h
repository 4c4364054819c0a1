/* SPDX-License-Identifier: Apache-2.0 */
/* What partition server does for each type of request. Functions of a file of their own, so that each is seen in a
 * trace by its name. */
#ifndef HOST_TESTS_FIGURES_FIRMWARE_SERVE_H
#define HOST_TESTS_FIGURES_FIRMWARE_SERVE_H

#include "psa/service.h"

#ifdef __cplusplus
extern "C" {
#endif

psa_status_t serve_empty(const psa_msg_t *msg);
psa_status_t serve_small(const psa_msg_t *msg);
psa_status_t serve_large(const psa_msg_t *msg);
psa_status_t serve_exchange(const psa_msg_t *msg);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_FIGURES_FIRMWARE_SERVE_H */
