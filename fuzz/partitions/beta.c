/* SPDX-License-Identifier: Apache-2.0 */
/* Partition fuzz_beta: its variables and its functions' names; what they do is serve.c's. */
#include "fuzz/interrupt.h"
#include "fuzz/service.h"

static struct fuzz_self self;
static uint32_t edges;

psa_flih_result_t fuzz_beta_edge(void)
{
    return fuzz_edge(FUZZ_BETA, &edges);
}

psa_status_t fuzz_beta_init(void)
{
    fuzz_init(&self, FUZZ_BETA);
    return PSA_SUCCESS;
}

psa_status_t fuzz_beta_connected(const psa_msg_t *msg)
{
    return fuzz_serve(&self, FUZZ_BETA_CONNECTED, msg);
}

psa_status_t fuzz_beta_stateless(const psa_msg_t *msg)
{
    return fuzz_serve(&self, FUZZ_BETA_STATELESS, msg);
}
