/* SPDX-License-Identifier: Apache-2.0 */
/* Partition fuzz_gamma: its variables and its functions' names; what they do is serve.c's. */
#include "fuzz/service.h"

static struct fuzz_self self;

psa_status_t fuzz_gamma_init(void)
{
    fuzz_init(&self, FUZZ_GAMMA);
    return PSA_SUCCESS;
}

psa_status_t fuzz_gamma_connected(const psa_msg_t *msg)
{
    return fuzz_serve(&self, FUZZ_GAMMA_CONNECTED, msg);
}

psa_status_t fuzz_gamma_stateless(const psa_msg_t *msg)
{
    return fuzz_serve(&self, FUZZ_GAMMA_STATELESS, msg);
}
